"""Who denies a claim, in words that nobody takes for the words of whoever alleges it.

In: a labelled claim and the text of its article, or a name. Out: *denied by the ministry:* in the language in force,
which stands before what is denied; empty for what nobody denies.
"""

from __future__ import annotations

from claims.claim import LabelledClaim, Polarity
from factcheck.i18n import _
from factcheck.reports.shown_content import shown_words
from factcheck.reports.wording import resolved_name, speaker_words
from factcheck.safe_text import one_line

__all__ = ["claim_words", "content_of", "denial_by", "denial_words", "said_of"]

_NAMED = 60
"""Letters of a speaker that stand in the mark; the whole is told beside it."""
_NEAR, _ENDS = 10, ".!?…:\n"
"""How far one looks back from a speaker, and after what its capital may be that of the sentence; after nothing, too."""


def denial_by(who: str | None) -> str:
    """The mark before what ``who`` denies; without anybody, that it is denied."""
    from claims.lexicon.grammar_words import GRAMMAR

    name = one_line(who or "")
    # "Mon client" only begins a quotation, "Son avocate" a sentence: neither is a name.
    if name.partition(" ")[0].lower() in GRAMMAR.possessive_determiners | GRAMMAR.speakers_possessives:
        name = name[0].lower() + name[1:]
    short = name if len(name) <= _NAMED else f"{name[:_NAMED].rsplit(' ', 1)[0]} …"
    return _("denied by {who}:").format(who=short) if short else _("denied:")


def denial_words(item: LabelledClaim, text: str) -> str:
    """The mark before a claim that its speaker denies, the speaker in it; empty for other claims."""
    if item.claim.polarity is not Polarity.DENIED:
        return ""
    return denial_by(_inside_a_sentence(item, text))


def claim_words(item: LabelledClaim, text: str) -> tuple[str, str]:
    """Who denies the content (empty where nobody does), and the content on one line, as people are shown it."""
    return denial_words(item, text), shown_words(item, text)


def content_of(speaker: str | None, content: str, polarity: str) -> str:
    """The content of a stored claim on one line, after the mark where its speaker denies it."""
    mark = denial_by(speaker) if polarity == Polarity.DENIED else ""
    return f"{mark} {one_line(content)}".strip()


def said_of(speaker: str | None, content: str, polarity: str) -> str:
    """Speaker and content of a stored claim in one line: *speaker · content*, or that the speaker denies it."""
    if polarity == Polarity.DENIED:
        return content_of(speaker, content, polarity)
    return " · ".join(one_line(part) for part in (speaker, content) if part)


def _inside_a_sentence(item: LabelledClaim, text: str) -> str:
    """The speaker as the words go on after *by*: the name for a pronoun, no capital that only began a sentence."""
    from claims.lexicon.grammar_words import GRAMMAR

    speaker = item.claim.speaker
    if speaker is None:
        return ""
    words = speaker_words(item, text)
    if words.casefold() in GRAMMAR.third_persons | GRAMMAR.subject_clitics:
        return resolved_name(item, text) or ""
    first = words.replace("’", "'").partition(" ")[0]
    article, elided, _rest = first.partition("'")
    determiners = (
        GRAMMAR.leading_articles
        | GRAMMAR.definite_determiners
        | GRAMMAR.possessive_determiners
        | GRAMMAR.indefinite_determiners
    )
    before = text[max(speaker.span.start - _NEAR, 0) : speaker.span.start].rstrip(' \u00a0«“"')
    return words[0].lower() + words[1:] if before[-1:] in _ENDS and (article + elided).lower() in determiners else words
