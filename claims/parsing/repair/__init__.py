"""Repairs of known errors of the models: tags before the tree is built, then the tree.

In: the words of one sentence. Out: the same words with other tags, heads or relations. Import ``registry.repairs_of``
and ``registry.with_repairs``.
"""
