"""Word lists and the classes of words made from them.

In: the word lists of a rule set. Out: sets of lemmas and forms by their role (speech verbs, speaking nouns).
Import ``wordlists`` and ``word_classes``; ``grammar_words`` holds the closed classes that no rule set changes.
"""
