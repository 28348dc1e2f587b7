"""The command line: one file a command, named as the command.

In: arguments. Out: output, messages and an exit code.
Import ``commands.cli``, the whole program; nothing else imports from here.
"""
