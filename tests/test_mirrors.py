"""Tests mirror the house: those of claims/rules/loader.py stand in tests/claims/rules/test_loader.py.

What is tested in other places, and why, is told below; whoever writes the mirror of such a module takes its line out.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("claims", "factcheck")

ELSEWHERE: dict[tuple[str, str], tuple[str, ...]] = {
    ("factcheck/serving/test_server", "servers, their clients and commands, in processes of their own"): (
        "factcheck/serving/children",
        "factcheck/serving/client",
        "factcheck/serving/command",
        "factcheck/serving/control",
        "factcheck/serving/identity",
        "factcheck/serving/places",
        "factcheck/serving/request",
        "factcheck/serving/service",
    ),
    ("factcheck/serving/test_http_api", "the API, asked over the network of this computer"): (
        "factcheck/serving/api_errors",
        "factcheck/serving/api_guard",
        "factcheck/serving/http_process",
        "factcheck/serving/openapi",
        "factcheck/serving/relay",
    ),
    ("factcheck/serving/test_web_review", "the command that shows the review in a browser"): (
        "factcheck/cli/support/browser_review",
    ),
    ("factcheck/test_server_process", "a command that starts a server, and is run by it"): (
        "factcheck/cli/support/warm_start",
    ),
    ("claims/keeping/test_kept_findings", "what is kept, under its keys"): (
        "claims/keeping/findings",
        "claims/keeping/row_keys",
    ),
    ("factcheck/cluster/test_worker", "errors, raised by workers"): ("factcheck/cluster/cluster_errors",),
    ("factcheck/cli/test_compare", "articles by name, seen in what is compared"): (
        "factcheck/cli/support/compared_articles",
    ),
    ("factcheck/quoting/test_tally", "the door hands on what the tally has"): ("factcheck/quoting/__init__",),
    ("factcheck/hardening/test_comparison", "the door hands on what the comparison has"): (
        "factcheck/hardening/__init__",
    ),
    ("factcheck/hardening/test_changes", "the changes, as they are found"): ("factcheck/hardening/change",),
    ("factcheck/quantities/test_finder", "the ways of finding numbers, seen in whole texts"): (
        "factcheck/quantities/__init__",
        "factcheck/quantities/moments",
        "factcheck/quantities/numerals",
        "factcheck/quantities/parts",
        "factcheck/quantities/quantity",
        "factcheck/quantities/tokens",
        "factcheck/quantities/uncounted",
        "factcheck/quantities/word_tables",
    ),
    ("factcheck/articles/test_page_words", "the parts of the words of pages"): (
        "factcheck/articles/date_words",
        "factcheck/articles/entry_patterns",
    ),
    ("claims/test_pipeline", "the door hands on what the pipeline has"): ("claims/__init__",),
    ("claims/rules/test_repair_loader", "files that stand twice or have no id"): ("claims/rules/file_layers",),
    ("claims/checkworthiness/test_scoring", "a scale, seen in the scores"): ("claims/checkworthiness/worth_weights",),
    ("claims/dialogue/test_finder", "the ways of finding turns, seen in whole texts"): (
        "claims/dialogue/bare",
        "claims/dialogue/dashes",
        "claims/dialogue/evidence",
        "claims/dialogue/labelled",
        "claims/dialogue/live",
        "claims/dialogue/opinion",
        "claims/dialogue/people",
        "claims/dialogue/questions",
        "claims/dialogue/speakers",
        "claims/dialogue/turn",
    ),
    ("claims/document/test_tree", "words, seen in sentences"): ("claims/document/word",),
    ("claims/classification/test_labeller", "thresholds, seen in what is shown"): ("claims/classification/thresholds",),
    ("claims/resolution/test_coreference", "ways to take somebody up, seen in whole texts"): (
        "claims/resolution/appositions",
        "claims/resolution/definite_nouns",
    ),
    ("claims/attribution/test_extractor", "records, made by every step"): ("claims/claim",),
    ("factcheck/articles/test_reader", "inputs, seen in the articles read of them"): (
        "factcheck/sources/inputs",
        "factcheck/sources/source_text",
    ),
    ("factcheck/sources/formats/test_feed", "the parts of reading feeds, seen in feeds that are read"): (
        "factcheck/sources/web/entry_text",
        "factcheck/sources/web/feed_entries",
    ),
    ("factcheck/sources/formats/test_html", "the parts of reading pages, seen in pages that are read"): (
        "factcheck/sources/web/article_body",
        "factcheck/sources/web/element_roles",
        "factcheck/sources/web/headlines",
        "factcheck/sources/web/page_article",
        "factcheck/sources/web/page_text",
        "factcheck/sources/web/page_tree",
        "factcheck/sources/web/paragraph_kinds",
        "factcheck/sources/web/text_blocks",
        "factcheck/sources/web/text_shares",
    ),
    ("test_house", "found with and without a checkout"): ("claims/resources",),
    ("claims/rules/test_class_definitions", "the shape of its file"): ("claims/rules/class_file",),
    ("claims/rules/test_compiler", "parts of a rule, seen in what a rule becomes"): (
        "claims/rules/compiled_rule",
        "claims/rules/pattern_compiler",
    ),
    ("claims/rules/test_procedure_compiler", "parts of a stage, seen in what a stage becomes"): (
        "claims/rules/compiled_procedure",
        "claims/rules/procedure_file",
    ),
    ("claims/accusations/test_attached", "records, made by every step"): ("claims/accusation",),
    ("claims/rules/test_repair_compiler", "parts of a repair, seen in what a repair becomes"): (
        "claims/rules/compiled_repair",
        "claims/rules/repair_file",
    ),
    ("factcheck/cli/rules/test_test", "examples of repairs and of stages, run by the command"): (
        "factcheck/cli/rules/support/example_outcomes",
    ),
    ("claims/config/test_validation_messages", "the shape of rule files, seen in what is refused"): (
        "claims/rules/pattern_file",
        "claims/rules/rule_file",
        "claims/rules/tagset",
    ),
    ("claims/rules/test_loader", "folders of rules, read by loading them"): ("claims/rules/rule_folders",),
    ("claims/training/test_stages", "trained from a handful of sentences, stage by stage"): (
        "claims/training/__main__",
        "claims/training/agreed_trees",
        "claims/training/arc_weights",
        "claims/training/corpora",
        "claims/training/entities",
        "claims/training/harmonisation",
        "claims/training/training_run",
        "claims/training/morphology",
        "claims/training/packing",
        "claims/training/preparation",
        "claims/training/raw_text",
        "claims/training/scores",
        "claims/training/sentence_variants",
        "claims/training/stanza_trainers",
        "claims/training/trainer_hooks",
        "claims/training/weight_transfer",
    ),
    ("claims/training/test_grafts", "the parts of grafts, seen in grafted trees"): (
        "claims/training/branches",
        "claims/training/graft_builder",
        "claims/training/inverted_clauses",
        "claims/training/material",
        "claims/training/other_grafts",
        "claims/training/reported_grafts",
    ),
    ("claims/training/test_repair_worth", "the judge behind the table"): ("claims/training/repair_judge",),
    ("test_house", "started in a process of its own"): ("factcheck/__main__",),
    ("factcheck/cli/rules/test_check", "the group and its options, seen in its commands"): (
        "factcheck/cli/rules/group",
        "factcheck/cli/rules/options",
    ),
    ("factcheck/reports/test_error_wording", "faults without words are only seen in words"): ("factcheck/errors",),
    ("factcheck/cli/rules/test_test", "the part of the command that is about word lists"): (
        "factcheck/cli/rules/support/coverage",
    ),
    ("factcheck/cli/test_eval", "the tables, documents and ledgers of the command"): (
        "factcheck/cli/support/evaluation_document",
        "factcheck/cli/support/ledger_lines",
        "factcheck/cli/views/evaluation",
        "factcheck/cli/views/sections",
        "factcheck/cli/views/wrong_names",
    ),
    ("factcheck/labels/test_explanation", "told and shown in one go"): (
        "factcheck/cli/views/label_explanation",
        "factcheck/reports/feature_wording",
    ),
    ("factcheck/cli/rules/test_list", "the tables of the commands"): ("factcheck/cli/views/rule_tables",),
    ("factcheck/cli/rules/test_explain", "what the command shows"): ("factcheck/cli/views/rule_trace",),
    ("factcheck/scanning/test_checker", "records, made by reading and checking"): ("factcheck/scan_results",),
    ("factcheck/reports/test_accusation_wording", "records, filled and worded"): (
        "factcheck/reports/accusation_record",
    ),
    ("factcheck/reports/test_terminal", "the words of a report, in the report"): ("factcheck/reports/wording",),
    ("factcheck/review/test_app", "seen by whoever presses the keys"): (
        "factcheck/review/dialogs",
        "factcheck/review/rendering",
    ),
    ("factcheck/store/test_store", "one store, written and read on each database"): (
        "factcheck/store/articles",
        "factcheck/store/columns",
        "factcheck/store/contexts",
        "factcheck/store/corrections",
        "factcheck/store/decisions",
        "factcheck/store/dossiers",
        "factcheck/store/engine",
        "factcheck/store/claim_lists",
        "factcheck/store/scans",
        "factcheck/store/statuses",
        "factcheck/store/tables",
        "factcheck/store/reviews_table",
        "factcheck/store/version_tables",
    ),
    ("factcheck/store/test_imports", "foreign rows, checked as they come in"): (
        "factcheck/store/decision_values",
        "factcheck/store/import_lines",
        "factcheck/store/original_row",
        "factcheck/store/originals_table",
        "factcheck/store/row_faults",
        "factcheck/store/row_ids",
        "factcheck/store/row_models",
        "factcheck/store/row_references",
        "factcheck/store/row_values",
        "factcheck/store/rows_known",
    ),
    ("factcheck/fetching/test_fetcher", "what a fetch stands on, seen in what comes of servers"): (
        "factcheck/fetching/fetched",
        "factcheck/fetching/network",
    ),
    ("factcheck/store/test_watch_log", "the table, seen in what is noted"): ("factcheck/store/watch_table",),
    ("factcheck/watching/test_folders", "records, made by what is watched"): ("factcheck/watching/arrivals",),
    ("factcheck/store/test_migrations", "stores of every age, brought up to date"): (
        "factcheck/store/migrations/steps",
        "factcheck/store/migrations/versions/v0001_first",
        "factcheck/store/migrations/versions/v0002_reviews",
        "factcheck/store/migrations/versions/v0003_sources",
        "factcheck/store/migrations/versions/v0004_sound_rows",
        "factcheck/store/migrations/versions/v0005_groups",
        "factcheck/store/migrations/versions/v0006_versions",
        "factcheck/store/migrations/versions/v0007_indexes",
        "factcheck/store/migrations/versions/v0008_originals",
        "factcheck/store/migrations/versions/v0009_article_facts",
        "factcheck/store/migrations/versions/v0010_watched",
        "factcheck/store/migrations/versions/v0011_mending",
        "factcheck/store/migrations/versions/v0012_accusations",
        "factcheck/store/migrations/versions/v0013_told_accusations",
        "factcheck/store/migrations/versions/v0014_left_out",
    ),
    ("factcheck/verification/test_similarity", "likeness, kept in a store"): ("factcheck/store/repeated_claims",),
    ("factcheck/verification/test_claimreview", "reviews go through a store"): (
        "factcheck/store/finished_checks",
        "factcheck/store/published_reviews",
    ),
    ("factcheck/cli/test_export", "a part of a store travels"): ("factcheck/store/transfer",),
    ("factcheck/verification/test_decisions", "what an act does"): ("factcheck/verification/acts",),
}

MODULES = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix() for package in PACKAGES for path in (ROOT / package).rglob("*.py")
)
TESTED_ELSEWHERE = {module: test for (test, _reason), modules in ELSEWHERE.items() for module in modules}


def defines_something(module: str) -> bool:
    """Whether a module has functions, classes or constants, and not only a docstring or imports."""
    body = ast.parse((ROOT / f"{module}.py").read_text(encoding="utf-8")).body
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign) for node in body)


def mirror(module: str) -> Path:
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.name}.py"


@pytest.mark.parametrize("module", [module for module in MODULES if defines_something(module)])
def test_a_module_has_its_mirror(module: str) -> None:
    assert mirror(module).is_file() or module in TESTED_ELSEWHERE, (
        f"write {mirror(module).relative_to(ROOT)}, or say in ELSEWHERE where {module}.py is tested and why there"
    )


@pytest.mark.parametrize("module", sorted(TESTED_ELSEWHERE))
def test_what_is_tested_elsewhere_is_there_and_has_no_mirror(module: str) -> None:
    assert module in MODULES, "the module is gone"
    assert not mirror(module).is_file(), "it has its mirror now"
    assert (ROOT / "tests" / f"{TESTED_ELSEWHERE[module]}.py").is_file(), "its tests are gone"
