"""What people said of the machine's claims: which are right, which are none, which it missed.

In: the decisions of the store. Out: figures for each rule, and articles annotated as those for training and evaluation
are. A claim is judged right where a person corrected it, added it, or let it stand on a check that is settled; wrong
where a person said that it is none, for whatever reason. To tell whom it accuses corrects it, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from factcheck.store.article_claims import claims_of_article
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.dossiers import CORRECTED
from factcheck.store.rows import read_all
from factcheck.stored_records import BY_PERSON, Appearance, ClaimSummary
from factcheck.verification.decisions import SETTLED
from factcheck.verification.similarity import fold

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord, PartyRecord

__all__ = ["NO_RULE", "OWN_VOICE", "RuleJudgement", "annotated_articles", "judge_rules"]

OWN_VOICE, NO_RULE = "own-voice", "no-rule"
"""What stands for a rule: the article's own statements, and missed claims whose cue no rule found in other places."""
_ON_READING = ", ".join(f"'{axis}'" for axis in CORRECTED if axis not in ("assignee", "deadline", "not_claim"))
_TOUCHED = text(
    f"SELECT DISTINCT claim_id FROM current_decisions WHERE axis IN ({_ON_READING}) AND to_value IS NOT NULL"
)
_READINGS = text(
    "SELECT r.*, NULL AS title, NULL AS outlet, NULL AS published, '' AS source FROM current_readings AS r "
    "ORDER BY r.claim_id, r.article_id, r.number"
)
_ARTICLES = text("SELECT id, text FROM sound_articles ORDER BY id")


@dataclass(slots=True)
class RuleJudgement:
    """How many claims of one rule people found right and wrong, and how many that it should have found they added."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    words: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of the judged claims that are right, in [0, 1]; None where none was judged."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Share of the right claims that the rule found, in [0, 1]; None where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


def _verdicts(connection: Connection, rows: Iterable[ClaimSummary]) -> dict[str, bool]:
    """Whether a person judged each of these claims right or wrong; unjudged ones are absent."""
    touched = set(connection.scalars(_TOUCHED))
    judged: dict[str, bool] = {}
    for row in rows:
        # A claim that repeats a known one is not verified by itself.
        settled = row.status in SETTLED and row.same_as is None
        if row.not_claim:
            judged[row.id] = False
        elif row.added or row.id in touched or settled:
            judged[row.id] = True
    return judged


def judge_rules(connection: Connection, wanted: Filter | None = None) -> Mapping[str, RuleJudgement]:
    """What people said of each rule's claims, by the rule's id; ``OWN_VOICE`` and ``NO_RULE`` stand for none.

    A missed claim counts against the rules that found right claims with the same cue elsewhere, less case and accents;
    without speaker and cue it counts against the article's own statements. That is a rule of thumb: which rule should
    have found it, nobody says.
    """
    rows = {row.id: row for row in list_claims(connection, wanted or Filter())}
    judged = _verdicts(connection, rows.values())
    readings = [one for one in read_all(connection, Appearance, _READINGS) if one.claim_id in judged]
    found: dict[str, RuleJudgement] = {}
    by_cue: dict[str, set[str]] = {}
    for reading in readings:
        if reading.machine == BY_PERSON:
            continue
        for rule in reading.rules or (OWN_VOICE,):
            judgement = found.setdefault(rule, RuleJudgement())
            if judged[reading.claim_id]:
                judgement.right += 1
                by_cue.setdefault(fold(reading.cue or ""), set()).add(rule)
            else:
                judgement.wrong += 1
                judgement.words.append(f"{reading.claim_id}: {' '.join(reading.content.split())}")
    for reading in readings:
        if reading.machine == BY_PERSON and judged[reading.claim_id]:
            for rule in _should_have_found(reading, by_cue):
                found.setdefault(rule, RuleJudgement()).missed += 1
    return found


def _should_have_found(reading: Appearance, by_cue: Mapping[str, set[str]]) -> Sequence[str]:
    if not reading.cue:
        return (NO_RULE,) if reading.speaker or reading.speaker_name else (OWN_VOICE,)
    return sorted(by_cue.get(fold(reading.cue), ())) or (NO_RULE,)


def annotated_articles(connection: Connection, wanted: Filter) -> Iterator[dict[str, Any]]:
    """The articles in which people judged claims, in the form of articles annotated by hand.

    ``claims`` are those judged right, as people corrected them, ``wrong`` those that are none, with the reason; of the
    others nobody knows, and their places are to be ignored (``ignore``).
    """
    rows = {row.id: row for row in list_claims(connection, wanted)}
    judged = _verdicts(connection, rows.values())
    for article in connection.execute(_ARTICLES).all():
        readings = [one for one in claims_of_article(connection, article.id) if one.claim_id in rows]
        if not any(one.claim_id in judged for one in readings):
            continue
        yield {
            "id": article.id,
            "text": article.text,
            "claims": [_gold(one, rows[one.claim_id]) for one in readings if judged.get(one.claim_id)],
            "wrong": [
                {"content": _pairs(one), "reason": rows[one.claim_id].not_claim}
                for one in readings
                if judged.get(one.claim_id) is False
            ],
            "ignore": [[one.spans[0].start, one.spans[-1].end] for one in readings if one.claim_id not in judged],
        }


def _pairs(reading: Appearance) -> list[list[int]]:
    return [[span.start, span.end] for span in reading.spans]


def _gold(reading: Appearance, row: ClaimSummary) -> dict[str, Any]:
    parts = {"speaker": reading.speaker_span, "cue": reading.cue_span, "medium": reading.medium_span}
    # A speaker whom a person took away has no place either.
    spans = {
        name: [span.start, span.end] for name, span in parts.items() if span and (name != "speaker" or row.speaker)
    }
    made = {"content": _pairs(reading), "label": row.label, **spans, "polarity": row.polarity}
    accused = [_gold_accusation(one) for one in reading.accusations or ()]
    rest = (("speaker_name", row.speaker), ("style", reading.style), ("accusations", accused))
    return made | {key: value for key, value in rest if value}


def _gold_accusation(one: AccusationRecord) -> dict[str, Any]:
    """Who is accused of what, as annotated articles have it; what stands nowhere in the text has no span."""
    there = [words for words in one.offences if words.span[0] < words.span[1]]
    rest = {
        "negated": one.negated,
        "cue": list(one.cue.span) if one.cue.span[0] < one.cue.span[1] else None,
        "named_offences": [words.text for words in one.offences if words not in there],
        "accuser": _gold_party(one.accuser) if one.accuser else None,
    }
    made = {
        "stage": one.stage.value,
        "accused": [_gold_party(party) for party in one.accused],
        "offences": [list(words.span) for words in there],
    }
    return made | {key: value for key, value in rest.items() if value}


def _gold_party(party: PartyRecord) -> dict[str, Any]:
    span = {"span": list(party.span)} if party.span[0] < party.span[1] else {}
    return {"name": party.name, **span}
