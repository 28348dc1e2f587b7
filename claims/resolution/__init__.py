"""Who is meant: people, organisations and unnamed sources, and the name that stands for each mention.

In: a parsed document and the word lists of a rule set. Out: the name of a speaker with its confidence.
Import ``speaker_names``; the other modules are its steps: ``name_spans`` and ``descriptions`` → ``named_entities`` →
``agreement``, ``salience`` and ``offices`` → ``coreference``. ``name_index`` and ``people_in_view`` find persons
without looking at all of them. Persons are frozen once the document is walked through.
"""
