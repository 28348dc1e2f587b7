"""Errors of Python, the system and other libraries as messages: an error in, its own words with their fields out.

The English text is always ``str(error)``. Words that are listed here have a place in catalogues; of an error with
other words another language can tell the kind only.
"""

from __future__ import annotations

import json

from claims.errors import N_, Message

__all__ = ["KNOWN_WORDS", "foreign", "system_words"]

KNOWN_WORDS = (
    # What POSIX systems say of files (glibc's words).
    N_("No such file or directory"), N_("Permission denied"), N_("Operation not permitted"), N_("Is a directory"),
    N_("Not a directory"), N_("File exists"), N_("File name too long"), N_("Too many levels of symbolic links"),
    N_("Read-only file system"), N_("No space left on device"), N_("Disk quota exceeded"), N_("File too large"),
    N_("Input/output error"), N_("Too many open files"), N_("Device or resource busy"), N_("Text file busy"),
    N_("Invalid argument"), N_("Directory not empty"), N_("Broken pipe"), N_("Stale file handle"),
    # What they say of networks.
    N_("Connection refused"), N_("Connection reset by peer"), N_("Connection timed out"), N_("Host is down"),
    N_("Name or service not known"), N_("Network is unreachable"), N_("No address associated with hostname"),
    N_("No route to host"), N_("Temporary failure in name resolution"), N_("timed out"),
    # What Python's JSON decoder says.
    N_("Expecting value"), N_("Expecting property name enclosed in double quotes"), N_("Expecting ':' delimiter"),
    N_("Expecting ',' delimiter"), N_("Extra data"), N_("Unterminated string starting at"),
    N_("Invalid control character at"), N_("Invalid \\escape"), N_("Invalid \\uXXXX escape"),
    N_("Unexpected UTF-8 BOM (decode using utf-8-sig)"), N_("Illegal trailing comma before end of array"),
    N_("Illegal trailing comma before end of object"),
    # What Python's UTF-8 decoder says.
    N_("invalid start byte"), N_("invalid continuation byte"), N_("unexpected end of data"),
)  # fmt: skip


def foreign(error: BaseException) -> Message:
    """What another library's error says; one that was raised with a ``Message`` says that."""
    origin = type(error).__name__
    if error.args and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, OSError) and error.strerror and error.filename is not None and error.filename2 is None:
        reason = system_words(error)
        return Message("[Errno {number}] {reason}: {path!r}", number=error.errno, reason=reason, path=error.filename)
    if isinstance(error, OSError) and error.strerror and error.filename is None:
        return Message("[Errno {number}] {reason}", number=error.errno, reason=system_words(error))
    if isinstance(error, json.JSONDecodeError):
        what = Message.quoted(error.msg, origin)
        place = {"line": error.lineno, "column": error.colno, "position": error.pos}
        return Message("{what}: line {line} column {column} (char {position})", what=what, **place)
    if isinstance(error, UnicodeDecodeError) and error.end == error.start + 1:
        return Message(
            "{encoding!r} codec can't decode byte 0x{byte} in position {position}: {reason}",
            encoding=error.encoding,
            byte=f"{error.object[error.start]:02x}",
            position=error.start,
            reason=Message.quoted(error.reason, origin),
        )
    if isinstance(error, KeyError) and len(error.args) == 1:
        return Message("{key!r}", key=error.args[0])
    return Message.quoted(str(error), origin)


def system_words(error: OSError) -> Message:
    """What the system says of a file, without its number and path."""
    return Message.quoted(error.strerror or str(error), type(error).__name__)
