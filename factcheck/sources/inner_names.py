"""Names that archives, mails and the like give to what is in them.

In: a name that a stranger chose. Out: one that can be shown, and leads nowhere.
"""

from __future__ import annotations

__all__ = ["clean_name"]

_LONGEST = 255


def clean_name(name: str) -> str:
    """``name`` without what would lead out of its folder, be obeyed by a terminal, or hide another name."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    clean = "/".join(parts)[-_LONGEST:].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in clean) or "?"
