"""Text to parsed document; the only package besides training that knows Stanza.

In: a text and its paragraphs. Out: a ``Document`` with repaired tags and trees, and what was left out.
Import ``parser.load_parser``.
"""
