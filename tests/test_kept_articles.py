"""What is kept of an article is what checking it anew gives, whatever changed: rules, lists, label model, code.

Articles of the seeds with stored parses. Rules are added, changed and removed by the dozen; each time all articles are
checked with what was kept under the first rules, and anew, and both must be the same to the byte.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from claims.attribution.extractor import Extractor
from claims.checkworthiness.worth_weights import load_worth
from claims.claim import LABELS, Label
from claims.classification.labeller import Labeller, load_labeller
from claims.classification.linear_model import LinearModel
from claims.keeping.occurrences import Occurrences, may_match, occurrences_in
from claims.lexicon.wordlists import WordLists
from claims.parsing.kept_parses import KeptParses
from claims.parsing.repair.registry import repairs_of
from claims.pipeline import Analyser
from claims.rules.compiled_rule import Rule
from claims.rules.loader import RuleSet
from claims.rules.needs import needs_of_rule
from factcheck.articles.reader import read_text
from factcheck.scan_results import Article
from factcheck.scanning.checker import Checker, title_blocks
from factcheck.scanning.packing import packed
from tests.support.memory_store import MemoryStore
from tests.support.stored_parser import StoredParser
from tests.test_snapshots import SEEDS, text_of

NAMES = ("blind-02-live", "belgique-inculpation")
"""A live blog with headings of which some tell what others say; a report of a procedure."""
PARAGRAPHS = 9
CHANGES = 24


@dataclass
class Desk:
    """Articles, what checks them with the built-in rules, and what was kept of them then.

    ``matched`` are the rules that matched in each article, ``words`` what its sentences have.
    """

    articles: list[Article]
    parser: StoredParser
    ruleset: RuleSet
    store: MemoryStore = field(default_factory=MemoryStore)
    matched: list[frozenset[str]] = field(default_factory=list)
    words: list[Occurrences] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._parser, self._worth = self._keeping(self.ruleset), load_worth(self.ruleset.lists)

    def _keeping(self, ruleset: RuleSet) -> StoredParser:
        kept = KeptParses(self.store, "stored", ruleset.lists.classes, repairs_of(ruleset))
        return self.parser.keeping(kept)

    def checker(self, ruleset: RuleSet, labeller: Labeller | None = None) -> Checker:
        """A checker with these rules that looks into the store; it forgets there what it makes anew."""
        if ruleset.lists is self.ruleset.lists and ruleset.repairs is self.ruleset.repairs:
            parser, worth = self._parser, self._worth
        else:
            parser, worth = self._keeping(ruleset), load_worth(ruleset.lists)
        analyser = Analyser(
            parser=parser,
            extractor=Extractor(ruleset),
            labeller=labeller or load_labeller(),
            worth=worth,
            store=self.store,
        )
        return Checker(analyser=analyser)

    def both(self, ruleset: RuleSet, labeller: Labeller | None = None) -> tuple[list[bytes], list[bytes], list[bool]]:
        """Of each article: what comes of what was kept, what comes of it anew, and whether what was kept was used."""
        checker = self.checker(ruleset, labeller)
        alone = replace(checker, analyser=replace(checker.analyser, store=None))
        held, self.store.reused = dict(self.store.held), []
        kept = [packed([outcome]) for outcome in checker.check_many(self.articles)]
        used = {key for key, _parses in self.store.reused}
        self.store.held = held
        reused = [key in used for key in map(partial(_key, checker), self.articles)]
        return kept, [packed([outcome]) for outcome in alone.check_many(self.articles)], reused


def _key(checker: Checker, article: Article) -> bytes:
    key = checker.key(article)
    assert key is not None
    return key


@pytest.fixture(scope="module")
def desk(stored_in: Callable[[Callable[[str], str]], StoredParser], ruleset: RuleSet) -> Desk:
    places: dict[str, str] = {}
    articles = []
    for name in NAMES:
        text = "\n\n".join(text_of(SEEDS / "annotated" / f"{name}.json").split("\n\n")[:PARAGRAPHS])
        article = read_text(text, source=f"{name}.txt")
        articles.append(article)
        places[article.text] = name
    parser = stored_in(lambda text: next(f"seeds/{name}" for whole, name in places.items() if text in whole))
    made = Desk(articles, parser, ruleset)
    checker = made.checker(ruleset)
    assert len(list(checker.check_many(articles))) == len(articles)
    for article in articles:
        document = checker.parse(article)
        made.matched.append(checker.analyser.extractor.extract(document, titles=title_blocks(article)).matched)
        made.words.append(occurrences_in(document.sentences))
    assert len(made.store.findings) == len(articles)
    return made


# --- Changes of one rule ---------------------------------------------------------------------------------------------


def changed_rules(desk: Desk) -> Iterator[tuple[str, RuleSet]]:
    """What is changed, in words, and the rules after that: removed, made otherwise, added."""
    choice = random.Random(20)
    rules = {rule.id: rule for rule in desk.ruleset.rules}
    lemmas = sorted(set().union(*(words["lemma"] for words in desk.words)))
    used = sorted(frozenset[str]().union(*desk.matched))
    unused = sorted(rules.keys() - set(used))
    for number in range(CHANGES):
        # Of two changes one is about a rule that matched somewhere.
        rule = rules[choice.choice(used if number % 2 else unused)]
        # Of three one has a word that stands in some article, one a word that stands in none.
        word = choice.choice(lemmas) if number % 3 else "zzz"
        how = ("removed", "changed", "added")[number % 3 if number < CHANGES // 2 else choice.randrange(3)]
        others = [other for other in desk.ruleset.rules if other.id != rule.id]
        if how == "changed":
            others.append(_otherwise(rule, word, choice))
        elif how == "added":
            others += (rule, replace(_otherwise(rule, word, choice), id=f"essai-{number}"))
        yield f"{number} {how} {rule.id} ({word})", replace(desk.ruleset, rules=tuple(others))


def _otherwise(rule: Rule, word: str, choice: random.Random) -> Rule:
    """The rule with another part: its trigger, its rank, what it says, what it overrides."""
    trigger = rule.trigger
    return choice.choice(
        (
            replace(rule, trigger=replace(trigger, lemma=frozenset((word,)), form=None)),
            replace(rule, trigger=replace(trigger, lemma=(trigger.lemma or frozenset()) | {word})),
            replace(rule, priority=rule.priority + choice.choice((-60, 60))),
            replace(rule, label=choice.choice(LABELS[:2]), priority=95),
            replace(rule, overrides=rule.overrides | {"verbe-que", "incise", "citation-deux-points"}, priority=99),
            replace(rule, arguments=(), content=("trigger",), speaker=None, medium=None, cue=("trigger",)),
        )
    )


def spared(desk: Desk, before: RuleSet, now: RuleSet, number: int) -> bool:
    """Whether nothing in the article can be touched, found out rule by rule."""
    old, new = ({rule.id: rule for rule in some.rules} for some in (before, now))
    gone = {name for name, rule in old.items() if new.get(name) != rule}
    fresh = [rule for name, rule in new.items() if old.get(name) != rule]
    return gone.isdisjoint(desk.matched[number]) and not any(
        may_match(needs_of_rule(rule), desk.words[number]) for rule in fresh
    )


def test_whatever_rule_changes_what_was_kept_is_what_is_found_anew(desk: Desk) -> None:
    uses: list[bool] = []
    effects = 0
    first, _anew, _reused = desk.both(desk.ruleset)
    for told, changed in changed_rules(desk):
        kept, anew, reused = desk.both(changed)

        assert kept == anew, told
        assert reused == [spared(desk, desk.ruleset, changed, n) for n in range(len(NAMES))], told
        uses += reused
        effects += anew != first
    # The changes are of both kinds: such that touch articles, and such that do not.
    assert len(uses) == CHANGES * len(NAMES)
    assert len(uses) / 3 < sum(uses) < len(uses) * 0.9
    assert effects >= CHANGES / 6


def test_rules_that_come_back_find_what_was_kept(desk: Desk) -> None:
    matched = sorted(desk.matched[0] & desk.matched[1])[0]
    fewer = replace(desk.ruleset, rules=tuple(rule for rule in desk.ruleset.rules if rule.id != matched))
    checker = desk.checker(fewer)
    held = dict(desk.store.held)

    list(checker.check_many(desk.articles[:1]))
    kept, anew, reused = desk.both(desk.ruleset)

    # Of the first article only what the fewer rules found is kept now, and that is found anew.
    assert kept == anew
    assert reused == [False, True]
    desk.store.held = held


# --- Other changes ---------------------------------------------------------------------------------------------------


def test_with_nothing_changed_all_is_used_and_nothing_is_parsed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, anew, reused = desk.both(desk.ruleset)
    assert kept == anew
    assert reused == [True] * len(NAMES)

    monkeypatch.setattr(Extractor, "dialogue", lambda *_args, **_more: pytest.fail("looked for turns"))
    monkeypatch.setattr(Extractor, "extract", lambda *_args, **_more: pytest.fail("looked for claims"))
    monkeypatch.setattr(StoredParser, "parse", lambda *_args, **_more: pytest.fail("parsed"))
    assert [packed([one]) for one in desk.checker(desk.ruleset).check_many(desk.articles)] == kept


def test_another_label_model_labels_what_was_kept(desk: Desk) -> None:
    choice = random.Random(3)
    names = [f"mood={mood}" for mood in ("indicative", "conditional", "none")] + ["attributed", "number", "hedge"]
    weights = [[choice.uniform(-2, 2) for _name in names] for _label in LABELS]
    other = Labeller(LinearModel(names, [label.value for label in LABELS], weights, [0.0] * len(LABELS)))
    before, _anew, _reused = desk.both(desk.ruleset)

    kept, anew, reused = desk.both(desk.ruleset, other)

    assert kept == anew
    assert kept != before
    assert reused == [True] * len(NAMES)
    assert Label.ALLEGATION.value in kept[0].decode()


def test_with_another_word_in_a_list_all_is_found_anew(desk: Desk) -> None:
    lists = desk.ruleset.lists
    words = {name: lists[name] for name in lists.names}
    definitions = {"speech_verbs": ("verbes-parole",)}
    for changed in (
        WordLists({**words, "verbes-modaux": words["verbes-modaux"] | {"zzz"}}, definitions),
        WordLists(words, definitions),
    ):
        kept, anew, reused = desk.both(replace(desk.ruleset, lists=changed))
        assert kept == anew
        assert reused == [False] * len(NAMES)


@pytest.mark.parametrize("part", ["repairs", "procedures"])
def test_with_other_repairs_or_procedures_all_is_found_anew(desk: Desk, part: str) -> None:
    kept, anew, reused = desk.both(replace(desk.ruleset, **{part: getattr(desk.ruleset, part)[1:]}))

    assert kept == anew
    assert reused == [False] * len(NAMES)


def test_with_other_code_all_is_found_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.keeping.kept_findings.code_digest", lambda *_args, **_more: b"other code")

    _kept, _anew, reused = desk.both(desk.ruleset)

    assert reused == [False] * len(NAMES)


def test_a_broken_row_costs_itself(desk: Desk) -> None:
    key = desk.checker(desk.ruleset).key(desk.articles[1])
    assert key is not None
    whole = desk.store.held[key]
    desk.store.held[key] = whole[:-1] + bytes([whole[-1] ^ 1])

    kept, anew, reused = desk.both(desk.ruleset)

    assert kept == anew
    assert reused == [True, False]
    assert desk.store.dropped == [key]
    desk.store.held[key] = whole


def test_what_was_kept_and_cannot_be_used_is_found_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _kept, anew, _reused = desk.both(desk.ruleset)

    def fails(*_args: object) -> None:
        raise ValueError("one worth a claim")

    monkeypatch.setattr(Analyser, "kept", fails)

    assert [packed([one]) for one in desk.checker(desk.ruleset).check_many(desk.articles)] == anew


def test_the_seeds_are_there() -> None:
    assert all((Path(SEEDS) / "annotated" / f"{name}.json").is_file() for name in NAMES)
