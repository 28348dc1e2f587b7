"""The options that tell whom a claim accuses: words of the command line in, a request of values out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from claims.accusation import Stage
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.vocabulary import STAGE_WORDS
from factcheck.errors import FactcheckError
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.dossiers.accusation_request import AccusationRequest, Which
    from factcheck.told_accusations import ToldAccusation

__all__ = ["AccusationWord", "accusation_options", "accusation_request", "of_accusations", "told_accusations"]

_NONE, _NEW, _MACHINE, _ALL = "none", "new", "machine", "all"
of_accusations = options_under(_("Accusation"))
"""Options that help shows together."""
_PARTS = ("accused", "offences", "accuser", "stage", "stage_denied")


def accusation_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--accused``, ``--stage``, ``--stage-denied``, ``--offence`` and ``--accuser`` to a command.

    They fill the parameters ``accused``, ``stage``, ``stage_denied``, ``offences`` and ``accuser``.
    """
    for option in (
        of_accusations("--accuser", metavar=_("NAME"), help=_("Who accuses; none for nobody.")),
        of_accusations(
            "--offence",
            "offences",
            multiple=True,
            metavar=_("TEXT"),
            help=_("Of what they are accused; may be repeated; none where that is not told."),
        ),
        of_accusations(
            "--stage-denied/--stage-reached",
            "stage_denied",
            default=None,
            help=_("The article says that it is not, or no longer, as far as that; or that it is."),
        ),
        of_accusations("--stage", type=STAGE_WORDS, metavar=_("KEY"), help=_("How far the procedure is.")),
        of_accusations(
            "--accused",
            multiple=True,
            metavar=_("NAME"),
            help=_("Who is accused; may be repeated; none where nobody is named."),
        ),
    ):
        command = option(command)
    return command


def accusation_request(options: Mapping[str, Any]) -> AccusationRequest | None:
    """What the options ask of one accusation of a claim; None where they ask nothing of any.

    Raises:
        FactcheckError: they contradict each other.
    """
    from factcheck.dossiers.accusation_request import AccusationRequest
    from factcheck.verification.acts import UNSET

    # One accusation is meant where a number names it.
    word, gone = options["accusation"], options["not_accusation"]
    asked = [name for name in _PARTS if options[name] not in (None, ())]
    if word is None and not gone and not asked:
        return None
    if asked and (gone or word == _MACHINE):
        raise FactcheckError(_("say either that it is no accusation, or what it is"))
    if not asked and not gone and word != _MACHINE:
        raise FactcheckError(
            _("what about the accusation? give --accused, --stage, --offence or --accuser, or --not-accusation")
        )
    if gone and word in (_NEW, _MACHINE):
        raise FactcheckError(_("--not-accusation is about one that is there: its number, or all of them"))
    stage = options["stage"]
    accuser = _name(options["accuser"])
    return AccusationRequest(
        which=_which(word, gone),
        accused=_names(options["accused"]) if options["accused"] else UNSET,
        offences=_names(options["offences"]) if options["offences"] else UNSET,
        accuser=UNSET if options["accuser"] is None else accuser,
        stage=Stage(stage) if stage else UNSET,
        negated=UNSET if options["stage_denied"] is None else options["stage_denied"],
        gone=bool(gone),
        machine=word == _MACHINE,
    )


def told_accusations(options: Mapping[str, Any]) -> tuple[ToldAccusation, ...]:
    """The accusation that the options tell of a claim that is added; none where they tell of none.

    Raises:
        FactcheckError: they tell of one without its stage.
    """
    from factcheck.told_accusations import ToldAccusation

    if not any(options[name] not in (None, ()) for name in _PARTS):
        return ()
    if not options["stage"]:
        raise FactcheckError(_("an accusation wants its stage: --stage; outside any procedure that is: accused"))
    told = ToldAccusation(
        stage=Stage(options["stage"]),
        negated=bool(options["stage_denied"]),
        accused=_names(options["accused"]),
        offences=_names(options["offences"]),
        accuser=_name(options["accuser"]),
    )
    return (told,)


def _which(word: str | None, gone: bool) -> int | Which:
    """The accusation that is meant: without a word the only one; what is taken off without one is all of them."""
    from factcheck.dossiers.accusation_request import Which

    if word is None or word == _MACHINE:
        return Which.ALL if gone else Which.ONLY
    if word == _ALL:
        if not gone:
            raise FactcheckError(_("--accusation all goes with --not-accusation"))
        return Which.ALL
    return Which.NEW if word == _NEW else int(word)


def _names(words: tuple[str, ...]) -> tuple[str, ...]:
    if _NONE in words and len(words) > 1:
        raise FactcheckError(_("either none or names, not both"))
    for word in words:
        _refuse_machine(word)
    return () if words == (_NONE,) else words


def _name(word: str | None) -> str | None:
    if word is not None:
        _refuse_machine(word)
    return None if word == _NONE else word


def _refuse_machine(word: str) -> None:
    if word == _MACHINE:
        raise FactcheckError(_("the accusations that the machine read come back together: --accusation machine"))


class AccusationWord(click.ParamType[str]):
    """The number of an accusation, or *new*, *all*, *machine*."""

    name = "accusation"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The number in digits, or the word."""
        word = str(value).strip().lower()
        if word in (_NEW, _ALL, _MACHINE) or (word.isascii() and word.isdigit() and 0 < len(word) < 5):
            return word
        problem = _("“{value}”: expected the number of an accusation, new, all or machine")
        self.fail(problem.format(value=str(value)), param, ctx)
