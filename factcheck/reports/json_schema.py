"""The JSON Schema (draft 2020-12) of the public document, made from the models of ``claim_record``.

In: nothing. Out: the schema, with the definitions span, offset, probability, label, quoted, article and claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from factcheck.reports import claim_record

__all__ = ["json_schema"]

Json = dict[str, Any]

_REFERENCE = "#/$defs/"
_DEFINED = {
    "Pair": "span",
    "Offset": "offset",
    "Probability": "probability",
    "LabelName": "label",
    "Quoted": "quoted",
    "ArticleRecord": "article",
    "ClaimRecord": "claim",
}
"""What the schema defines by name, and under which; all else is written where it stands."""
_KEYS = (
    "description", "$ref", "const", "anyOf", "enum", "type", "properties", "required", "additionalProperties",
    "items", "prefixItems", "minItems", "maxItems", "minimum", "maximum", "pattern",
)  # fmt: skip
"""The order of keys in an object of the schema."""


def json_schema() -> Json:
    """The schema (draft 2020-12) of what ``factcheck.reports.json.to_document`` makes."""
    made = claim_record.document_model().model_json_schema(schema_generator=_Generator)
    models = {name: _definition(model) for name, model in made.pop("$defs").items()}
    names = {name: _DEFINED[kind] for name in models if (kind := _kind(name)) in _DEFINED}
    defined = {name: _Writer(models, names).written(models[full]) for full, name in names.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck: articles and their claims",
        "description": "Spans are [start, end) in code points of the article's text.",
        **_Writer(models, names).written(made),
        "$defs": {name: defined[name] for name in _DEFINED.values()},
    }


def _definition(model: Json) -> Json:
    """A definition; of an enumeration only its words, for what they mean is told by the fields."""
    return {"enum": model["enum"]} if "enum" in model else model


def _kind(name: str) -> str:
    """The class or alias behind the name of a definition; that of a generic class names its parameter, too."""
    return "ClaimRecord" if name == claim_record.ClaimRecord.__name__ else name.partition("_")[0]


class _Generator(GenerateJsonSchema):
    """The schema as pydantic makes it, less the names and docstrings of classes, which are for readers of the code."""

    def sort(self, value: Json, parent_key: str | None = None) -> Json:
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> Json:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Json:
        made = super().literal_schema(schema)
        return {"const": made["const"]} if "const" in made else made


class _Writer:
    """Writes a schema with its keys in one order; ``models`` are all definitions, ``names`` those kept by name."""

    def __init__(self, models: Mapping[str, Json], names: Mapping[str, str]) -> None:
        self._models = models
        self._names = names

    def written(self, schema: Json) -> Json:
        """An object of the schema."""
        made = {key: self._value(key, value) for key, value in schema.items()}
        name = str(made.pop("$ref", "")).removeprefix(_REFERENCE)
        if name in self._names:
            made["$ref"] = _REFERENCE + self._names[name]
        elif name:
            made = {**self.written(self._models[name]), **made}
        return _ordered(_or_null(made))

    def _value(self, key: str, value: Any) -> Any:
        if key == "properties":
            return {name: self.written(schema) for name, schema in value.items()}
        if key in ("anyOf", "prefixItems"):
            return [self.written(schema) for schema in value]
        return self.written(value) if key == "items" else value


def _or_null(schema: Json) -> Json:
    """The same where text or one of some words may be null: a type or a word more, and no choice of schemas."""
    others = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(others) == 1:
        if others[0] == {"type": "string"}:
            schema = {**schema, "type": ["string", "null"]}
        elif set(others[0]) == {"enum"}:
            schema = {**schema, "enum": [*others[0]["enum"], None]}
        else:
            return schema
        del schema["anyOf"]
    return schema


def _ordered(schema: Json) -> Json:
    return dict(sorted(schema.items(), key=lambda entry: _KEYS.index(entry[0]) if entry[0] in _KEYS else len(_KEYS)))
