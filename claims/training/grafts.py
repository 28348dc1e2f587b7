"""Reporting clauses grafted into sentences of the treebanks: gold trees for what news writes and treebanks lack.

In: trees with one annotation. Out: as many trees as wanted, each a sentence of a treebank with one construction of
``grafts.yaml`` put in: only the graft is synthetic. The reported words are the head and the reporting clause is their
``parataxis``, as in UD French GSD and Sequoia. The Treebanks hold about thirty such clauses in the compound past, the
tense of dispatches. Source of the idea: data synthesis by cropping and joining trees, Şahin & Steedman 2018; Vania et
al. 2019.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from claims.errors import ModelError
from claims.training.branches import Branch, Node, joined
from claims.training.corpora import Tree
from claims.training.material import Material, Wording, capital, lower, merged, starts_with_vowel

__all__ = ["grafted", "share"]

TRIES = 200
"""Draws for one sentence before the material is too poor for its construction: most hosts do not take most grafts."""
_QUOTES = (("« ", " »"), ("« ", " »"), ("«", "»"), ('"', '"'))
"""Marks with the spaces inside them. “ ” reach the parser as « » without spaces."""
_BEFORE = ("nsubj", "nsubj:pass", "obl:mod", "obl:arg", "advmod", "advcl")
"""What a clause may follow at the beginning of its host."""
_BEHIND = ("obj", "obl:mod", "obl:arg", "xcomp", "ccomp", "advcl", "conj")
"""What a clause may stand before, after its host's verb."""

Maker = Callable[["_Grafter"], "Sequence[Node] | None"]


def share(wording: Wording) -> float:
    """How many grafts there are to be for each sentence of a treebank."""
    return float(wording.plan["share"])


def grafted(trees: Iterable[Tree], wording: Wording, count: int, seed: int) -> list[Tree]:
    """``count`` sentences with a graft, made of ``trees``; the same ones for the same seed.

    Raises ModelError where the trees hold too few sentences that take one.
    """
    material = Material(wording, random.Random(seed))
    material.gather(trees)
    if not material.hosts:
        raise ModelError("no sentence found that takes a graft; expected declarative sentences with a subject")
    grafter = _Grafter(material)
    wanted = dict(wording.plan["constructions"])
    found: list[Tree] = []
    while len(found) < count:
        construction = material.chance.choices(list(wanted), list(wanted.values()))[0]
        tree = grafter.make(construction)
        if tree is not None:
            found.append(tree)
            continue
        # Few sentences have, say, a compound tense: a small treebank yields the other constructions.
        del wanted[construction]
        if not wanted:
            raise ModelError(
                "no sentence found that takes any of the constructions of grafts.yaml; expected more trees"
            )
    return found


