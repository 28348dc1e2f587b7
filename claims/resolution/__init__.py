"""Who is meant: people, organisations and unnamed sources, and the name that stands for each mention.

In: a parsed document. Out: the name of a speaker with its confidence.
Import ``speaker_names``; the other modules are its steps.
"""
