"""The review in the terminal: the queue, the claim in its article, one key per decision.

In: a store and a filter. Out: decisions in the store. Import ``app.Review``; only this package knows Textual.
"""
