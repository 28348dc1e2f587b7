"""The ``rules`` commands, for people who write rules.

In: arguments. Out: output, messages and an exit code.
Import nothing from here but in ``cli.commands``.
"""
