"""Files to articles: headline, byline, standfirst, body.

In: paths or standard input. Out: ``Article`` with its blocks.
Import ``reader.read_articles`` and ``reader.read_text``.
"""
