"""What the HTTP API can be asked and what it answers, as an OpenAPI document.

In: the port. Out: the document, OpenAPI 3.1, with the schema of ``factcheck schema`` for what a scan answers.
"""

from __future__ import annotations

from typing import Any

from factcheck.i18n import LANGUAGES
from factcheck.reports.json_schema import json_schema
from factcheck.serving.refusals import Cause

__all__ = ["CLAIM_FILTERS", "FORMS", "MAX_BODY", "openapi"]

FORMS = ("json", "html", "markdown")
"""What a scan may be answered in; the first by default."""
MAX_BODY = 10_000_000
"""Longest body in bytes: what an article may have."""
CLAIM_FILTERS = {
    "status": "Status; may be repeated.",
    "label": "Label; may be repeated.",
    "verdict": "Verdict; may be repeated.",
    "flag": "Flag; may be repeated.",
    "article": "Id of an article; may be repeated.",
    "speaker": "Speaker, or a part of the name.",
    "words": "Words of the claim.",
    "accused": "Who is accused, or a part of the name.",
    "stage": "How far the procedure against the accused is; may be repeated.",
    "assigned": "Whom the work was given to.",
    "since": "Seen or decided on that day (UTC) or later.",
    "until": "Seen or decided on that day (UTC) or before.",
    "changed": "Decided on, and said otherwise or no longer in the newest version of an article.",
    "order": "recent, oldest, priority, uncertain, worth or speaker.",
    "limit": "At most so many claims.",
}
"""Parameters that choose claims: the options of ``factcheck list``."""
_REPEATED = frozenset(("status", "label", "verdict", "flag", "article", "stage"))
_TEXT = {"type": "string"}


def openapi(port: int) -> dict[str, Any]:
    """The document for an API on ``port``."""
    lang = _parameter("lang", "Language of messages and reports.", {"enum": list(LANGUAGES)})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "factcheck",
            "version": "1",
            "description": "Who says what in a French article: the answers of factcheck scan, list and show.",
        },
        "servers": [{"url": f"http://127.0.0.1:{port}"}],
        "security": [{"token": []}],
        "paths": {
            "/v1/scan": {"post": _scan(lang)},
            "/v1/claims": {
                "get": _operation(
                    "Claims of the store, as factcheck list --format json gives them.",
                    [lang, *(_filter(name, words) for name, words in CLAIM_FILTERS.items())],
                    _CLAIMS,
                    (400,),
                )
            },
            "/v1/claims/{id}": {
                "get": _operation(
                    "All that is kept on a claim, as factcheck show --format json gives it.",
                    [lang, _parameter("id", "Id of the claim, or its first six characters.", _TEXT, place="path")],
                    {"type": "object"},
                    (404,),
                )
            },
            "/v1/health": {"get": _operation("Whether commands are taken.", [lang], _HEALTH, ())},
            "/v1/openapi.json": {"get": _operation("This document.", [lang], {"type": "object"}, ())},
        },
        "components": {
            "schemas": {"Error": _ERROR},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


_CLAIMS = {
    "type": "object",
    "required": ["claims"],
    "additionalProperties": False,
    "properties": {"claims": {"type": "array", "items": {"type": "object", "required": ["id"]}}},
}
_HEALTH = {
    "type": "object",
    "required": ["status", "running", "done", "most", "outdated", "refusals"],
    "additionalProperties": False,
    "properties": {
        "status": {"const": "ok"},
        "running": {"type": "integer", "description": "Commands that are running."},
        "done": {"type": "integer", "description": "Commands since the server was started."},
        "most": {"type": "integer", "description": "Commands that may run at a time."},
        "outdated": {"type": "boolean", "description": "The program on the disk is another one by now."},
        "refusals": {
            "type": "array",
            "description": "Requests to this API that were refused since it began, by cause, the last one first.",
            "items": {
                "type": "object",
                "required": ["cause", "count", "last", "what"],
                "additionalProperties": False,
                "properties": {
                    "cause": {"enum": [cause.value for cause in Cause if cause.value.startswith("http_")]},
                    "count": {"type": "integer"},
                    "last": {"type": "number", "description": "When it was refused last, in seconds since 1970."},
                    "what": {"type": "string", "description": "What the last of them had that could not be."},
                },
            },
        },
    },
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["where", "found", "expected", "do"],
            "additionalProperties": False,
            "properties": dict.fromkeys(("where", "found", "expected", "do"), _TEXT),
        }
    },
}
_ERRORS = {
    400: "A parameter or the body is none, or not what it has to be.",
    401: "No token, or another one.",
    403: "Another name in Host, or another origin.",
    404: "There is no such claim.",
    408: "The body took too long to arrive.",
    413: "The body is too long.",
    415: "The body is of a kind that is not read.",
    422: "There is no French article in the body.",
    500: "The command crashed.",
    503: "As many commands are running as may; ask again.",
    504: "The command took too long.",
}


def _scan(lang: dict[str, Any]) -> dict[str, Any]:
    form = _parameter("format", "Form of the answer.", {"enum": list(FORMS), "default": FORMS[0]})
    save = _parameter("save", "Keep the scan in the store.", {"type": "boolean", "default": False})
    operation = _operation("The claims of an article.", [lang, form, save], json_schema(), (400, 408, 413, 415, 422))
    content = operation["responses"]["200"]["content"]
    content |= {"text/html": {"schema": _TEXT}, "text/markdown": {"schema": _TEXT}}
    operation["requestBody"] = {
        "required": True,
        "description": f"The article: text, Markdown, HTML, PDF, Word, OpenDocument, mail …; {MAX_BODY} bytes at most.",
        "content": {"text/plain": {"schema": _TEXT}, "*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
    return operation


def _operation(
    words: str, parameters: list[dict[str, Any]], schema: dict[str, Any], errors: tuple[int, ...]
) -> dict[str, Any]:
    told = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    codes = sorted({*errors, 401, 403, 500, 503, 504})
    return {
        "summary": words,
        "parameters": parameters,
        "responses": {
            "200": {"description": words, "content": {"application/json": {"schema": schema}}},
            **{str(code): {"description": _ERRORS[code], **told} for code in codes},
        },
    }


def _filter(name: str, words: str) -> dict[str, Any]:
    if name in _REPEATED:
        return _parameter(name, words, {"type": "array", "items": _TEXT})
    kind = {"changed": "boolean", "limit": "integer"}.get(name, "string")
    return _parameter(name, words, {"type": kind})


def _parameter(name: str, words: str, schema: dict[str, Any], place: str = "query") -> dict[str, Any]:
    return {"name": name, "in": place, "description": words, "schema": schema, "required": place == "path"}
