"""Folders and addresses watched: whatever is new or changed in them is taken once, and told.

In: folders, addresses, a store, and what reads articles. Out: rows in the store, and calls for each article taken.
Import ``watcher.Watcher``; ``folders`` and ``addresses`` give it what they find, ``hooks`` and ``claim_match`` say who
is told of which claims.
"""
