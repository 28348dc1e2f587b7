"""Sentences made from word lists and templates, and the claims a careful reader finds in each."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from claims.claim import Label, Polarity
from claims.document.tree import Span

__all__ = ["DERIVED", "POSITION", "Construction", "GridText", "Never", "Wanted", "constructions", "generate"]

HERE = Path(__file__).resolve().parent
POSITION = "position"
DERIVED = ("nombre",)
"""Factors that follow from the others: they are counted, not chosen."""

_CANDIDATES = 40
"""Combinations drawn for each sentence, of which the one with the rarest values is taken."""
_ALONE = 8
"""How much more it weighs that a value was there before than that a pair of values was."""
_TRIES = 12
"""How often a sentence that is there already is drawn anew before the construction counts as used up."""

Choice = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One claim that must be found.

    ``core`` is the part of the speaker that must be named, ``speaker`` the whole phrase; both None where nobody
    speaks. ``told`` is False where any speaker will do, ``name`` is who must be meant where the text names the speaker
    elsewhere. ``medium`` holds the words of which the medium must have one. ``optional`` may be in the content or not;
    ``labels`` are those that a careful reader can defend.
    """

    content: tuple[Span, ...]
    labels: frozenset[Label]
    speaker: Span | None = None
    core: Span | None = None
    told: bool = True
    name: Span | None = None
    medium: tuple[Span, ...] = ()
    optional: tuple[Span, ...] = ()
    polarity: Polarity | None = None
    sources: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """What no claim may have: this speaker, or these words as its content."""

    speaker: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridText:
    """A small article made from one template: a headline, a blank line, the sentence.

    ``facts`` are stretches that must come out as established facts. ``merged`` allows one claim in place of all the
    wanted ones. All spans are into ``text``.
    """

    construction: str
    factors: Mapping[str, str]
    text: str
    wanted: tuple[Wanted, ...]
    facts: tuple[Span, ...] = ()
    never: tuple[Never, ...] = ()
    merged: bool = False

    @property
    def body(self) -> str:
        """The text without its headline."""
        return self.text.partition("\n\n")[2].strip()

    def spans(self) -> Iterator[Span]:
        """Every stretch that something is expected of."""
        yield from self.facts
        for want in self.wanted:
            yield from (*want.content, *want.optional, *want.sources, *want.medium)
            yield from (span for span in (want.speaker, want.core, want.name) if span is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """One construction: its axes with their values, its templates, and what is asked of it.

    ``floor`` is the share of right sentences that the tests demand, ``goal`` the one to reach; ``awaited`` says why
    the goal is not reached yet, and is empty where it should be.
    """

    name: str
    axes: Mapping[str, tuple[str, ...]]
    templates: Mapping[str, str]
    usage: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    goal: float = 0.95
    floor: float = 0.0
    awaited: str = ""
    polarity: Polarity | None = None
    told: bool = True
    merged: bool = False
    welded: bool = True
    number: str = ""
    headline: str = ""
    never: tuple[Mapping[str, str], ...] = ()

    def labels_of(self, choice: Mapping[str, str]) -> frozenset[Label]:
        """The labels that a sentence with these factors may have."""
        value = self.labels.get("défaut", "")
        for key, label in self.labels.items():
            axis, _, wanted = key.partition("=")
            if wanted and choice.get(axis) == wanted:
                value = label
                break
        if value == "*":
            return frozenset((Label.REPORTED_SPEECH, Label.ALLEGATION))
        return frozenset((Label(value),)) if value else frozenset()


def constructions() -> dict[str, Construction]:
    """The constructions of the grid by name, in the order of their file."""
    data, words = _load("constructions"), _load("mots")
    return {name: _construction(name, entry, data["axes"], words) for name, entry in data["constructions"].items()}


def generate(size: int, seed: int, only: Sequence[str] = ()) -> tuple[GridText, ...]:
    """About ``size`` different texts, evenly over the constructions (or over those in ``only``).

    The same size and seed give the same texts. A construction of few combinations gives fewer.
    """
    words, exclusions = _load("mots"), _load("constructions")["exclusions"]
    chosen = [c for c in constructions().values() if not only or c.name in only]
    texts: list[GridText] = []
    for construction in chosen:
        # Each construction has its own stream: a new one leaves the sentences of the others as they were.
        maker = _Maker(construction, words, exclusions, random.Random(f"{seed}/{construction.name}"))
        texts += maker.texts(-(-size // len(chosen)))
    return tuple(texts)


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def _construction(
    name: str, entry: Mapping[str, Any], axes: Mapping[str, Any], words: Mapping[str, Any]
) -> Construction:
    usage, limits = str(entry.get("usage", "")), dict(entry.get("valeurs", {}))
    usages = {usage, entry.get("plus", usage)}
    values: dict[str, tuple[str, ...]] = {}
    # Contents are wanted even where the construction does not vary them: their one type is then given.
    for axis in (*entry["axes"], *(a for a in limits if a not in entry["axes"])):
        if axis == "verbe" and axis not in limits:
            found = tuple(verb for verb, told in words["verbes"].items() if usages & set(told["usages"]))
        else:
            found = tuple(map(str, limits.get(axis) or axes[axis]))
        values[axis] = found
    if any("{c2}" in template or "{^c2}" in template for template in entry["modèles"].values()):
        values.setdefault("contenu", tuple(axes["contenu"]))
    values[POSITION] = tuple(entry["modèles"])
    polarity = entry.get("polarité")
    return Construction(
        name=name,
        axes=values,
        templates=entry["modèles"],
        usage=usage,
        labels=entry.get("étiquettes", {}),
        goal=float(entry["goal"]),
        floor=float(entry["floor"]),
        awaited=str(entry.get("attendu", "")),
        polarity=Polarity(polarity) if polarity else None,
        told=entry.get("locuteur") != "libre",
        merged=bool(entry.get("fusion", False)),
        welded=bool(entry.get("soudés", True)),
        number=str(entry.get("nombre", "")),
        headline=str(entry.get("titre", "")),
        never=tuple(entry.get("jamais", ())),
    )


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun phrase with its gender and number; ``core`` is None where the whole phrase is the core."""

    text: str
    agreement: str

    @classmethod
    def read(cls, entry: str) -> _Noun:
        text, _, agreement = entry.rpartition(" /")
        return cls(text, agreement)

    @property
    def number(self) -> str:
        return self.agreement[1]

    @property
    def plain(self) -> str:
        return self.text.replace("*", "")

    @property
    def closed(self) -> str:
        """What parts the phrase from what follows: a comma after an apposition."""
        return ", " if "," in self.text else " "

    def tagged(self, text: str | None = None) -> str:
        text = self.text if text is None else text
        if "*" not in text:
            return f"<s><k>{text}</k></s>"
        before, core, after = text.split("*")
        return f"<s>{before}<k>{core}</k>{after}</s>"


class _Maker:
    """Makes the texts of one construction, rare values first."""

    def __init__(
        self,
        construction: Construction,
        words: Mapping[str, Any],
        exclusions: Sequence[Mapping[str, Sequence[str]]],
        rng: random.Random,
    ) -> None:
        self._construction = construction
        self._words = words
        self._exclusions = exclusions
        self._rng = rng
        self._counts: Counter[object] = Counter()
        self._nouns: Counter[str] = Counter()

    def texts(self, count: int) -> Iterator[GridText]:
        seen: set[str] = set()
        while len(seen) < count:
            for _ in range(_TRIES):
                choice = self._choice()
                text = _Filler(self._construction, self._words, choice, self._rng, self._nouns).text()
                if text.body not in seen:
                    break
            else:
                return
            seen.add(text.body)
            self._counts.update(_counted(choice))
            yield text

    def _choice(self) -> Choice:
        """A combination whose values, alone and in pairs, have been rare so far."""
        best: Choice = {}
        lowest = float("inf")
        found = 0
        while found < _CANDIDATES:
            choice = {axis: self._rng.choice(values) for axis, values in self._construction.axes.items()}
            if self._excluded(choice):
                continue
            found += 1
            weight = sum(self._counts[key] * (_ALONE if isinstance(key[0], str) else 1) for key in _counted(choice))
            if weight < lowest:
                best, lowest = choice, weight
        return best

    def _excluded(self, choice: Choice) -> bool:
        verb = self._words["verbes"].get(choice.get("verbe", ""), {})
        if choice.get("complément") in ("destinataire", "enquêteurs", "agence") and not verb.get("destinataire"):
            return True
        known = {**choice, "usage": self._construction.usage}
        return any(all(known.get(axis) in values for axis, values in rule.items()) for rule in self._exclusions)


def _counted(choice: Choice) -> list[tuple[object, object]]:
    values = sorted(choice.items())
    return [*values, *combinations(values, 2)]


class _Filler:
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
        text, tags = _untagged(marked)
        factors = dict(choice)
        if "sujet" in choice and choice["sujet"] != "aucun":
            factors["nombre"] = {"s": "singulier", "p": "pluriel"}[self._speaker().number]
        never = tuple(
            Never(speaker=self._fill(entry.get("locuteur", "")), content=self._fill(entry.get("contenu", "")))
            for entry in construction.never
        )
        return GridText(
            construction=construction.name,
            factors=factors,
            text=text,
            wanted=self._wanted(tags),
            facts=tuple(tags.get("f", ())),
            never=never,
            merged=construction.merged,
        )

    def _wanted(self, tags: Mapping[str, Sequence[Span]]) -> tuple[Wanted, ...]:
        def one(tag: str) -> Span | None:
            # A second claim without a mark of its own shares the first one's: « A », a dit X. « B. »
            found = tags.get(tag) or tags.get(tag[0])
            return found[0] if found else None

        wanted = []
        for number in ("", "2"):
            content = tags.get(f"c{number}")
            if not content:
                continue
            name = one("n")
            wanted.append(
                Wanted(
                    content=tuple(content),
                    labels=self._construction.labels_of(self._choice),
                    speaker=one(f"s{number}"),
                    core=one(f"k{number}") if not tags.get(f"s{number}") or not number else one(f"s{number}"),
                    told=self._construction.told,
                    name=name,
                    # What the second of two sentences was said in is not said again.
                    medium=tuple(tags.get("m", ())) if not number else (),
                    optional=tuple(tags.get("t", ())),
                    polarity=self._construction.polarity,
                    sources=tuple(tags.get("q", ())),
                )
            )
        return tuple(wanted)

    # --- Slots -------------------------------------------------------------------------------------------------------

    def _fill(self, template: str) -> str:
        return re.sub(r"\{(\^?)([=~]?)([^{}]+)\}", lambda m: self._slot(m[1], m[2], m[3]), template)

    def _slot(self, capital: str, agreeing: str, name: str) -> str:
        if agreeing:
            noun = self._speaker() if agreeing == "=" else self._target()
            forms = self._words["accords"][self._choice.get(name, name)]
            return str(forms.get(noun.agreement, forms.get(noun.number)))
        value = self._value(name)
        return _capitalised(value) if capital else value

    def _value(self, name: str) -> str:
        quotes = self._words["guillemets"][self._choice.get("guillemets", "sans")]
        match name:
            case "x":
                return self._speaker().tagged()
            case "X":
                return f"{self._speaker().tagged()}{self._speaker().closed}"
            case "p":
                return self._target().plain
            case "o":
                return str(quotes[0])
            case "f":
                return str(quotes[1])
            case "tete":
                return self._head()
            case "incise":
                return self._insertion()
            case "cadre":
                return self._frame()
            case "agent":
                return "" if self._choice["sujet"] == "aucun" else f" par {self._speaker().tagged()}"
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

    def _speaker(self) -> _Noun:
        kind = self._choice["sujet"]
        nouns = [n for n in map(_Noun.read, self._words["sujets"][kind]) if self._construction.number in ("", n.number)]
        found: _Noun = self._entry("sujet", nouns)
        return found

    def _target(self) -> _Noun:
        found: _Noun = self._entry("personne", [_Noun.read(entry) for entry in self._words["personnes"]])
        return found

    def _complement(self) -> str:
        kind = self._choice.get("complément", "aucun")
        return str(self._entry("complément", self._words["compléments"][kind]))

    # --- Verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, *, inverted: str = "") -> str:
        """The finite verb; with ``inverted``, the subject pronoun stands where it stands after an inversion."""
        verb, tense, noun = self._words["verbes"][self._choice["verbe"]], self._choice["temps"], self._speaker()
        forms = verb.get("formes") or {
            name: _endings(verb["radical"], ending) for name, ending in self._conjugation(verb["groupe"]).items()
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
                finite = _elided(f"se~{finite}", self._words["h_muet"])
        return f"{finite}{_tie(finite)}{inverted}{rest}" if inverted else f"{finite}{rest}"

    def _conjugation(self, group: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._words["conjugaisons"][group]
        return found

    def _insertion(self) -> str:
        noun, complement = self._speaker(), self._complement()
        if self._choice["sujet"] == "pronom":
            parts = [self._verb(inverted=noun.tagged()), complement]
            return " ".join(part for part in parts if part)
        if self._choice.get("place") == "avant le sujet":
            return f"{self._verb()} {complement} {noun.tagged()}"
        after = f"{noun.closed}{complement}" if complement else ""
        return f"{self._verb()} {noun.tagged()}{after}"

    def _head(self) -> str:
        noun, complement = self._speaker(), self._complement()
        clause = f"{noun.tagged()}{noun.closed}{self._verb()}"
        if not complement:
            return clause
        if self._choice["place"] == "avant le sujet":
            return f"{complement}, {clause}"
        return f"{clause} {complement}"

    def _frame(self) -> str:
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
        return _elided(text, self._words["h_muet"])


def _endings(stem: str, ending: str | Sequence[str]) -> str | list[str]:
    return stem + ending if isinstance(ending, str) else [stem + e for e in ending]


def _tie(verb: str) -> str:
    return "-t-" if verb[-1] in "aec" else "-"


_TIED = re.compile(r"([\w']+)~((?:<\w+>|[«“\"   ])*)(\w+)(?=([ ']?))")
_VOWELS = frozenset("aâàeéèêiîïoôuûyœh")


def _elided(text: str, silent: Sequence[str]) -> str:
    """``text`` with each tilde turned into a space, or its word elided before a vowel or a silent h."""

    def join(found: re.Match[str]) -> str:
        word, between, following = found[1], found[2], found[3]
        first = following[0].lower()
        vowel = first in _VOWELS and (first != "h" or following.lower() in silent)
        if vowel and word.lower() in ("que", "de", "je", "ce", "se"):
            return f"{word[:-1]}'{between}{following}"
        return f"{word} {between}{following}"

    while (joined := _TIED.sub(join, text)) != text:
        text = joined
    return text.replace("~", " ")


def _capitalised(text: str) -> str:
    """``text`` with its first letter as a capital, behind tags if need be."""
    return re.sub(r"^((?:<\w+>)*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)


def _untagged(text: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its tags, and the spans that each tag marked."""
    plain: list[str] = []
    length = 0
    begun: dict[str, int] = {}
    spans: dict[str, list[Span]] = {}
    for part in re.split(r"(</?[a-z]\d?>)", text):
        if re.fullmatch(r"<[a-z]\d?>", part):
            begun[part[1:-1]] = length
        elif re.fullmatch(r"</[a-z]\d?>", part):
            name = part[2:-1]
            spans.setdefault(name, []).append(Span(begun.pop(name), length))
        else:
            plain.append(part)
            length += len(part)
    return "".join(plain), spans