class _Grafter:
    """Makes one sentence after the other from the same material."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.chance = material.chance

    def make(self, construction: str) -> Tree | None:
        """One sentence of this construction, or None where the material yields none in ``TRIES`` draws."""
        for _ in range(TRIES):
            nodes = _MAKERS[construction](self)
            if nodes is None:
                continue
            try:
                return joined(nodes)
            except ModelError:
                # A host whose branches cross cannot be cut there.
                continue
        return None

    # --- Clauses ---

    def clause(self, pronoun: bool | None = None, speaker: tuple[Branch, bool] | None = None) -> Branch:
        """A reporting clause with its subject behind the verb, to hang below the reported words."""
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

    def front(self, name: str = "frequent", *, adjuncts: bool = True) -> Branch:
        """A subject and its reporting verb, as they open a sentence: *La ministre a assuré sur RTL*."""
        subject, plural = self.material.speaker(plain=self.chance.random() < 0.6)
        verb = self.verb_group("front", plural, name)
        subject.top.deprel, subject.top.head = "nsubj", verb.top
        nodes = list(subject.nodes)
        if any(n.form == "," for n in nodes):
            nodes.append(self.comma(subject.nodes[-1].head or subject.top, nodes[-1]))
        extra = [self.material.complement()] if adjuncts and self.chance.random() < 0.35 else []
        found = self.with_adjuncts(Branch((*nodes, *verb.nodes), verb.top), extra)
        if adjuncts and not extra and self.chance.random() < 0.2:
            opening = self.material.complement()
            opening.top.head = found.top
            found = Branch((*opening.nodes, self.comma(opening.top, opening.nodes[-1]), *found.nodes), found.top)
        return found

    def verb_group(self, kind: str, plural: bool, name: str = "frequent") -> Branch:
        """A reporting verb with its auxiliary, in its inverted form with a pronoun; ``front``: no phrase of its own."""
        while True:
            entry = self._entry(kind)
            if plural and entry.get("singular"):
                continue
            verb = self.material.verb(name)
            if "{réfléchi}" in entry["words"]:
                verb, participle = "", self.chance.choice(sorted(self.material.wording.plan["reflexive"]))
            filled = self._filled(entry["words"], verb, plural)
            if filled is None:
                continue
            words, features = filled
            if not verb:
                words["réfléchi"], words["verbe"] = [participle], [self.material.wording.plan["reflexive"][participle]]
            branch = self.material.phrase(entry["words"], words, features)
            branch.top.deprel = "parataxis"
            return branch

    def _entry(self, kind: str) -> Mapping[str, str]:
        clauses = self.material.wording.plan["clauses"]
        entries = clauses["noun"][:2] if kind == "front" else clauses[kind]
        found: Mapping[str, str] = self.chance.choices(entries, [entry["often"] for entry in entries])[0]
        return found

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
            found = self.material.simple(verb, plural)
            if found is None:
                return None
            finite, features["{simple}"] = found
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
        forms = ("-ils", "-ils", "-elles") if plural else ("-il", "-il", "-il", "-elle", "-elle", "-on")
        return self.chance.choice(forms)

    def _pronoun_features(self, pronoun: str, plural: bool) -> str:
        if pronoun == "-on":
            return "Number=Sing|Person=3|PronType=Ind"
        features = self.material.wording.features
        return merged(features["pers"], features[("f" if "elle" in pronoun else "m") + ("p" if plural else "s")])

    @staticmethod
    def with_adjuncts(verb: Branch, parts: Sequence[Branch]) -> Branch:
        """The verb with these behind it, in their order."""
        for part in parts:
            if part.top.head is None:
                part.top.head = verb.top
        return Branch((*verb.nodes, *(node for part in parts for node in part.nodes)), verb.top)

    # --- Marks ---

    @staticmethod
    def mark(form: str, head: Node, glue: bool = False) -> Node:
        """A mark that hangs on ``head``."""
        return Node(form, form, "PUNCT", "_", "punct", head, glue)

    def comma(self, head: Node, after: Node) -> Node:
        """A comma right after a word."""
        after.glue = True
        return self.mark(",", head)

    def quoted(self, nodes: Sequence[Node], head: Node, marks: tuple[str, str] | None = None) -> list[Node]:
        """The words between quotation marks."""
        opening, closing = marks or self.chance.choice(_QUOTES)
        nodes[-1].glue = not closing.startswith(" ")
        return [self.mark(opening.strip(), head, not opening.endswith(" ")), *nodes, self.mark(closing.strip(), head)]

    # --- Places ---

    def cut(self, host: Branch) -> int | None:
        """A place inside a host where a clause may stand: after its first constituent, or before one after its verb."""
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

    def halves(self) -> tuple[list[Node], list[Node], Branch] | None:
        """A host in two parts between which a clause may stand, without a comma there; the second without its stop."""
        host = self.material.host()
        place = self.cut(host)
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


def _hung(clause: Branch, host: Branch) -> Branch:
    clause.top.head = host.top
    return clause


# --- Constructions -----------------------------------------------------------------------------------------------
# Each takes what it needs from the grafter and returns the words in a row, or None where the drawn host does not fit.


def _inside(make: _Grafter) -> Sequence[Node] | None:
    """*Le pont, a expliqué la ministre, sera fermé.*"""
    found = make.halves()
    if found is None:
        return None
    before, after, host = found
    clause = _hung(make.clause(), host)
    first = make.comma(clause.top, before[-1])
    return [*before, first, *clause.nodes, make.comma(clause.top, clause.nodes[-1]), *after, host.nodes[-1]]


def _end(make: _Grafter) -> Sequence[Node] | None:
    """*Le pont sera fermé, a indiqué à l'AFP le parquet.*, now and then behind a shortened word."""
    host = make.material.host()
    body = list(host.nodes[:-1])
    last = body[-1]
    last.glue = False
    plan = make.material.wording.plan
    if make.chance.random() < 0.2:
        if last.upos == "PROPN":
            company = make.chance.choice(plan["company"])
            name = last.head if last.deprel == "flat:name" and last.head is not None else last
            body.append(Node(company, company, "PROPN", "_", "flat:name", name))
        elif last.upos in ("NOUN", "NUM"):
            short = make.chance.choice(plan["shortened"])
            body.append(Node(short, short, "ADV", "_", "advmod", last))
    clause = _hung(make.clause(), host)
    return [*body, make.comma(clause.top, body[-1]), *clause.nodes, _stop(host, clause)]


