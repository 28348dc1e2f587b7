"""The shape of the files on procedures, as users write them: how the stages of a procedure are told in French.

In: the values of a file. Out: checked models for ``procedure_compiler``.
"""

from __future__ import annotations

from pydantic import ConfigDict, Field

from claims.rules.pattern_file import ArgumentFile, ConditionFile, Conditions, Name, NodeFile, Strict, described

__all__ = ["ConstructionFile", "ConstructionsFile", "MarkFile", "ProcedureExampleFile", "ProcedureFile"]

Arguments = dict[Name, str | list[ConditionFile | str] | ArgumentFile]


class ConstructionFile(Strict):
    """Where the parties of an accusation stand around the word that tells its stage."""

    description: str = Field(description="The construction, with an example.")
    args: Arguments = described(
        "Paths from the trigger to accused, offence and accuser, and to act, another word whose own stage this one "
        "takes the place of. With ? after the name they may be absent. Without accused it is the trigger.",
        {},
    )
    has: Conditions | None = described("Each of these must be found from the trigger.")
    without: Conditions | None = described("None of these may be found from the trigger.")


class ConstructionsFile(Strict):
    """The constructions that the stages share, by name."""

    description: str = Field(description="What this file is for.")
    source: str | list[str] | None = described("Grammars that describe them.")
    without: Conditions | None = described("In no construction may any of these be found from the trigger.")
    constructions: dict[str, ConstructionFile] = Field(description="By name.", min_length=1)


class MarkFile(Strict):
    """One way of telling the stage: a word, and the construction that it stands in."""

    as_: str = Field(alias="as", description="The construction, by its name in constructions.yaml.")
    trigger: NodeFile = Field(description="The word that tells the stage; lemma is needed.")
    args: Arguments = described("Arguments in place of those of the construction.", {})
    has: Conditions | None = described("Each of these must be found from the trigger.")
    without: Conditions | None = described("None of these may be found from the trigger.")
    somebody: bool = described(
        "Whether, where no offence is told, the accused must be somebody: « le train a été arrêté » accuses nobody.",
        False,
    )
    tells_deed: bool = described("Whether the words for the accused tell the offence: « le voleur présumé ».", False)
    takes_up: bool = described(
        "Whether the words only take up a decision that the text told before, at whatever stage: « il a fait appel ».",
        False,
    )
    negated: bool = described("Whether the words themselves undo the stage: « mise en examen annulée ».", False)


class ProcedureExampleFile(Strict):
    """A text, and what is read in its last sentence."""

    text: str = Field(description="A sentence, or a short text.")
    accused: list[str] = described("Who is accused, by the names they have in the article.", [])
    offence: list[str] = described("What they are accused of, in the words of the text.", [])
    accuser: str | None = described("Who accuses.")
    negated: bool = described("Whether the text denies the stage.", False)


class ProcedureExamplesFile(Strict):
    """Texts that tell the stage, and texts that do not."""

    match: list[ProcedureExampleFile] = Field(description="Texts that tell the stage.", min_length=1)
    no_match: list[str] = Field(alias="no-match", description="Texts that do not.", min_length=1)


class ProcedureFile(Strict):
    """One stage of a procedure: its id is the name of its file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Procedure")

    description: str = Field(description="The stage, in a few words.")
    why: str = Field(description="What it means for the accused.")
    source: str | list[str] | None = described("Laws or dictionaries that define it.")
    stage: str = Field(description="The key of the stage.")
    priority: int = described("Of two stages told by the same word the higher one counts.", 50, ge=0, le=100)
    accuser: bool = described("Whether who acts accuses; judges who decide do not.", True)
    marks: list[MarkFile] = Field(description="How it is told.", min_length=1)
    tests: ProcedureExamplesFile = Field(description="Examples.")
