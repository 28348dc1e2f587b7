"""Whom the lawyers of a document defend: *l'avocate d'Hugo X*, *Me Y défend X*, *défendu par Me Y, X*.

In: a parsed document and the persons that it names. Out: the clients of each lawyer, put down with the lawyer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.document.tree import Document, Sentence, Word
from claims.lexicon.grammar_words import GRAMMAR
from claims.resolution.agreement import agree, determiner, gender_of, is_plural
from claims.resolution.appositions import named_beside
from claims.resolution.descriptions import give_role
from claims.resolution.named_entities import PeopleBuilder
from claims.resolution.persons import PersonBuilder
from claims.resolution.salience import most_salient

__all__ = ["client_meant", "client_of", "find_clients", "take_client"]


def find_clients(document: Document, people: PeopleBuilder) -> None:
    """Put down with each lawyer of a document whom they are said to defend."""
    for sentence in document.sentences:
        for word in sentence.words:
            if word.lemma not in GRAMMAR.lawyer_nouns and word.lemma not in GRAMMAR.defending_verbs:
                continue
            for lawyer, client in _defences(sentence, word):
                defends, defended = people.at(sentence, lawyer), people.at(sentence, client)
                if defends is None and (named := _named(sentence, lawyer, people)) is not None:
                    give_role(named, sentence, lawyer)
                    defends = named
                if defends is not None and defended is not None:
                    take_client(defends, defended)


def _named(sentence: Sentence, lawyer: Word, people: PeopleBuilder) -> PersonBuilder | None:
    """The name that a noun for a lawyer stands beside: *l'avocate de X, Anne Y*, *Anne Y, conseil de X*."""
    head = sentence.head(lawyer)
    before = people.at(sentence, head) if head is not None and lawyer.relation == "appos" else None
    return before or named_beside(sentence, lawyer, people)


def take_client(lawyer: PersonBuilder, client: PersonBuilder) -> None:
    """Put down that a lawyer defends somebody; whoever is no lawyer does not."""
    if client is lawyer or client in lawyer.clients or client.kind not in ("PER", "person", "ORG"):
        return
    if lawyer.kind == "PER" and lawyer.has_role(GRAMMAR.lawyer_nouns):
        lawyer.clients.append(client)


def client_of(lawyer: PersonBuilder, gender: str, plural: bool) -> PersonBuilder | None:
    """The client to whom *son client* refers, if the lawyer has only one of that gender and number."""
    fitting = [c for c in lawyer.clients if c.plural == plural and agree(c.gender, gender)]
    return fitting[0] if len(fitting) == 1 else None


def client_meant(sentence: Sentence, noun: Word, people: Sequence[PersonBuilder]) -> PersonBuilder | None:
    """Whom *son client* or *mon client* is, of the ``people`` in view; None where that is open.

    *Son*: whom the lawyer defends who was met last. *Mon*: the client of the only lawyer in view, for who says it is
    often told behind the words.
    """
    whose, lawyers = determiner(sentence, noun), [p for p in people if p.clients]
    if whose in GRAMMAR.speakers_possessives:
        alone = len(lawyers) == 1 and not any(p.has_role(GRAMMAR.sure_lawyers) for p in people if p not in lawyers)
        lawyer = lawyers[0] if alone else None
    elif whose in GRAMMAR.possessive_determiners:
        met = most_salient(sentence, noun, lawyers, pronoun=True)
        lawyer = met.person if met is not None else None
    else:
        lawyer = None
    return client_of(lawyer, gender_of(sentence, noun), is_plural(sentence, noun)) if lawyer is not None else None


def _defences(sentence: Sentence, word: Word) -> Iterator[tuple[Word, Word]]:
    """The words for a lawyer and a client that hang on one word: a noun with its complement, or a verb."""
    below = sentence.children(word)
    if word.upos == "NOUN" and word.lemma in GRAMMAR.lawyer_nouns:
        for child in below:
            if child.relation == "nmod" and child.index > word.index:
                yield from ((word, client) for client in _members(sentence, child))
    if word.upos != "VERB" or word.lemma not in GRAMMAR.defending_verbs:
        return
    agents = [w for w in below if w.relation == "obl" and _by(sentence, w)]
    if agents:
        defended = [w for w in below if w.relation == "nsubj"] or _defended(sentence, word)
        yield from ((agent, client) for agent in agents for client in defended)
        return
    subjects = [w for w in below if w.relation == "nsubj"]
    objects = [m for w in below if w.relation == "obj" for m in _members(sentence, w)]
    yield from ((subject, client) for subject in subjects for client in objects)


def _by(sentence: Sentence, word: Word) -> bool:
    cases = [w.form.lower() for w in sentence.children(word) if w.relation == "case"]
    return word.deprel == "obl:agent" or not GRAMMAR.agent_prepositions.isdisjoint(cases)


def _defended(sentence: Sentence, participle: Word) -> list[Word]:
    """Whom a participle is about: the noun it hangs on, or the subject of the clause: *Défendu par Me Y, X nie*."""
    head = sentence.head(participle)
    if head is None:
        return []
    if participle.relation == "acl":
        return [head]
    return [w for w in sentence.children(head) if w.relation == "nsubj"]


def _members(sentence: Sentence, word: Word) -> list[Word]:
    """A noun with those coordinated with it, and what stands beside each as its name."""
    several = [word, *(w for w in sentence.children(word) if w.relation == "conj")]
    return [*several, *(w for one in several for w in sentence.children(one) if w.relation in ("appos", "flat"))]
