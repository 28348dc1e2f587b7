"""The label of a claim: reported speech, allegation or established fact.

In: what the classifier sees of a claim (``features``). Out: ``LabelledClaim``.
Import ``labeller.Labeller`` and ``labeller.load_labeller``; ``features`` is for attribution and training.
"""
