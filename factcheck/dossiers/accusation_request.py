"""What a person asks to change in the accusations of a claim, and the accusations that it comes to.

In: a ``Dossier`` and an ``AccusationRequest``. Out: all accusations of the claim as that person tells them. What the
request leaves unsaid stays as it is, as the machine read it or people told it before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from claims.accusation import Stage
from factcheck.errors import Fault, VerificationError
from factcheck.reports.accusation_wording import told_accusation_line
from factcheck.store.accusation_corrections import told_of
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.acts import UNSET, Unset
from factcheck.verification.similarity import fold

if TYPE_CHECKING:
    from factcheck.stored_records import Dossier

__all__ = ["AccusationRequest", "Which", "accusations_now", "requested_accusations"]


class Which(Enum):
    """Which accusation of a claim is meant, where no number says so."""

    ONLY = "only"
    """The one that there is, or a first one; of several the one of the accused who is named."""
    NEW = "new"
    """Another one beside those that there are."""
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationRequest:
    """What is to change in one accusation: ``which`` is its number, from 1, or one of ``Which``.

    ``gone``: it is none, or with ``Which.ALL`` the claim accuses nobody. ``machine``: those that the machine read count
    again, whatever else is asked. Empty ``accused`` or ``offences``, and an ``accuser`` of None: the claim tells none.
    """

    which: int | Which = Which.ONLY
    accused: tuple[str, ...] | Unset = UNSET
    offences: tuple[str, ...] | Unset = UNSET
    accuser: str | Unset | None = UNSET
    stage: Stage | Unset = UNSET
    negated: bool | Unset = UNSET
    gone: bool = False
    machine: bool = False


def accusations_now(dossier: Dossier) -> tuple[ToldAccusation, ...]:
    """The accusations of a claim as people told them, else as the machine read them last."""
    last = dossier.appearances[-1]
    return told_of(dossier.corrected.get(last.article_id, last).accusations or ())


def requested_accusations(dossier: Dossier, request: AccusationRequest) -> tuple[ToldAccusation, ...] | None:
    """All accusations of the claim once the request is met; None: those that the machine read.

    Raises:
        VerificationError: it is not clear which accusation is meant, there is none with that number, or a new one has
            no stage.
    """
    if request.machine:
        return None
    now = accusations_now(dossier)
    if request.which is Which.ALL:
        return () if request.gone else now
    place = _place(dossier.claim.id, now, request)
    if request.gone:
        return (*now[:place], *now[place + 1 :])
    if place == len(now):
        if isinstance(request.stage, Unset):
            raise VerificationError(Fault.ACCUSATION_WITHOUT_STAGE)
        return (*now, _changed(ToldAccusation(stage=request.stage), request))
    return (*now[:place], _changed(now[place], request), *now[place + 1 :])


def _place(claim: str, now: tuple[ToldAccusation, ...], request: AccusationRequest) -> int:
    """The index of the accusation that is meant; one behind the last for a new one."""
    if request.which is Which.NEW or (request.which is Which.ONLY and not now and not request.gone):
        return len(now)
    if isinstance(request.which, int):
        if not 1 <= request.which <= len(now):
            raise VerificationError(Fault.NO_SUCH_ACCUSATION, claim=claim, number=request.which, found=len(now))
        return request.which - 1
    if len(now) == 1:
        return 0
    named = [] if isinstance(request.accused, Unset) else list(map(fold, request.accused))
    fitting = [n for n, one in enumerate(now) if named and list(map(fold, one.accused)) == named]
    if len(fitting) == 1:
        return fitting[0]
    if not now:
        raise VerificationError(Fault.NO_SUCH_ACCUSATION, claim=claim, number=1, found=0)
    lines = tuple(f"{n}. {told_accusation_line(one)}" for n, one in enumerate(now, start=1))
    raise VerificationError(Fault.WHICH_ACCUSATION, claim=claim, names=lines)


def _changed(one: ToldAccusation, request: AccusationRequest) -> ToldAccusation:
    # Another stage is reached unless the request says that it is not.
    if not isinstance(request.stage, Unset):
        one = replace(one, stage=request.stage, negated=False)
    if not isinstance(request.negated, Unset):
        one = replace(one, negated=request.negated)
    if not isinstance(request.accused, Unset):
        one = replace(one, accused=request.accused)
    if not isinstance(request.offences, Unset):
        one = replace(one, offences=request.offences)
    return one if isinstance(request.accuser, Unset) else replace(one, accuser=request.accuser)
