"""One module for each kind of source: its bytes in, the articles in it out as ``SourceText``s.

Each has one public function ``read_KIND(data, *, name)``. It gives an ``ArticleError`` in place of each article that
cannot be read where the others can, and raises it where none can. What holds other inputs is given ``read``, which
reads one of any kind.
"""
