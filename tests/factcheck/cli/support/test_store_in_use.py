"""The store that a command works on, and who works on it."""

from __future__ import annotations

import getpass
from pathlib import Path

import click
import pytest

from factcheck.claim_ids import claim_ids
from factcheck.cli.support.store_in_use import dossier_of, use_store, who_decides
from factcheck.errors import StoreError, VerificationError
from factcheck.store.engine import Store
from tests.support.factories import port

NAMES = claim_ids(port())


def test_the_store_is_closed_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    close = Store.close

    def close_and_tell(store: Store) -> None:
        close(store)
        closed.append(store.url)

    monkeypatch.setattr(Store, "close", close_and_tell)

    with click.Context(click.Command("x")):
        store = use_store(str(tmp_path / "store.sqlite"), create=True)
        assert closed == []

    assert closed == [store.url]


def test_only_who_asks_for_it_makes_a_store(tmp_path: Path) -> None:
    with click.Context(click.Command("x")), pytest.raises(StoreError):
        use_store(str(tmp_path / "typo.sqlite"))

    assert list(tmp_path.iterdir()) == []


def test_a_dossier_is_found_by_the_first_digits_of_its_claim(db: str) -> None:
    with click.Context(click.Command("x")):
        assert dossier_of(NAMES[0][:6], db).claim.id == NAMES[0]
        with pytest.raises(VerificationError):
            dossier_of("ffffff", db)


def test_whoever_is_named_decides_before_the_environment_and_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_USER", " Ana ")
    assert (who_decides("Bea"), who_decides(None), who_decides("")) == ("Bea", "Ana", "Ana")

    monkeypatch.delenv("FACTCHECK_USER")
    monkeypatch.setattr(getpass, "getuser", lambda: "cora")
    assert who_decides(None) == "cora"


def test_where_nobody_is_known_nobody_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setenv("FACTCHECK_USER", "  ")
    monkeypatch.setattr(getpass, "getuser", nobody)

    with pytest.raises(VerificationError):
        who_decides(None)
