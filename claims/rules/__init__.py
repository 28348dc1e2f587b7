"""Rules from YAML files, and the engine that finds where they match.

In: folders of rules and word lists; then sentences. Out: a ``RuleSet``; then matches.
Import ``loader.load_rules`` and ``matcher.Index``.
"""
