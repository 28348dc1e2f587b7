"""No test writes into the home of whoever runs it; what is slow to load is loaded once per run."""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from tests.support.stored_parser import MODES, RECORD, STORED, StoredParser

if TYPE_CHECKING:
    from claims.parsing.parser import Parser
    from claims.rules.loader import RuleSet, WordLists
    from factcheck.scanning.checker import Checker

TESTS = Path(__file__).resolve().parent
NOT_COUNTED = (
    "tests/factcheck/cli/test_any_option.py",
    "tests/factcheck/cli/test_hostile_text.py",
    "tests/test_grid.py",
    "tests/test_rules.py",
    "tests/torture/",
)
"""Tests of data, or of thousands of inputs: they say nothing of which lines are tested, and counting takes thrice."""

LONG = (
    "tests/torture/",
    "tests/features/test_journee.py",
    "tests/factcheck/serving/test_web_review.py",
    "tests/factcheck/store/test_processes.py",
    "tests/benchmarks/",
)
"""Files of few tests that take long. At the end of a run one process would wait for the other's."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the trees come from that tests stand on, what must not be loaded, what a snapshot that differs is worth."""
    parser.addoption("--no-torch", action="store_true", help="let no test import torch or Stanza")
    parser.addoption("--rewrite-snapshots", action="store_true", help="take what the seeds yield now for right")
    parser.addoption(
        "--parses",
        choices=MODES,
        default=STORED,
        help="stored: those of tests/parses (default); live: the bundled parser's; record: these, and store them",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Without torch, a test that loads the parser and is not marked ``model`` is found by its failing."""
    if config.getoption("--no-torch"):
        sys.meta_path.insert(0, _NoTorch())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Ten thousand tests stay until the end: the search for garbage need not look through them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


class _NoTorch(MetaPathFinder):
    """Finds torch and Stanza first, and refuses them."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname.partition(".")[0] in ("torch", "stanza"):
            raise ImportError(f"{fullname}: a test that needs it bears the mark model")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files come first. To record, only what stands on parses is run.

    Which fixtures the steps of a scenario take shows in the run.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        if item.nodeid.startswith(NOT_COUNTED):
            item.add_marker(pytest.mark.no_cover)
    if config.getoption("--parses") != RECORD:
        return
    chosen = [item for item in items if "stored_in" in getattr(item, "fixturenames", ()) or _is_scenario(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """What is made for tests that are not counted is not counted, either; pytest-cov leaves out their bodies alone."""
    counting = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if counting is None or item.get_closest_marker("no_cover") is None:
        return (yield)
    counting.pause()
    try:
        return (yield)
    finally:
        counting.resume()


def _is_scenario(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and item.obj in scenario_wrapper_template_registry


@pytest.fixture(scope="session", autouse=True)
def kept_in_memory() -> None:
    """Rules and models are read once for all tests, as in a server: what a test alters in them shows in others."""
    from claims.loaded_once import begin_keeping
    from claims.rules.loader import load_rules

    begin_keeping()
    load_rules()
    gc.freeze()


@pytest.fixture(scope="session")
def ready_stores() -> Iterator[None]:
    """New stores are copies of one, and nobody waits until what tests write lies on the disk."""
    from tests.support.ready_stores import copy_new_stores, forget_the_disk

    with pytest.MonkeyPatch.context() as patch:
        copy_new_stores(patch)
        forget_the_disk(patch)
        yield


@pytest.fixture(autouse=True)
def store_of_the_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps lies in a folder of its own, which its processes find in the environment."""
    # One file for all tests but those that name another: making one takes half a second.
    folder = tmp_path_factory.getbasetemp() / "store"
    monkeypatch.setenv("FACTCHECK_DB", str(folder / "factcheck.sqlite"))
    monkeypatch.delenv("FACTCHECK_VERDICTS", raising=False)
    # No test finds what another has parsed, and none is kept for whoever runs them.
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    # Days and times are told in the zone of whoever reads.
    monkeypatch.setenv("TZ", "UTC")
    # A fault of our own code must fail the test, not cost a sentence.
    monkeypatch.setenv("CLAIMS_RAISE_FAULTS", "1")
    # A server that whoever runs the tests has started must not answer in the place of what is tested.
    monkeypatch.setenv("FACTCHECK_SERVER", "off")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "runtime"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    # A label model that whoever runs the tests has trained must not answer in the bundled one's place.
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path leaves room for that of a socket; those of ``tmp_path`` may be too long."""
    with tempfile.TemporaryDirectory(prefix="fc-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def live_parser(ruleset: RuleSet) -> Parser:
    """The bundled French parser; tests that use it are marked ``model``."""
    from claims.parsing.parser import load_parser

    return load_parser(ruleset=ruleset)


@pytest.fixture(scope="session")
def stored_in(request: pytest.FixtureRequest) -> Iterator[Callable[[Callable[[str], str]], StoredParser]]:
    """Makes parsers with stored parses, each from what tells the file of a text; all save at the end."""
    made: list[StoredParser] = []

    def make(place: Callable[[str], str]) -> StoredParser:
        def live() -> Parser:
            bundled: Parser = request.getfixturevalue("live_parser")
            return bundled

        made.append(StoredParser(place, live, request.config.getoption("--parses")))
        return made[-1]

    yield make
    for parser in made:
        parser.save()


@pytest.fixture(scope="module")
def parser(request: pytest.FixtureRequest, stored_in: Callable[[Callable[[str], str]], StoredParser]) -> StoredParser:
    """What the bundled French parser makes of the texts in this file of tests, looked up."""
    own = request.path.relative_to(TESTS).with_suffix("").as_posix().replace("test_", "")
    return stored_in(lambda _text: own)


@pytest.fixture(scope="session")
def example_parser(stored_in: Callable[[Callable[[str], str]], StoredParser], ruleset: RuleSet) -> StoredParser:
    """The same for the examples of rules and the frames of word lists, a file a rule and a file a list."""
    places = {case.frame.text: f"lists/{case.frame.list}" for case in ruleset.cases(ruleset.lists.names)}
    places |= {test.text: f"rules/{rule.id}" for rule in ruleset.rules for test in (*rule.matches, *rule.mismatches)}
    by_paragraph = {part.strip(): place for text, place in places.items() for part in text.split("\n\n")}
    return stored_in(by_paragraph.__getitem__)


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    """The built-in rules and word lists."""
    from claims.rules.loader import load_rules

    return load_rules()


@pytest.fixture(scope="session")
def lists(ruleset: RuleSet) -> WordLists:
    """The built-in word lists."""
    return ruleset.lists


@pytest.fixture(scope="module")
def checker(parser: StoredParser, ruleset: RuleSet) -> Checker:
    """Stored parses, built-in rules and bundled label model together."""
    return _checker(parser, ruleset)


@pytest.fixture(scope="session")
def live_checker(live_parser: Parser, ruleset: RuleSet) -> Checker:
    """Parser, built-in rules and bundled label model together."""
    return _checker(live_parser, ruleset)


def _checker(parser: Parser, ruleset: RuleSet) -> Checker:
    from claims.attribution.extractor import Extractor
    from claims.checkworthiness.worth_weights import load_worth
    from claims.classification.labeller import load_labeller
    from claims.pipeline import Analyser
    from factcheck.scanning.checker import Checker

    worth = load_worth(ruleset.lists)
    analyser = Analyser(parser=parser, extractor=Extractor(ruleset), labeller=load_labeller(), worth=worth)
    return Checker(analyser=analyser)
