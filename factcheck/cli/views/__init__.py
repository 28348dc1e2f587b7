"""How commands show on the terminal what they found.

In: outcomes. Out: text for rich.
Import only from commands.
"""
