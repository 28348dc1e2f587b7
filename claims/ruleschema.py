"""The shape of a rule file, as users write it; pydantic checks it, ``claims.rules`` compiles it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["ArgumentFile", "ClaimFile", "ConditionFile", "ContentFile", "ListFile", "NodeFile", "RuleFile"]

Words = str | list[str]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*\??$")]
Upos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
Mood = Literal["conditional", "indicative", "subjunctive", "imperative", "infinitive", "participle"]
Entity = Literal["PER", "LOC", "ORG", "MISC"]


class Strict(BaseModel):
    """Unknown keys are errors; values are taken as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class NodeFile(Strict):
    """What a word must be."""

    lemma: Words | None = None
    form: Words | None = None
    upos: Upos | list[Upos] | None = None
    feats: dict[str, Words] = {}
    deprel: Words | None = None
    entity: Entity | list[Entity] | None = None
    case: Words | None = None
    mark: Words | None = None
    mood: Mood | list[Mood] | None = None
    voice: Literal["active", "passive"] | None = None
    negated: bool | None = None
    quoted: bool | None = None
    inserted: bool | Literal["quotation"] | None = None
    before: str | None = None
    after: str | None = None
    within: int | None = Field(default=None, ge=1)
    not_: NodeFile | list[NodeFile] | None = Field(default=None, alias="not")
    has: ConditionFile | list[ConditionFile] | None = None
    lacks: ConditionFile | list[ConditionFile] | None = None


class ConditionFile(NodeFile):
    """A path from a word, and what the word at its end must be."""

    path: Words = ""


class ArgumentFile(ConditionFile):
    """A named argument: a path (or several, the first that leads somewhere wins) and what stands at its end."""

    any: list[ConditionFile | str] | None = None


class ContentFile(Strict):
    """How the content is cut out of the sentence."""

    kind: Literal["subtree", "host", "quotation"] = Field(default="subtree", alias="as")
    of: Words | None = None
    where: Literal["before", "after", "around", "colon"] = "around"


class ClaimFile(Strict):
    """What a match means."""

    label: Literal["reported_speech", "allegation"]
    content: str | list[str] | ContentFile
    construction: str | None = None
    cue: Words = "trigger"
    speaker: str | None = None
    medium: str | None = None
    polarity: Literal["asserted", "denied"] = "asserted"


class TestsFile(Strict):
    """Examples: what must match (and each argument's text) and what must not."""

    match: list[dict[str, str]] = []
    no_match: list[str] = Field(default=[], alias="no-match")


class RuleFile(Strict):
    """One rule."""

    description: str
    why: str | None = None
    source: Words | None = None
    references: list[str] = []
    author: str | None = None
    status: Literal["experimental", "stable", "deprecated"]
    priority: int = Field(default=50, ge=0, le=100)
    trigger: NodeFile
    args: dict[Name, str | list[ConditionFile | str] | ArgumentFile] = {}
    has: ConditionFile | list[ConditionFile] | None = None
    without: ConditionFile | list[ConditionFile] | None = None
    claim: ClaimFile
    tests: TestsFile = TestsFile()


class ListFile(Strict):
    """One word list."""

    description: str
    why: str | None = None
    source: Words | None = None
    entries: list[str] = Field(min_length=1)
