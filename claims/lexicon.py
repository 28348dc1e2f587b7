"""Closed word knowledge that mending needs, read once from the word lists that come with the package."""

from __future__ import annotations

import functools

import yaml

from claims.resources import list_path

__all__ = ["INFINITIVES", "day_names", "irregular_forms", "speaking_nouns", "speech_verbs"]

INFINITIVES = ("er", "ir", "re", "oir", "ïr")
"""How French infinitives end."""


def _entries(name: str) -> frozenset[str]:
    with list_path(name).open(encoding="utf-8") as file:
        return frozenset(str(entry) for entry in yaml.safe_load(file)["entries"])


@functools.cache
def irregular_forms() -> dict[str, str]:
    """Forms of speech verbs that taggers misread, to their infinitives."""
    return dict(_pair(entry) for entry in _entries("formes-verbales"))


def _pair(entry: str) -> tuple[str, str]:
    form, _, lemma = entry.partition(" → ")
    return form, lemma


@functools.cache
def speaking_nouns() -> frozenset[str]:
    """The common nouns of persons and bodies that can speak."""
    return frozenset[str]().union(*(_entries(name) for name in _SPEAKERS))


@functools.cache
def speech_verbs() -> frozenset[str]:
    """The infinitives of the word lists whose verbs introduce speech."""
    return frozenset[str]().union(*(_entries(name) for name in _SPEECH))


@functools.cache
def day_names() -> frozenset[str]:
    """Days and the like that stand without an article (*lundi*, *hier*)."""
    return _entries("jours")


_SPEAKERS = ("noms-role", "personnes-noms", "noms-organisation", "sources-vagues", "noms-anaphoriques", "noms-canal")
_SPEECH = (
    "verbes-parole", "verbes-decouverte", "verbes-prevision", "verbes-discredit", "verbes-factifs",
    "verbes-affirmation", "verbes-incise", "verbes-revelation", "verbes-opinion",
    "verbes-accusation", "verbes-dementi", "verbes-concession", "verbes-demande",
)  # fmt: skip
