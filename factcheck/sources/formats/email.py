"""Mails: the text of a message, and the documents that hang on it.

In: the bytes of an EML file. Out: a ``SourceText`` for the message and one for each article attached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any, cast

from claims.document.span import Span
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.encodings import text_codec
from factcheck.sources.inner_names import clean_name
from factcheck.sources.source_text import Metadata, Notice, NoticeCode, Part, SourceText

__all__ = ["read_email"]

_SIGNATURE = "--"
"""The line above a signature, with or without a blank at its end (RFC 3676)."""
_QUOTED = re.compile(r"[ \t]*>")
_FIELD = re.compile(r"[ \t]*[*_]?[^\W\d_][\w '’-]{1,18}[*_]?\s?:[*_]?\s+\S")
_ADDRESS = re.compile(r"\S@\S")
_RULE = re.compile(r"[ \t]*+[-_*=]{3,}+.{0,60}?[-_*=]*+[ \t]*+$")
_FORWARDED = re.compile(r"\A(?:(?:re|fw|fwd|tr|rép)\s?:\s*)+", re.IGNORECASE)
_LEAST_FIELDS = 3
"""Lines that make up the head of a forwarded mail: from, date, subject."""
_LONGEST_COVER = 300
"""Characters of the words above a forwarded mail; more are a message of their own."""
_NO_TEXT = ("image", "audio", "video")
_STUB = 40
"""Characters: a plain part that is shorter only says that the mail is to be read as a page."""

_LONGEST_FIELD = 4_000
"""Characters of a field of a head that are looked at; some of its parsers take the square of them."""
_MOST_PARTS = 200

Read = Callable[..., list[SourceText | ArticleError]]


class _Fields(policy.EmailPolicy):
    """Reads fields of heads; of one that is too long the beginning, and what cannot be read is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The value of a field."""
        if hasattr(value, "name"):
            return value
        try:
            return super().header_fetch_parse(name, value[:_LONGEST_FIELD])
        # What the parsers of the standard library raise depends on where a field is broken.
        except Exception:
            return self.header_factory(name, "")


def read_email(data: bytes, *, name: str, read: Read) -> list[SourceText | ArticleError]:
    """The message of a mail and the articles attached to it, named *mail.eml/communique.docx*.

    ``read`` reads what is attached, as ``readers.read_sources`` does. Of the two forms of a message the plain one is
    taken, unless it is a stub. What is quoted of earlier mails and the signature are page furniture. Attachments that
    cannot be read are told.

    Raises:
        ArticleError: neither message nor attachments hold text.
    """
    try:
        mail = cast("EmailMessage", BytesParser(policy=_Fields()).parsebytes(data))
        found = _found(mail, name, read)
    except RecursionError:
        raise ArticleError(
            _("parts within parts, too deep to be read: expected an article; save its text alone"), source=name
        ) from None
    if not any(isinstance(one, SourceText) for one in found):
        raise ArticleError(_("a mail without text: expected a message or a document attached to it"), source=name)
    return found


def _found(mail: EmailMessage, name: str, read: Read) -> list[SourceText | ArticleError]:
    """The message, where it has a text, and what is attached to it."""
    found: list[SourceText | ArticleError] = []
    left_out: list[str] = []
    cut = _cut_off(mail)
    for part in _attachments(mail):
        found += _attached(part, name, read, left_out)
    if cut:
        told = _("more than {limit} attachments: expected some articles; the rest is left out")
        found.append(ArticleError(told.format(limit=_MOST_PARTS), source=name))
    try:
        message = _message(mail, name, read, left_out)
    except ArticleError as error:
        return [error, *found]
    return [message, *found] if message else found


def _cut_off(mail: EmailMessage) -> bool:
    """Whether the mail had more parts than are read; it has them no more."""
    room, cut = _MOST_PARTS, False
    waiting: list[Any] = [mail]
    while waiting:
        parts = waiting.pop().get_payload()
        if isinstance(parts, list):
            cut = cut or len(parts) > room
            del parts[room:]
            room -= len(parts)
            waiting += parts
    return cut


def _attachments(mail: EmailMessage) -> list[EmailMessage]:
    try:
        return list(mail.iter_attachments())
    # Not a mail of several parts, or one whose parts are broken.
    except (AttributeError, KeyError, TypeError, ValueError):
        return []


def _attached(part: EmailMessage, name: str, read: Read, left_out: list[str]) -> list[SourceText | ArticleError]:
    label = f"{name}/{_file_name(part) or part.get_content_type()}"
    if part.get_content_type() == "message/rfc822":
        forwarded = part.get_payload()
        inner = forwarded[0] if isinstance(forwarded, list) and forwarded else None
        payload: object = inner.as_bytes() if isinstance(inner, Message) else None
    else:
        payload = part.get_payload(decode=True)
    if isinstance(payload, bytes) and part.get_content_maintype() not in _NO_TEXT:
        # Each attachment that cannot be read costs itself.
        with suppress(ArticleError):
            return read(payload, name=label)
    left_out.append(label)
    return []


def _file_name(part: EmailMessage) -> str:
    """The name under which a part was attached, without what would hide or feign another."""
    try:
        name = part.get_filename()
        return clean_name(str(name)) if name else ""
    # A name in an encoding that does not exist, or in pieces that do not fit.
    except (LookupError, UnicodeError, ValueError, TypeError):
        return ""


def _message(mail: EmailMessage, name: str, read: Read, left_out: list[str]) -> SourceText | None:
    """The text of the message itself; None where it has none."""
    notices = tuple(Notice(NoticeCode.PART_LEFT_OUT, {"what": what}) for what in left_out)
    plain = _content(mail, "plain")
    page = _content(mail, "html")
    if page and len(plain.strip()) < _STUB:
        source = read(f"<html><body>{page}".encode(), name=name)[0]
        if isinstance(source, ArticleError):
            raise source
        return replace(
            source, kind=SourceKind.EMAIL, parts=_message_parts(source), metadata=_metadata(mail), notices=notices
        )
    if not plain.strip():
        return None
    parts = tuple(Part(BlockKind.FURNITURE, span) for span in _furniture(plain))
    return SourceText(
        name=name, kind=SourceKind.EMAIL, text=plain, parts=parts, metadata=_metadata(mail), notices=notices
    )


def _furniture(text: str) -> Iterator[Span]:
    """The lines of a plain message that are not its own: what it quotes, heads of forwarded mails, the signature."""
    lines = text.split("\n")
    heads = _heads(lines)
    numbers = _quoted(lines) | heads | _around(lines, heads) | _signature(lines)
    start = 0
    for number, line in enumerate(lines):
        if number in numbers and line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _message_parts(source: SourceText) -> tuple[Part, ...]:
    """The parts of a message that was written as a page: what it quotes is furniture, a title above it its headline."""
    furniture = list(_furniture(source.text))
    kept = [part for part in source.parts if not any(part.span.overlaps(span) for span in furniture)]
    if kept and kept[0].kind is BlockKind.HEADING and not source.text[: kept[0].span.start].strip():
        kept[0] = replace(kept[0], kind=BlockKind.HEADLINE)
    made = [*kept, *(Part(BlockKind.FURNITURE, span) for span in furniture)]
    return tuple(sorted(made, key=lambda part: part.span))


def _signature(lines: list[str]) -> set[int]:
    first = next((n for n, line in enumerate(lines) if line.rstrip() == _SIGNATURE), len(lines))
    return set(range(first, len(lines)))


def _quoted(lines: list[str]) -> set[int]:
    """The quoted lines, and the line or two above them that say who wrote them and when."""
    quoted = {number for number, line in enumerate(lines) if _QUOTED.match(line)}
    for number in sorted(quoted):
        above = [n for n in range(max(number - 3, 0), number) if n not in quoted and lines[n].strip()]
        if above and lines[above[-1]].rstrip().endswith(":") and any(c.isdigit() for n in above for c in lines[n]):
            quoted |= {n for n in above if n == above[-1] or not lines[n].rstrip().endswith(".")}
    return quoted


def _around(lines: list[str], heads: set[int]) -> set[int]:
    """What stands around the head of an earlier mail and is not the message.

    That is the few words with which somebody forwards it, or the mail itself where more is written above it.
    """
    if not heads:
        return set()
    above, below = range(min(heads)), range(max(heads) + 1, len(lines))
    before, after = (sum(len(lines[n]) for n in part) for part in (above, below))
    return set(above) if before <= min(_LONGEST_COVER, after) else set(below) if before > after else set()


def _heads(lines: list[str]) -> set[int]:
    """The heads of forwarded mails: lines of fields, an address among them, with the rule above them."""
    found: set[int] = set()
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and _FIELD.match(lines[number]):
            continue
        block = range(start, number)
        if len(block) >= _LEAST_FIELDS and any(_ADDRESS.search(lines[n]) for n in block):
            found |= set(block)
            found |= {n for n in range(max(start - 2, 0), start) if _RULE.match(lines[n])}
        start = number + 1
    return found


def _content(mail: EmailMessage, form: str) -> str:
    part = mail.get_body((form,))
    if part is None:
        return ""
    try:
        if text_codec(part.get_content_charset() or "ascii") is None:
            raise LookupError
        return str(part.get_content()).replace("\r\n", "\n")
    # An encoding that does not exist: what can be read is read.
    except (LookupError, ValueError, TypeError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _metadata(mail: EmailMessage) -> Metadata:
    sender, _address = parseaddr(str(mail.get("From", "")))
    date = mail.get("Date")
    moment = getattr(date, "datetime", None)
    return Metadata(
        headline=_FORWARDED.sub("", " ".join(str(mail.get("Subject", "")).split()), count=1) or None,
        authors=(sender,) if sender else (),
        published=moment.isoformat() if moment else None,
    )
