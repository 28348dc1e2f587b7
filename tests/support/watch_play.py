"""A watch with a stand-in for the checker, in a process of its own, and the articles that it is given.

``python -m tests.support.watch_play ARGUMENTS`` is ``factcheck`` with that checker. WATCH_PLAY_KILL, such as
``taken:150``, kills it the hardest way there is: after the 150th article was ``checked``, ``taken`` into the store, or
``told``.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from claims.claim import Label
from factcheck.cli import commands
from factcheck.cli import watch as watch_command
from factcheck.cli.support.watch_telling import WatchTeller
from factcheck.scan_results import Article, Checked
from factcheck.store.scans import save_scan
from factcheck.watching import watcher
from tests.support.factories import labelled

WHO = "la maire|le préfet|une riveraine|le directeur|un conducteur|la présidente|le syndicat|une élue|le club|un témoin"
DOES = "annonce|refuse|promet|regrette|demande|confirme|dément|prépare|défend|suspend|critique|reporte"
WHAT = "la fermeture|une enquête|le budget|des travaux|un concert|la rénovation|une navette|le marché|un vote|la digue"
SYLLABLES = "bel|cor|dun|fer|gal|lan|mar|nor|pel|rin|sau|tor|val|vor|zel|bri|dra|fla|gre|pla|tri"


def article_text(number: int) -> str:
    """An article that no other number gives: a headline and sentences, in French, about places that are nowhere."""
    chance = random.Random(number)

    def place() -> str:
        return "".join(chance.choices(SYLLABLES.split("|"), k=4)).capitalize()

    lines = [f"{place()} : {chance.choice(WHAT.split('|'))} de {place()}", ""]
    for _sentence in range(4):
        who, does, what = (chance.choice(words.split("|")) for words in (WHO, DOES, WHAT))
        # Names between common words: articles that share phrases would be compared with one another.
        lines += [f"À {place()}, {who} {place()} {does} {what} {place()} vers {place()}.", ""]
    return "\n".join(lines)


def write_articles(folder: Path, numbers: range) -> None:
    """A file for each number, in folders of a hundred; written so long ago that nobody waits for it."""
    for number in numbers:
        place = folder / f"{number // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{number:06}.txt"
        path.write_text(article_text(number), encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))


@dataclass(slots=True)
class PlayChecker:
    """Takes each sentence but the headline for a claim."""

    rule_errors: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    reached: Callable[[str], None] = field(default=lambda _point: None)

    def check(self, article: Article) -> Checked:
        """The claims of an article."""
        sentences = [line for line in article.text.split("\n")[1:] if line]
        labels = (Label.REPORTED_SPEECH, Label.ALLEGATION)
        claims = [labelled(article.text, line, label=labels[n % 2]) for n, line in enumerate(sentences)]
        self.reached("checked")
        return Checked(article=article, claims=tuple(claims), skipped=())


def _killer(plan: str) -> Callable[[str], None]:
    point, _mark, number = plan.partition(":")
    left = [int(number or 0)]

    def reached(here: str) -> None:
        if here == point:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return reached


def _after(run: Callable[..., Any], then: Callable[[], None]) -> Callable[..., Any]:
    def both(*args: Any, **kwargs: Any) -> Any:
        result = run(*args, **kwargs)
        then()
        return result

    return both


def main() -> None:
    """Run the command on the arguments of the process."""
    reached = _killer(os.environ.get("WATCH_PLAY_KILL", ""))
    stand_ins = (
        (watch_command, "load_checker", lambda _model, _rules: PlayChecker(reached=reached)),
        (watcher, "save_scan", _after(save_scan, partial(reached, "taken"))),
        (WatchTeller, "taken", _after(WatchTeller.taken, partial(reached, "told"))),
    )
    for owner, name, stand_in in stand_ins:
        setattr(owner, name, stand_in)
    commands.cli(prog_name="factcheck")


if __name__ == "__main__":
    main()
