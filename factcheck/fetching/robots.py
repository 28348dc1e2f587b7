"""What a site's robots.txt asks of programs (RFC 9309), read by protego.

In: the bytes of the file. Out: ``RobotRules``: whether a page may be fetched, and how long to pause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["LONGEST_FILE", "ROBOT", "RobotRules", "read_rules"]

ROBOT = "factcheck"
"""The name by which a site can address us in its robots.txt."""
LONGEST_FILE = 512_000
"""Bytes that are read of the file. RFC 9309 asks for 500 KiB at least."""
_AGENT_LINE = re.compile(
    r"^([ \t]*(?:user-agent|useragent|user agent)\b[ \t]*:?[ \t]*)([^#\n]*)", re.IGNORECASE | re.MULTILINE
)
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class RobotRules:
    """The rules of one site; without ``rules`` everything may be fetched."""

    rules: Protego | None = None

    def allows(self, url: str) -> bool:
        """Whether the site lets programs fetch an address of it."""
        return self.rules is None or self.rules.can_fetch(url, ROBOT)

    @property
    def pause(self) -> float:
        """The seconds between two requests that the site asks for; 0 where it asks for none."""
        if self.rules is None:
            return 0
        rate = self.rules.request_rate(ROBOT)
        each = rate.seconds / rate.requests if rate else 0
        return max(float(self.rules.crawl_delay(ROBOT) or 0), each)


def read_rules(data: bytes) -> RobotRules:
    """The rules in a robots.txt; lines that are none are passed over.

    The file is a stranger's: of a long one the beginning is read, and groups for other programs count as one, so that
    thousands of names times thousands of rules cost nothing.
    """
    from protego import Protego

    text = "\n".join(data[:LONGEST_FILE].decode("utf-8-sig", "replace").splitlines())
    return RobotRules(Protego.parse(_AGENT_LINE.sub(_renamed, text)))


def _renamed(line: re.Match[str]) -> str:
    name = line.group(2).strip().lower()
    if name != "*":
        name = ROBOT if name.strip("*").partition("/")[0] == ROBOT else _OTHER
    return f"{line.group(1)}{name}"
