"""Help: options under headings, values where they can be read, examples that can be copied, no line too long."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from factcheck.cli.commands import cli
from factcheck.cli.options import form_option
from factcheck.cli.program import Command
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.vocabulary import LABEL_WORDS
from factcheck.i18n import using_language


def _context(command: click.Command, name: str | None, above: click.Context | None) -> click.Context:
    return command.context_class(command, info_name=name, parent=above, **command.context_settings)


def pages(group: click.Group, above: click.Context | None = None) -> Iterator[tuple[str, click.Context]]:
    """The context of each command and group, by the words that call it."""
    context = _context(group, "factcheck" if above is None else group.name, above)
    yield context.command_path, context
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from pages(command, context)
        else:
            inner = _context(command, name, context)
            yield inner.command_path, inner


PAGES = dict(pages(cli))


def help_of(*options: Any, columns: int = 80) -> str:
    """The help of a command with these options."""

    def function(**_asked: object) -> None: ...

    for option in reversed(options):
        function = option(function)
    command = click.command(cls=Command, help="Look.")(function)
    return CliRunner().invoke(command, ["--help"], terminal_width=columns).output


def test_a_commands_own_options_come_first_and_those_of_every_command_last() -> None:
    shown = help_of(options_under("Evidence")("--seen"), form_option("text", "json"), click.option("--force"))
    headings = re.findall(r"^(\S.*):$", shown, re.MULTILINE)
    assert headings == ["Options", "Evidence", "Output", "Every command"]
    assert shown.index("Options:") < shown.index("--force") < shown.index("Evidence:") < shown.index("--seen")
    assert shown.index("Every command:") < shown.index("--width") < shown.index("--help")


def test_a_command_without_options_of_its_own_has_no_heading_for_them() -> None:
    assert "Options:" not in help_of()


def test_values_that_are_many_stand_in_the_text_and_few_beside_the_name() -> None:
    assert re.search(r"--format \[text\|json\] +Output form\.  \[default: text\]", help_of(form_option("text", "json")))
    shown = " ".join(help_of(form_option("table", "json", "ndjson", "csv")).split())
    assert "--format VALUE Output form. One of: table, json, ndjson, csv. [default: table]" in shown


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "One of: reported_speech, allegation, established_fact (stated by the article)."),
        (
            "fr",
            "Au choix\xa0: reported_speech (propos rapporté), allegation (allégation), established_fact (affirmé par",
        ),
    ],
)
def test_keys_are_shown_with_their_words_in_the_language_in_force(lang: str, words: str) -> None:
    with using_language(lang):
        shown = help_of(click.option("--label", type=LABEL_WORDS, help="Label."), columns=200)
    assert words in " ".join(shown.split(" ")).replace("\n", " ").replace("  ", "")


def test_filters_show_stages_and_the_verdicts_of_the_scale_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = " ".join(PAGES["factcheck list"].get_help().split())
    for value in ("unverified (to verify)", "in_custody (arrest, custody)", "plutot_vrai (mostly true)", "outdated"):
        assert value in shown

    # A scale that cannot be used is for the command to tell.
    scale = tmp_path / "scale.yaml"
    scale.write_text("verdicts: 3\n", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_VERDICTS", str(scale))
    without = " ".join(PAGES["factcheck list"].get_help().split())
    assert "--verdict KEY Verdict; may be repeated. --flag" in without
    assert "in_custody" in without


@pytest.mark.parametrize("path", PAGES)
def test_no_line_is_longer_than_the_page_but_what_is_to_be_copied(path: str) -> None:
    context = PAGES[path]
    context.terminal_width, before = 60, context.terminal_width
    try:
        lines = context.get_help().splitlines()
    finally:
        context.terminal_width = before
    examples = {f"  {line}" for line in getattr(context.command, "examples", ())}
    assert [line for line in lines if len(line) > 60 and line not in examples] == []
    assert all(len(line) <= 80 for line in examples)


@pytest.mark.parametrize("path", PAGES)
def test_help_does_not_say_twice_what_a_command_is_for(path: str) -> None:
    first, *more = [" ".join(part.split()).split()[:3] for part in (PAGES[path].command.help or "").split("\n\n")]
    assert first not in more


EXAMPLES = [line for context in PAGES.values() for line in getattr(context.command, "examples", ())]


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_is_a_command_line_of_the_command_that_shows_it(line: str) -> None:
    for part in line.split(" < ")[0].split(" | "):
        program, *words = shlex.split(part)
        assert program == "factcheck"
        context, command = click.Context(cli), cli
        while isinstance(command, click.Group):
            found = command.get_command(context, words.pop(0))
            assert found is not None
            context, command = click.Context(found), found  # type: ignore[assignment]
        values, arguments, _order = command.make_parser(context).parse_args(words)
        assert arguments == []
        for param in command.params:
            if isinstance(param, click.Option) and isinstance(param.type, click.Choice) and param.name in values:
                param.type_cast_value(context, values[param.name])


def test_most_commands_show_an_example() -> None:
    without = {path for path, context in PAGES.items() if not getattr(context.command, "examples", ())}
    groups = {path for path, context in PAGES.items() if isinstance(context.command, click.Group)}
    plain = {path for path in without - groups if len(path.split()) == 2}
    assert plain == {
        "factcheck completion",
        "factcheck help",
        "factcheck schema",
        "factcheck suggestions",
        "factcheck verdicts",
    }
