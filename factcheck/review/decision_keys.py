"""The keys of the review that decide: each asks what it needs and makes the request that ``factcheck set`` makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.dossiers.decision_request import DecisionRequest, EvidenceRequest, ReplyRequest
from factcheck.dossiers.dossier_wording import claim_state
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.reports.wording import stance_words, verdict_words
from factcheck.review.dialogs import ChoiceScreen, FormField, FormScreen, FormValues
from factcheck.review.error_wording import error_for_review
from factcheck.review.main_screen import ReviewPanes
from factcheck.review.rendering import alike_state, alike_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.stored_records import SuggestedPair
from factcheck.verification.acts import Stance

__all__ = ["DecisionKeys"]


class DecisionKeys(ReviewPanes):
    """Decisions on the claim in front. A refusal is shown and keeps what was typed."""

    def decide(self, name: str, request: DecisionRequest, *more: str) -> str | None:
        """Record a decision on a claim, and on ``more`` with it; the claim stays in front.

        Returns the error as text, or None once it is recorded.
        """
        about = self.claim_name(name, *more)
        try:
            said = self.review_queue.decide(name, request, *more)
        except FactcheckError as error:
            return self.show_refusal(about, error)
        self.ticked.difference_update((name, *more))
        self.show_queue()
        self.show_message(_("{claim}: kept: {words}").format(claim=about, words=said))
        return None

    def show_refusal(self, about: str, error: FactcheckError) -> str:
        """Show why something was refused, with the claim that it is about. Returns the reason as text."""
        problem = error_for_review(error)
        self.show_message(_("{claim}: refused: {problem}").format(claim=about, problem=problem))
        return problem

    def form(
        self,
        kind: str,
        title: str,
        entries: list[FormField],
        submit: Callable[[FormValues], str | None],
        names: tuple[str, ...] = (),
        *,
        enter: str = "",
    ) -> None:
        """Show a form about some claims, by default the one in front; ``enter`` says what Enter does.

        What was typed and not recorded is there again the next time.
        """
        names = names or ((self.review_queue.claim.id,) if self.review_queue.claim else ())
        key = (" ".join(names), kind)

        def closed(typed: FormValues | None) -> None:
            self.drafts.pop(key, None)
            if typed is not None:
                self.drafts[key] = typed

        about = self.claim_name(*names) if names else ""
        self.push_screen(FormScreen(title, entries, submit, self.drafts.get(key), about, enter), closed)

    def claims_in_hand(self) -> tuple[str, ...]:
        """The claims that are ticked, else the one in front; none where the queue is empty."""
        front = self.claim_in_front()
        ticked = tuple(row.id for row in self.review_queue.rows if row.id in self.ticked)
        return ticked or ((front,) if front else ())

    def one_claim(self) -> str | None:
        """The claim in front, for what is decided on one claim only; None where several are ticked, or none is here."""
        if self.ticked:
            self.show_message(_("this is about one claim only: T takes the ticks off"))
            return None
        return self.claim_in_front()

    def action_tick(self) -> None:
        """Tick the claim in front for a decision on several, or take its tick off."""
        name = self.claim_in_front()
        if name:
            self.ticked ^= {name}
            self.show_queue()
            n = len(self.ticked)
            self.show_message(ngettext("{n} claim ticked", "{n} claims ticked", n).format(n=n))

    def action_untick(self) -> None:
        """Take all ticks off."""
        self.ticked.clear()
        self.show_queue()
        self.show_message(ngettext("{n} claim ticked", "{n} claims ticked", 0).format(n=0))

    def action_status(self, status: str) -> None:
        """Set the status."""
        names = self.claims_in_hand()
        if names:
            self.decide(names[0], DecisionRequest(status=Status(status)), *names[1:])

    def action_verdict(self, number: int | None = None) -> None:
        """Give the verdict with this number on the scale, or one to choose; then ask for the reason."""
        name, verdicts = self.one_claim(), list(self.review_queue.scale.verdicts.values())
        if name is None or (number is not None and number >= len(verdicts)):
            return

        def reason(key: str | None) -> None:
            if key is None:
                return
            entries = [FormField("note", _("Why"))]

            def submit(typed: FormValues) -> str | None:
                return self.decide(name, DecisionRequest(verdict=key, note=typed["note"]))

            title = _("Verdict: {words}").format(words=verdict_words(self.review_queue.scale.verdicts[key]))
            self.form(f"verdict {key}", title, entries, submit, enter=_("give this verdict"))

        if number is not None:
            reason(verdicts[number].key)
        else:
            choices = [(v.key, verdict_words(v)) for v in verdicts]
            self.push_screen(ChoiceScreen(_("Verdict"), choices, about=self.claim_name(name)), reason)

    def action_correct(self) -> None:
        """Set the status *corrected*, which needs a reason."""
        name = self.one_claim()
        if name:

            def submit(typed: FormValues) -> str | None:
                return self.decide(name, DecisionRequest(status=Status.CORRECTED, note=typed["note"]))

            self.form("corrected", _("Corrected"), [FormField("note", _("Why"))], submit)

    def action_drop(self) -> None:
        """Set the status *dropped*; in a review that wants a reason, as whoever reads the report asks for one."""
        names = self.claims_in_hand()
        if names:

            def submit(typed: FormValues) -> str | None:
                if not typed["note"].strip():
                    return _("say why it is dropped")
                return self.decide(names[0], DecisionRequest(status=Status.DROPPED, note=typed["note"]), *names[1:])

            self.form("dropped", _("Dropped"), [FormField("note", _("Why"))], submit, names, enter=_("drop it"))

    def action_note(self) -> None:
        """Add a note."""
        names = self.claims_in_hand()
        if names:

            def submit(typed: FormValues) -> str | None:
                return self.decide(names[0], DecisionRequest(note=typed["note"]), *names[1:])

            self.form("note", _("Note"), [FormField("note", _("Note"))], submit, names, enter=_("add the note"))

    def action_evidence(self) -> None:
        """Add a piece of evidence."""
        name = self.one_claim()
        if name is None:
            return
        # The first of them is the default: it says nothing for or against the claim.
        stances = [(key, stance_words(key)) for key in (Stance.CONTEXT, Stance.SUPPORTS, Stance.REFUTES)]
        entries = [
            FormField("url", _("Address")),
            FormField("title", _("Title")),
            FormField("quote", _("Passage that counts")),
        ]
        entries += [FormField("archived", _("Archived copy")), FormField("stance", _("What it does"), choices=stances)]
        entries.append(FormField("primary", _("Primary source"), choices=[("no", _("no")), ("yes", _("yes"))]))

        def submit(typed: FormValues) -> str | None:
            url = typed["url"].strip()
            if not url:
                return _("an address is missing")
            piece = EvidenceRequest(
                url=url,
                title=typed["title"].strip() or None,
                archived=typed["archived"].strip() or None,
                quote=typed["quote"].strip() or None,
                stance=Stance(typed["stance"]),
                primary=typed["primary"] == "yes",
            )
            return self.decide(name, DecisionRequest(evidence=(piece,)))

        self.form("evidence", _("Evidence"), entries, submit, enter=_("add the evidence"))

    def action_reply(self) -> None:
        """Record who was asked for a reply, and what they answered."""
        name = self.one_claim()
        if name:

            def submit(typed: FormValues) -> str | None:
                reply = ReplyRequest(asked=typed["asked"], answer=typed["answer"])
                return self.decide(name, DecisionRequest(reply=reply))

            entries = [FormField("asked", _("Who was asked")), FormField("answer", _("Their answer"))]
            self.form("reply", _("Right of reply"), entries, submit)

    def choose(self, title: str, choices: list[tuple[str, str]], chosen: Callable[[str], Any], *about: str) -> None:
        """Show a choice about claims with the ids ``about``; ``chosen`` gets the key, unless it is left without."""
        named = self.claim_name(*about) if about else ""
        self.push_screen(ChoiceScreen(title, choices, named), lambda key: None if key is None else chosen(key))

    def action_flags(self) -> None:
        """Set a flag, or remove it."""
        name, scale = self.claim_in_front(), self.review_queue.scale
        if name is None or self.review_queue.claim is None:
            return
        there = self.review_queue.claim.flag_keys
        choices = [(key, f"{'×' if key in there else '○'} {scale.flag_name(key)}") for key in scale.flags]

        def turn(key: str) -> None:
            self.decide(name, DecisionRequest(flags_off=(key,)) if key in there else DecisionRequest(flags_on=(key,)))

        self.choose(_("Flags"), choices, turn, name)

    def action_same(self) -> None:
        """Confirm or reject that the claim in front is a known one, or undo a link between them."""
        name, claim = self.one_claim(), self.review_queue.claim
        if name is None or claim is None:
            return
        try:
            pairs = self.review_queue.alike()
        except FactcheckError as error:
            self.show_message(error_for_review(error))
            return
        known = claim.same_as
        if known:
            title = _("{claim} repeats {known}").format(claim=name, known=known)
            other = [("no", _("no: these are two claims"))]
            self.choose(title, other, lambda _key: self._judge(name, known, same=False), name)
        elif len(pairs) == 1:
            self._ask_same(name, pairs[0])
        elif pairs:
            choices = [(pair.known_id, alike_words(pair, self.review_queue.scale)) for pair in pairs]
            by_id = {pair.known_id: pair for pair in pairs}
            self.choose(_("Which claim?"), choices, lambda key: self._ask_same(name, by_id[key]), name)
        else:
            words = _("no claim like this one is known")
            self.show_message(_("{claim}: {words}").format(claim=self.claim_name(name), words=words))

    def _ask_same(self, name: str, pair: SuggestedPair) -> None:
        said = [
            f"{one_line(speaker or '—')} · {one_line(content)}"
            for speaker, content in ((pair.speaker, pair.content), (pair.known_speaker, pair.known_content))
        ]
        front = self.review_queue.claim
        if front is not None:
            own = claim_state(front.status, front.verdict, self.review_queue.scale)
            said[0] = f"{name} · {own} · {said[0]}"
        title = "\n".join([alike_state(pair, self.review_queue.scale), *said])
        choices = [("yes", _("yes: the same claim")), ("no", _("no: these are two claims"))]
        self.choose(title, choices, lambda key: self._judge(name, pair.known_id, same=key == "yes"), name)

    def _judge(self, name: str, known: str, *, same: bool) -> None:
        try:
            said = self.review_queue.judge(name, known, same=same)
        except FactcheckError as error:
            self.show_refusal(self.claim_name(name), error)
            return
        self.show_queue()
        self.show_message(_("{claim}: kept: {words}").format(claim=self.claim_name(name), words=said))

    def action_undo(self) -> None:
        """Take back the last decision of this review, else of the claim in front."""
        if not self.review_queue.steps and self.claim_in_front() is None:
            return
        try:
            said = self.review_queue.undo()
        except FactcheckError as error:
            self.show_message(error_for_review(error))
            return
        self.show_queue()
        front = self.review_queue.claim
        about = self.claim_name(front.id) if front else ""
        self.show_message(_("{claim}: {words}").format(claim=about, words=said) if about else said)
