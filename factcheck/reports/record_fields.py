"""What the fields of public records are made of: texts, ids, days, spans, probabilities, and the base of all records.

In: nothing; these are types. Out: types for the models of ``claim_record`` and ``check_record``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from claims.claim import Label

__all__ = [
    "Day",
    "Identifier",
    "LabelName",
    "Offset",
    "Pair",
    "Probability",
    "Quoted",
    "QuotedRecord",
    "Record",
    "Stamp",
    "Text",
]

_SLIP = 1e-9
"""By how much sums of floating-point numbers may miss 0 or 1."""


def _share(value: object) -> object:
    """A number that misses 0 or 1 by a slip of arithmetic, brought there; anything else as it is."""
    if isinstance(value, float) and -_SLIP <= value <= 1 + _SLIP:
        return min(max(value, 0.0), 1.0)
    return value


class _AnyText:
    """Any ``str``: pydantic's own check refuses half a surrogate pair, which can stand in an article and is text.

    A check in Python would be called some twenty times a claim.
    """

    @staticmethod
    def __get_pydantic_core_schema__(_source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(str)


_TEXT = _AnyText()

Text = Annotated[str, _TEXT, WithJsonSchema({"type": "string"})]
# Patterns are promised to readers and not checked: what an older store holds is told as it is.
Identifier = Annotated[str, _TEXT, WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{12}(-[0-9]+)?$"})]
Day = Annotated[str, _TEXT, WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"})]

Stamp = Annotated[
    str,
    _TEXT,
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}.*)?$"}),
]

Offset = TypeAliasType("Offset", Annotated[int, Field(ge=0)])
Pair = TypeAliasType(
    "Pair",
    Annotated[
        tuple[Offset, Offset],
        PlainSerializer(list),
        Field(description="Half-open range of code points of the article's text: start, end."),
    ],
)
Probability = TypeAliasType(
    "Probability",
    Annotated[
        float,
        Field(ge=0, le=1),
        BeforeValidator(_share),
        PlainSerializer(lambda share: round(share, 4), return_type=float),
    ],
)
LabelName = TypeAliasType("LabelName", Label)


class Record(BaseModel):
    """An object of the public document: all its fields are there, and no others.

    ``main`` names the field that a table shows under the name of the object itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    main: ClassVar[str] = ""


class QuotedRecord(Record):
    """Words of the article and where they stand."""

    main: ClassVar[str] = "text"
    text: Text
    span: Pair


Quoted = TypeAliasType("Quoted", QuotedRecord)