def _stop(host: Branch, after: Branch) -> Node:
    after.nodes[-1].glue = True
    return host.nodes[-1]


def _quoted_end(make: _Grafter) -> Sequence[Node] | None:
    """*« Le pont sera fermé », a déclaré sur RTL la ministre.* and *« Est-il fermé ? », a demandé X.*"""
    asks = bool(make.material.questions) and make.chance.random() < 0.12
    host = make.chance.choice(make.material.questions).copy() if asks else make.material.host()
    body = list(host.nodes if asks else host.nodes[:-1])
    capital(body[0])
    clause = _hung(make.clause(), host)
    quoted = make.quoted(body, host.top)
    clause.nodes[-1].glue = True
    stop = make.mark(".", host.top) if asks else host.nodes[-1]
    comma = [] if make.chance.random() < 0.08 else [make.comma(clause.top, quoted[-1])]
    return [*quoted, *comma, *clause.nodes, stop]


def _quoted_inside(make: _Grafter) -> Sequence[Node] | None:
    """*« Le pont, a dit la ministre, sera fermé. »* and *« Le pont », a dit la ministre, « sera fermé ».*"""
    found = make.halves()
    if found is None:
        return None
    before, after, host = found
    clause = _hung(make.clause(), host)
    marks = make.chance.choice(_QUOTES)
    whole = make.chance.random() < 0.6
    if whole:
        first, second = make.comma(clause.top, before[-1]), make.comma(clause.top, clause.nodes[-1])
        inner = [*before, first, *clause.nodes, second, *after]
        quoted = make.quoted(inner, host.top, marks)
        quoted[-1].glue = True
        return [*quoted, host.nodes[-1]]
    opening, closing = make.quoted(before, host.top, marks), make.quoted(after, host.top, marks)
    first = make.comma(clause.top, opening[-1])
    closing[-1].glue = True
    return [*opening, first, *clause.nodes, make.comma(clause.top, clause.nodes[-1]), *closing, host.nodes[-1]]


def _subordinated(make: _Grafter, host: Branch, above: Node, deprel: str) -> list[Node]:
    """The host without its stop, behind *que* or *qu'*, as a clause of ``above``."""
    body = list(host.nodes[:-1])
    body[-1].glue = False
    lower(body[0])
    vowel = starts_with_vowel(body[0].surface or body[0].form)
    que = Node("qu'" if vowel else "que", "que", "SCONJ", "_", "mark", host.top, glue=vowel)
    host.top.head, host.top.deprel = above, deprel
    return [que, *body]


def _que(make: _Grafter) -> Sequence[Node] | None:
    """*La ministre a assuré mercredi que le pont serait fermé et que …*"""
    front, host = make.front("subordinating"), make.material.host()
    front.top.deprel = "root"
    stop = host.nodes[-1]
    nodes = _subordinated(make, host, front.top, "ccomp")
    if make.chance.random() < 0.2:
        nodes = [nodes[0], *make.quoted(nodes[1:], host.top)] if not nodes[0].glue else make.quoted(nodes, host.top)
    elif make.chance.random() < 0.3:
        second = make.material.host()
        conjunction = Node("et", "et", "CCONJ", "_", "cc", second.top)
        nodes += [conjunction, *_subordinated(make, second, host.top, "conj")]
    capital(front.nodes[0])
    stop.head = front.top
    nodes[-1].glue = True
    return [*front.nodes, *nodes, stop]


def _colon(make: _Grafter) -> Sequence[Node] | None:
    """*La ministre a prévenu : « Le pont sera fermé. »*"""
    front, host = make.front(), make.material.host()
    front.top.deprel = "root"
    capital(front.nodes[0])
    host.top.head, host.top.deprel = front.top, "parataxis"
    colon = make.mark(":", host.top)
    if make.chance.random() < 0.6:
        return [*front.nodes, colon, *make.quoted(list(host.nodes), host.top)]
    quoted = make.quoted(list(host.nodes[:-1]), host.top)
    quoted[-1].glue = True
    stop = host.nodes[-1]
    stop.head = front.top
    return [*front.nodes, colon, *quoted, stop]


