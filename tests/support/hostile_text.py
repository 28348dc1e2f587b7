"""Text that would do harm in a terminal, and an article full of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck.scan_results import Checked
from tests.support.factories import TEXT, article, labelled

__all__ = ["INVISIBLE", "PAYLOAD", "SPEAKER", "YARD", "hostile_article"]

# C0 without NUL, tab and line feed, DEL, C1, directions, no width, tags, fillers; and a whole command to a terminal.
CONTROLS = "".join(map(chr, (*range(1, 9), *range(11, 32), *range(127, 160))))
INVISIBLE = "\xad\u061c\u180e\u200b\u200d\u200e\u202a\u202e\u2060\u2066\u2069\u3164\ufeff\ufffb\U000e0041"
PAYLOAD = f"a{CONTROLS}b{INVISIBLE}c\x1b]0;titre\x07d"
YARD = f"Le chantier naval cessera toute activité le 12 avril {PAYLOAD}"
SPEAKER = f"Sergueï {PAYLOAD} Valmont"


def hostile_article() -> Checked:
    """An article with one claim, hostile in its words and in all that is known of it."""
    text = TEXT.replace("Sergueï Valmont", SPEAKER).replace(YARD.removesuffix(f" {PAYLOAD}"), YARD)
    item = labelled(text, YARD, speaker=(SPEAKER, SPEAKER), medium="Telegram", cue="a déclaré")
    facts: dict[str, Any] = {
        "title": PAYLOAD, "outlet": PAYLOAD, "agency": PAYLOAD, "source": f"{PAYLOAD}.txt"
    }  # fmt: skip
    return Checked(article=replace(article(text), **facts), claims=(item,), skipped=())
