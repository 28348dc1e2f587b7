"""The models that a scan uses, and the download of the official French models of Stanza.

In: folders of the user. Out: a label model, a folder of French models.
"""

from __future__ import annotations

import importlib
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.errors import Message
from claims.foreign_errors import foreign, system_words
from claims.resources import label_model_path
from factcheck.errors import DownloadError, Fault
from factcheck.i18n import _
from factcheck.scanning.official_models import RESOURCES_VERSION, unknown_files

__all__ = ["PROCESSORS", "default_dir", "download", "label_model", "label_notices", "user_label_model"]

PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"

_NOISY = ("stanza", "huggingface_hub", "urllib3", "requests", "httpx")


def default_dir() -> Path:
    """The folder for downloaded models in the user's data directory."""
    from platformdirs import user_data_path

    return user_data_path("factcheck", appauthor=False) / "models"


def user_label_model() -> Path:
    """Where the user's own label model lies, which ``train --from-store`` writes; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("factcheck", appauthor=False) / "labels.json"


def label_model() -> Path:
    """The label model that scans use: the user's own where there is one, else the one that comes with the package."""
    own = user_label_model()
    return own if own.is_file() else label_model_path()


def label_notices() -> tuple[str, ...]:
    """Messages about the label model in use; none where it is the bundled one."""
    used = label_model()
    words = _("labels come from your own model, {path}; delete it to go back to the one that comes with factcheck")
    return () if used == label_model_path() else (words.format(path=used),)


def download(folder: Path, *, progress: bool = False) -> Path:
    """Fetch the official package into ``folder``, which it returns; ``progress`` lets bars appear on stderr.

    Raises:
        DownloadError: the download fails, and files that are in ``folder`` already stay; or a file is not the one
            that this version knows, and is removed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DownloadError(Fault.FOLDER_NOT_MADE, folder=str(folder), error=system_words(error)) from error
    try:
        with _silence(progress=progress):
            import stanza

            stanza.download(
                "fr",
                model_dir=str(folder),
                processors=PROCESSORS,
                resources_version=RESOURCES_VERSION,
                verbose=False,
            )
        unknown = unknown_files(folder)
    # Network, proxy, disk, archive and checksum each fail with errors of their own, by way of three libraries.
    except Exception as error:
        raise DownloadError(Fault.MODELS_NOT_FETCHED, folder=str(folder), error=_root_cause(error)) from error
    for file in unknown:
        # Nothing may load it: what came with it says that it is as it should be.
        file.unlink(missing_ok=True)
    if unknown:
        problem = Message("{file}: not the file that this version of factcheck knows", file=unknown[0].name)
        raise DownloadError(Fault.MODELS_NOT_FETCHED, folder=str(folder), error=problem)
    return folder


@contextmanager
def _silence(*, progress: bool) -> Iterator[None]:
    """Keep other libraries' log messages, and their progress bars unless wanted, off the terminal."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    hub = importlib.import_module("huggingface_hub.utils")
    were_disabled = hub.are_progress_bars_disabled()
    if not progress:
        hub.disable_progress_bars()
    try:
        yield
    finally:
        if not progress and not were_disabled:
            hub.enable_progress_bars()
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _root_cause(error: BaseException) -> Message:
    """The message of the innermost error, in one short line: the errors around it only repeat it."""
    seen = {id(error)}
    while (cause := error.__cause__ or error.__context__) is not None and id(cause) not in seen:
        seen.add(id(cause))
        error = cause
    words = " ".join(str(error).split()) or type(error).__name__
    if words == str(error) and len(words) <= 160:
        return _plain(error)
    return Message.quoted(words if len(words) <= 160 else f"{words[:159]}…", type(error).__name__)


def _plain(error: BaseException) -> Message:
    """The words of an error, without numbers that only systems know."""
    if isinstance(error, socket.gaierror):
        return Message("the address of the server was not found: is this computer connected?")
    return system_words(error) if isinstance(error, OSError) and error.strerror else foreign(error)
