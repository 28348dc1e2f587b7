"""Words that commands take for labels, statuses, stages, verdicts and flags: the key, or its words in any language.

In: a word of the command line. Out: the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from claims.accusation import STAGES, Stage
from claims.claim import LABELS, Label
from factcheck.errors import FactcheckError
from factcheck.i18n import LANGUAGES, N_, _, language, using_language
from factcheck.reports.accusation_wording import stage_name, stage_synonyms
from factcheck.reports.wording import label_name, not_claim_words, stance_words, status_name
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.verification.acts import NotClaim, Stance

__all__ = [
    "FLAG_WORDS",
    "LABEL_OR_MACHINE",
    "LABEL_WORDS",
    "NOT_CLAIM_WORDS",
    "STAGE_WORDS",
    "STANCE_WORDS",
    "STATUS_WORDS",
    "VERDICT_WORDS",
    "ScaleWords",
    "Vocabulary",
    "folded_word",
]


def folded_word(word: str) -> str:
    """A word without case, accents, endings and whatever stands between its parts: *Vérifiée*, *fait_etabli*."""
    from factcheck.verification.similarity import fold

    return " ".join(part.rstrip("es") for part in re.split(r"[\s_-]+", fold(word))).strip()


class Vocabulary(click.Choice[str]):
    """A choice of keys that takes their words in every language, too; ``others`` are taken as they are.

    A key may have several words.
    """

    def __init__(self, keys: Iterable[str], words: Callable[[str], str | tuple[str, ...]], *others: str) -> None:
        self._keys, self._words = tuple(keys), words
        super().__init__((*self._keys, *others))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key that ``value`` is or means."""
        wanted = folded_word(str(value))
        for key in self._keys:
            names = [key]
            for one in LANGUAGES:
                with using_language(one):
                    words = self._words(key)
                names += [words] if isinstance(words, str) else words
            if wanted in map(folded_word, names):
                return key
        try:
            return str(super().convert(value, param, ctx))
        except click.BadParameter:
            told = _("“{value}”: expected one of: {names}").format(value=one_line(str(value)), names=self._names())
        self.fail(told, param, ctx)

    def _names(self) -> str:
        """All that is taken: each key with its words in the language in force, where they say more than the key."""
        return " · ".join(key if name is None else f"{key} = {name}" for key, name in self._named())

    def shown_values(self) -> list[str]:
        """All that is taken, as help shows it: ``unverified (to verify)``."""
        return [key if name is None else f"{key} ({name})" for key, name in self._named()]

    def _named(self) -> Iterator[tuple[str, str | None]]:
        """Each key with its first words in the language in force; None where they say no more than the key."""
        for key in self.choices:
            words = self._words(key) if key in self._keys else key
            name = words if isinstance(words, str) else words[0]
            name = name[:1].lower() + name[1:]
            yield key, None if name == key.replace("_", " ") else name


class ScaleWords(click.ParamType[str]):
    """Keys of the scale in force, or their words; what is neither is left to whoever uses it, who knows old keys."""

    name = "key"

    def __init__(self, part: str) -> None:
        self._part = part

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key that ``value`` is or means."""
        from factcheck.verification.verdict_scale import load_scale

        wanted = folded_word(str(value))
        for key, entry in getattr(load_scale(), self._part).items():
            if wanted in map(folded_word, (key, entry.fr, entry.en)):
                return str(key)
        return str(value)

    def shown_values(self) -> list[str]:
        """The keys of the scale in force with their words, as help shows them; none of a scale that cannot be used."""
        from factcheck.verification.verdict_scale import load_scale

        try:
            scale = load_scale()
        except FactcheckError:
            # The command itself tells what is wrong with it.
            return []
        words = {key: getattr(entry, language()) for key, entry in getattr(scale, self._part).items()}
        return [
            key if name.lower() == key.replace("_", " ") else f"{key} ({name.lower()})" for key, name in words.items()
        ]


def _label_words(key: str) -> tuple[str, ...]:
    """The words of a label, those of reports first; some call what an article states itself an established fact."""
    more = (_("established fact"),) if key == Label.ESTABLISHED_FACT else ()
    return (label_name(Label(key)), *more)


_LABELS = tuple(label.value for label in LABELS)
LABEL_WORDS = Vocabulary(_LABELS, _label_words)
"""Labels; *reported speech*, *allégation*."""
LABEL_OR_MACHINE = Vocabulary(_LABELS, _label_words, "machine")
"""Labels, or *machine* for what the machine says."""
VERDICT_WORDS = ScaleWords("verdicts")
"""Verdicts of the scale; *mostly true*, *plutôt vrai*."""
FLAG_WORDS = ScaleWords("flags")
"""Flags of the scale; *out of context*."""
STAGE_WORDS = Vocabulary(
    (stage.value for stage in STAGES), lambda key: (stage_name(Stage(key)), *stage_synonyms(Stage(key)))
)
"""Stages of a procedure; *charged*, *mis en examen*."""
NOT_CLAIM_WORDS = Vocabulary(
    (reason.value for reason in NotClaim if reason is not NotClaim.MERGED), not_claim_words, "none"
)
"""Reasons why something is no claim to check, or *none*; *wrong extraction*, *mal extraite*."""
_STANCES = {Stance.SUPPORTS: N_("supports"), Stance.REFUTES: N_("refutes"), Stance.CONTEXT: N_("context")}
STANCE_WORDS = Vocabulary(
    (stance.value for stance in Stance), lambda key: (stance_words(key), _(_STANCES[Stance(key)]))
)
"""What evidence does; *refutes*, *réfute*, *for information*."""
STATUS_WORDS = Vocabulary((status.value for status in Status), lambda key: status_name(Status(key)))
"""Statuses; *in progress*, *à vérifier*."""
