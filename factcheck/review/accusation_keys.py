"""The key of the review that corrects an accusation: who is accused, of what, by whom, how far the procedure is.

What is typed makes the request that ``factcheck set`` makes. Several names, and several offences, stand in one line
with semicolons between them.
"""

from __future__ import annotations

from claims.accusation import STAGES, Stage
from factcheck.dossiers.accusation_request import AccusationRequest, Which, accusations_now
from factcheck.dossiers.decision_request import DecisionRequest
from factcheck.i18n import _
from factcheck.reports.accusation_wording import stage_name, told_accusation_line
from factcheck.review.dialogs import FormField, FormValues
from factcheck.review.mending_keys import MendingKeys
from factcheck.told_accusations import ToldAccusation

__all__ = ["AccusationKeys"]

_NEW, _NOBODY, _MACHINE, _NONE = "new", "nobody", "machine", "none"
"""Keys of choices: another accusation, the claim accuses nobody, the machine's own, this one is no accusation."""
_REACHED, _DENIED = "reached", "denied"
_BETWEEN = "; "


class AccusationKeys(MendingKeys):
    """Corrections of accusations, each a decision like the others."""

    def action_accusation(self) -> None:
        """Correct one of the accusations of the claim in front, add one, or say that it accuses nobody."""
        name = self.one_claim()
        found = self.review_queue.dossier() if name else None
        if name is None or found is None:
            return
        now = accusations_now(found)
        corrected = any(event.what == "accusations" for event in found.history)
        if not now and not corrected:
            self._ask_accusation(name, Which.NEW, None)
            return
        choices = [(str(number), told_accusation_line(one)) for number, one in enumerate(now, start=1)]
        choices += [(_NEW, _("another accusation …"))]
        choices += [(_NOBODY, _("nobody is accused"))] if now else []
        choices += [(_MACHINE, _("as the machine has it"))] if corrected else []

        def chosen(key: str) -> None:
            if key == _MACHINE:
                self.decide(name, DecisionRequest(accusation=AccusationRequest(machine=True)))
            elif key == _NOBODY:
                self.decide(name, DecisionRequest(accusation=AccusationRequest(which=Which.ALL, gone=True)))
            elif key == _NEW:
                self._ask_accusation(name, Which.NEW, None)
            else:
                self._ask_accusation(name, int(key), now[int(key) - 1])

        self.choose(_("Accusation"), choices, chosen, name)

    def ask_accused(self, name: str) -> None:
        """Ask whether a claim that was added accuses somebody, and if so, whom and of what."""
        choices = [(_NOBODY, _("nobody is accused")), (_NEW, _("somebody is accused …"))]
        self.choose(
            _("Accusation"),
            choices,
            lambda key: self._ask_accusation(name, Which.NEW, None) if key == _NEW else None,
            name,
        )

    def _ask_accusation(self, name: str, which: int | Which, one: ToldAccusation | None) -> None:
        """Show the form for an accusation that is there, or for a new one."""
        stages = [(stage.value, stage_name(stage)) for stage in STAGES]
        stages += [(_NONE, _("this is no accusation"))] if one else []
        reached = [(_REACHED, _("reached")), (_DENIED, _("not, or no longer"))]
        entries = [
            FormField("accused", _("Accused")),
            FormField("stage", _("Stage"), choices=stages),
            FormField("reached", _("The stage is"), choices=reached),
            FormField("offences", _("Offence")),
            FormField("accuser", _("Who accuses")),
            FormField("note", _("Why")),
        ]
        kind = f"accusation {which}"
        if one:
            self.drafts.setdefault((name, kind), _values(one))

        def submit(typed: FormValues) -> str | None:
            request = _request(which, typed)
            return self.decide(name, DecisionRequest(accusation=request, note=typed["note"]))

        self.form(kind, _("Accusation (several names: with ; between them)"), entries, submit, (name,))


def _values(one: ToldAccusation) -> FormValues:
    """What the form shows of an accusation that is there."""
    return {
        "accused": _BETWEEN.join(one.accused),
        "stage": one.stage.value,
        "reached": _DENIED if one.negated else _REACHED,
        "offences": _BETWEEN.join(one.offences),
        "accuser": one.accuser or "",
        "note": "",
    }


def _request(which: int | Which, typed: FormValues) -> AccusationRequest:
    if typed["stage"] == _NONE:
        return AccusationRequest(which=which, gone=True)
    return AccusationRequest(
        which=which,
        accused=_parts(typed["accused"]),
        stage=Stage(typed["stage"]),
        negated=typed["reached"] == _DENIED,
        offences=_parts(typed["offences"]),
        accuser=typed["accuser"].strip() or None,
    )


def _parts(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(";") if part.strip())
