"""What a newsroom receives, as text: pages, feeds, PDF, documents, mail, subtitles, records, archives of these.

In: the bytes of an input and its name. Out: a ``SourceText`` for each article in it.
Import ``readers.read_sources`` and ``inputs.named_inputs``.
"""
