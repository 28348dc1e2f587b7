"""The parts that reading pages is made of: markup, text blocks, what of them is the article, metadata, posts, links.

In: the text of a page. Out: what ``formats.html`` and ``formats.feed`` put together.
"""
