"""The claims of a parsed document: who says what, to whom, through which medium.

In: a ``Document``, a ``RuleSet`` and the people that ``resolution`` finds. Out: ``Extraction``, claims without labels.
Import ``extractor.Extractor``; the other modules are its steps.
"""
