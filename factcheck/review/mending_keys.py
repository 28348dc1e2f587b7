"""The keys of the review that mend what the machine read: labels, speakers, places, claims that are none or missed."""

from __future__ import annotations

from functools import partial

from claims.claim import LABELS, Label, SourceRole
from claims.document.span import words_at
from factcheck.dossiers.decision_request import DecisionRequest
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.accusation_wording import accused_lines
from factcheck.reports.wording import label_name, not_claim_words
from factcheck.review.cutting_screen import CutScreen
from factcheck.review.decision_keys import DecisionKeys
from factcheck.review.dialogs import FormField, FormValues
from factcheck.review.marking_screen import MarkedParts, MarkScreen
from factcheck.review.mending import add_missed, cut_claim, join_claims, neighbours
from factcheck.review.people import people_near
from factcheck.review.queue import ClaimPlace
from factcheck.review.queue_lines import shortened
from factcheck.review.rendering import part_spans
from factcheck.review.speaker_screen import SpeakerChoice, SpeakerScreen
from factcheck.safe_text import one_line
from factcheck.store.missed_claims import MissedClaim
from factcheck.stored_records import Appearance
from factcheck.verification.acts import NotClaim, Part

__all__ = ["MendingKeys"]

_MACHINE, _CLAIM = "machine", "claim"
"""Keys of choices: give it back to the machine, a claim after all."""
_DENIED = "denied "
"""What the key of a label begins with where the speaker denies the claim."""


