"""The ``rules schema`` command: the JSON Schema of rule files and word lists."""

from __future__ import annotations

import json

import click

from factcheck.cli.rules.group import rules
from factcheck.i18n import _

__all__ = ["print_rule_schema"]


@rules.command("schema", help=_("Print the JSON Schema of rule files (or of word lists), for editors."))
@click.argument("kind", type=click.Choice(("rule", "list")), default="rule")
def print_rule_schema(kind: str) -> None:
    """From the kind of file to the schema that editors check it against, on standard output; exit code 0."""
    from claims.rules.schema import ListFile, RuleFile

    model = RuleFile if kind == "rule" else ListFile
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
