"""Questions about a parsed sentence: subjects, moods, noun phrases, clauses.

In: a ``Sentence`` and one of its words. Out: words, or yes and no. Import the functions of ``subjects``, ``verbs``,
``noun_phrases``, ``function_words``, ``clauses`` and ``phrases``; nothing here knows of rules or claims.
"""
