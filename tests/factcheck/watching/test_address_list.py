"""A file of addresses, read again when it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.watching.address_list import AddressList

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "fils.txt"


def test_each_line_is_an_address_once(path: Path) -> None:
    text = "# fils\n\nhttps://presse.example/fil\n  http://autre.example/a \r\nhttps://presse.example/fil\n"
    path.write_text("\ufeff" + text, encoding="utf-8")
    found = AddressList(path)

    assert found.read_if_changed()
    assert found.addresses == ("https://presse.example/fil", "http://autre.example/a")
    assert found.faults == ()


def test_lines_that_hold_no_address_are_told_with_their_number(path: Path) -> None:
    path.write_text("presse.example\n# oui\nfile:///etc/passwd\nhttps://presse.example/fil\n")
    found = AddressList(path)
    found.read_if_changed()

    assert found.addresses == ("https://presse.example/fil",)
    assert [fault.partition(": no address")[0] for fault in found.faults] == [f"{path}, line 1", f"{path}, line 3"]


def test_it_is_read_again_when_it_changed_and_not_before(path: Path) -> None:
    path.write_text("https://presse.example/fil\n")
    found = AddressList(path)

    assert found.read_if_changed()
    assert not found.read_if_changed()
    path.write_text("https://autre.example/le-fil\n")
    assert found.read_if_changed()
    assert found.addresses == ("https://autre.example/le-fil",)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"#" * 5_000_001], ids=["no text", "too large"])
def test_what_cannot_be_read_leaves_the_addresses_as_they_were(path: Path, data: bytes) -> None:
    path.write_text("https://presse.example/fil\n")
    found = AddressList(path)
    found.read_if_changed()
    path.write_bytes(data)

    for _time in range(2):
        with pytest.raises(FactcheckError, match=r"fils\.txt: (cannot be read|too large)"):
            found.read_if_changed()
    assert found.addresses == ("https://presse.example/fil",)


def test_a_list_that_is_gone_is_an_error(path: Path) -> None:
    with pytest.raises(FactcheckError, match="cannot be read"):
        AddressList(path).read_if_changed()
