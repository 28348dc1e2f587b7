"""Errors in words, in the language in force.

In: an error of ``claims`` or ``factcheck``. Out: one line of text.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.errors import ClaimsError, Message, RuleError
from claims.foreign_errors import foreign
from factcheck.errors import FactcheckError, Fault, FaultValue, TextField
from factcheck.i18n import N_, _, language, ngettext

__all__ = ["WORDS", "error_words", "worded"]

WORDS: Mapping[Fault, str] = {
    Fault.NOT_UTF8: N_("{label}: not UTF-8 text; type it again"),
    Fault.HOLDS_NUL: N_("{label}: holds a NUL character; take it out"),
    Fault.NOT_AN_ADDRESS: N_("{url}: not an address on the web; expected one like https://example.org/page"),
    Fault.NOT_A_DATE: N_("{date}: not a date; expected one like 2026-03-31"),
    Fault.DAY_TO_COME: N_("{date}: that day is still to come (today is {today}); give the day on which it was"),
    Fault.NOBODY_DECIDES: N_("nobody decides; say who"),
    Fault.NOTHING_TO_CHANGE: N_("nothing to change: the claim already stands so"),
    Fault.NOTHING_TO_UNDO: N_("{claim}: nothing to undo"),
    Fault.DECIDED_SINCE: N_("{who} decided on this claim since: see its history"),
    Fault.UNKNOWN_VERDICT: N_("{verdict}: unknown verdict; expected one of {names}"),
    Fault.UNKNOWN_FLAG: N_("{flag}: unknown flag; expected one of {names}"),
    Fault.VERDICT_WITHOUT_REASON: N_("a verdict wants its reason"),
    Fault.CORRECTION_WITHOUT_REASON: N_("a correction wants its reason"),
    Fault.SILENT_CORRECTION: N_("a published verdict is not changed in silence"),
    Fault.ANSWER_WITHOUT_DATE: N_("an answer wants its date"),
    Fault.ANSWER_BEFORE_QUESTION: N_(
        "answered on {answered}, before they were asked, on {asked}; mend one of the days"
    ),
    Fault.ANSWER_OF_NOBODY: N_("whose answer? say whom you asked"),
    Fault.NO_SUCH_EVIDENCE: N_("{number}: no such evidence on claim {claim}"),
    Fault.EVIDENCE_GONE: N_("no such evidence on claim {claim}"),
    Fault.LACKS_VERDICT: N_("a verified claim needs a verdict"),
    Fault.LACKS_EVIDENCE: N_("a verified claim needs {needed}, it has {found}"),
    Fault.LACKS_PRIMARY_SOURCE: N_("a verified claim needs {needed}, it has {found}"),
    Fault.LACKS_SECOND_PERSON: N_("somebody other than {who}, who gave the verdict, has to verify it"),
    Fault.EMPTY_SPAN: N_("an empty span holds no words"),
    Fault.NO_CONTENT: N_("a claim without words is none"),
    Fault.PIECES_OVERLAP: N_("pieces of a claim share words; give each word once"),
    Fault.SEVERAL_PLACES: N_("speaker, cue and medium stand in one place each"),
    Fault.SPAN_BEHIND_TEXT: N_("{article}: the span ends behind the text, which has {length} characters"),
    Fault.WHICH_ARTICLE: N_("spans count in one article; name it, one of: {names}"),
    Fault.CLAIM_NOT_IN_ARTICLE: N_("{article}: the claim does not appear in that article"),
    Fault.NO_ARTICLE_KEPT: N_("{claim}: no article of this claim is kept"),
    Fault.WORDS_NOT_THERE: N_("“{words}”: these words do not stand in the article; copy them from it"),
    Fault.WORDS_SEVERAL_TIMES: N_(
        "“{words}”: these words stand there several times (lines {lines}); give more of them"
    ),
    Fault.WORDS_IN_OTHER_LINE: N_("“{words}”: not in line {line}, but in: {lines}"),
    Fault.DENIED_BY_NOBODY: N_("a denial wants somebody who denies it; name the speaker"),
    Fault.WHICH_ACCUSATION: N_("{claim}: which accusation is meant? {names}"),
    Fault.NO_SUCH_ACCUSATION: N_("{claim}: no accusation number {number}; the claim has {found}"),
    Fault.ACCUSATION_WITHOUT_STAGE: N_("an accusation wants its stage; outside any procedure that is: accused"),
    Fault.NO_CLAIM_ID: N_("{name}: no such claim; expected its id or at least four digits of it"),
    Fault.NO_SUCH_CLAIM: N_("{name}: no such claim in the store"),
    Fault.SEVERAL_CLAIMS: N_("{name}: several claims begin so ({names}); give more digits"),
    Fault.CLAIM_UNREADABLE: N_(
        "{claim}: nothing that the store holds of this claim can be read; see factcheck db check"
    ),
    Fault.NO_SUCH_ARTICLE: N_("{name}: no such article in the store; expected its id, its path or headline words"),
    Fault.SEVERAL_ARTICLES: N_("{name}: several articles are meant ({names}); give one of these ids"),
    Fault.NO_ORIGINAL: N_(
        "{article}: nothing that was fetched is kept of this article; only pages that were read from an address on the "
        "web are kept as they came"
    ),
    Fault.ONE_CLAIM_ALREADY: N_("{one} and {other} are one claim already"),
    Fault.CLAIM_THERE: N_("{claim}: this claim stands in the article already"),
    Fault.OTHER_ARTICLE: N_("{one} and {other} stand in no article together"),
    Fault.NOT_ALIKE: N_("{one} and {other}: alike by {likeness} only, expected {limit} or more"),
    Fault.STORE_UNUSABLE: N_("{url}: the store cannot be used ({error})"),
    Fault.STORE_TOO_NEW: N_("{url}: made by a newer version of factcheck ({version}); update factcheck"),
    Fault.IMPORT_REFUSED: N_("{source}: nothing was imported, records are not sound or depend on such: {count}"),
    Fault.STORE_ABSENT: N_("{url}: there is no store"),
    Fault.STORE_EMPTY: N_(
        "{url}: the store was cut to nothing (0 bytes); put a copy back in its place, or delete the file to begin anew"
    ),
    Fault.STORE_OF_OTHERS: N_("{url}: a database of another program"),
    Fault.MODEL_NOT_WRITTEN: N_("{path}: cannot be written ({error})"),
    Fault.FOLDER_NOT_MADE: N_("{folder}: no folder can be made there ({error}); choose another place"),
    Fault.MODELS_NOT_FETCHED: N_("the official models could not be fetched into {folder} ({error})"),
    Fault.USER_IN_ADDRESS: N_("{url}: a user name or password stood in this address; give it without them"),
    Fault.PORT_REFUSED: N_("{url}: port {port} is not fetched from; expected 80 or 443"),
    Fault.HOST_UNKNOWN: N_("{url}: no address of {host} was found ({error}); check the spelling and the connection"),
    Fault.PRIVATE_ADDRESS: N_("{url}: its server is {address}, which is no public address; it is not fetched"),
    Fault.ADDRESS_UNUSABLE: N_("{url}: its server is {address}, which is no computer’s address; check the spelling"),
    Fault.NOT_REACHED: N_("{url}: the server cannot be reached ({error}); try again later"),
    Fault.CERTIFICATE_REFUSED: N_(
        "{url}: the server does not prove who it is ({error}); save the page in a browser and give the file"
    ),
    Fault.TOO_SLOW: N_("{url}: given up after {seconds} s without a whole answer; try again later"),
    Fault.TOO_LARGE: N_("{url}: larger than {limit} MB, which is the most that is fetched"),
    Fault.TOO_MANY_REDIRECTS: N_(
        "{url}: leads from address to address more than {limit} times; give the one where it ends"
    ),
    Fault.REDIRECT_REFUSED: N_("{url}: leads to {target}, which is not an address on the web"),
    Fault.PAGE_ABSENT: N_("{url}: there is no such page (status {status}); check the address"),
    Fault.PAGE_CLOSED: N_(
        "{url}: the server does not give the page to programs or without login (status {status}); "
        "save it in a browser and give the file"
    ),
    Fault.SERVER_BUSY: N_("{url}: the server asks to come back later (status {status})"),
    Fault.SERVER_FAILED: N_("{url}: the server answered with status {status} and no page; try again later"),
    Fault.ROBOTS_REFUSE: N_(
        "{url}: {robots} asks programs not to fetch this page; save it in a browser and give the file"
    ),
    Fault.ROBOTS_UNKNOWN: N_(
        "{url}: whether programs may fetch this page is not known, since {robots} cannot be read; try again later"
    ),
    Fault.ANSWER_BROKEN: N_("{url}: the server’s answer is incomplete or damaged ({error}); try again later"),
    Fault.CODING_UNKNOWN: N_("{url}: the server sent the page in a form that was not asked for ({coding})"),
    Fault.NOT_ENCRYPTED: N_("{url}: claims are sent over https only; give an address that begins so"),
    Fault.NOT_TAKEN: N_("{url}: the server did not take the claim (status {status})"),
    Fault.HOOK_NOT_STARTED: N_("{command}: cannot be started ({error})"),
    Fault.HOOK_TOO_SLOW: N_("{command}: stopped after {seconds} s without an end"),
    Fault.HOOK_FAILED: N_("{command}: ended with status {status}{words}"),
}
"""What each fault is called where no face has more to say; fields as the fault names its values."""


_FIELDS: Mapping[TextField, str] = {
    TextField.NOTE: N_("note"),
    TextField.BY: N_("who decides"),
    TextField.SPEAKER: N_("speaker"),
    TextField.EVIDENCE: N_("address"),
    TextField.TITLE: N_("title"),
    TextField.ARCHIVED: N_("archived copy"),
    TextField.QUOTE: N_("passage that counts"),
    TextField.ASKED: N_("who was asked"),
    TextField.ANSWER: N_("their answer"),
    TextField.ASSIGNEE: N_("who works on it"),
    TextField.ACCUSED: N_("accused"),
    TextField.OFFENCE: N_("offence"),
    TextField.ACCUSER: N_("accuser"),
}


def error_words(error: BaseException, advice: Mapping[Fault, str] | None = None) -> str:
    """The message of an error in the language in force.

    ``advice`` holds the messages of a face, not yet translated, for the faults that it words in its own way.
    """
    if isinstance(error, RuleError):
        return f"{error.place}: {worded(error.said)}"
    if isinstance(error, ClaimsError):
        return worded(error.said)
    if isinstance(error, OSError):
        return worded(foreign(error))
    if not isinstance(error, FactcheckError) or error.fault is None:
        return str(error)
    template = (advice or {}).get(error.fault) or WORDS[error.fault]
    return _(template).format(**_fields(error.fault, error.values))


def worded(message: Message) -> str:
    """A message of the package ``claims``, or of what it stands on, in the language in force.

    Of another library's error that the catalogue does not know, only the kind is told in another language.
    """
    words = _(message.template)
    if message.origin and words == message.template and language() != "en":
        return message.origin
    if not message.values:
        return words
    return words.format(**{k: worded(v) if isinstance(v, Message) else v for k, v in message.values.items()})


def _field(value: FaultValue) -> str:
    if isinstance(value, Message):
        return worded(value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _fields(fault: Fault, values: Mapping[str, FaultValue]) -> dict[str, str]:
    """The values of a fault as texts, with two more: a field in words, and what a claim lacks with its number."""
    fields = {name: _field(value) for name, value in values.items()}
    field, wanted = values.get("field"), values.get("wanted")
    if isinstance(field, TextField):
        fields["label"] = _(_FIELDS[field])
    if isinstance(wanted, int):
        count = (
            ngettext("{n} primary source", "{n} primary sources", wanted)
            if fault is Fault.LACKS_PRIMARY_SOURCE
            else ngettext("{n} piece of evidence", "{n} pieces of evidence", wanted)
        )
        fields["needed"] = count.format(n=wanted)
    return fields
