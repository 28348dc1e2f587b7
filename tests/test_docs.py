"""The documentation says what the commands answer, and its examples can be used."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from cogapp import Cog

from claims.rules.loader import load_rules

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "rules" / "README.md"


def guides() -> list[str]:
    """The files that ``make guide`` writes, in its order."""
    found = re.search(r"^GUIDES := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert found
    return found[1].split()


def documents() -> list[Path]:
    """All pages of the project."""
    tops = [ROOT / name for name in ("claims", "factcheck", "rules", "seeds", "tests", "features")]
    return sorted([*ROOT.glob("*.md"), *(path for top in tops for path in top.rglob("*.md"))])


def test_every_page_with_transcripts_is_written_by_the_guide() -> None:
    pages = [page for page in documents() if "[[[cog" in page.read_text(encoding="utf-8")]
    with_transcripts = {page.relative_to(ROOT).as_posix() for page in pages}

    assert with_transcripts == set(guides())


@pytest.mark.parametrize("page", documents(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert [link for link in links if link and not (page.parent / link).exists()] == []


@pytest.mark.model
def test_the_transcripts_of_the_guide_are_what_the_commands_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they are not: make guide."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [*sys.path])

    code = Cog().main(["cog", "--check", "--diff", "-I", "tests", "-I", ".", *guides()])

    assert code == 0, f"run: make guide\n{capsys.readouterr().out}"


def test_the_snippets_of_the_guide_can_be_used(tmp_path: Path) -> None:
    text = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    snippets = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    folders = {
        "\nentries:": tmp_path / "lists",
        "\nmarks:": tmp_path / "procedure",
        "\nstage:": tmp_path / "repair",
    }
    for folder in folders.values():
        folder.mkdir()
    for number, snippet in enumerate(snippets):
        folder = next((folder for key, folder in folders.items() if key in snippet), tmp_path)
        (folder / f"snippet-{number}.yaml").write_text(snippet, encoding="utf-8")

    ruleset = load_rules([tmp_path])

    assert len(snippets) >= 2
    assert [str(e) for e in ruleset.errors] == []


def test_the_guide_names_every_key_of_a_rule() -> None:
    from claims.rules.pattern_file import NodeFile
    from claims.rules.repair_file import ChangeFile, RepairFile
    from claims.rules.rule_file import ClaimFile, ModifierFile, RuleFile

    text = GUIDE.read_text(encoding="utf-8")
    keys = {
        str(field.alias or name)
        for model in (RuleFile, NodeFile, ClaimFile, ModifierFile, RepairFile, ChangeFile)
        for name, field in model.model_fields.items()
    }

    assert sorted(k for k in keys if not re.search(rf"\b{re.escape(k)}\b", text)) == []


def test_the_guide_names_every_command_on_rules() -> None:
    from factcheck.cli.rules.group import rules

    text = GUIDE.read_text(encoding="utf-8")

    assert sorted(name for name in rules.commands if not re.search(rf"\b{name}\b", text)) == []
