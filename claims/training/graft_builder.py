"""Clauses, punctuation and places of which the sentences with a graft are built.

In: a ``Material``. Out: branches whose heads are set, drawn with the chance of the material.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.training.branches import Branch, Node
from claims.training.material import Material, merged

__all__ = ["GraftBuilder", "below_host", "final_stop"]

_BEFORE = ("nsubj", "nsubj:pass", "obl:mod", "obl:arg", "advmod", "advcl")
"""Relations of the first constituent of a host after which a clause may be inserted."""
_BEHIND = ("obj", "obl:mod", "obl:arg", "xcomp", "ccomp", "advcl", "conj")
"""Relations of the constituents after the verb of a host before which a clause may be inserted."""


class GraftBuilder:
    """Clauses and marks for one sentence after the other, drawn from the same material."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.chance = material.chance

    @property
    def plan(self) -> Mapping[str, Any]:
        """The contents of ``grafts.yaml``."""
        return self.material.wording.plan

    # --- Clauses ---

    def reporting_clause(self, pronoun: bool | None = None, speaker: tuple[Branch, bool] | None = None) -> Branch:
        """A reporting clause with its subject after the verb; its top waits for a head among the reported words.

        Args:
            pronoun: whether the subject is a pronoun; None: sometimes.
            speaker: the subject, and whether it is plural; None: drawn from the material.
        """
        if pronoun is None:
            pronoun = speaker is None and self.chance.random() < 0.3
        if pronoun:
            verb = self.verb_group("pronoun", self.chance.random() < 0.2)
            return self.with_adjuncts(verb, [self.material.complement()] if self.chance.random() < 0.35 else [])
        plain = self.chance.random() < 0.5
        subject, plural = speaker or self.material.speaker(plain)
        verb = self.verb_group("noun", plural)
        subject.top.deprel, subject.top.head = "nsubj", verb.top
        draw = self.chance.random()
        extra = [self.material.complement() for _ in range(0 if draw < 0.35 else 1 if draw < 0.88 else 2)]
        behind = plain and speaker is None and self.chance.random() < 0.4
        return self.with_adjuncts(verb, [subject, *extra] if behind else [*extra, subject])

    def opening_clause(self, name: str = "frequent", *, adjuncts: bool = True) -> Branch:
        """A subject and its reporting verb, as they open a sentence: *La ministre a assuré sur RTL*."""
        subject, plural = self.material.speaker(plain=self.chance.random() < 0.6)
        verb = self.verb_group("front", plural, name)
        subject.top.deprel, subject.top.head = "nsubj", verb.top
        nodes = list(subject.nodes)
        if any(n.form == "," for n in nodes):
            nodes.append(self.comma(subject.nodes[-1].head or subject.top, nodes[-1]))
        extra = [self.material.complement()] if adjuncts and self.chance.random() < 0.35 else []
        clause = self.with_adjuncts(Branch((*nodes, *verb.nodes), verb.top), extra)
        if adjuncts and not extra and self.chance.random() < 0.2:
            opening = self.material.complement()
            opening.top.head = clause.top
            clause = Branch((*opening.nodes, self.comma(opening.top, opening.nodes[-1]), *clause.nodes), clause.top)
        return clause

    def verb_group(self, kind: str, plural: bool, name: str = "frequent") -> Branch:
        """A reporting verb with its auxiliary, as the top of a clause.

        Args:
            kind: ``noun`` or ``pronoun`` as ``clauses`` in grafts.yaml has them, the pronoun inverted; ``front``: a
                verb alone, without a phrase such as *mettre en garde*.
            plural: whether its subject is plural.
            name: the list of grafts.yaml that holds the verbs.
        """
        while True:
            entry = self._clause_entry(kind)
            if plural and entry.get("singular"):
                continue
            verb = self.material.verb(name)
            if "{réfléchi}" in entry["words"]:
                verb, participle = "", self.chance.choice(sorted(self.plan["reflexive"]))
            filled = self._filled(entry["words"], verb, plural)
            if filled is None:
                continue
            words, features = filled
            if not verb:
                words["réfléchi"], words["verbe"] = [participle], [self.plan["reflexive"][participle]]
            branch = self.material.phrase(entry["words"], words, features)
            branch.top.deprel = "parataxis"
            return branch

    def _clause_entry(self, kind: str) -> Mapping[str, str]:
        clauses = self.plan["clauses"]
        entries = clauses["noun"][:2] if kind == "front" else clauses[kind]
        entry: Mapping[str, str] = self.chance.choices(entries, [entry["often"] for entry in entries])[0]
        return entry

    def _filled(self, notation: str, verb: str, plural: bool) -> tuple[dict[str, Sequence[str]], dict[str, str]] | None:
        """The forms and features of a clause's slots for this verb; None where the verb has no such form."""
        words: dict[str, Sequence[str]] = {"verbe": [verb]}
        features: dict[str, str] = {}
        finite = ""
        for slot in ("avoir", "être"):
            if f"{{{slot}}}" in notation:
                finite, features[f"{{{slot}}}"] = self.material.auxiliary(slot, plural)
                words[slot] = [finite]
        if "{simple}" in notation:
            simple = self.material.simple(verb, plural)
            if simple is None:
                return None
            finite, features["{simple}"] = simple
            words["simple"] = [finite]
        if "{pronom}" in notation:
            pronoun = self._pronoun(plural)
            linked = f"-t{pronoun}" if finite.endswith(("a", "e", "c")) else pronoun
            words["pronom"] = [linked]
            features["{pronom}"] = self._pronoun_features(pronoun, plural)
        if verb:
            words["Kms"] = [self.material.wording.forms[verb]["Kms"]]
        return words, features

    def _pronoun(self, plural: bool) -> str:
        pronoun: str = self.chance.choice(self.plan["pronouns"]["plural" if plural else "singular"])
        return pronoun

    def _pronoun_features(self, pronoun: str, plural: bool) -> str:
        features = self.material.wording.features
        if pronoun in self.plan["indefinite-pronouns"]:
            return merged("Person=3|PronType=Ind", features["sg"])
        return merged(features["pers"], features[("f" if "elle" in pronoun else "m") + ("p" if plural else "s")])

    @staticmethod
    def with_adjuncts(verb: Branch, parts: Sequence[Branch]) -> Branch:
        """The verb followed by ``parts`` in their order; parts without a head get the verb as head."""
        for part in parts:
            if part.top.head is None:
                part.top.head = verb.top
        return Branch((*verb.nodes, *(node for part in parts for node in part.nodes)), verb.top)

    # --- Marks ---

    @staticmethod
    def punctuation(form: str, head: Node, glue: bool = False) -> Node:
        """A punctuation mark below ``head``; ``glue``: no space after it."""
        return Node(form, form, "PUNCT", "_", "punct", head, glue)

    def comma(self, head: Node, after: Node) -> Node:
        """A comma below ``head``, without a space before it: right after the word ``after``."""
        after.glue = True
        return self.punctuation(",", head)

    def between_marks(self, nodes: Sequence[Node], head: Node, marks: tuple[str, str] | None = None) -> list[Node]:
        """The words between quotation marks below ``head``; marks that are not given are drawn."""
        opening, closing = marks or self.chance.choice(self.plan["quotation-marks"])
        nodes[-1].glue = not closing.startswith(" ")
        return [
            self.punctuation(opening.strip(), head, not opening.endswith(" ")),
            *nodes,
            self.punctuation(closing.strip(), head),
        ]

    # --- Places ---

    def insertion_point(self, host: Branch) -> int | None:
        """The number of words of a host before a place where a clause may stand, or None where there is no such place.

        Such places are after its first constituent, three times as likely, and before a constituent after its verb.
        """
        body = host.nodes[:-1]
        places = []
        for child in host.children(host.top):
            below = host.below(child)
            first = host.at(below[0])
            if list(body[first : first + len(below)]) != below:
                continue
            if first == 0 and child.deprel in _BEFORE and first + len(below) < host.at(host.top):
                places += [len(below)] * 3
            elif first > host.at(host.top) and child.deprel in _BEHIND:
                places.append(first)
        places = [p for p in places if 0 < p < len(body) and host.whole(p) and not body[p - 1].glue]
        return self.chance.choice(places) if places else None

    def split_host(self) -> tuple[list[Node], list[Node], Branch] | None:
        """A drawn host cut in two where a clause may stand: words before, words after, host; None: no such place.

        The second part lacks the full stop; a comma at the cut is dropped.
        """
        host = self.material.host()
        place = self.insertion_point(host)
        if place is None:
            return None
        before, after = list(host.nodes[:place]), list(host.nodes[place:-1])
        if before[-1].form == "," and not host.children(before[-1]):
            before.pop()
        if after[0].form == "," and not host.children(after[0]):
            after.pop(0)
        if not before or not after or before[-1].upos == "PUNCT" or after[0].upos == "PUNCT":
            return None
        before[-1].glue = False
        return before, after, host


def below_host(clause: Branch, host: Branch) -> Branch:
    """The clause with the top of the host as its head."""
    clause.top.head = host.top
    return clause


def final_stop(host: Branch, after: Branch) -> Node:
    """The full stop of the host, without a space between it and the words of ``after``."""
    after.nodes[-1].glue = True
    return host.nodes[-1]
