"""The shape of ``classes.yaml``: the word lists that make up each class of words."""

from __future__ import annotations

from pydantic import Field

from claims.rules.pattern_file import Strict

__all__ = ["ClassMembersFile", "ClassesFile"]


class ClassMembersFile(Strict):
    """The word lists of one class of words: all of them, or changes to those below."""

    description: str | None = Field(default=None, description="What the words of the class have in common.")
    lists: list[str] | None = Field(default=None, description="The names of all word lists of the class.", min_length=1)
    add: list[str] = Field(default=[], description="Names of word lists that join the class.")
    remove: list[str] = Field(default=[], description="Names of word lists that leave it.")


class ClassesFile(Strict):
    """Which word lists make up the classes of words that every step goes by."""

    description: str | None = Field(default=None, description="What this file is for.")
    classes: dict[str, ClassMembersFile] = Field(description="By class: speech_verbs, speaking_nouns, day_names, …")
