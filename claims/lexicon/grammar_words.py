"""Closed classes of French words (pronouns, determiners, conjunctions) that the steps tell apart.

Unlike word lists they are nobody's to change: the walks over trees presuppose them as they presuppose relations. So
they are read once from ``rules/grammar.yaml`` with the program, and a file that does not have each set is an error of
the installation.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import yaml

from claims.errors import ListError, Message
from claims.foreign_errors import foreign
from claims.resources import grammar_path

__all__ = ["GRAMMAR", "GrammarWords", "read_grammar_words"]

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C, where PyYAML has one: the file is read at each start, in Python for a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarWords:
    """Sets of forms (of lemmas where verbs are meant) in small letters; what each is for says ``grammar.yaml``."""

    that_forms: frozenset[str]
    cleft_subjects: frozenset[str]
    call_openers: frozenset[str]
    if_forms: frozenset[str]
    of_forms: frozenset[str]
    clause_openers: frozenset[str]
    according_openers: frozenset[str]
    according_cases: frozenset[str]
    compound_openers: frozenset[str]
    agent_prepositions: frozenset[str]
    comparison_openers: frozenset[str]
    before_openers: frozenset[str]
    gerund_markers: frozenset[str]
    network_prepositions: frozenset[str]
    ne_forms: frozenset[str]
    negative_words: frozenset[str]
    infinitive_negations: frozenset[str]
    causative_verbs: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    self_naming_verbs: frozenset[str]
    object_clitics: frozenset[str]
    object_persons: frozenset[str]
    subject_clitics: frozenset[str]
    doubling_clitics: frozenset[str]
    enclitic_pronouns: frozenset[str]
    hyphenated_prefixes: frozenset[str]
    viewpoint_nouns: frozenset[str]
    neuter_pronouns: frozenset[str]
    relative_subjects: frozenset[str]
    relative_places: frozenset[str]
    impersonal_pronouns: frozenset[str]
    first_persons: frozenset[str]
    third_persons: frozenset[str]
    feminine_persons: frozenset[str]
    plural_persons: frozenset[str]
    latter_pronouns: frozenset[str]
    dative_persons: frozenset[str]
    in_turn: frozenset[str]
    indefinite_persons: frozenset[str]
    definite_determiners: frozenset[str]
    possessive_determiners: frozenset[str]
    speakers_possessives: frozenset[str]
    plural_possessors: frozenset[str]
    plural_determiners: frozenset[str]
    indefinite_articles: frozenset[str]
    indefinite_determiners: frozenset[str]
    one_forms: frozenset[str]
    feminine_determiners: frozenset[str]
    masculine_determiners: frozenset[str]
    elided_articles: frozenset[str]
    leading_articles: frozenset[str]
    identity_adjectives: frozenset[str]
    connectives: frozenset[str]
    nickname_markers: frozenset[str]
    alias_markers: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]
    name_particles: frozenset[str]
    singular_definites: frozenset[str]
    person_endings: frozenset[str]
    demonym_endings: frozenset[str]
    places_and_people: frozenset[str]
    former_markers: frozenset[str]
    incoming_markers: frozenset[str]
    rank_adjectives: frozenset[str]
    latter_adjectives: frozenset[str]
    demonstratives: frozenset[str]
    portfolios: frozenset[str]
    generic_people: frozenset[str]
    team_nouns: frozenset[str]
    team_members: frozenset[str]
    scholar_endings: frozenset[str]
    pair_nouns: frozenset[str]
    client_nouns: frozenset[str]
    things_named_after_people: frozenset[str]
    lawyer_nouns: frozenset[str]
    sure_lawyers: frozenset[str]
    lawyer_titles: frozenset[str]
    defending_verbs: frozenset[str]
    subject_of_talk: frozenset[str]
    age_units: frozenset[str]
    anonymity_words: frozenset[str]
    sentence_openers: frozenset[str]
    according_phrases: frozenset[str]
    inserted_openers: frozenset[str]
    relative_openers: frozenset[str]
    occasion_prepositions: frozenset[str]
    partitive_openers: frozenset[str]
    that_antecedents: frozenset[str]
    time_subordinators: frozenset[str]
    contrast_subordinators: frozenset[str]
    first_person_words: frozenset[str]
    first_person_plurals: frozenset[str]
    second_person_words: frozenset[str]
    second_persons: frozenset[str]
    voice_nouns: frozenset[str]
    way_nouns: frozenset[str]
    body_prepositions: frozenset[str]
    against_prepositions: frozenset[str]
    obtaining_verbs: frozenset[str]
    document_prepositions: frozenset[str]
    name_articles: frozenset[str]
    agency_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    addressee_prepositions: frozenset[str]
    to_prepositions: frozenset[str]
    facing_prepositions: frozenset[str]
    openers_before_a: frozenset[str]
    dative_clitics: frozenset[str]
    thing_pronouns: frozenset[str]
    openers_before_de: frozenset[str]
    before_platforms: frozenset[str]
    before_media: frozenset[str]
    before_agencies: frozenset[str]
    publishing_verbs: frozenset[str]
    before_outlets: frozenset[str]
    before_channels: frozenset[str]
    before_spoken_channels: frozenset[str]
    before_written_channels: frozenset[str]
    french_marks: frozenset[str]


def read_grammar_words(path: Path) -> GrammarWords:
    """The sets of a grammar file.

    Raises:
        ListError: it cannot be read, lacks a set or has one too many, or a set holds anything but words.
    """
    try:
        sets = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)["sets"]
        words = {name: _words(entry["words"]) for name, entry in sets.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        message = Message(
            "unreadable grammar: {error}; expected 'sets', each with a description and its words", error=foreign(error)
        )
        raise ListError(message, file=str(path)) from error
    known = {field.name for field in fields(GrammarWords)}
    for name in sorted(known - words.keys()):
        raise ListError(Message("the set {name!r} is missing; the steps ask for it", name=name), file=str(path))
    for name in sorted(words.keys() - known):
        raise ListError(Message("unknown set {name!r}; no step asks for it", name=name), file=str(path))
    return GrammarWords(**words)


def _words(entries: object) -> frozenset[str]:
    if not isinstance(entries, list) or not entries:
        raise ValueError(Message("a set without words"))
    for entry in entries:
        if not isinstance(entry, str):
            message = Message("found {entry!r} where a word belongs (put it in quotes)", entry=entry)
            raise ValueError(message)
    return frozenset(entries)


GRAMMAR: Final = read_grammar_words(grammar_path())
"""The closed classes of words of French."""
