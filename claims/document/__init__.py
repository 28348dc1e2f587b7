"""The text and what was seen in it.

In: nothing; these are the data types that the steps pass on. Out: spans, words, sentences, the document, quotations.
Import ``tree`` for the types and ``typography`` for marks and quotations.
"""
