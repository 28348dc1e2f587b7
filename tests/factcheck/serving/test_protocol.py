"""Messages on a socket, however they arrive."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.serving.protocol import Inbox, ProtocolError, peer_user, send

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    one, other = socket.socketpair()
    with one, other:
        yield one, other


@given(
    messages=st.lists(st.dictionaries(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))),
    size=st.integers(1, 50),
)
def test_messages_arrive_whole_in_whatever_pieces(messages: list[dict[str, str]], size: int) -> None:
    one, other = socket.socketpair()
    with one, other:
        for message in messages:
            send(one, message)
        one.shutdown(socket.SHUT_WR)
        data = b"".join(iter(lambda: other.recv(65536), b""))
    found, inbox = [], Inbox()
    for start in range(0, len(data), size):
        left, right = socket.socketpair()
        with left, right:
            left.sendall(data[start : start + size])
            assert inbox.receive(right)
        found += list(inbox.messages())
    assert found == messages


def test_open_files_travel_along(pair: Pair) -> None:
    reading, writing = os.pipe()
    send(pair[0], {"go": True}, [writing])
    os.close(writing)
    inbox = Inbox()
    assert inbox.receive(pair[1])
    assert list(inbox.messages()) == [{"go": True}]
    os.write(inbox.files[0], b"here")
    inbox.close()
    assert (os.read(reading, 10), os.read(reading, 10)) == (b"here", b"")
    os.close(reading)


def test_the_end_of_a_connection_is_no_message(pair: Pair) -> None:
    pair[0].close()
    inbox = Inbox()
    assert not inbox.receive(pair[1])
    assert list(inbox.messages()) == []


@pytest.mark.parametrize("data", [b"\0\0\0\x65" + b"x", b"\0\0\0\1x", b"\0\0\0\1\xff", b"\0\0\0\2[]", b"\0\0\0\0"])
def test_what_is_no_message_is_refused(pair: Pair, data: bytes) -> None:
    pair[0].sendall(data)
    inbox = Inbox(most=100)
    inbox.receive(pair[1])
    with pytest.raises(ProtocolError):
        list(inbox.messages())


def test_the_user_on_the_other_side_is_known(pair: Pair) -> None:
    assert peer_user(pair[0]) in (os.geteuid(), None)
