"""How right the claims are, against articles annotated by hand.

In: annotated articles and claims. Out: figures with intervals, calibration, the worst errors.
Import ``gold.read_gold``, ``figures.evaluate`` and ``intervals``.
"""
