"""The JSON Schema of the public document, for programs that read it."""

from __future__ import annotations

from typing import Any

from claims.claim import LABELS, Polarity, SourceRole, Style
from factcheck.records import Status
from factcheck.reports.exports import SCHEMA_VERSION

__all__ = ["json_schema"]

Json = dict[str, Any]


def json_schema() -> Json:
    """The schema (draft 2020-12) of what ``factcheck.reports.exports.to_document`` makes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck: articles and their claims",
        "description": "Spans are [start, end) in code points of the article's text.",
        **_record({"schema": {"const": SCHEMA_VERSION}, "articles": _list({"$ref": "#/$defs/article"})}),
        "$defs": {
            "span": {
                "description": "Half-open range of code points of the article's text: start, end.",
                "type": "array",
                "prefixItems": [{"$ref": "#/$defs/offset"}, {"$ref": "#/$defs/offset"}],
                "minItems": 2,
                "maxItems": 2,
            },
            "offset": {"type": "integer", "minimum": 0},
            "probability": {"type": "number", "minimum": 0, "maximum": 1},
            "label": {"enum": [label.value for label in LABELS]},
            "quoted": _record({"text": _TEXT, "span": _SPAN}),
            "article": _article(),
            "claim": _claim(),
        },
    }


_TEXT: Json = {"type": "string"}
_TEXT_OR_NULL: Json = {"type": ["string", "null"]}
_SPAN: Json = {"$ref": "#/$defs/span"}
_LABEL: Json = {"$ref": "#/$defs/label"}


def _record(properties: Json, description: str | None = None) -> Json:
    """An object with just these properties, all of them required."""
    schema: Json = {"description": description} if description else {}
    return {
        **schema,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Json, least: int = 0) -> Json:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _or_null(schema: Json, description: str) -> Json:
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _said(schema: Json, description: str) -> Json:
    return {"description": description, **schema}


def _article() -> Json:
    return _record(
        {
            "id": _said(_TEXT, "Made from the text: the same text, the same id."),
            "source": _said(_TEXT, "The path it was read from, or - for standard input."),
            "title": _TEXT_OR_NULL,
            "outlet": _TEXT_OR_NULL,
            "agency": _TEXT_OR_NULL,
            "published": {
                "description": "ISO 8601 date.",
                "anyOf": [{"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}, {"type": "null"}],
            },
            "language": _said(_TEXT, "BCP 47 code."),
            "text": _said(_TEXT, "The characters of the source, which all spans count."),
            "skipped": _list(_record({"span": _SPAN, "reason": _TEXT}, "What yields no claims, and why.")),
            "claims": _list({"$ref": "#/$defs/claim"}),
        }
    )


def _claim() -> Json:
    probability: Json = {"$ref": "#/$defs/probability"}
    return _record(
        {
            "id": {
                "description": "Made from content, speaker, polarity and attribution; the same claim, the same id.",
                "type": "string",
                "pattern": "^[0-9a-f]{12}(-[0-9]+)?$",
            },
            "content": _record(
                {"text": _said(_TEXT, "Fragments joined by ' […] '."), "spans": _list(_SPAN, least=1)},
                "What is said.",
            ),
            "speaker": _or_null(
                _record(
                    {
                        "text": _TEXT,
                        "span": _SPAN,
                        "name": _said(_TEXT, "The name the words stand for."),
                        "confidence": _said(probability, "How sure that name is."),
                        "vague": {"description": "Whether the text leaves unsaid who it is.", "type": "boolean"},
                    }
                ),
                "Who says it; null for the article's own voice and where nobody is named.",
            ),
            "cue": _or_null({"$ref": "#/$defs/quoted"}, "The words that mark the attribution."),
            "medium": _or_null({"$ref": "#/$defs/quoted"}, "Through which medium it was said."),
            "sources": _said(_list(_source()), "The chain through which it came, outermost first, the speaker in it."),
            "addressee": _or_null({"$ref": "#/$defs/quoted"}, "Whom the speaker told it."),
            "style": _said({"enum": [*(style.value for style in Style), None]}, "How much stands in quotation marks."),
            "polarity": _said({"enum": [p.value for p in Polarity]}, "Whether the speaker asserts or denies it."),
            "label": _said(_LABEL, "What the article does with the claim, as the classifier sees it."),
            "score": _said(probability, "The probability of the label."),
            "probabilities": _record({label.value: probability for label in LABELS}, "They sum to 1 (± 0.0002)."),
            "worth": _or_null(_worth(), "How much it is worth checking; null where nobody has weighed it."),
            "rules": _said(_list(_TEXT), "The rules that found the attribution; none for the article's own voice."),
            "suggested": _said(_LABEL, "The label the rule proposes."),
            "construction": _said(_TEXT, "The grammar of the attribution."),
            "sentence": _SPAN,
            "status": _said({"enum": [s.value for s in Status]}, "Where verification stands; only people move it."),
            "verdict": _said(_TEXT_OR_NULL, "What verification found: a key of the scale of verdicts."),
            "flags": _said(_list(_TEXT), "What else is wrong with it: keys of the scale's flags."),
            "decided": _said(_TEXT_OR_NULL, "When that was decided: ISO 8601, UTC."),
            "same_as": _said(
                _TEXT_OR_NULL, "The id of the known claim that this one repeats, whose standing it shows."
            ),
        }
    )


def _source() -> Json:
    role: Json = {"enum": [role.value for role in SourceRole]}
    return _record({"text": _TEXT, "span": _SPAN, "name": _TEXT, "role": role})


def _worth() -> Json:
    reason = _record(
        {
            "key": _said(_TEXT, "Which reason, as the file of weights names it."),
            "weight": {"description": "In log odds; negative speaks against a check.", "type": "number"},
            "text": _said(_TEXT_OR_NULL, "The words that give the reason."),
            "span": {"anyOf": [_SPAN, {"type": "null"}]},
        }
    )
    return _record({"score": {"$ref": "#/$defs/probability"}, "reasons": _list(reason)})
