"""Everything that can go wrong around the claims: reading, reporting, deciding, training.

An error holds either words that are already in the reader's language, or a ``Fault`` with values. Words for faults are
in ``reports.error_wording``; the command line and the review put in what a person can do there.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from claims.errors import Message

__all__ = [
    "ArticleError",
    "DownloadError",
    "FactcheckError",
    "Fault",
    "FaultValue",
    "FetchError",
    "HookError",
    "RefusedImportError",
    "ScaleError",
    "StoreError",
    "TextField",
    "TrainingError",
    "VerificationError",
]

FaultValue = str | int | tuple[str, ...] | Message
"""What a fault is about: a name, a number, several names, or what another program said."""


class TextField(StrEnum):
    """A text that a person writes with a decision."""

    NOTE = "note"
    BY = "by"
    SPEAKER = "speaker"
    EVIDENCE = "evidence"
    TITLE = "title"
    ARCHIVED = "archived"
    QUOTE = "quote"
    ASKED = "asked"
    ANSWER = "answer"
    ASSIGNEE = "assign"
    ACCUSED = "accused"
    OFFENCE = "offence"
    ACCUSER = "accuser"


class Fault(StrEnum):
    """A kind of fault that each face words in its own way; the comment names its values."""

    # Texts and dates.
    NOT_UTF8 = "not-utf8"  # field
    HOLDS_NUL = "holds-nul"  # field
    NOT_AN_ADDRESS = "not-an-address"  # url
    NOT_A_DATE = "not-a-date"  # date
    DAY_TO_COME = "day-to-come"  # date, today
    # Decisions.
    NOBODY_DECIDES = "nobody-decides"
    NOTHING_TO_CHANGE = "nothing-to-change"
    NOTHING_TO_UNDO = "nothing-to-undo"  # claim
    DECIDED_SINCE = "decided-since"  # who
    UNKNOWN_VERDICT = "unknown-verdict"  # verdict, names
    UNKNOWN_FLAG = "unknown-flag"  # flag, names
    VERDICT_WITHOUT_REASON = "verdict-without-reason"
    CORRECTION_WITHOUT_REASON = "correction-without-reason"
    SILENT_CORRECTION = "silent-correction"
    ANSWER_WITHOUT_DATE = "answer-without-date"
    ANSWER_BEFORE_QUESTION = "answer-before-question"  # asked, answered
    ANSWER_OF_NOBODY = "answer-of-nobody"
    NO_SUCH_EVIDENCE = "no-such-evidence"  # number, claim
    EVIDENCE_GONE = "evidence-gone"  # claim
    # What a verified claim lacks.
    LACKS_VERDICT = "lacks-verdict"
    LACKS_EVIDENCE = "lacks-evidence"  # wanted, found
    LACKS_PRIMARY_SOURCE = "lacks-primary-source"  # wanted, found
    LACKS_SECOND_PERSON = "lacks-second-person"  # who
    # Places in an article.
    EMPTY_SPAN = "empty-span"
    NO_CONTENT = "no-content"
    PIECES_OVERLAP = "pieces-overlap"
    SEVERAL_PLACES = "several-places"
    SPAN_BEHIND_TEXT = "span-behind-text"  # article, length
    WHICH_ARTICLE = "which-article"  # names
    CLAIM_NOT_IN_ARTICLE = "claim-not-in-article"  # article, claim
    NO_ARTICLE_KEPT = "no-article-kept"  # claim
    WORDS_NOT_THERE = "words-not-there"  # words
    WORDS_SEVERAL_TIMES = "words-several-times"  # words, lines
    WORDS_IN_OTHER_LINE = "words-in-other-line"  # words, line, lines
    DENIED_BY_NOBODY = "denied-by-nobody"
    # Accusations.
    WHICH_ACCUSATION = "which-accusation"  # claim, names
    NO_SUCH_ACCUSATION = "no-such-accusation"  # claim, number, found
    ACCUSATION_WITHOUT_STAGE = "accusation-without-stage"
    # Claims.
    NO_CLAIM_ID = "no-claim-id"  # name
    NO_SUCH_CLAIM = "no-such-claim"  # name
    SEVERAL_CLAIMS = "several-claims"  # name, names
    CLAIM_UNREADABLE = "claim-unreadable"  # claim
    NO_SUCH_ARTICLE = "no-such-article"  # name
    SEVERAL_ARTICLES = "several-articles"  # name, names
    NO_ORIGINAL = "no-original"  # article
    ONE_CLAIM_ALREADY = "one-claim-already"  # one, other
    CLAIM_THERE = "claim-there"  # claim
    OTHER_ARTICLE = "other-article"  # one, other
    NOT_ALIKE = "not-alike"  # one, other, likeness, limit
    # Files and stores.
    STORE_UNUSABLE = "store-unusable"  # url, error
    STORE_TOO_NEW = "store-too-new"  # url, version
    IMPORT_REFUSED = "import-refused"  # source, count
    STORE_ABSENT = "store-absent"  # url
    STORE_EMPTY = "store-empty"  # url
    STORE_OF_OTHERS = "store-of-others"  # url
    MODEL_NOT_WRITTEN = "model-not-written"  # path, error
    MODELS_NOT_FETCHED = "models-not-fetched"  # folder, error
    FOLDER_NOT_MADE = "folder-not-made"  # folder, error
    # Pages of the web.
    USER_IN_ADDRESS = "user-in-address"  # url
    PORT_REFUSED = "port-refused"  # url, port
    HOST_UNKNOWN = "host-unknown"  # url, host, error
    PRIVATE_ADDRESS = "private-address"  # url, host, address
    ADDRESS_UNUSABLE = "address-unusable"  # url, host, address
    NOT_REACHED = "not-reached"  # url, error
    CERTIFICATE_REFUSED = "certificate-refused"  # url, error
    TOO_SLOW = "too-slow"  # url, seconds
    TOO_LARGE = "too-large"  # url, limit
    TOO_MANY_REDIRECTS = "too-many-redirects"  # url, limit
    REDIRECT_REFUSED = "redirect-refused"  # url, target
    PAGE_ABSENT = "page-absent"  # url, status
    PAGE_CLOSED = "page-closed"  # url, status
    SERVER_BUSY = "server-busy"  # url, status
    SERVER_FAILED = "server-failed"  # url, status
    ROBOTS_REFUSE = "robots-refuse"  # url, robots
    ROBOTS_UNKNOWN = "robots-unknown"  # url, robots
    ANSWER_BROKEN = "answer-broken"  # url, error
    CODING_UNKNOWN = "coding-unknown"  # url, coding
    # Whoever is told of claims.
    NOT_ENCRYPTED = "not-encrypted"  # url
    NOT_TAKEN = "not-taken"  # url, status
    HOOK_NOT_STARTED = "hook-not-started"  # command, error
    HOOK_TOO_SLOW = "hook-too-slow"  # command, seconds
    HOOK_FAILED = "hook-failed"  # command, status, words


class FactcheckError(Exception):
    """Base of every error this package raises.

    ``fault`` is None where the error was made with words; ``values`` are those that the kind of fault names.
    ``str(error)`` is for developers where there is a fault: see ``reports.error_wording.error_words``.
    """

    def __init__(self, what: Fault | str, **values: FaultValue) -> None:
        self.fault = what if isinstance(what, Fault) else None
        self.values: Mapping[str, FaultValue] = values
        pairs = [f"{name}={str(v) if isinstance(v, Message) else v!r}" for name, v in values.items()]
        super().__init__(f"{what}: {', '.join(pairs)}" if pairs else str(what))


class ArticleError(FactcheckError):
    """Raised when one article cannot be read: absent, empty, binary, or not UTF-8."""

    def __init__(self, message: str, *, source: str) -> None:
        self.message = message
        self.source = source
        super().__init__(f"{source}: {message}")


class DownloadError(FactcheckError):
    """Raised when the official models cannot be fetched."""


class FetchError(FactcheckError):
    """Raised when an address of the web is not fetched: it may not be, or nothing that can be used came back."""


class HookError(FactcheckError):
    """Raised when a program that is told of claims cannot be run, or fails."""


class TrainingError(FactcheckError):
    """Raised when annotated articles cannot be read or do not suffice to train on."""


class ScaleError(FactcheckError):
    """Raised when the scale of verdicts cannot be read."""


class StoreError(FactcheckError):
    """Raised when the store cannot be opened, read or written."""


class RefusedImportError(StoreError):
    """Raised when records of an export are not sound: ``faults`` are those told, a line each."""

    def __init__(self, source: str, faults: tuple[str, ...], count: int) -> None:
        self.faults = faults
        super().__init__(Fault.IMPORT_REFUSED, source=source, count=count)


class VerificationError(FactcheckError):
    """Raised when a decision on a claim is refused: incomplete, against the rules, or on no known claim."""
