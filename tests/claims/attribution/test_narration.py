"""The article's own voice: which sentences are candidate facts, and why others are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.accusation import Accusation, Stage
from claims.attribution.candidate import Candidate
from claims.attribution.narration import narration, told_ends
from claims.attribution.sentence_faults import SentenceGuard
from claims.claim import Claim, ContentStep, Label, Skipped
from claims.document.span import Span
from claims.document.tree import Document
from claims.rules.loader import WordLists
from tests.support.trees import document, span

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists({})
ROAD = f"""
La le DET _ 2 det
route _ NOUN _ 6 nsubj
du_village _ X _ 2 nmod
est être AUX {FIN} 6 aux:tense
toujours _ ADV _ 6 advmod
fermée fermer VERB Tense=Past|VerbForm=Part 0 root
{{end}} _ PUNCT _ 6 punct
"""


def road(end: str = ".") -> Document:
    return document(f"La route du_village est toujours fermée{end}", ROAD.format(end=end))


def told(
    found: Document, claims: Sequence[Claim] = (), silent: Sequence[Span] = ()
) -> tuple[list[Candidate], list[Skipped]]:
    return narration(found, claims, LISTS, silent, SentenceGuard())


def test_a_declarative_sentence_is_a_candidate_fact() -> None:
    found = road()

    (candidate,), skipped = told(found)

    assert [s.of(found.text) for s in candidate.content] == ["La route du_village est toujours fermée"]
    assert candidate.sentence is found.sentences[0]
    assert candidate.label is Label.ESTABLISHED_FACT
    assert candidate.construction == "narration"
    assert [c.step for c in candidate.changes] == [ContentStep.SENTENCE, ContentStep.TRIMMED]
    assert (candidate.rules, candidate.named, candidate.cue, candidate.match) == ((), None, None, None)
    assert skipped == []


def test_a_question_is_no_fact() -> None:
    found = road(" ?")

    claims, skipped = told(found)

    assert claims == []
    assert [s.reason for s in skipped] == ["question"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Feu.", "Feu _ NOUN _ 0 root; . _ PUNCT _ 1 punct"),
        (
            "Il dort bien.",
            f"Il _ PRON _ 2 nsubj; dort dormir VERB {FIN} 0 root; bien _ ADV _ 2 advmod; . _ PUNCT _ 2 punct",
        ),
        (
            "Une nuit très calme ici",
            "Une _ DET _ 2 det; nuit _ NOUN _ 0 root; très _ ADV _ 4 advmod; calme _ ADJ _ 2 amod; ici _ ADV _ 2 dep",
        ),
    ],
)
def test_a_fragment_is_no_fact(text: str, rows: str) -> None:
    claims, skipped = told(document(text, rows))

    assert claims == []
    assert [s.reason for s in skipped] == ["no_verb"]


def test_a_quotation_without_a_speaker_is_no_fact() -> None:
    text = "« La route du_village est toujours fermée »"
    found = document(
        text, "« _ PUNCT _ 7 punct\n" + ROAD.lstrip().replace(" 6 ", " 7 ").replace(" 2 ", " 3 ").format(end="»")
    )

    claims, skipped = told(found)

    assert claims == []
    assert [s.reason for s in skipped] == ["quotation"]


def test_a_sentence_that_holds_an_attributed_claim_is_no_fact() -> None:
    found = road()
    claim = Claim(
        content=(span(found.text, "route"),),
        sentence=Span(0, len(found.text)),
        construction="essai",
        suggested=Label.REPORTED_SPEECH,
        rules=("essai",),
    )

    assert told(found, [claim]) == ([], [])


def test_a_sentence_with_the_cue_of_a_claim_elsewhere_is_no_fact() -> None:
    found = road()
    claim = Claim(
        content=(Span(100, 110),),
        sentence=Span(100, 110),
        construction="essai",
        suggested=Label.REPORTED_SPEECH,
        rules=("essai",),
        cue=span(found.text, "est"),
    )

    assert told(found, [claim]) == ([], [])


def test_silent_stretches_yield_nothing_and_no_reason() -> None:
    assert told(road(), silent=[Span(0, 3)]) == ([], [])


def spoken(rows: str, text: str, lists: dict[str, set[str]]) -> list[str]:
    found = document(text, rows)
    known = WordLists({name: tuple(words) for name, words in lists.items()})
    facts, skipped = narration(found, (), known, (), SentenceGuard())
    return [s.reason for s in skipped] or ["fact" for _ in facts]


CONVEYED = f"""
Le le DET _ 2 det
maire maire NOUN _ 3 nsubj
{{verb}} VERB {FIN} 0 root
que que SCONJ _ 6 mark
la_digue digue NOUN _ 6 nsubj
tient tenir VERB {FIN} 3 ccomp
. . PUNCT _ 3 punct
"""


@pytest.mark.parametrize(
    ("form", "verb", "lists", "expected"),
    [
        ("parie", "parier", {}, "hedged"),
        ("implique", "impliquer", {"verbes-constat": {"impliquer"}}, "fact"),
        ("semble", "sembler", {"verbes-constat": {"sembler"}, "verbes-apparence": {"sembler"}}, "hedged"),
    ],
)
def test_a_proposition_that_is_handed_on_is_no_fact(
    form: str, verb: str, lists: dict[str, set[str]], expected: str
) -> None:
    rows = CONVEYED.format(verb=f"{form} {verb}")
    assert spoken(rows, f"Le maire {form} que la_digue tient.", lists) == [expected]


def test_a_verb_that_only_says_makes_no_fact() -> None:
    rows = f"""
