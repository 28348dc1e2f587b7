"""Fetching the official models: what is asked of Stanza, and every way it can fail."""

from __future__ import annotations

import hashlib
import logging
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.cli.support.error_wording import error_for_cli
from factcheck.errors import DownloadError
from factcheck.i18n import using_language
from factcheck.scanning import models
from factcheck.scanning.official_models import KNOWN_CHECKSUMS
from tests.support.model_folder import write_models


@pytest.fixture
def stanza(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A stand-in for Stanza and for the hub it fetches from; neither is loaded."""
    hub = SimpleNamespace(disabled=False)
    hub.are_progress_bars_disabled = lambda: hub.disabled
    hub.disable_progress_bars = lambda: setattr(hub, "disabled", True)
    hub.enable_progress_bars = lambda: setattr(hub, "disabled", False)
    fake = SimpleNamespace(calls=[], hub=hub, error=None, bars=None)

    fake.content = dict.fromkeys(KNOWN_CHECKSUMS, b"weights")
    known = {name: (hashlib.md5(b"weights").hexdigest(),) for name in KNOWN_CHECKSUMS}
    monkeypatch.setattr("factcheck.scanning.official_models.KNOWN_CHECKSUMS", known)

    def download(*args: Any, **kwargs: Any) -> None:
        fake.calls.append((args, kwargs))
        write_models(Path(kwargs["model_dir"]), fake.content)
        fake.bars = not hub.disabled
        logging.getLogger("stanza").warning("noise from stanza")
        if fake.error is not None:
            raise fake.error

    fake.download = download
    monkeypatch.setitem(sys.modules, "stanza", fake)
    monkeypatch.setitem(sys.modules, "huggingface_hub.utils", hub)
    return fake


def test_the_official_french_package_is_asked_for(stanza: SimpleNamespace, tmp_path: Path) -> None:
    """Six processors, the folder given, which is made."""
    folder = tmp_path / "deep" / "models"

    assert models.download(folder) == folder

    assert folder.is_dir()
    ((args, kwargs),) = stanza.calls
    assert args == ("fr",)
    assert kwargs == {
        "model_dir": str(folder),
        "processors": "tokenize,mwt,pos,lemma,depparse,ner",
        "resources_version": "1.15.0",
        "verbose": False,
    }


@pytest.mark.parametrize("name", KNOWN_CHECKSUMS)
def test_a_file_that_is_not_the_known_one_is_removed(stanza: SimpleNamespace, tmp_path: Path, name: str) -> None:
    """Also where the index that was fetched with it has its checksum."""
    stanza.content[name] = b"weightz"

    with pytest.raises(DownloadError, match=r"not the file that this version of factcheck knows"):
        models.download(tmp_path)

    assert not (tmp_path / "fr" / f"{name}.pt").exists()
    assert sum(1 for _file in tmp_path.rglob("*.pt")) == len(KNOWN_CHECKSUMS) - 1


def test_an_index_that_names_other_models_is_refused(stanza: SimpleNamespace, tmp_path: Path) -> None:
    stanza.content = {name.replace("wikinergold", "other"): content for name, content in stanza.content.items()}

    with pytest.raises(DownloadError):
        models.download(tmp_path)

    assert not (tmp_path / "fr" / "ner" / "other_charlm.pt").exists()


@pytest.mark.parametrize("progress", [True, False])
def test_other_libraries_stay_quiet(
    stanza: SimpleNamespace, tmp_path: Path, caplog: pytest.LogCaptureFixture, progress: bool
) -> None:
    """No log message gets out, bars show only where wanted, and all is as before afterwards."""
    before = logging.getLogger("stanza").level

    models.download(tmp_path, progress=progress)

    assert caplog.records == []
    assert stanza.bars is progress
    assert stanza.hub.disabled is False
    assert logging.getLogger("stanza").level == before


@pytest.mark.parametrize(
    "error", [ConnectionError("no route"), TimeoutError("no route"), ValueError("no route"), RuntimeError("no route")]
)
def test_every_failure_says_what_to_do(stanza: SimpleNamespace, tmp_path: Path, error: Exception) -> None:
    """Whatever library fails and however, one message names the folder, the cause and the way out."""
    stanza.error = error

    with using_language("en"), pytest.raises(DownloadError) as caught:
        models.download(tmp_path)

    message = error_for_cli(caught.value)
    for words in (str(tmp_path), "no route", "proxy", "--model"):
        assert words in message
    assert stanza.hub.disabled is False


def test_the_first_cause_is_named_in_a_short_line(stanza: SimpleNamespace, tmp_path: Path) -> None:
    """Of errors wrapped in errors the innermost counts; long and broken ones are cut to a line."""
    inner = OSError("name not\nknown " + "x" * 500)
    outer = RuntimeError("max retries exceeded")
    outer.__cause__ = inner
    stanza.error = outer

    with pytest.raises(DownloadError) as caught:
        models.download(tmp_path)

    message = str(caught.value)
    assert "name not known xxx" in message
    assert "max retries" not in message
    assert "\n" not in message
    assert len(message) < 600 + len(str(tmp_path))


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "is this computer connected?"),
        (ConnectionRefusedError(111, "Connection refused"), "(Connection refused)"),
    ],
)
def test_a_network_that_is_not_there_is_told_in_words(
    stanza: SimpleNamespace, tmp_path: Path, inner: OSError, words: str
) -> None:
    stanza.error = RuntimeError("max retries exceeded")
    stanza.error.__cause__ = inner

    with using_language("en"), pytest.raises(DownloadError) as caught:
        models.download(tmp_path)

    assert words in error_for_cli(caught.value)
    assert "Errno" not in error_for_cli(caught.value)


def test_an_error_without_words_is_named_by_its_kind(stanza: SimpleNamespace, tmp_path: Path) -> None:
    """No empty brackets."""
    stanza.error = TimeoutError()

    with pytest.raises(DownloadError, match="TimeoutError"):
        models.download(tmp_path)


@pytest.mark.usefixtures("stanza")
def test_a_folder_that_cannot_be_made_is_a_failure_too(tmp_path: Path) -> None:
    """A file in the way is told like a network that is down."""
    (tmp_path / "models").write_text("a file", encoding="utf-8")

    with pytest.raises(DownloadError, match="models"):
        models.download(tmp_path / "models")


def test_models_go_to_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The default folder follows the platform's own rules."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert models.default_dir().name == "models"
    if sys.platform == "linux":
        assert models.default_dir() == tmp_path / "factcheck" / "models"
