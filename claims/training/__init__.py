"""Training of the French models that ship: from corpora to models in Stanza's resources layout.

In: a folder of treebanks, entities and raw text. Out: a folder of models and their scores. Run ``python -m
claims.training``. It needs a checkout, the development dependencies and hours; nothing else in ``claims`` imports it,
and it is left out of the wheel.
"""
