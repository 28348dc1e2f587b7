from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from factcheck.errors import Fault, FetchError
from factcheck.fetching.addresses import Target, read_target
from factcheck.fetching.exchange import Answer
from factcheck.fetching.site_rules import SiteRules

PAGE = read_target("https://presse.example/article")
NOTHING = b"User-agent: *\nDisallow: /"


@dataclass(slots=True)
class Site:
    """Answers for robots.txt, and what was asked."""

    status: int = 200
    data: bytes = NOTHING
    error: FetchError | None = None
    now: float = 0.0
    asked: list[str] = field(default_factory=list)

    def ask(self, target: Target, _most_bytes: int) -> Answer:
        self.asked.append(target.url)
        if self.error:
            raise self.error
        return Answer(self.status, (), self.data, (), "93.184.216.34")

    def rules(self) -> SiteRules:
        return SiteRules(self.ask, lambda: self.now)


def test_rules_are_asked_for_at_the_root_of_the_site() -> None:
    site = Site()

    found = site.rules().of(PAGE)

    assert found is not None
    assert not found.allows(PAGE.url)
    assert site.asked == ["https://presse.example/robots.txt"]


def test_rules_are_those_of_scheme_host_and_port() -> None:
    site = Site()
    rules = site.rules()

    for url in ("https://presse.example/a", "http://presse.example/a", "https://presse.example:80/b"):
        rules.of(read_target(url))

    assert site.asked == [
        "https://presse.example/robots.txt",
        "http://presse.example/robots.txt",
        "https://presse.example:80/robots.txt",
    ]


@pytest.mark.parametrize(("status", "hours"), [(200, 12), (404, 12), (500, 1 / 6)])
def test_what_was_learnt_holds_for_a_while(status: int, hours: float) -> None:
    site = Site(status=status)
    rules = site.rules()

    rules.of(PAGE)
    site.now = hours * 3600 - 1
    rules.of(PAGE)
    assert len(site.asked) == 1
    site.now += 2
    rules.of(PAGE)
    assert len(site.asked) == 2


def test_what_was_learnt_can_be_forgotten() -> None:
    site = Site()
    rules = site.rules()

    rules.of(PAGE)
    rules.clear()
    rules.of(PAGE)

    assert len(site.asked) == 2


def test_sites_of_long_ago_are_forgotten() -> None:
    site = Site()
    rules = site.rules()

    for number in range(600):
        rules.of(read_target(f"https://s{number}.example/"))

    assert len(rules._known) == 500


@pytest.mark.parametrize("fault", [Fault.TOO_SLOW, Fault.TOO_LARGE, Fault.ANSWER_BROKEN, Fault.REDIRECT_REFUSED])
def test_rules_that_cannot_be_read_are_not_known(fault: Fault) -> None:
    site = Site(error=FetchError(fault, url="https://presse.example/robots.txt"))

    assert site.rules().of(PAGE) is None


@pytest.mark.parametrize("fault", [Fault.HOST_UNKNOWN, Fault.NOT_REACHED, Fault.PRIVATE_ADDRESS])
def test_a_site_that_cannot_be_reached_is_told_as_such(fault: Fault) -> None:
    site = Site(error=FetchError(fault, url="https://presse.example/robots.txt", host="presse.example"))

    with pytest.raises(FetchError) as caught:
        site.rules().of(PAGE)

    assert caught.value.fault is fault
    assert dict(caught.value.values) == {"url": PAGE.url, "host": "presse.example"}


def test_rules_on_another_host_that_cannot_be_reached_are_not_known() -> None:
    site = Site(error=FetchError(Fault.PRIVATE_ADDRESS, url="http://interne.example/robots.txt"))

    assert site.rules().of(PAGE) is None
