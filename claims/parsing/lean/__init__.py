"""Lean counterparts of Stanza's processors: the same models, called less often and on more at a time.

In: the processors of a loaded pipeline. Out: others with the same call and the same results. Import
``replacements.with_lean_processors``.
"""
