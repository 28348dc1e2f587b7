"""What writers of rules use: why a rule matches or not, proposals, examples run, coverage.

In: a ``RuleSet`` and parsed sentences. Out: traces, proposals and outcomes to show.
Import from any module here; nothing in ``claims`` imports this package.
"""