Le le DET _ 2 det
maire maire NOUN _ 3 nsubj
dénonce dénoncer VERB {FIN} 0 root
les_retards retard NOUN _ 3 obj
. . PUNCT _ 3 punct
"""
    text = "Le maire dénonce les_retards."
    assert spoken(rows, text, {"verbes-dire-seuls": {"dénoncer"}}) == ["hedged"]
    assert spoken(rows, text, {}) == ["fact"]


def test_a_line_of_dialogue_or_somebodys_i_is_not_the_articles_voice() -> None:
    rows = f"""
Je je PRON _ 2 nsubj
connais connaître VERB {FIN} 0 root
cette_digue digue NOUN _ 2 obj
depuis_toujours depuis ADV _ 2 advmod
. . PUNCT _ 2 punct
"""
    assert spoken(rows, "Je connais cette_digue depuis_toujours.", {}) == ["quotation"]


def test_a_lawyers_title_is_nobodys_i() -> None:
    rows = f"""
Me maître NOUN _ 3 nsubj
Roy _ PROPN _ 1 appos
quitte quitter VERB {FIN} 0 root
le_tribunal tribunal NOUN _ 3 obj
avec_son_client client NOUN _ 3 obl
. . PUNCT _ 3 punct
"""
    assert spoken(rows, "Me Roy quitte le_tribunal avec_son_client.", {}) == ["fact"]


def test_what_follows_a_dash_is_spoken_to_the_end_of_its_paragraph() -> None:
    rows = f"""
- _ PUNCT _ 3 punct
Tout tout PRON _ 3 nsubj
dure durer VERB {FIN} 0 root
très_longtemps longtemps ADV _ 3 advmod
ici ici ADV _ 3 advmod
. . PUNCT _ 3 punct
"""
    assert spoken(rows, "— Tout dure très_longtemps ici.", {}) == ["quotation"]


CLEARED = f"""
Ana _ PROPN _ 6 nsubj
, _ PUNCT _ 3 punct
jugée juger VERB Tense=Past|VerbForm=Part 1 acl
pour_vol vol NOUN _ 3 obl
, _ PUNCT _ 3 punct
relaxée relaxer VERB {FIN} 0 root
par_la_cour cour NOUN _ 6 obl
. _ PUNCT _ 6 punct
"""


def cleared(cue: str, content: str, stage: Stage = Stage.ACQUITTED, negated: bool = False) -> list[str]:
    """What the article itself tells beside a claim with one content, where ``cue`` tells a stage."""
    found = document("Ana , jugée pour_vol , relaxée par_la_cour .", CLEARED)
    sentence = found.sentences[0].span
    claim = Claim(
        content=(span(found.text, content),), sentence=sentence, cue=None, suggested=Label.ALLEGATION, construction="x"
    )
    told_there = {sentence: [Accusation(stage=stage, cue=span(found.text, cue), negated=negated)]}
    return [c.content[0].of(found.text) for c in told_ends(found, [claim], told_there, (), LISTS)]


def test_an_acquittal_is_told_beside_what_it_was_for() -> None:
    (told_end,) = cleared("relaxée", "pour_vol")
    assert told_end.startswith("Ana")
    assert "relaxée" in told_end


def test_an_end_is_told_once_and_only_by_the_main_clause() -> None:
    assert cleared("relaxée", "relaxée") == []
    assert cleared("jugée", "pour_vol") == []
    assert cleared("relaxée", "pour_vol", Stage.CONVICTED) == []
    assert cleared("relaxée", "pour_vol", negated=True) == []
