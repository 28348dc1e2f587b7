"""Pages, feeds and files of the web: an address to the bytes that stand there, politely and safely.

In: an address with http or https. Out: ``Fetched`` with the bytes, headers, time and way there; ``Unchanged`` where the
server says that nothing is new. Errors are ``factcheck.errors.FetchError``.
Import ``fetcher.Fetcher``, and ``fetched`` for what it gives and takes.
"""
