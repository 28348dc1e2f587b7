from __future__ import annotations

import time

import pytest

from factcheck.fetching.robots import LONGEST_FILE, RobotRules, read_rules
from tests.support.bounds import FROZEN_S

SITE = "https://presse.example"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\r\nDisallow: /prive/\r\n", "/prive/x", False),
        ("User-agent: *\rDisallow: /prive/", "/publie/x", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent:\nDisallow: /", "/a", True),
        ("user-agent : *\ndisallow : /", "/a", False),
        ("User-agent: factcheck\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: FactCheck/2.0\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: factcheck\nAllow: /", "/a", True),
        ("User-agent: Autre\nDisallow: /", "/a", True),
        ("User-agent: fact\nDisallow: /", "/a", True),
        ("User-agent: factcheckbot\nDisallow: /", "/a", True),
        ("User-agent: Autre\nUser-agent: *  # et nous\nDisallow: /", "/a", False),
        ("User-agent: Autre\nDisallow: /b\nUser-agent: *\nDisallow: /c", "/b", True),
        ("User-agent: *\nDisallow: /\nAllow: /articles/", "/articles/1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/dossier.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/dossier.pdf?telecharger", True),
        ("User-agent: *\nDisallow: /été", "/%C3%A9t%C3%A9/1", False),
        ("<html>Pas de fichier</html>", "/a", True),
        ("\0\xff\n\x1b[1m: \n:::\nDisallow: /", "/a", True),
    ],
)
def test_who_may_fetch_what(robots: str, path: str, allowed: bool) -> None:
    assert read_rules(robots.encode()).allows(f"{SITE}{path}") is allowed


def test_without_rules_everything_may_be_fetched() -> None:
    assert RobotRules().allows(SITE)
    assert RobotRules().pause == 0


@pytest.mark.parametrize(
    ("lines", "pause"),
    [
        ("Crawl-delay: 2.5", 2.5),
        ("Request-rate: 1/10", 10),
        ("Request-rate: 2/10\nCrawl-delay: 3", 5),
        ("Crawl-delay: -3", 0),
        ("Crawl-delay: nan", 0),
        ("Crawl-delay: bientôt", 0),
    ],
)
def test_how_long_to_pause(lines: str, pause: float) -> None:
    assert read_rules(f"User-agent: *\n{lines}".encode()).pause == pause


def test_the_beginning_of_a_long_file_counts() -> None:
    filling = b"# rien\n" * (LONGEST_FILE // 7 + 1)

    assert not read_rules(b"User-agent: *\nDisallow: /\n" + filling).allows(f"{SITE}/a")
    assert read_rules(filling + b"User-agent: *\nDisallow: /\n").allows(f"{SITE}/a")


@pytest.mark.parametrize(
    "robots",
    [
        b"".join(b"User-agent: r%d\n" % n for n in range(14_000)) + b"Allow: /\nDisallow: /x\n" * 11_000,
        b"User-agent: *\n" + b"Disallow: /" + b"*a" * 250_000,
        b"User-agent: *\n" + b"Disallow: /*a*b*c*d*e*f*g*\n" * 18_000,
        b"User-agent " * 45_000,
        b"\t" * LONGEST_FILE,
    ],
    ids=["names times rules", "one long pattern", "many patterns", "one long line", "blanks"],
)
def test_hostile_files_cost_little(robots: bytes) -> None:
    begin = time.process_time()

    read_rules(robots).allows(f"{SITE}/{'abcdefg' * 300}")

    assert time.process_time() - begin < FROZEN_S
