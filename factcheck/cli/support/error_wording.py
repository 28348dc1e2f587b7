"""Errors as the command line words them: with the option or the command that helps."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.errors import Fault
from factcheck.i18n import N_
from factcheck.reports.error_wording import error_words

__all__ = ["OPTIONS_THAT_HELP", "error_for_cli"]

OPTIONS_THAT_HELP: Mapping[Fault, str] = {
    Fault.NOT_UTF8: N_("--{field}: not UTF-8 text; type it again"),
    Fault.HOLDS_NUL: N_("--{field}: holds a NUL character; take it out"),
    Fault.NOBODY_DECIDES: N_("nobody decides; say who with --by NAME"),
    Fault.VERDICT_WITHOUT_REASON: N_("a verdict wants its reason; add --note TEXT"),
    Fault.CORRECTION_WITHOUT_REASON: N_("a correction wants its reason; add --note TEXT"),
    Fault.SILENT_CORRECTION: N_("a published verdict is not changed in silence; add --status corrected"),
    Fault.ANSWER_WITHOUT_DATE: N_("an answer wants its date; add --answered-on DATE"),
    Fault.ANSWER_OF_NOBODY: N_("whose answer? say whom you asked with --asked NAME"),
    Fault.NO_SUCH_EVIDENCE: N_("{number}: no such evidence on claim {claim}; see factcheck show {claim}"),
    Fault.EVIDENCE_GONE: N_("no such evidence on claim {claim}; see factcheck show {claim}"),
    Fault.LACKS_VERDICT: N_("a verified claim needs a verdict; add --verdict and --note"),
    Fault.LACKS_EVIDENCE: N_("a verified claim needs {needed}, it has {found}; add --evidence URL"),
    Fault.LACKS_PRIMARY_SOURCE: N_("a verified claim needs {needed}, it has {found}; add --evidence URL --primary"),
    Fault.LACKS_SECOND_PERSON: N_(
        "somebody other than {who}, who gave the verdict, has to verify it; set --status in_second_review"
    ),
    Fault.EMPTY_SPAN: N_("an empty span holds no words; expected START:END with END behind START"),
    Fault.NO_CONTENT: N_("a claim without words is none; set --status dropped instead"),
    Fault.SEVERAL_PLACES: N_("speaker, cue and medium stand in one place each; give the words of one"),
    Fault.WHICH_ACCUSATION: N_(
        "{claim}: which accusation is meant? {names}; say its number with --accusation N, or --accusation new for "
        "another"
    ),
    Fault.NO_SUCH_ACCUSATION: N_(
        "{claim}: no accusation number {number}; the claim has {found}; factcheck show tells them, and "
        "--accusation new adds one"
    ),
    Fault.ACCUSATION_WITHOUT_STAGE: N_(
        "a new accusation wants its stage: --stage; outside any procedure that is: accused"
    ),
    Fault.WHICH_ARTICLE: N_("spans count in one article; name it with --article, one of: {names}"),
    Fault.CLAIM_NOT_IN_ARTICLE: N_("{article}: the claim does not appear in that article; see factcheck show {claim}"),
    Fault.WORDS_SEVERAL_TIMES: N_(
        "“{words}”: these words stand there several times (lines {lines}); give more of them, or the line with --line"
    ),
    Fault.DENIED_BY_NOBODY: N_("a denial wants somebody who denies it; name them with --speaker"),
    Fault.NO_CLAIM_ID: N_("{name}: no such claim; expected its id or at least four digits of it, as in factcheck list"),
    Fault.NO_SUCH_CLAIM: N_("{name}: no such claim in the store; see factcheck list"),
    Fault.NOT_ALIKE: N_(
        "{one} and {other}: alike by {likeness} only, expected {limit} or more; if they are the same claim all the "
        "same, say so with --force"
    ),
    Fault.STORE_UNUSABLE: N_(
        "{url}: the store cannot be used ({error}); choose another with --db, or --no-save to scan without one"
    ),
    Fault.STORE_TOO_NEW: N_(
        "{url}: made by a newer version of factcheck ({version}); update factcheck, or choose another --db"
    ),
    Fault.IMPORT_REFUSED: N_(
        "{source}: nothing was imported, records are not sound or depend on such: {count}; --skip-bad imports the rest"
    ),
    Fault.PRIVATE_ADDRESS: N_(
        "{url}: its server is {address}, which is no public address; --allow-private fetches it all the same"
    ),
    Fault.PORT_REFUSED: N_(
        "{url}: port {port} is not fetched from; expected 80 or 443; --allow-private fetches it all the same"
    ),
    Fault.STORE_ABSENT: N_("{url}: there is no store; factcheck scan makes one, or name another with --db"),
    Fault.STORE_OF_OTHERS: N_("{url}: a database of another program; name another with --db"),
    Fault.MODEL_NOT_WRITTEN: N_("{path}: cannot be written ({error}); choose another place for --output"),
    Fault.MODELS_NOT_FETCHED: N_(
        "the official models could not be fetched into {folder} ({error}): check the connection or the proxy "
        "(HTTPS_PROXY), or copy a Stanza resources folder from another machine and pass it with --model"
    ),
}
"""Advice for faults that an option or another command solves."""


def error_for_cli(error: BaseException) -> str:
    """The message of an error for people at a command line, in the language in force."""
    return error_words(error, OPTIONS_THAT_HELP)
