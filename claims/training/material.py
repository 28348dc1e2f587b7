"""The material of grafts: hosts, subjects and phrases of the treebanks, verbs with their forms, words of the lists.

In: trees with one annotation, the dictionary, ``grafts.yaml``. Out: branches ready to be put into a sentence, drawn
with a given source of chance.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from claims.rules.loader import load_rules
from claims.training.branches import Branch, Node, spelt
from claims.training.corpora import Tree
from claims.training.morphology import conjugated, dictionary, gendered

__all__ = ["Material", "Wording", "read_wording"]

PLAN = Path(__file__).with_name("grafts.yaml")
LONGEST_SPEAKER = 7
"""Words of a subject that may become a speaker: longer ones carry clauses of their own."""
SHORTEST_HOST, LONGEST_HOST = 4, 34
"""Words of a sentence that takes a graft: with more, the sentence is a list."""
LONGEST_ADJUNCT = 7
OWN_SUBJECTS = 0.3
"""The share of speakers that are subjects of the treebanks; the others are what speaks in newsrooms."""
OWN_ADJUNCTS = 0.35
_RELATIONS = ("nsubj", "nsubj:pass")
_BARRED = frozenset('«»"“”:;()?![]–—…/')


@dataclass(frozen=True, slots=True)
class Wording:
    """``grafts.yaml``, with the words of its slots and the forms of its verbs (third persons, participles)."""

    plan: Mapping[str, Any]
    words: Mapping[str, Sequence[str]]
    forms: Mapping[str, Mapping[str, str]]

    @property
    def features(self) -> Mapping[str, str]:
        """The names of features that phrases use, and what they stand for."""
        named: Mapping[str, str] = self.plan["features"]
        return named


def read_wording(path: Path = PLAN) -> Wording:
    """The words and phrases that grafts are made of.

    Raises:
        ModelError: the dictionary is not installed.
    """
    plan = yaml.safe_load(path.read_text(encoding="utf-8"))
    lexicon, lists = dictionary(), load_rules().lists
    wanted = {verb for name in plan["lists"] for verb in lists[name]} | set(plan["frequent"])
    wanted |= set(plan["subordinating"]) | set(plan["to-infinitive"])
    roles, bodies = (gendered(lexicon, lists[name]) for name in ("noms-role", "noms-organisation"))
    words = {
        **plan["words"],
        "jours": sorted(day for day in lists.classes.day_names if day.endswith(("di", "che"))),
        **{f"rôle:{gender}": nouns for gender, nouns in roles.items()},
        **{f"corps:{gender}": nouns for gender, nouns in bodies.items()},
    }
    return Wording(plan, words, conjugated(lexicon, wanted))


@dataclass(slots=True)
class Material:
    """Pieces of ``trees`` beside the words of ``wording``; every draw takes from ``chance``."""

    wording: Wording
    chance: random.Random
    hosts: list[Branch] = field(default_factory=list)
    questions: list[Branch] = field(default_factory=list)
    subjects: list[tuple[Branch, bool]] = field(default_factory=list)
    adjuncts: list[Branch] = field(default_factory=list)
    actions: list[Branch] = field(default_factory=list)
    """Predicates in a compound tense, from the auxiliary to the end: *a volé un tracteur*."""

    def gather(self, trees: Iterable[Tree]) -> None:
        """Take hosts, subjects, adjuncts and predicates from whole sentences."""
        for tree in trees:
            branch = Branch.of(tree)
            self._take_pieces(branch)
            if not SHORTEST_HOST <= len(branch.nodes) <= LONGEST_HOST or not _is_plain(branch):
                continue
            if branch.nodes[-1].form == "?":
                self.questions.append(branch)
            elif branch.nodes[-1].form == ".":
                self.hosts.append(branch)
                self._take_action(branch)

    def host(self) -> Branch:
        """A declarative sentence with its full stop."""
        return self.chance.choice(self.hosts).copy()

    def pick(self, name: str) -> Any:
        """An entry of a list of the plan, each as often as it says."""
        entries_of_list = self.wording.plan[name]
        return self.chance.choices(entries_of_list, [entry["often"] for entry in entries_of_list])[0]

    def phrase(
        self, notation: str, words: Mapping[str, Sequence[str]] | None = None, features: Mapping[str, str] | None = None
    ) -> Branch:
        """A phrase of the plan, spelt with its words and features and with these beside them."""
        return spelt(
            notation,
            self.chance,
            {**self.wording.words, **(words or {})},
            {**self.wording.features, **(features or {})},
        )

    def speaker(self, plain: bool = False) -> tuple[Branch, bool]:
        """Who speaks, and whether it is more than one; ``plain``: without an apposition between commas."""
        if self.subjects and self.chance.random() < OWN_SUBJECTS:
            branch, plural = self.chance.choice(self.subjects)
            return branch.copy(), plural
        while True:
            entry = self.pick("speakers")
            if plain and "," in entry["words"]:
                continue
            branch = self.phrase(entry["words"])
            if article := entry.get("article"):
                branch = self._with_article(branch, article)
            return branch, bool(entry.get("plural"))

    def complement(self) -> Branch:
        """A day, a medium, an addressee, an occasion: an adjunct of a reporting verb."""
        if self.adjuncts and self.chance.random() < OWN_ADJUNCTS:
            return self.chance.choice(self.adjuncts).copy()
        return self.phrase(self.pick("complements")["words"])

    def verb(self, name: str = "frequent") -> str:
        """The infinitive of a verb of the plan; of those that report mostly a frequent one."""
        if name == "frequent" and self.chance.random() < 0.3:
            return self.chance.choice(sorted(self.wording.forms))
        while (infinitive := self.chance.choice(self.wording.plan[name])) not in self.wording.forms:
            pass
        return str(infinitive)

    def simple(self, verb: str, plural: bool) -> tuple[str, str] | None:
        """A form of a verb in present, imperfect or past, and its features; None where the verb has no such form."""
        tenses = self.wording.plan["tenses"]
        tense = self.chance.choices(list(tenses), list(tenses.values()))[0]
        form = self.wording.forms[verb].get(f"{tense}3{'p' if plural else 's'}")
        return None if form is None else (form, self._finite(tense, plural))

    def auxiliary(self, lemma: str, plural: bool) -> tuple[str, str]:
        """A form of *avoir* or *être* and its features."""
        tenses = self.wording.plan["auxiliary"]
        tense = self.chance.choices(list(tenses), list(tenses.values()))[0]
        return self.wording.forms[lemma][f"{tense}3{'p' if plural else 's'}"], self._finite(tense, plural)

    def _finite(self, tense: str, plural: bool) -> str:
        named = {"P": "pres", "I": "imp", "J": "past", "C": "cnd"}[tense]
        return merged(self.wording.features[named], self.wording.features["pl" if plural else "sg"])

    def _with_article(self, branch: Branch, gender: str) -> Branch:
        noun = branch.top
        vowel = starts_with_vowel(noun.form)
        form = "l'" if vowel else {"m": "le", "f": "la"}[gender]
        feats = merged(self.wording.features["def"], self.wording.features["sg" if vowel else f"{gender}s"])
        return Branch((Node(form, "le", "DET", feats, "det", noun, glue=vowel), *branch.nodes), noun)

    def _take_pieces(self, branch: Branch) -> None:
        for node in branch.nodes:
            if node.deprel in _RELATIONS and node.upos in ("NOUN", "PROPN"):
                piece = branch.piece(node)
                if piece is not None and _speaks(piece):
                    self.subjects.append((_lowered(piece.copy()), "Number=Plur" in node.feats))
            elif node.deprel == "obl:mod" and node.upos in ("NOUN", "PROPN") and node.head is not None:
                piece = branch.piece(node)
                if piece is not None and self._is_adjunct(piece):
                    self.adjuncts.append(_lowered(piece.copy()))

    def _is_adjunct(self, piece: Branch) -> bool:
        first = piece.nodes[0]
        inner = all(n.upos not in ("VERB", "PUNCT", "PRON", "CCONJ", "AUX", "X") for n in piece.nodes)
        return (
            inner
            and 2 <= len(piece.nodes) <= LONGEST_ADJUNCT
            and first.deprel == "case"
            and (first.surface or first.form).lower() in self.wording.plan["prepositions"]
        )

    def _take_action(self, branch: Branch) -> None:
        """*Le garde a volé un tracteur.* → *a volé un tracteur*, for *avoir volé un tracteur*."""
        helper = next((n for n in branch.children(branch.top) if n.deprel == "aux:tense"), None)
        clitic = any(n.deprel.startswith(("expl", "iobj")) for n in branch.children(branch.top))
        if helper is None or clitic or "VerbForm=Fin" not in helper.feats or "Person=3" not in helper.feats:
            return
        at = branch.at(helper)
        if at == 0 or at > branch.at(branch.top) or branch.nodes[at - 1].upos in ("PRON", "ADV", "PART"):
            return
        inside = {id(n) for n in branch.nodes[at:-1]}
        if all(n is branch.top or id(n.head) in inside for n in branch.nodes[at:-1]) and branch.whole(at):
            self.actions.append(Branch(branch.nodes[at:-1], branch.top).copy())


def merged(*feats: str) -> str:
    """Features of several names in one, in their order."""
    return "|".join(sorted(f for part in feats for f in part.split("|") if f != "_")) or "_"


def starts_with_vowel(form: str) -> bool:
    """Whether *que*, *de*, *le* lose their vowel before a word; words in h- are left alone."""
    return form[:1].lower() in "aeiouàâéèêëîïôûùœ"


def _is_plain(branch: Branch) -> bool:
    """Whether a sentence has one clause at its top and no marks that a graft would have to mind."""
    first = branch.nodes[0]
    if branch.top.upos not in ("VERB", "ADJ", "NOUN") or not first.form[0].isupper():
        return False
    if first.surface or first.upos == "CCONJ":
        return False
    if any(set(n.form) & _BARRED or n.deprel.startswith("parataxis") for n in branch.nodes[:-1]):
        return False
    return any(n.deprel.startswith("nsubj") for n in branch.children(branch.top))


def _speaks(piece: Branch) -> bool:
    inner = all(
        n.upos not in ("VERB", "PUNCT", "PRON", "CCONJ", "AUX", "X") and ":relcl" not in n.deprel for n in piece.nodes
    )
    if not inner or len(piece.nodes) > LONGEST_SPEAKER or piece.nodes[0].split:
        return False
    return piece.top.upos == "PROPN" or "PronType=Art" in piece.nodes[0].feats


def _lowered(piece: Branch) -> Branch:
    """The piece without the capital of a sentence's beginning, and with a space behind it whatever stood there."""
    lower(piece.nodes[0])
    piece.nodes[-1].glue = False
    return piece


def lower(node: Node) -> None:
    """Take the capital from a word that stood at the beginning; names and acronyms keep theirs."""
    if node.upos != "PROPN" and (len(node.form) == 1 or node.form[1:].islower()):
        node.form = node.form[0].lower() + node.form[1:]
        node.surface = node.surface[:1].lower() + node.surface[1:]


def capital(node: Node) -> None:
    """Give a word the capital of a sentence's beginning."""
    node.form = node.form[0].upper() + node.form[1:]
    node.surface = node.surface[:1].upper() + node.surface[1:]