class MendingKeys(DecisionKeys):
    """Corrections of what the machine read, each a decision like the others: on record, and taken back by undo."""

    def action_label(self) -> None:
        """Correct the label."""
        names = self.claims_in_hand()
        if names:
            choices = [*_labels(), (_MACHINE, _("as the machine has it"))]

            def chosen(key: str) -> None:
                def submit(typed: FormValues) -> str | None:
                    label = None if key == _MACHINE else Label(key)
                    return self.decide(names[0], DecisionRequest(label=label, note=typed["note"]), *names[1:])

                title = _("Label: {words}").format(words=dict(choices)[key])
                self.form(f"label {key}", title, [_why()], submit, names, enter=_("correct the label"))

            self.choose(_("Label"), choices, chosen, *names)

    def action_speaker(self) -> None:
        """Correct the speaker: one of the people of the article, another name, nobody, or the machine's own."""
        names, front = self.claims_in_hand(), self.review_queue.claim
        if not names or front is None:
            return

        def chosen(name: str | None) -> None:
            def submit(typed: FormValues) -> str | None:
                return self.decide(names[0], DecisionRequest(speaker=name, note=typed["note"]), *names[1:])

            words = machine if name is None else name or _("nobody")
            title = _("Speaker: {words}").format(words=words)
            # The list of speakers closes first.
            self.call_later(self.form, "speaker", title, [_why()], submit, names, enter=_("correct the speaker"))

        choices = self._speakers(front.speaker or "" if names == (front.id,) else None)
        machine = _("as the machine has it")
        if names == (front.id,):
            machine = _("as the machine has it: {name}").format(name=front.machine_speaker or _("nobody"))
        choices.append(SpeakerChoice(None, machine))
        self.push_screen(SpeakerScreen(choices, chosen, about=self.claim_name(*names)))

    def _speakers(self, present: str | None = None) -> list[SpeakerChoice]:
        """The people of the article, and nobody; ``present`` is in force, and among them in any case."""
        people = people_near(self.review_queue, self.place) if self.place else []
        kinds = {SourceRole.ORGANISATION: _("organisation"), SourceRole.VAGUE: _("not identified")}
        words = {"": _("nobody")} if present == "" else {present: present} if present else {}
        for one in people:
            words[one.name] = " · ".join([one.name, *([kinds[one.kind]] if one.kind in kinds else [])])
        words.setdefault("", _("nobody"))
        marked = {
            name: _("{name} (in force)").format(name=told) if name == present else told for name, told in words.items()
        }
        return [SpeakerChoice(name, told, name == present) for name, told in marked.items()]

    def action_mark(self) -> None:
        """Mark where content, speaker, cue and medium stand, word by word."""
        name, place = self.one_claim(), self.place
        if name is None or place is None:
            return

        def submit(marks: MarkedParts) -> str | None:
            return self.decide(name, DecisionRequest(marks=marks, article=place.reading.article_id))

        now, machine = part_spans(place.reading), part_spans(place.machine)
        about = self.claim_name(name)
        self.push_screen(MarkScreen(place.text, now, machine, place.sentence.start, submit, about=about))

    def action_not_claim(self) -> None:
        """Say why the machine's claim is none to check, or that it is one after all."""
        names, front = self.claims_in_hand(), self.review_queue.claim
        if not names or front is None:
            return
        reasons = [reason for reason in NotClaim if reason is not NotClaim.MERGED]
        choices = [(reason.value, not_claim_words(reason)) for reason in reasons]
        choices += [(_CLAIM, _("it is a claim after all"))] if front.not_claim else []

        def chosen(key: str) -> None:
            reason = None if key == _CLAIM else NotClaim(key)
            self.decide(names[0], DecisionRequest(not_claim=reason), *names[1:])

        self.choose(_("Not a claim, but …"), choices, chosen, *names)

    def action_assign(self) -> None:
        """Say who works on the claim, and until when."""
        names, front = self.claims_in_hand(), self.review_queue.claim
        if not names or front is None:
            return

        def submit(typed: FormValues) -> str | None:
            who, day = typed["assignee"].strip(), typed["deadline"].strip()
            return self.decide(names[0], DecisionRequest(assignee=who or None, deadline=day or None), *names[1:])

        entries = [FormField("assignee", _("Who works on it")), FormField("deadline", _("Until (2026-03-31)"))]
        self.drafts.setdefault(
            (" ".join(names), "assign"), {"assignee": front.assignee or "", "deadline": front.deadline or ""}
        )
        self.form("assign", _("Assignment and deadline"), entries, submit, names)

    def action_add(self) -> None:
        """Add a claim that the machine did not find: mark its words, then choose label and speaker."""
        name, place = self.one_claim(), self.place
        if name is None or place is None:
            return
        nothing: dict[Part, tuple[()]] = dict.fromkeys(Part, ())

        def submit(marks: MarkedParts) -> str | None:
            if not marks.get(Part.CONTENT):
                return _("mark what is said first: > takes the next sentence")
            marked.append(marks)
            return None

        def closed(_left: None) -> None:
            if marked:
                self._ask_label(place, marked[-1])

        marked: list[MarkedParts] = []
        about = _("A missed claim: mark what is said")
        screen = MarkScreen(place.text, nothing, nothing, place.sentence.end, submit, about=about, adding=True)
        self.push_screen(screen, closed)

    def _ask_label(self, place: ClaimPlace, marks: MarkedParts) -> None:
        """Ask for the label and the speaker of a claim whose words were marked, then add it."""

        def labelled(key: str) -> None:
            label, denied = Label(key.removeprefix(_DENIED)), key.startswith(_DENIED)
            add = partial(self._add, place, marks, label, denied)
            self.push_screen(SpeakerScreen(self._speakers(), add, about=about, typed=marked_name))

        words = words_at(place.text, marks[Part.CONTENT] or ())
        marked_name = " ".join(span.of(place.text) for span in marks.get(Part.SPEAKER) or ())
        about = _("A missed claim: “{words}”").format(words=shortened(one_line(words)))
        denials = [
            (f"{_DENIED}{label.value}", _("{label}, which the speaker denies").format(label=label_name(label)))
            for label in (Label.REPORTED_SPEECH, Label.ALLEGATION)
        ]
        self.choose(f"{_('Label')} · {about}", [*_labels(), *denials], labelled)

    def _add(
        self, place: ClaimPlace, marks: MarkedParts, label: Label, denied: bool, speaker: str | None
    ) -> str | None:
        first = {part: (spans or (None,))[0] for part, spans in marks.items()}
        claim = MissedClaim(
            article=place.reading.article_id,
            content=marks[Part.CONTENT] or (),
            label=label,
            name=speaker or None,
            speaker=first.get(Part.SPEAKER),
            cue=first.get(Part.CUE),
            medium=first.get(Part.MEDIUM),
            denied=denied,
        )
        try:
            added = add_missed(self.review_queue, claim)
        except FactcheckError as error:
            return self.show_refusal(_("A missed claim"), error)
        self.show_queue()
        self.show_message(_("{claim}: kept: {words}").format(claim=self.claim_name(added), words=_("added")))
        # The list of speakers closes first.
        self.call_later(self.ask_accused, added)
        return None

    def ask_accused(self, name: str) -> None:
        """Ask whether a claim that was added accuses somebody; asked where accusations are told."""

    def action_cut(self) -> None:
        """Cut the claim in two at a word."""
        name, place = self.one_claim(), self.place
        if name is None or place is None:
            return

        def submit(at: int) -> str | None:
            try:
                other = cut_claim(self.review_queue, name, place, at)
            except FactcheckError as error:
                return self.show_refusal(self.claim_name(name), error)
            self.show_queue()
            words = _("cut in two; the other one is {other}").format(other=self.claim_name(other))
            self.show_message(_("{claim}: kept: {words}").format(claim=self.claim_name(name), words=words))
            return None

        self.push_screen(CutScreen(place.text, place.reading.spans, submit, about=self.claim_name(name)))

    def action_join(self) -> None:
        """Give the claim the words of another one of the article, which is then none of its own."""
        name, place = self.one_claim(), self.place
        if name is None or place is None:
            return
        others = {one.claim_id: one for one in neighbours(self.review_queue, place)}
        if not others:
            words = _("no other claim stands in this article")
            self.show_message(_("{claim}: {words}").format(claim=self.claim_name(name), words=words))
            return
        choices = [(key, f"{key} {_with_accused(one)}") for key, one in others.items()]

        def chosen(key: str) -> None:
            try:
                join_claims(self.review_queue, name, place, others[key])
            except FactcheckError as error:
                self.show_refusal(self.claim_name(name), error)
                return
            self.show_queue()
            words = _("joined with {other}").format(other=key)
            self.show_message(_("{claim}: kept: {words}").format(claim=self.claim_name(name), words=words))

        self.choose(_("Which claim has words of this one?"), choices, chosen, name)


def _why() -> FormField:
    return FormField("note", _("Why (may stay empty)"))


def _labels() -> list[tuple[str, str]]:
    return [(label.value, label_name(label)) for label in LABELS]


def _with_accused(one: Appearance) -> str:
    """What a claim says, and who is accused at which stage: no offence stands alone."""
    told = accused_lines(one.accusations or ())
    return " · ".join([one_line(one.content), *told])
