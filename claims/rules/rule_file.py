"""The shape of a rule file as users write it: pydantic models that check it.

In: the values of a file. Out: a checked model for ``compiler``; the JSON Schema that editors use, whose descriptions
stand here.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claims.rules.pattern_file import (
    ArgumentFile,
    ConditionChangesFile,
    ConditionFile,
    Conditions,
    Name,
    NodeFile,
    Strict,
    described,
)

__all__ = [
    "ClaimFile",
    "ContentFile",
    "ExampleFile",
    "FormsFile",
    "FrameFile",
    "ListFile",
    "ModifierFile",
    "RuleFile",
    "TestsFile",
]

LabelName = Literal["reported_speech", "allegation"]
PolarityName = Literal["asserted", "denied"]


class ContentFile(Strict):
    """How the content is cut out of the sentence."""

    kind: Literal["subtree", "host", "quotation", "clause", "rest", "previous"] = Field(
        default="subtree",
        alias="as",
        description="subtree: all that hangs on the word; host: the sentence around an inserted cue; quotation: the "
        "quoted words beside it; previous: the sentence before.",
    )
    of: str | list[str] | None = described("The arguments it is cut at; content or trigger by default.")
    where: Literal["before", "after", "around", "colon"] = described("Where the quotation stands.", "around")


class ClaimFile(Strict):
    """What a match means."""

    label: LabelName | None = described("The label that the rule suggests. Needed, unless the rule extends one.")
    content: str | list[str] | ContentFile | None = described(
        "The argument (or several, or trigger) whose words are what is said. Needed, unless the rule extends one."
    )
    construction: str | None = described("Name of the grammatical pattern, for exports; the id by default.")
    cue: str | list[str] = described("The arguments whose words attribute the content.", "trigger")
    speaker: str | None = described("The argument that is the speaker; speaker by default.")
    medium: str | None = described("The argument that is the medium; medium by default.")
    polarity: PolarityName = described("denied where the speaker says that the content is not so.", "asserted")


class ModifierFile(Strict):
    """What a match does to the claims that other rules found in its scope."""

    of: Literal["cue", "content"] = described("The part of the claim that must lie in scope.", "cue")
    path: str | list[str] | None = described(
        "Along the tree: the path from the trigger to the claim's own trigger (of: cue) or into its content."
    )
    direction: Literal["forward", "backward", "both"] = described("Where the scope runs from the trigger.", "both")
    within: int | None = described("At most this many words between the trigger and that part.", ge=0)
    until: str | list[str] = described("Words that end the scope: mais, alors que, @list.", [])
    only: list[str] = described("Only claims of these rules.", [])
    barring: list[str] = Field(default=[], alias="except", description="No claims of these rules.")
    label: LabelName | None = described("The label that claims in scope get.")
    polarity: Literal["asserted", "denied", "reversed"] | None = described("The polarity that claims in scope get.")


class ExampleFile(BaseModel):
    """A sentence that must match, and what each part of the claim must be."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, str]

    text: str = Field(description="The sentence, or a short text.")
    content: str | None = described("What is said; fragments joined with « … ».")
    label: LabelName | None = described("The label that the rules suggest for the claim.")
    polarity: PolarityName | None = described("Whether the speaker asserts or denies.")
    speaker: str | None = described("The words that name the speaker.")
    medium: str | None = described("The words that name the medium.")
    cue: str | None = described("The words that attribute.")


class TestsFile(Strict):
    """Examples: what must match (and each argument's text) and what must not."""

    match: list[ExampleFile] = described("Sentences in which the rule must find a claim.", [])
    no_match: list[str] = Field(
        default=[], alias="no-match", description="Sentences in which the rule must find nothing."
    )


_WHOLE: dict[str, Any] = {
    "anyOf": [
        {"required": ["trigger", "claim"]},
        {"required": ["trigger", "modifies"]},
        {"required": ["extends"]},
    ]
}


