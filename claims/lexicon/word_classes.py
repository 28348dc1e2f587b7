"""Closed word knowledge that mending needs, read once from the word lists that come with the package."""

from __future__ import annotations

import functools

import yaml

from claims.errors import ListError
from claims.resources import list_path

__all__ = [
    "INFINITIVES",
    "addressees",
    "content_nouns",
    "day_names",
    "entries",
    "given_names",
    "irregular_forms",
    "offices_with_a",
    "outlets",
    "roles",
    "speaking_nouns",
    "speech_verbs",
]

INFINITIVES = ("er", "ir", "re", "oir", "ïr")
"""How French infinitives end."""


@functools.cache
def entries(name: str) -> frozenset[str]:
    """The entries of a built-in word list, as they are written.

    Raises:
        ListError: for a list that is absent or not in the expected form.
    """
    path = list_path(name)
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
        return frozenset(str(entry) for entry in found)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ListError(f"unreadable word list: {error}; expected a key entries with a list", file=str(path)) from error


@functools.cache
def irregular_forms() -> dict[str, str]:
    """Forms of speech verbs that taggers misread, to their infinitives."""
    return dict(_pair(entry) for entry in entries("formes-verbales"))


def _pair(entry: str) -> tuple[str, str]:
    form, _, lemma = entry.partition(" → ")
    return form, lemma


@functools.cache
def speaking_nouns() -> frozenset[str]:
    """The common nouns of persons and bodies that can speak."""
    return frozenset[str]().union(*(entries(name) for name in _SPEAKERS))


@functools.cache
def content_nouns() -> frozenset[str]:
    """The nouns that a clause with *que* may tell the content of."""
    return frozenset[str]().union(*(entries(name) for name in _CONTENTS))


@functools.cache
def speech_verbs() -> frozenset[str]:
    """The infinitives of the word lists whose verbs introduce speech."""
    return frozenset[str]().union(*(entries(name) for name in _SPEECH))


@functools.cache
def day_names() -> frozenset[str]:
    """Days and the like that stand without an article (*lundi*, *hier*)."""
    return entries("jours")


@functools.cache
def roles() -> frozenset[str]:
    """The offices and trades that stand before a person's name or for it."""
    return entries("noms-role")


@functools.cache
def given_names() -> frozenset[str]:
    """First names of women and men."""
    return entries("prenoms-feminins") | entries("prenoms-masculins")


@functools.cache
def outlets() -> frozenset[str]:
    """Names of media, news agencies and platforms."""
    return entries("medias") | entries("plateformes") | entries("agences")


@functools.cache
def offices_with_a() -> frozenset[str]:
    """Offices that *à* completes: *adjoint à la voirie*."""
    return entries("fonctions-avec-a")


@functools.cache
def addressees() -> frozenset[str]:
    """Nouns of those who are spoken to: *à la presse*, *à l'agence*."""
    return entries("noms-media") | entries("noms-canal")


_SPEAKERS = ("noms-role", "personnes-noms", "noms-organisation", "sources-vagues", "noms-anaphoriques", "noms-canal")
_CONTENTS = ("noms-parole", "noms-opinion", "noms-rumeur", "noms-accusation", "noms-dementi")
_SPEECH = (
    "verbes-parole", "verbes-decouverte", "verbes-prevision", "verbes-discredit", "verbes-factifs",
    "verbes-affirmation", "verbes-incise", "verbes-revelation", "verbes-opinion",
    "verbes-accusation", "verbes-dementi", "verbes-concession", "verbes-demande", "verbes-promesse",
)  # fmt: skip
