"""What an evaluation found, and the same as one JSON document for programs.

In: tallies, errors and wrong names. Out: values that JSON can hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.document.tree import Sentence
    from factcheck.evaluation.figures import Group, Tally
    from factcheck.evaluation.gold import GoldClaim
    from factcheck.evaluation.worst_errors import Mistake
    from factcheck.evaluation.wrong_names import WrongName

__all__ = ["Measured", "evaluation_document"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is measured: one tally a folder and the last for all, intervals of the last, errors, wrong names.

    Of articles that nobody is to see (``blind``) there are no errors and no names. ``worst`` come with their parses,
    ``wrong_names``, as many as were asked for of ``names_in_all``, with who was weighed for them.
    """

    tallies: Mapping[str, Tally]
    intervals: Mapping[str, tuple[float, float]]
    by_article: Mapping[str, Tally]
    blind: bool = False
    leaks: Sequence[Mistake] = ()
    worst: Sequence[Mistake] = ()
    every: Sequence[Mistake] = ()
    wrong_names: Sequence[WrongName] = ()
    names_in_all: int = 0

    @property
    def whole(self) -> Tally:
        """All articles together."""
        return list(self.tallies.values())[-1]


def evaluation_document(measured: Measured) -> Json:
    """Everything the tables show; shares in [0, 1], spans as code points of the article's text.

    Of articles that nobody is to see, figures alone.
    """
    from factcheck.evaluation.calibration import reliability
    from factcheck.evaluation.figures import GOALS, reached

    whole = measured.whole
    figures = {
        name: {"value": value}
        | ({"goal": GOALS[name], "reached": reached(name, value)} if name in GOALS else {})
        | ({"interval": list(measured.intervals[name])} if name in measured.intervals else {})
        for name, value in whole.figures().items()
    }
    return {
        "articles": whole.articles,
        "figures": figures,
        "by_folder": {
            name: {"articles": tally.articles, "figures": tally.figures()} for name, tally in measured.tallies.items()
        },
        "by_article": {name: tally.figures() for name, tally in measured.by_article.items()},
        "by_rule": {name: _group(group) for name, group in sorted(whole.rules.items())},
        "by_style": {style.value: _group(group) for style, group in sorted(whole.styles.items())},
        "confusion": [
            {"marked": gold and gold.value, "shown": shown and shown.value, "claims": count}
            for (gold, shown), count in whole.confusion.items()
            if count
        ],
        "calibration": [asdict(one) for one in reliability(whole.forecasts)],
    } | ({} if measured.blind else _errors(measured))


def _errors(measured: Measured) -> Json:
    return {
        "shown_as_fact": [_mistake(one) for one in measured.leaks],
        "worst": [_mistake(one) for one in measured.worst],
        "wrong_names": [_wrong_name(one) for one in measured.wrong_names],
    }


def _group(group: Group) -> Json:
    return {**asdict(group), "precision": round(group.precision, 4), "recall": round(group.recall, 4)}


def _mistake(mistake: Mistake) -> Json:
    found = mistake.found
    return {
        "fault": mistake.fault.value,
        "article": mistake.article,
        "weight": round(mistake.weight, 4),
        "sentence": mistake.sentence.span.of(mistake.text) if mistake.sentence else None,
        "expected": _expected(mistake.gold) if mistake.gold else None,
        "found": {
            "label": found.label.value,
            "score": round(found.score, 4),
            "content": [[s.start, s.end] for s in found.claim.content],
            "speaker": _span(found.claim.speaker and found.claim.speaker.span),
            "speaker_name": found.claim.speaker.name if found.claim.speaker else None,
            "cue": _span(found.claim.cue),
            "rules": list(found.claim.rules),
            "construction": found.claim.construction,
        }
        if found
        else None,
        "parse": _parse(mistake.sentence) if mistake.sentence else None,
    }


def _wrong_name(name: WrongName) -> Json:
    return {
        "article": name.article,
        "speaker": _span(name.speaker),
        "words": name.speaker.of(name.text),
        "found": name.found,
        "expected": name.expected,
        "confidence": round(name.confidence, 4),
        "words_right": name.words_right,
        "how": name.how,
        "candidates": [asdict(candidate) for candidate in name.candidates],
        "content": [[s.start, s.end] for s in name.content],
    }


def _expected(gold: GoldClaim) -> Json:
    return {
        "label": gold.label.value,
        "content": [[s.start, s.end] for s in gold.content],
        "speaker": _span(gold.speaker),
        "speaker_name": gold.speaker_name,
        "cue": _span(gold.cue),
    }


def _span(span: Any) -> list[int] | None:
    return [span.start, span.end] if span else None


def _parse(sentence: Sentence) -> list[Json]:
    """The words in order; heads count from 1, the root's is 0, as in CoNLL-U."""
    return [{"form": w.form, "upos": w.upos, "deprel": w.deprel, "head": w.head + 1} for w in sentence.words]
