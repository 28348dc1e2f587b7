"""What can go wrong with a run on many machines as a whole. Articles that fail are no errors of a run.

In: nothing. Out: errors whose words are in the reader's language.
"""

from __future__ import annotations

from factcheck.errors import FactcheckError

__all__ = ["ClusterError", "MachineDiffersError"]


class ClusterError(FactcheckError):
    """Raised when a run cannot begin or go on; what is done is kept."""


class MachineDiffersError(ClusterError):
    """Raised on a worker that has other code, rules or models than the client."""
