from __future__ import annotations

import time

import pytest

from factcheck.sources.web.page_scripts import ld_json_scripts
from tests.support.bounds import FROZEN_S

LD = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<html><head>{LD}1</script>{LD}2</script>", ["1", "2"]),
        ("<SCRIPT data-x='>' TYPE = application/ld+json id=a>1</ScRiPt >", ["1"]),
        ("<script type=' Application/LD+JSON; charset=utf-8 '>1</script>", ["1"]),
        ("<script type='application/ld&#43;json'>1</script>", ["1"]),
        (f"<script type=text/javascript>var a = '{LD}0<\\/script>';</script>{LD}1</script>", ["1"]),
        ("<script type='application/ld+json' type='text/plain'>1</script>", ["1"]),
        ("<script type='text/plain' type='application/ld+json'>1</script>", []),
        (f"<p title='{LD}0</script>'>{LD}1</script>", ["1"]),
        (f'<p title="{LD}"1</script>', []),
        (f"<!-- {LD}0</script> -->{LD}1</script>", ["1"]),
        (f"<!-->{LD}1</script>", ["1"]),
        (f"<!--->{LD}1</script>", ["1"]),
        (f"<!-- a --!>{LD}1</script>", ["1"]),
        (f"<!-- {LD}1</script>", []),
        (f"<!doctype html><?xml version='1.0'?></ a><//>{LD}1</script>", ["1"]),
        (f"<style>{LD}0</script></style><title>{LD}0</script></title>{LD}1</script>", ["1"]),
        (f"<textarea>{LD}0</script></textareas></textarea\n>{LD}1</script>", ["1"]),
        (f"<plaintext>{LD}0</script>", []),
        (f"{LD}<!-- a --></script>{LD}1</script>", ["<!-- a -->", "1"]),
        (f"{LD}<!-- <script>0</script> --></script>{LD}1</script>", ["<!-- <script>0</script> -->", "1"]),
        (f"{LD}<!--> <script>0</script>", ["<!--> <script>0"]),
        (f"{LD}never ends", []),
        (f"{LD}</scripts></script/>", ["</scripts>"]),
        ("1 < 2 <3 <é <", []),
        (f"<a =b {LD}", []),
        (f'<a"b>{LD}1</script>', ["1"]),
        (f"<a x=y/>{LD}1</script>", ["1"]),
        ("<script", []),
        ("", []),
    ],
)
def test_scripts_are_found_as_a_browser_finds_them(page: str, found: list[str]) -> None:
    assert list(ld_json_scripts(page)) == found


HOSTILE_PIECES = (
    "<script", "<script>", "<script ", "<!--", "<!", "</", "</a", "<a ", '<a x="', "<a x='\"'>", "<a \">", "<div>",
    "<b a=1><p>", "<style>", "<style></style>", "<title", "=", " ", "-", "<", "<?", LD, f"{LD}[</script>",
    "<script><!--<script></script>", "<a a a a a>",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE_PIECES)
@pytest.mark.parametrize("start", ["", "<script><!--", "<a ", LD])
def test_a_page_of_one_piece_repeated_takes_time_with_its_length_only(piece: str, start: str) -> None:
    page = start + piece * (100_000 // len(piece))

    began = time.process_time()
    scripts = list(ld_json_scripts(page))

    # Some hundredths of a second; what takes the square of the length takes minutes.
    assert time.process_time() - began < FROZEN_S
    assert all(len(script) <= len(page) for script in scripts)
