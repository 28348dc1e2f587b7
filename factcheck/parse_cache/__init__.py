"""Parses and findings kept from one scan to the next, so that nothing is made twice while all it needs stays the same.

In: rows by key, as ``claims`` gives them. Out: those rows again, from a file in the user's cache folder.
Import ``in_use.cache_in_use``.
"""
