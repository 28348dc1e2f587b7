"""The ``rules schema`` command: the JSON Schema of rule files, word lists, repairs and stages of procedures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.rules.group import rules
from factcheck.cli.support.output import write_json
from factcheck.i18n import _

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["print_rule_schema"]


@rules.command(
    "schema",
    examples=("factcheck rules schema",),
    short_help=_("Print the JSON Schema of rule files."),
    help=_("Print the JSON Schema of rule files (or of word lists, repairs or stages of procedures), for editors."),
)
@click.argument("kind", type=click.Choice(("rule", "list", "repair", "procedure")), default="rule")
def print_rule_schema(kind: str) -> None:
    """From the kind of file to the schema that editors check it against, on standard output; exit code 0."""
    from claims.rules.procedure_file import ProcedureFile
    from claims.rules.repair_file import RepairFile
    from claims.rules.rule_file import ListFile, RuleFile

    models: dict[str, type[BaseModel]] = {
        "rule": RuleFile,
        "list": ListFile,
        "repair": RepairFile,
        "procedure": ProcedureFile,
    }
    model = models[kind]
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    write_json(content)
