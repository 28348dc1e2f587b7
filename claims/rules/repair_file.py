"""The shape of a repair file, as users write it; pydantic checks it, ``claims.rules.repair_compiler`` compiles it.

The descriptions here are what editors show, by way of the JSON Schema that ``factcheck rules schema repair`` prints.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from claims.rules.pattern_file import ArgumentFile, ConditionFile, Conditions, Name, NodeFile, Strict, Upos, described

__all__ = ["ChangeFile", "LikeFile", "RepairExamplesFile", "RepairFile", "TreeFile"]


class LikeFile(Strict):
    """A value taken from elsewhere."""

    as_: str = Field(
        alias="as",
        description="deprel: the argument whose relation the word gets; lemma: form (the form becomes the lemma) or "
        "written (the infinitive that the key writes found).",
    )


class ChangeFile(Strict):
    """What becomes of one word, or of each of several."""

    word: str | None = described("The argument that is changed, or trigger, which it is by default.")
    each: ConditionFile | None = described("Instead of word: every word that this path leads to from the trigger.")
    head: str | None = described("The argument (or trigger, or root) that governs the word from now on.")
    deprel: str | LikeFile | None = described("Its relation from now on.")
    upos: Upos | None = described("Its part of speech from now on.")
    lemma: str | LikeFile | None = described("Its dictionary form from now on.")
    feats: dict[str, str] = described("Features that are set.", {})
    keep: list[str] | None = described("The only features that stay; [] for none. All stay by default.")


class TreeFile(Strict):
    """A sentence before a repair, and the words that are others after it.

    Each line is a word: form, lemma (_ for the form in small letters), part of speech, number of its head (0 for the
    root), relation and features (A=B|C=D). Lines of ``after`` begin with the number of the word.
    """

    before: str = Field(description="All words, a line each.")
    after: str = Field(description="The words that change, a line each, with their numbers.")


class RepairExamplesFile(Strict):
    """Examples: what becomes of trees in which the repair fires, and trees in which it must not."""

    match: list[TreeFile] = described("Trees in which the repair must fire.", [], min_length=1)
    no_match: list[str] = Field(
        default=[], alias="no-match", description="Trees in which the repair must change nothing.", min_length=1
    )


class RepairFile(Strict):
    """One repair of tags or trees: its id is the name of its file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Repair")

    description: str = Field(description="What is put right, in a few words.")
    why: str = Field(description="Why the words themselves tell that the models are wrong.")
    source: str | list[str] | None = described("Grammars or guidelines that describe it.")
    status: Literal["experimental", "stable", "deprecated"] = described(
        "experimental: being tried; stable: relied upon; deprecated: not made any more.", "stable"
    )
    stage: Literal["tags", "tree"] = Field(description="tags: before the tree is built, which it follows; tree: after.")
    order: int = Field(description="Repairs of a stage are made by this number, then by their ids.", ge=0, le=999)
    trigger: NodeFile = Field(description="The word that sets the repair off.")
    args: dict[Name, str | list[ConditionFile | str] | ArgumentFile] = described(
        "Named arguments by their path from the trigger; with ? after the name they may be absent.", {}
    )
    has: Conditions | None = described("Each of these must be found from the trigger.")
    without: Conditions | None = described("None of these may be found from the trigger.")
    change: list[ChangeFile] = Field(description="What becomes of the words, all at once.", min_length=1)
    examples: RepairExamplesFile = Field(description="Trees before and after, and trees left alone.")
