"""One template of a construction filled with words that agree, and the claims expected of the sentence.

In: a construction, the chosen value of each of its axes, the words. Out: a ``GridText``. Words are marked by tags while
the template is filled; at the end the tags become spans.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.accusation import Stage
from claims.document.span import Span
from tests.grid.constructions import POSITION, Construction
from tests.grid.expectations import ExpectedAccusation, ExpectedClaim, ForbiddenClaim, GridText
from tests.grid.french import capitalised, elided, endings, inversion_link
from tests.grid.tags import without_tags

__all__ = ["Choice", "Filler"]

Choice = dict[str, str]
"""The value of each axis of a construction for one sentence."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase with its gender and number; ``core`` is None where the whole phrase is the core."""

    text: str
    agreement: str

    @classmethod
    def read(cls, entry: str) -> NounPhrase:
        text, _, agreement = entry.rpartition(" /")
        return cls(text, agreement)

    @property
    def number(self) -> str:
        return self.agreement[1]

    @property
    def without_marks(self) -> str:
        return self.text.replace("*", "")

    @property
    def separator(self) -> str:
        """What parts the phrase from what follows: a comma after an apposition."""
        return ", " if "," in self.text else " "

    def tagged(self, text: str | None = None) -> str:
        text = self.text if text is None else text
        if "*" not in text:
            return f"<s><k>{text}</k></s>"
        before, core, after = text.split("*")
        return f"<s>{before}<k>{core}</k>{after}</s>"


