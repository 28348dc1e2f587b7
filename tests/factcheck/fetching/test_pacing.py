from __future__ import annotations

import threading

import pytest

from factcheck.fetching.pacing import Pacing


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_the_first_turn_comes_at_once_and_the_next_after_the_pause() -> None:
    time = Time()
    pacing = Pacing(time.clock, time.sleep)

    for _number in range(3):
        with pacing.turn("presse.example", 1.0):
            time.now += 0.25

    assert time.slept == [1.0, 1.0]


def test_hosts_do_not_wait_for_each_other() -> None:
    time = Time()
    pacing = Pacing(time.clock, time.sleep)

    for host in ("presse.example", "autre.example", "tiers.example"):
        with pacing.turn(host, 1.0):
            pass

    assert time.slept == []


def test_a_turn_that_fails_counts() -> None:
    time = Time()
    pacing = Pacing(time.clock, time.sleep)

    with pytest.raises(OSError, match="gone"), pacing.turn("presse.example", 1.0):
        raise OSError("gone")
    with pacing.turn("presse.example", 1.0):
        pass

    assert time.slept == [1.0]


def test_one_at_a_time_asks_a_host() -> None:
    pacing = Pacing(lambda: 0.0, lambda _seconds: None)
    inside: list[int] = []
    most: list[int] = []
    go = threading.Barrier(4)

    def visit(number: int) -> None:
        go.wait()
        for _round in range(50):
            with pacing.turn("presse.example", 1.0):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1] * 200


def test_hosts_of_long_ago_are_forgotten() -> None:
    time = Time()
    pacing = Pacing(time.clock, time.sleep)

    for number in range(5_000):
        with pacing.turn(f"h{number}.example", 1.0):
            pass
    with pacing.turn("h4999.example", 1.0):
        pass
    with pacing.turn("h0.example", 1.0):
        pass

    assert time.slept == [1.0]
    assert len(pacing._hosts) == 2_000
