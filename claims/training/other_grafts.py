"""Grafts without a reporting verb, and grafts that look like a report and are none.

Each function takes what it needs from the builder and returns the words of a whole sentence in a row, or None where the
drawn host does not fit. Its docstring shows the construction.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.training.branches import Branch, Node
from claims.training.graft_builder import GraftBuilder, below_host, final_stop
from claims.training.material import capital, lower, merged
from claims.training.reported_grafts import infinitive_of

__all__ = ["accused", "interview_turn", "nickname", "quoted_name", "selon", "whole_quotation"]


def selon(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Selon le préfet, le pont est fermé.*, inside or at the end, too."""
    place = builder.chance.random()
    subject, _ = builder.material.speaker(plain=place < 0.5)
    source = builder.chance.choice(builder.plan["sources"])
    # "X, pour Y, …" is mostly no source.
    notation = builder.plan["sources"][0] if place >= 0.5 else source
    preposition = _preposition(builder, notation)
    subject.top.deprel = "obl:mod"
    preposition.top.head, preposition.top.deprel = subject.top, "case"
    phrase = Branch((*preposition.nodes, *subject.nodes), subject.top)
    if place < 0.5:
        host = builder.material.host()
        phrase.top.head = host.top
        lower(host.nodes[0])
        capital(phrase.nodes[0])
        return [*phrase.nodes, builder.comma(phrase.top, phrase.nodes[-1]), *host.nodes]
    if place < 0.75:
        parts = builder.split_host()
        if parts is None:
            return None
        before, after, host = parts
        phrase.top.head = host.top
        first = builder.comma(phrase.top, before[-1])
        return [*before, first, *phrase.nodes, builder.comma(phrase.top, phrase.nodes[-1]), *after, host.nodes[-1]]
    host = builder.material.host()
    phrase.top.head = host.top
    body = list(host.nodes[:-1])
    comma = [builder.comma(phrase.top, body[-1])] if builder.chance.random() < 0.8 else []
    return [*body, *comma, *phrase.nodes, final_stop(host, phrase)]


def _preposition(builder: GraftBuilder, notation: str) -> Branch:
    """A preposition of one word or of two, of which the first is the head."""
    words = notation.split()
    first = "/".join([*words[0].split("/")[:3], "0", *words[0].split("/")[4:]])
    return builder.material.phrase(" ".join([first, *words[1:]]))


def quoted_name(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le projet « Rives 2030 » a coûté deux millions.*: a name is no quotation."""
    host = builder.material.host()
    places = [
        i
        for i, (node, after) in enumerate(zip(host.nodes[:-1], host.nodes[1:], strict=True))
        if node.upos == "NOUN" and not node.split and not node.glue and after.head is not node and after.form != "%"
    ]
    # Before the verb, where a quotation would have its cue.
    early = [i for i in places if i < host.at(host.top)]
    if not places:
        return None
    place = builder.chance.choice(early if early and builder.chance.random() < 0.7 else places)
    if builder.chance.random() < 0.85 or not builder.material.subjects:
        name = builder.material.phrase(builder.chance.choice(builder.plan["titles"]))
    else:
        name = builder.chance.choice(builder.material.subjects)[0].copy()
    capital(name.nodes[0])
    name.top.head, name.top.deprel = host.nodes[place], "appos"
    quoted = builder.between_marks(list(name.nodes), name.top)
    quoted[-1].glue = host.nodes[place + 1].form in (",", ".")
    return [*host.nodes[: place + 1], *quoted, *host.nodes[place + 1 :]]


def accused(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le garde est accusé d'avoir volé un tracteur.* and *Le garde, accusé d'avoir …, sera fermé.*"""
    action = infinitive_of(builder)
    if action is None:
        return None
    plan = builder.plan["accusations"]
    whole = builder.chance.random() < 0.5
    verb = builder.material.phrase(builder.chance.choice(plan["whole" if whole else "participle"]))
    link = Node("d'", "de", "ADP", "_", "mark", action.top, glue=True)
    if verb.nodes[-1].form == "pour":
        link = verb.nodes[-1]
        verb = Branch(verb.nodes[:-1], verb.top)
        link.head = action.top
    action.top.head, action.top.deprel = verb.top, "xcomp" if link.form == "d'" else "advcl"
    if whole:
        subject, plural = builder.material.speaker(plain=True)
        if plural:
            return None
        subject.top.head, subject.top.deprel = verb.top, "nsubj:pass"
        verb.top.deprel = "root"
        capital(subject.nodes[0])
        action.nodes[-1].glue = True
        return [*subject.nodes, *verb.nodes, link, *action.nodes, builder.punctuation(".", verb.top)]
    host = builder.material.host()
    subject_node = next((n for n in host.children(host.top) if n.deprel.startswith("nsubj")), None)
    piece = host.piece(subject_node) if subject_node is not None else None
    if subject_node is None or piece is None or host.nodes[0] is not piece.nodes[0] or subject_node.upos == "PRON":
        return None
    verb.top.head, verb.top.deprel = subject_node, "acl"
    rest = host.nodes[len(piece.nodes) :]
    phrase = [*verb.nodes, link, *action.nodes]
    if builder.chance.random() < 0.5:
        first = builder.comma(verb.top, piece.nodes[-1])
        return [*piece.nodes, first, *phrase, builder.comma(verb.top, phrase[-1]), *rest]
    return [*piece.nodes, *phrase, *rest]


def nickname(builder: GraftBuilder) -> Sequence[Node] | None:
    """*« … », raconte Marcel D., dit « Titi ».*: here *dit* reports nothing."""
    host = builder.material.host()
    names = [entry for entry in builder.plan["speakers"] if entry["words"].startswith("{prénom}")]
    speaker = builder.material.phrase(names[0]["words"])
    called, features = builder.plan["nickname"], builder.material.wording.features
    feats = merged(*(features[name] for name in called["features"]))
    participle = Node(called["form"], called["lemma"], "VERB", feats, "acl", speaker.top)
    title = builder.material.phrase(builder.plan["titles"][-1])
    capital(title.nodes[0])
    title.top.head, title.top.deprel = participle, "xcomp"
    comma = builder.comma(participle, speaker.nodes[-1])
    named = [*speaker.nodes, comma, participle, *builder.between_marks(list(title.nodes), title.top)]
    clause = below_host(
        builder.reporting_clause(pronoun=False, speaker=(Branch(tuple(named), speaker.top), False)), host
    )
    quoted = builder.between_marks(list(host.nodes[:-1]), host.top)
    return [*quoted, builder.comma(clause.top, quoted[-1]), *clause.nodes, final_stop(host, clause)]


def interview_turn(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Inès Delorme : Le pont est fermé.*: a turn of an interview or a debate."""
    host = builder.material.host()
    names = builder.plan["speakers"][0]["words"]
    speaker = builder.material.phrase(names)
    speaker.top.head, speaker.top.deprel = host.top, "parataxis"
    body = list(host.nodes)
    capital(body[0])
    colon = builder.punctuation(":", speaker.top)
    return [*speaker.nodes, colon, *(body if builder.chance.random() < 0.6 else builder.between_marks(body, host.top))]


def whole_quotation(builder: GraftBuilder) -> Sequence[Node] | None:
    """*« Le pont est fermé. »*, or with one of its marks: a sentence of a longer quotation."""
    host = builder.material.host()
    quoted = builder.between_marks(list(host.nodes), host.top)
    draw = builder.chance.random()
    if draw < 0.5:
        return quoted
    return quoted[:-1] if draw < 0.75 else quoted[1:]
