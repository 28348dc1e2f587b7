"""What the models get wrong, put right: tags before the tree is built, then the tree.

In: the words of one sentence. Out: the same words with other tags, heads or relations.
Import ``registry.repairs`` and ``registry.with_repairs``.
"""
