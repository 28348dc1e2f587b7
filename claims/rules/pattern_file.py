"""The parts of files that say what a word must be and how to get there; rules and repairs share them.

The descriptions here are what editors show, by way of the JSON Schemas that ``factcheck rules schema`` prints.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "ArgumentFile",
    "ChangesFile",
    "ConditionChangesFile",
    "ConditionFile",
    "Conditions",
    "Name",
    "NodeChangesFile",
    "NodeFile",
    "Strict",
    "Upos",
    "described",
]

Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*\??$")]
Upos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
Mood = Literal["conditional", "indicative", "subjunctive", "imperative", "infinitive", "participle"]
Entity = Literal["PER", "LOC", "ORG", "MISC"]


def described(words: str, default: Any = None, **more: Any) -> Any:
    """A key that may be absent: its description, what it is then, and limits of its value."""
    return Field(default=default, description=words, **more)


class Strict(BaseModel):
    """Unknown keys are errors; values are taken as they are written."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ChangesFile(Strict):
    """Words added to, or taken from, the words of the rule that this one extends (or of ``of``)."""

    of: str | list[str] | ChangesFile | None = described(
        "The words to start from; in a rule that extends another, that rule's."
    )
    add: str | list[str] = described("Words or @lists to add.", [])
    remove: str | list[str] = described("Words or @lists to take away.", [])


Words = str | list[str] | ChangesFile


class NodeFile(Strict):
    """What a word must be: every key given must hold; of a list, one member."""

    lemma: Words | None = described("Dictionary form: dire for dit, disait, diront. @name stands for a word list.")
    form: Words | None = described("The word as it stands in the text, without regard to capitals.")
    phrase: Words | None = described("The word opens these words: paraît-il, à ce qu'on dit, @list.")
    closes: Words | None = described("The word closes these words: the 3 of France 3, @list.")
    capital: bool | None = described("Whether the word begins with a capital.")
    writes: Words | None = described(
        "The form is how one of these verbs is written in the third person of the present, whatever the word was "
        "taken for: souffle for souffler. Entries « form → infinitive » name the form themselves."
    )
    upos: Upos | list[Upos] | None = described("Part of speech: NOUN, PROPN (name), VERB, AUX, ADJ, ADV, PRON, ADP, …")
    feats: dict[str, str | list[str]] = described("Features, such as {Number: Plur} or {Mood: [Cnd, Sub]}.", {})
    deprel: Words | None = described(
        "Relation to the governor; a base relation (obl) admits its subtypes, =obl does not."
    )
    entity: Entity | list[Entity] | None = described("The word stands in a named entity of this kind.")
    case: Words | None = described("The preposition before the word: selon, d'après, lors de.")
    mark: Words | None = described("The subordinator of the clause: que, si, avant de.")
    mood: Mood | list[Mood] | None = described("Mood of the verb group; the auxiliary carries it in compound tenses.")
    voice: Literal["active", "passive"] | None = described("Voice of the verb group.")
    negated: bool | None = described("Whether « ne … pas » or the like stands with the verb.")
    quoted: bool | None = described("Whether the word stands inside quotation marks.")
    inserted: bool | Literal["quotation"] | None = described(
        "Whether the verb opens an inserted clause (« …, a dit X, … »); quotation: right after a closing mark."
    )
    quotation: Literal["opens", "closes"] | None = described(
        "The word is a mark that opens or closes a quotation; straight ones take turns."
    )
    same: str | list[str] | None = described("The word is this argument (or one of these, or trigger).")
    before: str | None = described("The word stands before this argument (or trigger).")
    after: str | None = described("The word stands after this argument (or trigger).")
    within: int | None = described("At most this many words from the trigger.", ge=1)
    not_: NodeFile | list[NodeFile] | NodeChangesFile | None = Field(
        default=None, alias="not", description="What the word must not be: none of these may hold."
    )
    has: Conditions | None = described("Each of these must be found from this word.")
    lacks: Conditions | None = described("None of these may be found from this word.")


class NodeChangesFile(Strict):
    """In a rule that extends another: what is added to, or taken from, what a word must not be."""

    add: NodeFile | list[NodeFile] = described("More that the word must not be.", [])
    remove: NodeFile | list[NodeFile] = described("What it may be again; some of the keys are enough.", [])


class ConditionFile(NodeFile):
    """A path from a word, and what the word at its end must be."""

    path: str | list[str] = described(
        "Steps along the tree: '> nsubj' to a dependent, '>> ccomp' to any word below, '< acl' up to the governor, "
        "'<<' to any governor, '+' and '-' to the next and previous word, '++' and '--' to any later or earlier one, "
        "'subject' and 'agent' by meaning, 'first' and 'last' to the ends of its phrase, 'group' to the first word of "
        "its verb group, 'root' to the root. Several: the first that leads to a fitting word.",
        "",
    )
    start: str | None = Field(
        default=None, alias="from", description="The argument that the path starts from; this word by default."
    )


class ConditionChangesFile(Strict):
    """In a rule that extends another: conditions, or alternatives of an argument, that are added or taken away."""

    add: str | ConditionFile | list[ConditionFile | str] = described(
        "More of them, tried after those of that rule.", []
    )
    remove: str | ConditionFile | list[ConditionFile | str] = described(
        "Those to take away: their path, or some of their keys.", []
    )


Conditions = ConditionFile | list[ConditionFile] | ConditionChangesFile


class ArgumentFile(ConditionFile):
    """A named argument: a path (or several, the first that leads somewhere wins) and what stands at its end."""

    any: list[ConditionFile | str] | None = described("Alternatives, tried in this order.")
