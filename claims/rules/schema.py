"""The shape of a rule file as users write it: pydantic models that check it.

In: the values of a file. Out: a checked model for ``compiler``; the JSON Schema that editors use, whose descriptions
stand here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "ArgumentFile",
    "ChangesFile",
    "ClaimFile",
    "ConditionChangesFile",
    "ConditionFile",
    "ContentFile",
    "ExampleFile",
    "FormsFile",
    "FrameFile",
    "ListFile",
    "ModifierFile",
    "NodeChangesFile",
    "NodeFile",
    "RuleFile",
    "TestsFile",
]

Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*\??$")]
Upos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
Mood = Literal["conditional", "indicative", "subjunctive", "imperative", "infinitive", "participle"]
Entity = Literal["PER", "LOC", "ORG", "MISC"]
LabelName = Literal["reported_speech", "allegation"]
PolarityName = Literal["asserted", "denied"]


def _told(words: str, default: Any = None, **more: Any) -> Any:
    return Field(default=default, description=words, **more)


class Strict(BaseModel):
    """Unknown keys are errors; values are taken as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ChangesFile(Strict):
    """Words added to, or taken from, the words of the rule that this one extends (or of ``of``)."""

    of: str | list[str] | ChangesFile | None = _told(
        "The words to start from; in a rule that extends another, that rule's."
    )
    add: str | list[str] = _told("Words or @lists to add.", [])
    remove: str | list[str] = _told("Words or @lists to take away.", [])


Words = str | list[str] | ChangesFile


class NodeFile(Strict):
    """What a word must be: every key given must hold; of a list, one member."""

    lemma: Words | None = _told("Dictionary form: dire for dit, disait, diront. @name stands for a word list.")
    form: Words | None = _told("The word as it stands in the text, without regard to capitals.")
    phrase: Words | None = _told("The word opens these words: paraît-il, à ce qu'on dit, @list.")
    upos: Upos | list[Upos] | None = _told("Part of speech: NOUN, PROPN (name), VERB, AUX, ADJ, ADV, PRON, ADP, …")
    feats: dict[str, str | list[str]] = _told("Features, such as {Number: Plur} or {Mood: [Cnd, Sub]}.", {})
    deprel: Words | None = _told("Relation to the governor; a base relation (obl) admits its subtypes, =obl does not.")
    entity: Entity | list[Entity] | None = _told("The word stands in a named entity of this kind.")
    case: Words | None = _told("The preposition before the word: selon, d'après, lors de.")
    mark: Words | None = _told("The subordinator of the clause: que, si, avant de.")
    mood: Mood | list[Mood] | None = _told("Mood of the verb group; the auxiliary carries it in compound tenses.")
    voice: Literal["active", "passive"] | None = _told("Voice of the verb group.")
    negated: bool | None = _told("Whether « ne … pas » or the like stands with the verb.")
    quoted: bool | None = _told("Whether the word stands inside quotation marks.")
    inserted: bool | Literal["quotation"] | None = _told(
        "Whether the verb opens an inserted clause (« …, a dit X, … »); quotation: right after a closing mark."
    )
    before: str | None = _told("The word stands before this argument (or trigger).")
    after: str | None = _told("The word stands after this argument (or trigger).")
    within: int | None = _told("At most this many words from the trigger.", ge=1)
    not_: NodeFile | list[NodeFile] | NodeChangesFile | None = Field(
        default=None, alias="not", description="What the word must not be: none of these may hold."
    )
    has: Conditions | None = _told("Each of these must be found from this word.")
    lacks: Conditions | None = _told("None of these may be found from this word.")


class NodeChangesFile(Strict):
    """In a rule that extends another: what is added to, or taken from, what a word must not be."""

    add: NodeFile | list[NodeFile] = _told("More that the word must not be.", [])
    remove: NodeFile | list[NodeFile] = _told("What it may be again; some of the keys are enough.", [])


