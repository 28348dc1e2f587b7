"""The pages beside the code: they name what there is, their links lead somewhere, their example runs."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part in ("build", "dist") for part in path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_and_headings_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("package", ["claims", "factcheck"])
def test_the_page_of_a_package_names_each_package_and_module_inside(package: str) -> None:
    page = (ROOT / package / "README.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    modules = {path.name for path in (ROOT / package).glob("[a-z]*.py")}

    assert {name for name in packages if not re.search(rf"(^ |`){name}\b", page, re.MULTILINE)} == set()
    assert {name for name in modules if not re.search(rf"(^ |`){name}\b", page, re.MULTILINE)} == set()


@pytest.mark.parametrize("package", ["claims", "factcheck"])
def test_the_words_of_a_glossary_stand_in_order_and_once(package: str) -> None:
    page = (ROOT / package / "README.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| \*\*([^*]+)\*\* \|", page, re.MULTILINE)

    assert len(words) > 20
    assert words == sorted(set(words))


@pytest.mark.model
def test_the_example_of_the_library_prints_what_the_page_shows() -> None:
    page = (ROOT / "claims" / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```\n\n```\n(.*?)```", page, re.DOTALL)
    assert found is not None

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(found[1], "claims/README.md", "exec"), {})

    assert printed.getvalue() == found[2]


def test_the_page_on_labels_names_every_feature_of_the_model_that_ships() -> None:
    page = (ROOT / "claims" / "classification" / "README.md").read_text(encoding="utf-8")
    model = json.loads((ROOT / "claims" / "data" / "labels.json").read_text(encoding="utf-8"))
    features = {name.partition("=")[0] for name in model["weights"]}

    assert len(features) > 20
    assert {name for name in features if f"`{name}`" not in page} == set()
