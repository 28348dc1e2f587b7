"""The text and what was seen in it: the data types that all steps share.

In: a text. Out: spans, words, sentences, the document (``span``, ``tree``), its quotations (``quotations``), and the
copy of it that the parser reads (``typography``).
"""
