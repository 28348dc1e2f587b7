"""Questions about a parsed sentence: subjects, moods, noun phrases, clauses.

In: a ``Sentence`` and one of its words. Out: words, or yes and no.
Import the functions; nothing here knows of rules or claims.
"""
