"""How the keys of rows begin that hold no parse: of findings, and of the rules that findings were made with.

What follows are 16 bytes; the keys of parses are 16 bytes and nothing else.
"""

from __future__ import annotations

__all__ = ["FINDINGS", "RULES"]

FINDINGS = b"findings "
RULES = b"rules    "