class ConditionFile(NodeFile):
    """A path from a word, and what the word at its end must be."""

    path: str | list[str] = _told(
        "Steps along the tree: '> nsubj' to a dependent, '>> ccomp' to any word below, '< acl' up to the governor, "
        "'+' and '-' to the next and previous word, '++' and '--' to any later or earlier one, 'subject' and 'agent' "
        "by meaning. Several: the first that leads to a fitting word.",
        "",
    )


class ConditionChangesFile(Strict):
    """In a rule that extends another: conditions, or alternatives of an argument, that are added or taken away."""

    add: str | ConditionFile | list[ConditionFile | str] = _told("More of them, tried after those of that rule.", [])
    remove: str | ConditionFile | list[ConditionFile | str] = _told(
        "Those to take away: their path, or some of their keys.", []
    )


Conditions = ConditionFile | list[ConditionFile] | ConditionChangesFile


class ArgumentFile(ConditionFile):
    """A named argument: a path (or several, the first that leads somewhere wins) and what stands at its end."""

    any: list[ConditionFile | str] | None = _told("Alternatives, tried in this order.")


class ContentFile(Strict):
    """How the content is cut out of the sentence."""

    kind: Literal["subtree", "host", "quotation", "clause", "rest"] = Field(
        default="subtree",
        alias="as",
        description="subtree: all that hangs on the word; host: the sentence around an inserted cue; quotation: the "
        "quoted words beside it.",
    )
    of: str | list[str] | None = _told("The arguments it is cut at; content or trigger by default.")
    where: Literal["before", "after", "around", "colon"] = _told("Where the quotation stands.", "around")


class ClaimFile(Strict):
    """What a match means."""

    label: LabelName | None = _told("The label that the rule suggests. Needed, unless the rule extends one.")
    content: str | list[str] | ContentFile | None = _told(
        "The argument (or several, or trigger) whose words are what is said. Needed, unless the rule extends one."
    )
    construction: str | None = _told("Name of the grammatical pattern, for exports; the id by default.")
    cue: str | list[str] = _told("The arguments whose words attribute the content.", "trigger")
    speaker: str | None = _told("The argument that is the speaker; speaker by default.")
    medium: str | None = _told("The argument that is the medium; medium by default.")
    polarity: PolarityName = _told("denied where the speaker says that the content is not so.", "asserted")


class ModifierFile(Strict):
    """What a match does to the claims that other rules found in its scope."""

    of: Literal["cue", "content"] = _told("The part of the claim that must lie in scope.", "cue")
    path: str | list[str] | None = _told(
        "Along the tree: the path from the trigger to the claim's own trigger (of: cue) or into its content."
    )
    direction: Literal["forward", "backward", "both"] = _told("Where the scope runs from the trigger.", "both")
    within: int | None = _told("At most this many words between the trigger and that part.", ge=0)
    until: str | list[str] = _told("Words that end the scope: mais, alors que, @list.", [])
    only: list[str] = _told("Only claims of these rules.", [])
    barring: list[str] = Field(default=[], alias="except", description="No claims of these rules.")
    label: LabelName | None = _told("The label that claims in scope get.")
    polarity: Literal["asserted", "denied", "reversed"] | None = _told("The polarity that claims in scope get.")