def _selon(make: _Grafter) -> Sequence[Node] | None:
    """*Selon le préfet, le pont est fermé.*, inside or at the end, too."""
    place = make.chance.random()
    subject, _ = make.material.speaker(plain=place < 0.5)
    source = make.chance.choice(make.material.wording.plan["sources"])
    # "X, pour Y, …" is mostly no source.
    notation = make.material.wording.plan["sources"][0] if place >= 0.5 else source
    preposition = _opening(make, notation)
    subject.top.deprel = "obl:mod"
    preposition.top.head, preposition.top.deprel = subject.top, "case"
    phrase = Branch((*preposition.nodes, *subject.nodes), subject.top)
    if place < 0.5:
        host = make.material.host()
        phrase.top.head = host.top
        lower(host.nodes[0])
        capital(phrase.nodes[0])
        return [*phrase.nodes, make.comma(phrase.top, phrase.nodes[-1]), *host.nodes]
    if place < 0.75:
        found = make.halves()
        if found is None:
            return None
        before, after, host = found
        phrase.top.head = host.top
        first = make.comma(phrase.top, before[-1])
        return [*before, first, *phrase.nodes, make.comma(phrase.top, phrase.nodes[-1]), *after, host.nodes[-1]]
    host = make.material.host()
    phrase.top.head = host.top
    body = list(host.nodes[:-1])
    comma = [make.comma(phrase.top, body[-1])] if make.chance.random() < 0.8 else []
    return [*body, *comma, *phrase.nodes, _stop(host, phrase)]


def _opening(make: _Grafter, notation: str) -> Branch:
    """A preposition of one word or of two, of which the first is the head."""
    words = notation.split()
    first = "/".join([*words[0].split("/")[:3], "0", *words[0].split("/")[4:]])
    return make.material.phrase(" ".join([first, *words[1:]]))


def _quoted_name(make: _Grafter) -> Sequence[Node] | None:
    """*Le projet « Rives 2030 » a coûté deux millions.*: a name is no quotation."""
    host = make.material.host()
    places = [
        i
        for i, (node, after) in enumerate(zip(host.nodes[:-1], host.nodes[1:], strict=True))
        if node.upos == "NOUN" and not node.split and not node.glue and after.head is not node and after.form != "%"
    ]
    # Before the verb, where a quotation would have its cue.
    early = [i for i in places if i < host.at(host.top)]
    if not places:
        return None
    place = make.chance.choice(early if early and make.chance.random() < 0.7 else places)
    if make.chance.random() < 0.85 or not make.material.subjects:
        name = make.material.phrase(make.chance.choice(make.material.wording.plan["titles"]))
    else:
        name = make.chance.choice(make.material.subjects)[0].copy()
    capital(name.nodes[0])
    name.top.head, name.top.deprel = host.nodes[place], "appos"
    quoted = make.quoted(list(name.nodes), name.top)
    quoted[-1].glue = host.nodes[place + 1].form in (",", ".")
    return [*host.nodes[: place + 1], *quoted, *host.nodes[place + 1 :]]


def _infinitive_of(make: _Grafter) -> Branch | None:
    """*avoir volé un tracteur*, from a sentence in a compound tense."""
    if not make.material.actions:
        return None
    action = make.chance.choice(make.material.actions).copy()
    helper = action.nodes[0]
    helper.form, helper.feats = helper.lemma, "VerbForm=Inf"
    action.nodes[-1].glue = False
    return action if helper.lemma in ("avoir", "être") else None


def _infinitive(make: _Grafter) -> Sequence[Node] | None:
    """*Le club nie avoir vendu le stade.*"""
    action = _infinitive_of(make)
    if action is None:
        return None
    front = make.front("to-infinitive", adjuncts=False)
    front.top.deprel = "root"
    capital(front.nodes[0])
    action.top.head, action.top.deprel = front.top, "xcomp"
    action.nodes[-1].glue = True
    return [*front.nodes, *action.nodes, make.mark(".", front.top)]


