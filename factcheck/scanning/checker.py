"""The labelled claims of an article: ``claims`` applied to the blocks of an article that may hold claims.

In: an ``Article``. Out: a ``Checked`` with claims, and with all that was left out and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypedDict

from claims.claim import Claim, Extraction, Skipped
from claims.classification.labeller import Labeller
from claims.dialogue.turn import Dialogue
from claims.document.nearby import Nearby
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import Message, ParseError, RuleError
from claims.keeping.findings import Layout
from claims.parsing.kept_parses import ParseStore
from claims.pipeline import Analyser, Analysis, load_analyser
from claims.resolution.coreference import referents
from claims.resolution.referent import Referents
from claims.rules.loader import RuleSet
from factcheck.scan_results import Article, BlockKind, Checked, SourceKind
from factcheck.scanning.entry_places import with_entries
from factcheck.scanning.models import label_model, label_notices
from factcheck.scanning.outcomes import Outcome, outcome_of
from factcheck.user_files import user_worth

__all__ = [
    "Checker",
    "aside_blocks",
    "parsed_blocks",
    "post_blocks",
    "question_blocks",
    "skipped_blocks",
    "spoken_blocks",
    "title_blocks",
]

TITLES = frozenset((BlockKind.HEADING,))
"""The kinds of blocks that hold what others say and no statements of the article."""
ASIDES = frozenset((BlockKind.HEADLINE, BlockKind.CAPTION))
"""The kinds of blocks that are read for the names of people only."""
SPEAKING = frozenset((BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.BOX, BlockKind.QUESTION, BlockKind.POST, *TITLES))
"""The kinds of blocks that may hold claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """An analyser of texts, loaded once; ``check`` may be called for any number of articles.

    ``notices`` are messages about files of the user that are used in place of built-in ones.
    """

    analyser: Analyser
    notices: tuple[Message | str, ...] = ()

    @classmethod
    def load(
        cls,
        *,
        model: Path | None = None,
        rules: Sequence[Path] | RuleSet = (),
        labeller: Labeller | None = None,
        without_repairs: Sequence[str] = (),
        parses: ParseStore | None = None,
        derivations: bool = False,
    ) -> Checker:
        """Load what a check needs; without a ``labeller`` the user's, or the one that comes with the package.

        Paragraphs are looked for among the ``parses`` before they are parsed, and those that are new are kept there.
        So is what was found in whole articles, unless the ``derivations`` of claims are wanted, which are not kept.

        Raises:
            ClaimsError: models or a rules folder cannot be used at all, or one of ``without_repairs`` is no repair.
        """
        analyser = load_analyser(
            model=model,
            rules=rules,
            labels=labeller or label_model(),
            worth=user_worth(),
            without_repairs=without_repairs,
            parses=parses,
        )
        if derivations:
            analyser = replace(analyser, store=None)
        return cls(analyser=analyser, notices=(*analyser.notices, *(() if labeller else label_notices())))

    @property
    def rule_errors(self) -> tuple[RuleError, ...]:
        """The errors of the rules that are not used."""
        return self.analyser.rule_errors

    @property
    def labeller(self) -> Labeller:
        """What gives the claims their labels."""
        return self.analyser.labeller

    def check(self, article: Article) -> Checked:
        """The claims of one article, labelled and weighed, and what was left out and why."""
        return _checked(article, self.analyser.analyse(article.text, **_layout(article)))

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """What each of some articles comes to, in their order: parsed together, analysed one by one as asked for.

        What was kept of an article and still holds is neither parsed nor analysed; its claims are labelled anew.
        """
        keys = [self.key(article) for article in articles]
        kept = [self._kept(key, article) for key, article in zip(keys, articles, strict=True)]
        lacking = [(key, article) for key, one, article in zip(keys, kept, articles, strict=True) if one is None]
        fresh = self._fresh(lacking)
        for article, analysis in zip(articles, kept, strict=True):
            if analysis is None:
                yield next(fresh)
            else:
                yield outcome_of(partial(_checked, analysis=analysis), article)

    def key(self, article: Article) -> bytes | None:
        """What the findings in an article are kept under; None where none are kept."""
        return self.analyser.key(Layout(text=article.text, **_layout(article)))

    def _kept(self, key: bytes | None, article: Article) -> Analysis | None:
        """What was kept of an article, if it can be used: what cannot is found anew."""
        try:
            return self.analyser.kept(key, article.text)
        except Exception:
            return None

    def _fresh(self, keyed: Sequence[tuple[bytes | None, Article]]) -> Iterator[Outcome]:
        """What articles come to of which nothing is kept; it is kept then, under the key of each."""
        articles = [article for _key, article in keyed]
        try:
            talks = [self.analyser.dialogue(article.text, **_talk_layout(article)) for article in articles]
            parsed = self.analyser.parser.parse_many(
                [(article.text, blocks) for article, (_dialogue, blocks) in zip(articles, talks, strict=True)]
            )
        except Exception:
            # Which of them fails shows when each is checked by itself.
            yield from (outcome_of(self.check, article) for article in articles)
            return
        for (key, article), (dialogue, _blocks), parse in zip(keyed, talks, parsed, strict=True):
            yield outcome_of(partial(self._judged, dialogue, parse, key), article)

    def _judged(
        self,
        dialogue: Dialogue,
        parse: tuple[Document, tuple[Skipped, ...]] | ParseError,
        key: bytes | None,
        article: Article,
    ) -> Checked:
        """The claims of an article that was parsed."""
        if isinstance(parse, ParseError):
            raise parse
        document, unparsed = parse
        document = document.with_asides(aside_blocks(article))
        titles = title_blocks(article)
        return _checked(article, self.analyser.analyse_document(document, unparsed, titles, dialogue, key=key))

    def extract(self, article: Article) -> Extraction:
        """The claims of one article without labels, and all that was left out."""
        extraction = self.analyser.extract(article.text, **_layout(article))
        return replace(extraction, skipped=_told(article, extraction.claims, extraction.skipped))

    def parse(self, article: Article) -> Document:
        """The parse of the blocks of an article that may hold claims."""
        return self.analyser.parse(article.text, **_layout(article))[0]

    def referents(self, article: Article) -> tuple[Document, Referents]:
        """The parse of an article without its titles, and whom its phrases stand for there, as for its claims."""
        document = self.parse(article).without(title_blocks(article))
        return document, referents(document, self.analyser.extractor.lists, document.quoted)


