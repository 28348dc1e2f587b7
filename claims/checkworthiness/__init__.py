"""How much a claim is worth checking.

In: a document, its claims and the scale of weights. Out: one ``Worth`` a claim.
Import ``scale.load_worth`` and ``scoring.weigh``.
"""
