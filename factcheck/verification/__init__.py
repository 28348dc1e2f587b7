"""What people decide about claims: verdicts, statuses, evidence, likeness of claims.

In: the state of a claim and an act. Out: the changes that the act makes, or why it cannot be.
Import ``decisions``, ``verdict_scale``, ``similarity`` and ``claimreview``.
"""