class RuleFile(Strict):
    """One rule: its id is the name of its file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="Rule", json_schema_extra=_WHOLE)

    description: str = Field(description="What the rule finds, in a few words.")
    why: str | None = described("Why this attributes something to somebody.")
    source: str | list[str] | None = described("Grammars or studies that describe the pattern.")
    references: list[str] = described("Links.", [])
    author: str | None = described("Who wrote the rule.")
    status: Literal["experimental", "stable", "deprecated"] = Field(
        description="experimental: being tried; stable: relied upon; deprecated: not run any more."
    )
    extends: str | None = described(
        "The rule whose keys this one takes where it has none of its own. Its own id: the rule that it replaces."
    )
    priority: int = described("Of two rules that find the same claim the higher one wins.", 50, ge=0, le=100)
    overrides: list[str] = described("Rules that give way wherever this one finds the same claim.", [])
    trigger: NodeFile | None = described("The word that sets the rule off.")
    args: dict[Name, str | list[ConditionFile | str] | ArgumentFile | ConditionChangesFile] = described(
        "Named arguments by their path from the trigger; with ? after the name they may be absent. In a rule that "
        "extends another, remove: [name] takes arguments away.",
        {},
    )
    has: Conditions | None = described("Each of these must be found from the trigger.")
    without: Conditions | None = described("None of these may be found from the trigger.")
    claim: ClaimFile | None = described("What a match means.")
    modifies: ModifierFile | None = described("Instead of claim: what a match does to the claims of other rules.")
    tests: TestsFile = described("Examples that `factcheck rules test` runs.", TestsFile())


_SlotForms = dict[str, dict[str, str]]


class FrameFile(Strict):
    """A text with slots, and what must come of it for each word of the list.

    ``{mot}`` stands for the word, ``{cible}`` for what stands behind its arrow, another name for one of its forms
    (``{pluriel}``, ``{pluriel cible}``); a capital as in ``{Mot}`` capitalises.
    """

    text: str = Field(description="The text; {mot} is where the word goes, {participe} where one of its forms does.")
    only: list[str] = Field(default=[], alias="for", description="Only these words of the list.", min_length=1)
    barring: list[str] = Field(default=[], alias="except", description="All words of the list but these.")
    rule: str | None = described("The rule that must have a hand in the claim.")
    content: str | None = described("What is said; fragments joined with « … ».")
    speaker: str | None = described("The words that name the speaker.")
    name: str | None = described("Who the speaker is found to be.")
    vague: bool | None = described("Whether the speaker is somebody whom the text does not identify.")
    role: str | None = described("What a source of the claim is: outlet, agency, organisation, vague, …")
    cue: str | None = described("The words that attribute.")
    medium: str | None = described("The words that name the medium.")
    label: Literal["reported_speech", "allegation", "established_fact"] | None = described("The label of the claim.")
    polarity: PolarityName | None = described("Whether the speaker asserts or denies.")
    accused: str | None = described("Who the claim accuses, by name.")
    offence: str | None = described("What they are accused of.")
    stage: str | None = described("How far the procedure is: suspected, charged, convicted, …")
    features: dict[str, str | bool] = described("What the classifier must see of the claim.", {})
    attributed: Literal[False] | None = described("false: no claim is given to anybody.")
    skipped: str | None = described("Why a sentence yields no claim: hedged, question, …")
    sentences: int | None = described("How many sentences the text has.", ge=1)
    lemma: str | None = described("The infinitive that the word is a verb of.")
    line: str | None = described("What the line with the word is on a page: furniture, caption, byline, …")
    below: str | None = described("What the last block of the page is.")
    agency: str | None = described("The news agency that the page names.")
    outlet: str | None = described("The outlet that the page names.")
    published: str | None = described("The day on which the page says it was published: 2020-03-15.")
    repeats: str | None = described("A claim of which the text says the same again, in other words.")
    differs: str | None = described("A claim that is as good as the text but for what the word says.")
    hardens: str | None = described("A claim that says the same more firmly, without the word.")
    counts: str | None = described("A text with the same numbers and units, otherwise written.")
    moves: str | None = described("A claim with another day or hour.")
    gender: Literal["woman", "man", "unknown"] | None = described("What words for somebody tell of them.")
    turn: str | None = described("The last turn: who speaks, or ?, a colon and the words; empty where nobody talks.")


class FormsFile(Strict):
    """The forms that words take in the slots of frames, for all lists."""

    description: str | None = described("What this file is for.")
    source: str | list[str] | None = described("Where the forms were taken from.")
    forms: _SlotForms = Field(description="By slot: a word and its form, or an ending and what takes its place.")


class ListFile(Strict):
    """One word list: entries of its own, or changes to the list of the same name below it."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        title="Word list",
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("entries", "add", "remove")]},
    )

    description: str | None = described("What the words have in common.")
    why: str | None = described("What it means to find one of them.")
    source: str | list[str] | None = described("Where the words were taken from.")
    entries: list[str] | None = described("All words of the list.", min_length=1)
    add: list[str] = described("Words to add to the list of the same name that this file stands on.", [])
    remove: list[str] = described("Words to take from that list.", [])
    forms: _SlotForms = described("Forms of these words in the slots of frames: {participe: {dire: dit, -er: -é}}.", {})
    frames: list[FrameFile] = described("Texts in which each word must do what the list is for.", [])
