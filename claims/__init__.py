"""French news text in, claims out: who says what, through which medium, and how firmly the article stands behind it.

    from claims import analyse

    for found in analyse(text).claims:
        print(found.label, found.claim.text(text))

Knows nothing of files, articles or the command line. What is named in ``__all__`` is the public door; it loads on
first use, so that importing a part of the package does not load the rest.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.claim import Claim, Label, LabelledClaim, Polarity, Skipped, Source, Speaker, Style
    from claims.document.span import Span
    from claims.errors import ClaimsError
    from claims.pipeline import Analyser, Analysis, analyse, load_analyser

__all__ = [
    "Analyser",
    "Analysis",
    "Claim",
    "ClaimsError",
    "Label",
    "LabelledClaim",
    "Polarity",
    "Skipped",
    "Source",
    "Span",
    "Speaker",
    "Style",
    "analyse",
    "load_analyser",
]

_HOMES = {
    "claims.claim": ("Claim", "Label", "LabelledClaim", "Polarity", "Skipped", "Source", "Speaker", "Style"),
    "claims.document.tree": ("Span",),
    "claims.errors": ("ClaimsError",),
    "claims.pipeline": ("Analyser", "Analysis", "analyse", "load_analyser"),
}

# What goes wrong with single sentences is logged to ``claims``; whoever wants to see it adds a handler.
logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