class ExampleFile(BaseModel):
    """A sentence that must match, and what each part of the claim must be."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, str]

    text: str = Field(description="The sentence, or a short text.")
    content: str | None = _told("What is said; fragments joined with « … ».")
    label: LabelName | None = _told("The label that the rules suggest for the claim.")
    polarity: PolarityName | None = _told("Whether the speaker asserts or denies.")
    speaker: str | None = _told("The words that name the speaker.")
    medium: str | None = _told("The words that name the medium.")
    cue: str | None = _told("The words that attribute.")


class TestsFile(Strict):
    """Examples: what must match (and each argument's text) and what must not."""

    match: list[ExampleFile] = _told("Sentences in which the rule must find a claim.", [])
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
    why: str | None = _told("Why this attributes something to somebody.")
    source: str | list[str] | None = _told("Grammars or studies that describe the pattern.")
    references: list[str] = _told("Links.", [])
    author: str | None = _told("Who wrote the rule.")
    status: Literal["experimental", "stable", "deprecated"] = Field(
        description="experimental: being tried; stable: relied upon; deprecated: not run any more."
    )
    extends: str | None = _told(
        "The rule whose keys this one takes where it has none of its own. Its own id: the rule that it replaces."
    )
    priority: int = _told("Of two rules that find the same claim the higher one wins.", 50, ge=0, le=100)
    overrides: list[str] = _told("Rules that give way wherever this one finds the same claim.", [])
    trigger: NodeFile | None = _told("The word that sets the rule off.")
    args: dict[Name, str | list[ConditionFile | str] | ArgumentFile | ConditionChangesFile] = _told(
        "Named arguments by their path from the trigger; with ? after the name they may be absent. In a rule that "
        "extends another, remove: [name] takes arguments away.",
        {},
    )
    has: Conditions | None = _told("Each of these must be found from the trigger.")
    without: Conditions | None = _told("None of these may be found from the trigger.")
    claim: ClaimFile | None = _told("What a match means.")
    modifies: ModifierFile | None = _told("Instead of claim: what a match does to the claims of other rules.")
    tests: TestsFile = _told("Examples that `factcheck rules test` runs.", TestsFile())


_SlotForms = dict[str, dict[str, str]]


class FrameFile(Strict):
    """A text with slots, and what must come of it for each word of the list.

    ``{mot}`` stands for the word, ``{cible}`` for what stands behind its arrow, another name for one of its forms
    (``{pluriel}``, ``{pluriel cible}``); a capital as in ``{Mot}`` capitalises.
    """

    text: str = Field(description="The text; {mot} is where the word goes, {participe} where one of its forms does.")
    only: list[str] = Field(default=[], alias="for", description="Only these words of the list.", min_length=1)
    barring: list[str] = Field(default=[], alias="except", description="All words of the list but these.")
    rule: str | None = _told("The rule that must have a hand in the claim.")
    content: str | None = _told("What is said; fragments joined with « … ».")
    speaker: str | None = _told("The words that name the speaker.")
    name: str | None = _told("Who the speaker is found to be.")
    vague: bool | None = _told("Whether the speaker is somebody whom the text does not identify.")
    role: str | None = _told("What a source of the claim is: outlet, agency, organisation, vague, …")
    cue: str | None = _told("The words that attribute.")
    medium: str | None = _told("The words that name the medium.")
    label: Literal["reported_speech", "allegation", "established_fact"] | None = _told("The label of the claim.")
    polarity: PolarityName | None = _told("Whether the speaker asserts or denies.")
    features: dict[str, str | bool] = _told("What the classifier must see of the claim.", {})
    attributed: Literal[False] | None = _told("false: no claim is given to anybody.")
    skipped: str | None = _told("Why a sentence yields no claim: hedged, question, …")
    sentences: int | None = _told("How many sentences the text has.", ge=1)
    lemma: str | None = _told("The infinitive that the word is a verb of.")
    line: str | None = _told("What the line with the word is on a page: furniture, caption, byline, …")
    below: str | None = _told("What the last block of the page is.")
    agency: str | None = _told("The news agency that the page names.")
    outlet: str | None = _told("The outlet that the page names.")
    published: str | None = _told("The day on which the page says it was published: 2020-03-15.")
    repeats: str | None = _told("A claim of which the text says the same again, in other words.")
    differs: str | None = _told("A claim that is as good as the text but for what the word says.")


class FormsFile(Strict):
    """The forms that words take in the slots of frames, for all lists."""

    description: str | None = _told("What this file is for.")
    source: str | list[str] | None = _told("Where the forms were taken from.")
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

    description: str | None = _told("What the words have in common.")
    why: str | None = _told("What it means to find one of them.")
    source: str | list[str] | None = _told("Where the words were taken from.")
    entries: list[str] | None = _told("All words of the list.", min_length=1)
    add: list[str] = _told("Words to add to the list of the same name that this file stands on.", [])
    remove: list[str] = _told("Words to take from that list.", [])
    forms: _SlotForms = _told("Forms of these words in the slots of frames: {participe: {dire: dit, -er: -é}}.", {})
    frames: list[FrameFile] = _told("Texts in which each word must do what the list is for.", [])
