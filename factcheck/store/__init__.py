"""The store: articles, claims, what the machine read in them and what people decided.

In: scans, decisions, published reviews. Out: typed records (``factcheck.stored_records``), articles with their
standings. Rows are only added, never changed or deleted; TABLES.md describes them. Import ``engine.open_store``, then
the module of what you want; errors are ``StoreError`` and ``VerificationError``.
"""
