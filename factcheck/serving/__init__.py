"""Commands run by a process that has everything loaded: who asks, who answers, and how they talk.

What the client imports is small: it decides before anything else of the program is loaded.
"""
