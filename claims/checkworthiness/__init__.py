"""How much a claim is worth checking.

In: a document, its claims and the scale of weights. Out: one ``Worth`` a claim.
Import ``worth_weights.load_worth`` and ``scoring.weigh``.
"""
