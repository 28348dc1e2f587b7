"""All settings there are: what each is for, what it may be, and which variable of the environment outweighs it.

In: nothing. Out: ``SETTINGS`` by key, in the order in which a file has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factcheck.i18n import LANGUAGES, N_

__all__ = ["SETTINGS", "Kind", "Setting"]


class Kind(StrEnum):
    """What a value has to be."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    SWITCH = "switch"
    NUMBER = "number"
    FILE = "file"
    FOLDER = "folder"
    FOLDERS = "folders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; ``words`` and ``default`` are messages of the catalogue, ``example`` is a value as TOML has it.

    ``choices`` are the words of a choice. A number is ``least`` or more. ``variables`` of the environment outweigh the
    file, the first one that is set.
    """

    key: str
    kind: Kind
    words: str
    example: str
    default: str
    choices: tuple[str, ...] = ()
    least: int = 0
    variables: tuple[str, ...] = ()


_LABELS = ("reported_speech", "allegation", "established_fact")
_STATUSES = (
    "unverified", "in_progress", "awaiting_reply", "in_second_review", "verified", "published", "corrected", "dropped",
)  # fmt: skip
_ALL = (
    Setting(
        key="language",
        kind=Kind.CHOICE,
        words=N_("Language of messages and reports."),
        example='"fr"',
        default=N_("that of the locale"),
        choices=LANGUAGES,
        variables=("FACTCHECK_LANG",),
    ),
    Setting(
        key="color",
        kind=Kind.CHOICE,
        words=N_("Colours: auto shows them on terminals."),
        example='"auto"',
        default="auto",
        choices=("auto", "always", "never"),
        variables=("NO_COLOR", "FORCE_COLOR"),
    ),
    Setting(
        key="width",
        kind=Kind.NUMBER,
        words=N_("Width of what is written, in columns."),
        example="100",
        default=N_("that of the terminal"),
        least=20,
        variables=("COLUMNS",),
    ),
    Setting(
        key="person",
        kind=Kind.TEXT,
        words=N_("Who decides: the name that stands in the history of claims."),
        example='"Camille"',
        default=N_("the login name"),
        variables=("FACTCHECK_USER",),
    ),
    Setting(
        key="store",
        kind=Kind.TEXT,
        words=N_("The store: a file, or postgresql://…"),
        example='"~/desk.sqlite"',
        default=N_("that of the user (factcheck db path)"),
        variables=("FACTCHECK_DB",),
    ),
    Setting(
        key="verdicts",
        kind=Kind.FILE,
        words=N_("The scale of verdicts and flags (YAML); see factcheck verdicts --path."),
        example='"~/scale.yaml"',
        default=N_("the user’s own, else the built-in one"),
        variables=("FACTCHECK_VERDICTS",),
    ),
    Setting(
        key="two_people",
        kind=Kind.SWITCH,
        words=N_("Whether somebody other than who gave the verdict has to verify a claim."),
        example="true",
        default=N_("as the scale has it"),
    ),
    Setting(
        key="rules",
        kind=Kind.FOLDERS,
        words=N_("Folders of more rules and word lists, as those of --rules."),
        example='["~/rules"]',
        default=N_("none"),
    ),
    Setting(
        key="model",
        kind=Kind.FOLDER,
        words=N_("Folder of Stanza models to parse with."),
        example='"~/stanza"',
        default=N_("the bundled ones"),
    ),
    Setting(
        key="cache",
        kind=Kind.TEXT,
        words=N_("Folder in which parses are kept, so that nothing is parsed twice; off keeps none."),
        example='"~/cache"',
        default=N_("the user’s (factcheck cache path)"),
        variables=("FACTCHECK_CACHE",),
    ),
    Setting(
        key="cache_size",
        kind=Kind.NUMBER,
        words=N_("Greatest size of the kept parses, in megabytes."),
        example="500",
        default="500",
        least=1,
    ),
    Setting(
        key="any_language",
        kind=Kind.SWITCH,
        words=N_("Whether to read what is not in French, too."),
        example="false",
        default="false",
    ),
    Setting(
        key="private_addresses",
        kind=Kind.SWITCH,
        words=N_("Whether to fetch addresses of this computer and of private networks, too, and from any port."),
        example="false",
        default="false",
    ),
    Setting(
        key="format",
        kind=Kind.CHOICE,
        words=N_("Form of the reports of scan, report and last."),
        example='"table"',
        default="table",
        choices=("table", "json", "ndjson", "csv", "markdown", "html"),
    ),
    Setting(
        key="sort",
        kind=Kind.CHOICE,
        words=N_("Order of an article’s claims: that of the text, or what is most worth checking first."),
        example='"text"',
        default="text",
        choices=("text", "worth"),
    ),
    Setting(
        key="review_order",
        kind=Kind.CHOICE,
        words=N_("Order of the queue of the review."),
        example='"priority"',
        default="priority",
        choices=("recent", "oldest", "priority", "uncertain", "worth", "speaker"),
    ),
    Setting(
        key="review_status",
        kind=Kind.CHOICES,
        words=N_("Statuses that the queue of the review holds."),
        example='["unverified", "in_progress"]',
        default=N_("those of open claims"),
        choices=_STATUSES,
    ),
    Setting(
        key="review_label",
        kind=Kind.CHOICES,
        words=N_("Labels that the queue of the review holds."),
        example='["allegation"]',
        default=N_("all"),
        choices=_LABELS,
    ),
    Setting(
        key="server_idle",
        kind=Kind.NUMBER,
        words=N_("Minutes after which a server of factcheck serve ends that nobody uses."),
        example="30",
        default="30",
        least=1,
    ),
)
SETTINGS: Mapping[str, Setting] = {setting.key: setting for setting in _ALL}
