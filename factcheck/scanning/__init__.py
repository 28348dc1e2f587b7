"""Article to labelled claims, and the models that this needs.

In: an ``Article``. Out: ``Checked``, its claims and what was left out.
Import ``checker.Checker``.
"""