def _accused(make: _Grafter) -> Sequence[Node] | None:
    """*Le garde est accusé d'avoir volé un tracteur.* and *Le garde, accusé d'avoir …, sera fermé.*"""
    action = _infinitive_of(make)
    if action is None:
        return None
    plan = make.material.wording.plan["accusations"]
    whole = make.chance.random() < 0.5
    accused = make.material.phrase(make.chance.choice(plan["whole" if whole else "participle"]))
    link = Node("d'", "de", "ADP", "_", "mark", action.top, glue=True)
    if accused.nodes[-1].form == "pour":
        link = accused.nodes[-1]
        accused = Branch(accused.nodes[:-1], accused.top)
        link.head = action.top
    action.top.head, action.top.deprel = accused.top, "xcomp" if link.form == "d'" else "advcl"
    if whole:
        subject, plural = make.material.speaker(plain=True)
        if plural:
            return None
        subject.top.head, subject.top.deprel = accused.top, "nsubj:pass"
        accused.top.deprel = "root"
        capital(subject.nodes[0])
        action.nodes[-1].glue = True
        return [*subject.nodes, *accused.nodes, link, *action.nodes, make.mark(".", accused.top)]
    host = make.material.host()
    subject_node = next((n for n in host.children(host.top) if n.deprel.startswith("nsubj")), None)
    piece = host.piece(subject_node) if subject_node is not None else None
    if subject_node is None or piece is None or host.nodes[0] is not piece.nodes[0] or subject_node.upos == "PRON":
        return None
    accused.top.head, accused.top.deprel = subject_node, "acl"
    rest = host.nodes[len(piece.nodes) :]
    phrase = [*accused.nodes, link, *action.nodes]
    if make.chance.random() < 0.5:
        first = make.comma(accused.top, piece.nodes[-1])
        return [*piece.nodes, first, *phrase, make.comma(accused.top, phrase[-1]), *rest]
    return [*piece.nodes, *phrase, *rest]


def _participle(make: _Grafter) -> Sequence[Node] | None:
    """*Le pont est fermé, précisant que les travaux durent.*: the subject goes on speaking."""
    host, second = make.material.host(), make.material.host()
    verb = make.material.verb("subordinating")
    form = make.material.wording.forms[verb].get("G")
    if form is None or len(host.nodes) + len(second.nodes) > 40:
        return None
    word = Node(form, verb, "VERB", make.material.wording.features["ger"], "advcl", host.top)
    stop = second.nodes[-1]
    body = list(host.nodes[:-1])
    comma = make.comma(word, body[-1])
    clause = _subordinated(make, second, word, "ccomp")
    clause[-1].glue = True
    stop.head = host.top
    return [*body, comma, word, *clause, stop]


def _nickname(make: _Grafter) -> Sequence[Node] | None:
    """*« … », raconte Marcel D., dit « Titi ».*: here *dit* reports nothing."""
    host = make.material.host()
    names = [entry for entry in make.material.wording.plan["speakers"] if entry["words"].startswith("{prénom}")]
    speaker = make.material.phrase(names[0]["words"])
    told = Node(
        "dit", "dire", "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass", "acl", speaker.top
    )
    nickname = make.material.phrase(make.material.wording.plan["titles"][-1])
    capital(nickname.nodes[0])
    nickname.top.head, nickname.top.deprel = told, "xcomp"
    comma = make.comma(told, speaker.nodes[-1])
    named = [*speaker.nodes, comma, told, *make.quoted(list(nickname.nodes), nickname.top)]
    clause = _hung(make.clause(pronoun=False, speaker=(Branch(tuple(named), speaker.top), False)), host)
    quoted = make.quoted(list(host.nodes[:-1]), host.top)
    return [*quoted, make.comma(clause.top, quoted[-1]), *clause.nodes, _stop(host, clause)]


def _turn(make: _Grafter) -> Sequence[Node] | None:
    """*Inès Delorme : Le pont est fermé.*: a turn of an interview or a debate."""
    host = make.material.host()
    names = make.material.wording.plan["speakers"][0]["words"]
    speaker = make.material.phrase(names)
    speaker.top.head, speaker.top.deprel = host.top, "parataxis"
    body = list(host.nodes)
    capital(body[0])
    colon = make.mark(":", speaker.top)
    return [*speaker.nodes, colon, *(body if make.chance.random() < 0.6 else make.quoted(body, host.top))]


def _whole_quotation(make: _Grafter) -> Sequence[Node] | None:
    """*« Le pont est fermé. »*, or with one of its marks: a sentence of a longer quotation."""
    host = make.material.host()
    quoted = make.quoted(list(host.nodes), host.top)
    draw = make.chance.random()
    if draw < 0.5:
        return quoted
    return quoted[:-1] if draw < 0.75 else quoted[1:]


_MAKERS: Mapping[str, Maker] = {
    "inside": _inside,
    "end": _end,
    "quoted-end": _quoted_end,
    "quoted-inside": _quoted_inside,
    "que": _que,
    "colon": _colon,
    "selon": _selon,
    "quoted-name": _quoted_name,
    "infinitive": _infinitive,
    "accused": _accused,
    "participle": _participle,
    "nickname": _nickname,
    "turn": _turn,
    "whole-quotation": _whole_quotation,
}
