"""Grafts in which a verb reports what a sentence of a treebank says.

Each function takes what it needs from the builder and returns the words of a whole sentence in a row, or None where the
drawn host does not fit. Its docstring shows the construction.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.training.branches import Branch, Node
from claims.training.graft_builder import GraftBuilder, below_host, final_stop
from claims.training.material import capital, lower, starts_with_vowel

__all__ = [
    "after_quotation",
    "after_sentence",
    "colon",
    "infinitive",
    "infinitive_of",
    "inside_quotation",
    "inside_sentence",
    "participle",
    "que_clause",
]


def inside_sentence(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le pont, a expliqué la ministre, sera fermé.*"""
    parts = builder.split_host()
    if parts is None:
        return None
    before, after, host = parts
    clause = below_host(builder.reporting_clause(), host)
    first = builder.comma(clause.top, before[-1])
    return [*before, first, *clause.nodes, builder.comma(clause.top, clause.nodes[-1]), *after, host.nodes[-1]]


def after_sentence(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le pont sera fermé, a indiqué à l'AFP le parquet.*, now and then behind a shortened word."""
    host = builder.material.host()
    body = list(host.nodes[:-1])
    last = body[-1]
    last.glue = False
    plan = builder.plan
    if builder.chance.random() < 0.2:
        if last.upos == "PROPN":
            company = builder.chance.choice(plan["company"])
            name = last.head if last.deprel == "flat:name" and last.head is not None else last
            body.append(Node(company, company, "PROPN", "_", "flat:name", name))
        elif last.upos in ("NOUN", "NUM"):
            short = builder.chance.choice(plan["shortened"])
            body.append(Node(short, short, "ADV", "_", "advmod", last))
    clause = below_host(builder.reporting_clause(), host)
    return [*body, builder.comma(clause.top, body[-1]), *clause.nodes, final_stop(host, clause)]


def after_quotation(builder: GraftBuilder) -> Sequence[Node] | None:
    """*« Le pont sera fermé », a déclaré sur RTL la ministre.* and *« Est-il fermé ? », a demandé X.*"""
    asks = bool(builder.material.questions) and builder.chance.random() < 0.12
    host = builder.chance.choice(builder.material.questions).copy() if asks else builder.material.host()
    body = list(host.nodes if asks else host.nodes[:-1])
    capital(body[0])
    clause = below_host(builder.reporting_clause(), host)
    quoted = builder.between_marks(body, host.top)
    clause.nodes[-1].glue = True
    stop = builder.punctuation(".", host.top) if asks else host.nodes[-1]
    comma = [] if builder.chance.random() < 0.08 else [builder.comma(clause.top, quoted[-1])]
    return [*quoted, *comma, *clause.nodes, stop]


def inside_quotation(builder: GraftBuilder) -> Sequence[Node] | None:
    """*« Le pont, a dit la ministre, sera fermé. »* and *« Le pont », a dit la ministre, « sera fermé ».*"""
    parts = builder.split_host()
    if parts is None:
        return None
    before, after, host = parts
    clause = below_host(builder.reporting_clause(), host)
    marks = builder.chance.choice(builder.plan["quotation-marks"])
    whole = builder.chance.random() < 0.6
    if whole:
        first, second = builder.comma(clause.top, before[-1]), builder.comma(clause.top, clause.nodes[-1])
        inner = [*before, first, *clause.nodes, second, *after]
        quoted = builder.between_marks(inner, host.top, marks)
        quoted[-1].glue = True
        return [*quoted, host.nodes[-1]]
    opening, closing = builder.between_marks(before, host.top, marks), builder.between_marks(after, host.top, marks)
    first = builder.comma(clause.top, opening[-1])
    closing[-1].glue = True
    return [*opening, first, *clause.nodes, builder.comma(clause.top, clause.nodes[-1]), *closing, host.nodes[-1]]


def _subordinated(builder: GraftBuilder, host: Branch, above: Node, deprel: str) -> list[Node]:
    """The host without its stop, behind *que* or *qu'*, as a clause of ``above``."""
    body = list(host.nodes[:-1])
    body[-1].glue = False
    lower(body[0])
    vowel = starts_with_vowel(body[0].surface or body[0].form)
    que = Node("qu'" if vowel else "que", "que", "SCONJ", "_", "mark", host.top, glue=vowel)
    host.top.head, host.top.deprel = above, deprel
    return [que, *body]


def que_clause(builder: GraftBuilder) -> Sequence[Node] | None:
    """*La ministre a assuré mercredi que le pont serait fermé et que …*"""
    front, host = builder.opening_clause("subordinating"), builder.material.host()
    front.top.deprel = "root"
    stop = host.nodes[-1]
    nodes = _subordinated(builder, host, front.top, "ccomp")
    if builder.chance.random() < 0.2:
        # An elided « qu' » stands inside the marks, « que » before them.
        outside = 0 if nodes[0].glue else 1
        nodes = [*nodes[:outside], *builder.between_marks(nodes[outside:], host.top)]
    elif builder.chance.random() < 0.3:
        second = builder.material.host()
        conjunction = Node("et", "et", "CCONJ", "_", "cc", second.top)
        nodes += [conjunction, *_subordinated(builder, second, host.top, "conj")]
    capital(front.nodes[0])
    stop.head = front.top
    nodes[-1].glue = True
    return [*front.nodes, *nodes, stop]


def colon(builder: GraftBuilder) -> Sequence[Node] | None:
    """*La ministre a prévenu : « Le pont sera fermé. »*"""
    front, host = builder.opening_clause(), builder.material.host()
    front.top.deprel = "root"
    capital(front.nodes[0])
    host.top.head, host.top.deprel = front.top, "parataxis"
    colon = builder.punctuation(":", host.top)
    if builder.chance.random() < 0.6:
        return [*front.nodes, colon, *builder.between_marks(list(host.nodes), host.top)]
    quoted = builder.between_marks(list(host.nodes[:-1]), host.top)
    quoted[-1].glue = True
    stop = host.nodes[-1]
    stop.head = front.top
    return [*front.nodes, colon, *quoted, stop]


def infinitive_of(builder: GraftBuilder) -> Branch | None:
    """*avoir volé un tracteur*, from a sentence in a compound tense."""
    if not builder.material.actions:
        return None
    action = builder.chance.choice(builder.material.actions).copy()
    helper = action.nodes[0]
    helper.form, helper.feats = helper.lemma, "VerbForm=Inf"
    action.nodes[-1].glue = False
    return action if helper.lemma in ("avoir", "être") else None


def infinitive(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le club nie avoir vendu le stade.*"""
    action = infinitive_of(builder)
    if action is None:
        return None
    front = builder.opening_clause("to-infinitive", adjuncts=False)
    front.top.deprel = "root"
    capital(front.nodes[0])
    action.top.head, action.top.deprel = front.top, "xcomp"
    action.nodes[-1].glue = True
    return [*front.nodes, *action.nodes, builder.punctuation(".", front.top)]


def participle(builder: GraftBuilder) -> Sequence[Node] | None:
    """*Le pont est fermé, précisant que les travaux durent.*: the subject goes on speaking."""
    host, second = builder.material.host(), builder.material.host()
    verb = builder.material.verb("subordinating")
    form = builder.material.wording.forms[verb].get("G")
    if form is None or len(host.nodes) + len(second.nodes) > 40:
        return None
    word = Node(form, verb, "VERB", builder.material.wording.features["ger"], "advcl", host.top)
    stop = second.nodes[-1]
    body = list(host.nodes[:-1])
    comma = builder.comma(word, body[-1])
    clause = _subordinated(builder, second, word, "ccomp")
    clause[-1].glue = True
    stop.head = host.top
    return [*body, comma, word, *clause, stop]
