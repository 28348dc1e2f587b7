"""The application of the review: its keys for moving through the queue, searching, filtering and ordering."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from claims.accusation import STAGES
from claims.claim import LABELS
from factcheck.errors import FactcheckError
from factcheck.i18n import _
from factcheck.reports.accusation_wording import stage_name
from factcheck.reports.wording import label_name, status_name
from factcheck.review import rendering
from factcheck.review.accusation_keys import AccusationKeys
from factcheck.review.dialogs import FormField, FormScreen, FormValues, TextScreen
from factcheck.review.error_wording import error_for_review
from factcheck.review.main_screen import DIGITS
from factcheck.review.queue import OPEN
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.store.claim_lists import Filter

__all__ = ["ReviewApp"]

_STATUS_KEYS = {
    "i": Status.IN_PROGRESS,
    "w": Status.AWAITING_REPLY,
    "r": Status.IN_SECOND_REVIEW,
    "y": Status.VERIFIED,
    "p": Status.PUBLISHED,
}


_NO_CONDITION: dict[str, Any] = {
    **dict.fromkeys(("statuses", "labels", "verdicts", "flags", "articles", "stages"), ()),
    **dict.fromkeys(("speaker", "words", "assignee", "accused")),
}
"""The conditions that a filter chosen in the review takes the place of."""


class ReviewApp(AccusationKeys):
    """The application: one key per decision, and a queue that can be searched, filtered and ordered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"status('{status.value}')", show=False) for key, status in _STATUS_KEYS.items()),
        *(Binding("minus" if key == "-" else key, f"verdict({n})", show=False) for n, key in enumerate(DIGITS)),
        Binding("v", "verdict", show=False),
        Binding("c", "correct", show=False),
        Binding("d", "drop", show=False),
        Binding("e", "evidence", show=False),
        Binding("n", "note", show=False),
        Binding("R", "reply", show=False),
        Binding("g", "flags", show=False),
        Binding("l", "label", show=False),
        Binding("S", "speaker", show=False),
        Binding("P", "accusation", show=False),
        Binding("m", "mark", show=False),
        Binding("x", "not_claim", show=False),
        Binding("A", "add", show=False),
        Binding("C", "cut", show=False),
        Binding("J", "join", show=False),
        Binding("W", "assign", show=False),
        Binding("t", "tick", show=False),
        Binding("T", "untick", show=False),
        Binding("equals_sign", "same", show=False),
        Binding("space", "onward", show=False),
        Binding("s", "skip", show=False),
        Binding("u", "undo", show=False),
        Binding("f", "filter", show=False),
        Binding("slash", "search", show=False),
        Binding("o", "reorder", show=False),
        Binding("a", "article", show=False),
        Binding("h", "record", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("question_mark", "help", show=False),
        Binding("q", "quit", show=False),
    ]

    def on_option_list_option_selected(self) -> None:
        """Enter on a claim."""
        self.action_article()

    def action_help_quit(self) -> None:
        """Say which key quits, where people try the one that copies."""
        self.show_message(_("q quits; the next review goes on here"))

    def action_step(self, step: int) -> None:
        """Put the claim that is ``step`` places further on in front."""
        if self.claim_in_front():
            self.claim_list.highlighted = max(
                0, min(self.review_queue.position + step, len(self.review_queue.rows) - 1)
            )

    def action_skip(self) -> None:
        """Put the claim off until all others had their turn."""
        name = self.claim_in_front()
        if name:
            self.review_queue.skip()
            self.show_queue()
            words = _("skipped: it comes again at the end")
            self.show_message(_("{claim}: {words}").format(claim=self.claim_name(name), words=words))

    def action_onward(self) -> None:
        """Put the next open claim in front, from the top again after the last."""
        if self.claim_in_front() is None:
            return
        place = self.review_queue.next_open()
        if place is None:
            self.show_message(_("no other open claim here"))
        else:
            self.claim_list.highlighted = place

    def narrow(self, wanted: Filter, sought: str, *, top: bool = False) -> str | None:
        """Show another queue. Returns the error as text, or None if there was none."""
        try:
            self.review_queue.narrow(wanted, sought)
        except FactcheckError as error:
            self.show_message(error_for_review(error))
            return error_for_review(error)
        if top:
            self.review_queue.move(0)
        self.show_queue()
        return None

    def action_reorder(self) -> None:
        """Put the queue in the next of the orders."""
        self.narrow(self.review_queue.next_order(), self.review_queue.search_words, top=True)

    def action_search(self) -> None:
        """Ask for words of the claim, its speaker or its article; no words show the whole queue again."""

        def submit(typed: FormValues) -> str | None:
            return self.narrow(self.review_queue.filter_in_force, typed["words"].strip())

        draft = {"words": self.review_queue.search_words}
        entries = [FormField("words", _("Words, speaker, article"))]
        enter = _("search; with no words, the whole queue")
        self.push_screen(FormScreen(_("Search"), entries, submit, draft, enter=enter))

    def action_filter(self) -> None:
        """Ask for one condition that the claims of the queue must meet."""
        asked = self.review_queue.initial_filter
        conditions = self._conditions()
        choices = [("asked", _("as at the start"), asked)]
        choices += [(key, words, replace(asked, **(_NO_CONDITION | some))) for key, words, some in conditions]
        filters = {key: wanted for key, _words, wanted in choices}
        self.choose(
            _("Filter"), [(key, words) for key, words, _wanted in choices], lambda key: self.narrow(filters[key], "")
        )

    def _conditions(self) -> list[tuple[str, str, dict[str, Any]]]:
        """What the queue may be narrowed to: a key, words, and the fields of the filter."""
        front, accused = self.review_queue.claim, self.review_queue.accused
        found: list[tuple[str, str, dict[str, Any]]] = [
            ("open", _("all open claims"), {"statuses": OPEN}),
            ("all", _("all claims"), {}),
            *((f"status-{s.value}", status_name(s), {"statuses": (s.value,)}) for s in Status),
            *((f"label-{label.value}", label_name(label), {"labels": (label.value,)}) for label in LABELS),
        ]
        if front and front.speaker:
            words = _("this speaker: {name}").format(name=one_line(front.speaker))
            found.append(("speaker", words, {"speaker": front.speaker}))
        here = accused.get(front.id, ()) if front else ()
        for number, name in enumerate(dict.fromkeys(party.name for one in here for party in one.accused)):
            words = _("accused: {name}").format(name=one_line(name))
            found.append((f"accused-{number}", words, {"accused": name}))
        found.append(("accusing", _("claims that accuse somebody"), {"stages": tuple(stage.value for stage in STAGES)}))
        # A stage that is denied is not one that somebody is at.
        told = {one.stage for some in accused.values() for one in some if not one.negated}
        found += [
            (f"stage-{stage.value}", _("stage: {name}").format(name=stage_name(stage)), {"stages": (stage.value,)})
            for stage in STAGES
            if stage in told
        ]
        if self.place:
            found.append(("article", _("this article"), {"articles": (self.place.reading.article_id,)}))
        who = self.review_queue.who
        return [*found, ("mine", _("assigned to me ({name})").format(name=one_line(who)), {"assignee": who})]

    def action_article(self) -> None:
        """Show the whole article, scrolled to the claim."""
        if self.claim_in_front() and self.place:
            title = one_line(self.place.reading.title or _("(untitled)"))
            self.push_screen(TextScreen(title, rendering.article_parts(self.place), seen=1))

    def action_record(self) -> None:
        """Show all that is on record of the claim in front: evidence, replies, history."""
        name = self.claim_in_front()
        try:
            dossier = self.review_queue.dossier() if name else None
        except FactcheckError as error:
            self.show_message(error_for_review(error))
            return
        if name and dossier is not None:
            record = rendering.record_below(dossier, self.review_queue.scale)
            self.push_screen(TextScreen(self.claim_name(name), [record]))

    def action_help(self) -> None:
        """Show all keys."""
        scale = self.review_queue.scale
        keys = dict(zip(scale.verdicts, DIGITS, strict=False))
        self.push_screen(TextScreen(_("Keys"), [rendering.help_text(scale, keys)]))