class Filler:
    """Fills one template: words agree, spans are marked by tags, the tags become spans."""

    def __init__(
        self,
        construction: Construction,
        words: Mapping[str, Any],
        choice: Choice,
        rng: random.Random,
        used: Counter[str],
    ) -> None:
        self._construction = construction
        self._words = words
        self._choice = choice
        self._rng = rng
        self._used = used
        self._entries: dict[str, Any] = {}

    def text(self) -> GridText:
        """The whole text with what is expected of it."""
        construction, choice = self._construction, self._choice
        template = construction.templates[choice[POSITION]]
        headline = construction.headline or self._pick("titres", self._words["titres"])
        body = self._joined(self._fill(template))
        marked = f"{headline}\n\n{body}\n"
        if choice.get("apostrophe") == "courbe":
            marked = marked.replace("'", "’")
        text, tags = without_tags(marked)
        factors = dict(choice)
        if "sujet" in choice and choice["sujet"] != "aucun":
            factors["nombre"] = {"s": "singulier", "p": "pluriel"}[self._speaker().number]
        never = tuple(
            ForbiddenClaim(speaker=self._fill(entry.get("locuteur", "")), content=self._fill(entry.get("contenu", "")))
            for entry in construction.never
        )
        return GridText(
            construction=construction.name,
            factors=factors,
            text=text,
            wanted=self._expected_claims(tags),
            facts=tuple(tags.get("f", ())),
            never=never,
            merged=construction.merged,
            accusation=self._expected_accusation(tags),
        )

    def _expected_accusation(self, tags: Mapping[str, Sequence[Span]]) -> ExpectedAccusation | None:
        stage = self._construction.stage_of(self._choice)
        if not stage:
            return None
        reached = stage.removeprefix("non ")
        accused, offences = tuple(tags.get("v", ())), tuple(tags.get("g", ()))
        return ExpectedAccusation(stage=Stage(reached), negated=reached != stage, accused=accused, offences=offences)

    def _expected_claims(self, tags: Mapping[str, Sequence[Span]]) -> tuple[ExpectedClaim, ...]:
        def first_span(tag: str) -> Span | None:
            # A second claim without a mark of its own shares the first one's: « A », a dit X. « B. »
            spans = tags.get(tag) or tags.get(tag[0])
            return spans[0] if spans else None

        claims = []
        for number in ("", "2"):
            content = tags.get(f"c{number}")
            if not content:
                continue
            name = first_span("n")
            claims.append(
                ExpectedClaim(
                    content=tuple(content),
                    labels=self._construction.labels_of(self._choice),
                    speaker=first_span(f"s{number}"),
                    core=first_span(f"k{number}")
                    if not tags.get(f"s{number}") or not number
                    else first_span(f"s{number}"),
                    speaker_matters=self._construction.speaker_matters,
                    name=name,
                    # What the second of two sentences was said in is not said again.
                    medium=tuple(tags.get("m", ())) if not number else (),
                    optional=tuple(tags.get("t", ())),
                    polarity=self._construction.polarity,
                    sources=tuple(tags.get("q", ())),
                )
            )
        return tuple(claims)

    # --- Slots -------------------------------------------------------------------------------------------------------

    def _fill(self, template: str) -> str:
        return re.sub(r"\{(\^?)([=~]?)([^{}]+)\}", lambda m: self._slot(m[1], m[2], m[3]), template)

    def _slot(self, capital: str, agreeing: str, name: str) -> str:
        if agreeing:
            noun = self._speaker() if agreeing == "=" else self._person()
            forms = self._words["accords"][self._choice.get(name, name)]
            return str(forms.get(noun.agreement, forms.get(noun.number)))
        value = self._value(name)
        return capitalised(value) if capital else value

    def _value(self, name: str) -> str:
        quotes = self._words["guillemets"][self._choice.get("guillemets", "sans")]
        match name:
            case "x":
                return self._speaker().tagged()
            case "X":
                return f"{self._speaker().tagged()}{self._speaker().separator}"
            case "p":
                return self._person().without_marks
            case "o":
                return str(quotes[0])
            case "f":
                return str(quotes[1])
            case "tete" | "incise" | "cadre" | "agent":
                return self._clause(name)
            case "s" | "r" | "a" | "c" | "s2" | "r2" | "a2" | "c2":
                return self._content(name)
        if name in self._choice:
            return self._choice[name]
        listed, _, part = name.partition(".")
        entry = self._entry(listed, self._words["listes"][listed])
        return str(entry[part] if part else entry)

    def _content(self, name: str) -> str:
        number = name[1:]
        kind = self._choice["contenu"]
        entry = self._entry(f"contenu{number}", self._contents(kind), other="contenu")
        if name[0] == "c":
            # « ce est », « je ai » : the subject melts into the verb.
            return f"{entry['s']}~{entry['r']}"
        return str(entry[name[0]])

    def _contents(self, kind: str) -> list[Mapping[str, Any]]:
        entries: list[Mapping[str, Any]] = self._words["contenus"][kind]
        return [e for e in entries if self._construction.welded or not e.get("soudé")]

    def _speaker(self) -> NounPhrase:
        kind = self._choice["sujet"]
        nouns = [
            n for n in map(NounPhrase.read, self._words["sujets"][kind]) if self._construction.number in ("", n.number)
        ]
        noun: NounPhrase = self._entry("sujet", nouns)
        return noun

    def _person(self) -> NounPhrase:
        noun: NounPhrase = self._entry("personne", [NounPhrase.read(entry) for entry in self._words["personnes"]])
        return noun

    def _complement(self) -> str:
        kind = self._choice.get("complément", "aucun")
        return str(self._entry("complément", self._words["compléments"][kind]))

    # --- Verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, *, inverted: str = "") -> str:
        """The finite verb; with ``inverted``, the subject pronoun stands where it stands after an inversion."""
        verb, tense, noun = self._words["verbes"][self._choice["verbe"]], self._choice["temps"], self._speaker()
        forms = verb.get("formes") or {
            name: endings(verb["radical"], ending) for name, ending in self._conjugation(verb["groupe"]).items()
        }
        which = "sp".index(noun.number)
        pronominal = bool(verb.get("pronominal"))
        rest = f" {verb['suite']}" if verb.get("suite") else ""
        auxiliaries = self._words["auxiliaires_pronominaux" if pronominal else "auxiliaires"]
        if tense in auxiliaries:
            participle = forms["participe"] + (self._words["accords"]["e"][noun.agreement] if pronominal else "")
            finite, rest = auxiliaries[tense][which], f" {participle}{rest}"
        else:
            finite = forms[tense][which]
            if pronominal:
                finite = self._joined(f"se~{finite}")
        return f"{finite}{inversion_link(finite)}{inverted}{rest}" if inverted else f"{finite}{rest}"

    def _conjugation(self, group: str) -> Mapping[str, Any]:
        forms: Mapping[str, Any] = self._words["conjugaisons"][group]
        return forms

    def _inserted_clause(self) -> str:
        noun, complement = self._speaker(), self._complement()
        if self._choice["sujet"] == "pronom":
            parts = [self._verb(inverted=noun.tagged()), complement]
            return " ".join(part for part in parts if part)
        if self._choice.get("place") == "avant le sujet":
            return f"{self._verb()} {complement} {noun.tagged()}"
        after = f"{noun.separator}{complement}" if complement else ""
        return f"{self._verb()} {noun.tagged()}{after}"

    def _clause(self, name: str) -> str:
        """What says who speaks: the clause before the content, inside it, a phrase such as *selon*, or an agent."""
        if name == "tete":
            return self._opening_clause()
        if name == "incise":
            return self._inserted_clause()
        if name == "cadre":
            return self._source_phrase()
        return "" if self._choice["sujet"] == "aucun" else f" {self._words['agent']} {self._speaker().tagged()}"

    def _opening_clause(self) -> str:
        noun, complement = self._speaker(), self._complement()
        clause = f"{noun.tagged()}{noun.separator}{self._verb()}"
        if not complement:
            return clause
        if self._choice["place"] == "avant le sujet":
            return f"{complement}, {clause}"
        return f"{clause} {complement}"

    def _source_phrase(self) -> str:
        noun = self._speaker()
        text = noun.text
        if self._choice["sujet"] == "pronom":
            text = self._words["toniques"][text]
        return f"{self._choice['cadre']}~{noun.tagged(text)}"

    # --- Choosing and joining ----------------------------------------------------------------------------------------

    def _entry(self, name: str, entries: Sequence[Any], other: str = "") -> Any:
        """The entry that stands for ``name`` in this text: chosen once, among the least used, unlike ``other``'s."""
        if name not in self._entries:
            taken = self._entries.get(other) if other != name else None
            self._entries[name] = self._rarest([entry for entry in entries if entry is not taken])
        return self._entries[name]

    def _pick(self, name: str, entries: Sequence[Any]) -> str:
        return str(self._entry(name, entries))

    def _rarest(self, entries: Sequence[Any]) -> Any:
        lowest = min(self._used[repr(entry)] for entry in entries)
        chosen = self._rng.choice([entry for entry in entries if self._used[repr(entry)] <= lowest + 1])
        self._used[repr(chosen)] += 1
        return chosen

    def _joined(self, text: str) -> str:
        """The text without its tildes."""
        return elided(text, self._words["élidés"], self._words["h_muet"])