def _checked(article: Article, analysis: Analysis) -> Checked:
    """An article with what came of its text."""
    told = _told(article, [item.claim for item in analysis.claims], analysis.skipped)
    entries = analysis.dialogue.entries
    timed = replace(article, places=with_entries(article.places, entries)) if entries else article
    return Checked(article=timed, claims=analysis.claims, skipped=told)


class _TalkLayout(TypedDict):
    """What is told of a text beside its words to find who talks in it: see ``Analyser.dialogue``."""

    blocks: Sequence[Span]
    titles: Sequence[Span]
    questions: Sequence[Span]
    posts: Sequence[Span]
    transcript: bool


class _Layout(_TalkLayout):
    """What an analyser is told of a text beside its words: see ``Analyser.analyse``."""

    asides: Sequence[Span]


def _talk_layout(article: Article) -> _TalkLayout:
    return _TalkLayout(
        blocks=parsed_blocks(article),
        titles=title_blocks(article),
        questions=question_blocks(article),
        posts=post_blocks(article),
        transcript=is_transcript(article),
    )


def _layout(article: Article) -> _Layout:
    return _Layout(**_talk_layout(article), asides=aside_blocks(article))


def parsed_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks that may hold claims."""
    return tuple(b.span for b in article.blocks if b.kind in SPEAKING)


def title_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks that hold what others say and no statements of the article."""
    return tuple(b.span for b in article.blocks if b.kind in TITLES)


def spoken_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks in which the article states something, or lets people talk: all parsed but titles."""
    titles = frozenset(title_blocks(article))
    return tuple(block for block in parsed_blocks(article) if block not in titles)


def question_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks that the source sets apart as questions of an interview."""
    return tuple(b.span for b in article.blocks if b.kind is BlockKind.QUESTION)


def is_transcript(article: Article) -> bool:
    """Whether the article is a record of what people say, as subtitles are: nothing in it is its own statement."""
    return article.kind is SourceKind.SUBTITLES


def post_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks that show what somebody published on a platform."""
    return tuple(b.span for b in article.blocks if b.kind is BlockKind.POST)


def aside_blocks(article: Article) -> tuple[Span, ...]:
    """The spans of the blocks that yield no claims and name people: headline and captions."""
    return tuple(b.span for b in article.blocks if b.kind in ASIDES)


def skipped_blocks(article: Article, claims: Sequence[Claim] = ()) -> tuple[Skipped, ...]:
    """The blocks that yield no claims, with their kind as reason: those not parsed, and headings without ``claims``."""
    held = Nearby(c.sentence for c in claims)
    return tuple(
        Skipped(b.span, b.kind.value)
        for b in article.blocks
        if b.kind not in SPEAKING
        or (b.kind in TITLES and not any(span.overlaps(b.span) for span in held.touching(b.span)))
    )


def _told(article: Article, claims: Sequence[Claim], skipped: Sequence[Skipped]) -> tuple[Skipped, ...]:
    """All that was left out, in text order; a heading that was left out is told once, as a heading."""
    blocks = skipped_blocks(article, claims)
    headings = {s.span for s in blocks if s.reason in TITLES}
    rest = (s for s in skipped if s.span not in headings)
    return tuple(sorted((*blocks, *rest), key=lambda s: s.span))
