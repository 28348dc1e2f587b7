"""The ``rules new`` command: a rule file to start from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.foreign_errors import system_words
from claims.rules.rule_folders import is_identity
from factcheck.cli.options import NEW_FOLDER, model_option
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.support.rule_set import load_rule_set, parser_of, relative_path
from factcheck.cli.rules.support.templates import SCHEMA_FILE, template, written_rule
from factcheck.cli.support.output import say, tell
from factcheck.errors import FactcheckError
from factcheck.file_writing import private_folder, write_whole
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.user_files import user_rules_dir

if TYPE_CHECKING:
    from claims.authoring.proposals import Proposal
    from claims.lexicon.word_classes import WordClasses
    from claims.parsing.parser import Parser

__all__ = ["new_rule"]


@rules.command(
    "new",
    examples=(
        "factcheck rules new jurer",
        'factcheck rules new jurer --from "[Ana]s jure que [tout va]c."',
    ),
    short_help=_("Make a rule file to start from."),
    help=_(
        "Make a rule file to start from: a commented template with an example that fails, or, with --from, a "
        "pattern proposed from one sentence.\n\n"
        "In the sentence mark what is said as […]c and who says it as […]s; where needed also the word that "
        "attributes as […]v and the medium as […]m: [Marie Durand]s affirme que [la loi passera]c."
    ),
)
@click.argument("id")
@click.option("--from", "sentence", metavar=_("TEXT"), help=_("A sentence with its speaker and content marked."))
@click.option(
    "--dir",
    "folder",
    type=NEW_FOLDER,
    metavar=_("DIR"),
    help=_("Where to put the file; by default your configuration folder."),
)
@model_option()
def new_rule(id: str, sentence: str | None, folder: Path | None, model: Path | None) -> None:
    """From an id, and a marked sentence where one is given, to a new rule file; exit code 0, or UNUSABLE unwritten."""
    if not is_identity(id):
        message = _("{id} is no id: use small letters a-z, digits and hyphens, as in rumeur-preter")
        raise click.UsageError(message.format(id=id))
    own = folder or user_rules_dir()
    path = own / f"{id}.yaml"
    if path.exists():
        raise FactcheckError(_("{path}: is there already; choose another id, or edit it").format(path=path))
    # The lists of the rule's folder affect the parse, too.
    ruleset = load_rule_set((), (own,) if own.is_dir() else ())
    parser = parser_of(model, ruleset) if sentence is not None else None
    text = template(id)
    if parser is not None and sentence is not None:
        text = written_rule(id, _proposed(parser, sentence, ruleset.lists.classes))
    try:
        private_folder(own)
        _write_schema(own)
        write_whole(path, text)
    except OSError as error:
        problem = _("{path}: cannot be written ({error}); choose another place for {option}")
        reason = worded(system_words(error))
        raise FactcheckError(problem.format(path=path, error=reason, option="--dir")) from error
    tell(str(path))
    if parser is None:
        say(_("its example fails until you fill in the verb"))
    else:
        say(_first_try(parser, own, path))
    say(_("next: {command}").format(command=f"factcheck rules test {relative_path(str(path))}"))


def _proposed(parser: Parser, sentence: str, classes: WordClasses) -> Proposal:
    from claims.authoring.proposals import propose, read_marks

    marked = read_marks(sentence)
    document, _skipped = parser.parse(marked.text)
    return propose(document, marked, classes)


def _first_try(parser: Parser, folder: Path, path: Path) -> str:
    """Whether the proposed rule finds what was marked, in words."""
    from claims.authoring.rule_examples import run_tests

    outcomes = run_tests(parser, load_rule_set((), (folder,)), {path.stem})
    if outcomes and all(o.passed for o in outcomes):
        return _("the example holds")
    winners = sorted({i for o in outcomes for i in o.winners})
    if winners:
        return _("rules that find it already: {rules}").format(rules=", ".join(winners))
    return _("the example does not hold yet: mend the pattern")


def _write_schema(folder: Path) -> None:
    """The schema that the first line of a rule names, for editors."""
    from claims.rules.rule_file import RuleFile

    schema = json.dumps(RuleFile.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    path = folder / SCHEMA_FILE
    if not path.is_file() or path.read_bytes() != schema.encode():
        write_whole(path, schema)
