"""Files that are too large, too deep or wrong throughout: one message or a hundred, in bounded time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from claims.config.fault_limit import MOST_FAULTS
from claims.rules.loader import load_rules
from tests.support.bounds import FROZEN_S

RULE = "description: x\nstatus: stable\ntrigger: {lemma: dire}\nargs: {content: '> ccomp'}\n"
CLAIM = "claim: {label: reported_speech, content: content}\n"
LIST = "description: x\nentries: [dire]\n"

FEW = {
    "a priority of 10,000 digits": (RULE + f"priority: {'9' * 10_000}\n", "found a number of more than 30 digits"),
    "a weight of 10,000 digits": (RULE + f"priority: 0.{'9' * 10_000}\n", "found a number of more than 30 digits"),
    "200,000 unknown keys": ("".join(f"key{n}: 1\n" for n in range(200_000)), "larger than 1 million bytes"),
    "3,000 lists in one another": (f"{RULE}has: {'[' * 3000}{']' * 3000}\n", "nested too deeply"),
    "60 lists in one another": (f"{RULE}has: {'[' * 60}{']' * 60}\n", "nested too deeply"),
    "3,000 mappings in one another": ("".join(f"{' ' * n}a:\n" for n in range(1200)), "nested too deeply"),
    "a path of 100,000 steps": (
        f"{RULE}{CLAIM}without: [{{path: '{'zz ' * 100_000}'}}]\n",
        "the path is longer than 500 characters",
    ),
    "a key of 300,000 letters": (f"{RULE}{'z' * 1000}: 1\n", "unknown key"),
    "a word of 300,000 letters": (f"{RULE}priority: {'z' * 300_000}\n", "found the text"),
    "a value that is a long list": (f"{RULE}priority: [{'a, ' * 60_000}]\n", "found a list"),
    "an endless line that is no YAML": (f"{RULE}a: [{'a, ' * 60_000}\n", "not valid YAML"),
    "an endless quotation": (f"{RULE}a: '{'a ' * 400_000}\n", "not valid YAML"),
}
MANY = {
    "15,000 unknown keys": "".join(f"key{n}: 1\n" for n in range(15_000)),
    "15,000 keys that are no text": "".join(f"key{n}: on\n" for n in range(15_000)),
    "15,000 rules that are none": RULE + CLAIM + "overrides:\n" + "".join(f"- rule-{n}\n" for n in range(15_000)),
    "15,000 lists that are none": (RULE + CLAIM).replace(
        "dire", "[" + "".join(f"'@list{n}', " for n in range(15_000)) + "]"
    ),
}


def _faults(folder: Path, text: str, name: str = "r.yaml") -> list[str]:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    began = time.process_time()
    found = [str(error.said) for error in load_rules((folder,), builtin=False).errors]
    assert time.process_time() - began < FROZEN_S
    assert all(len(fault) < 5000 for fault in found)
    return found


@pytest.mark.parametrize("name", FEW)
def test_what_is_too_large_costs_one_short_message(tmp_path: Path, name: str) -> None:
    text, expected = FEW[name]

    found = [fault for fault in _faults(tmp_path, text) if "is missing" not in fault]

    assert len(found) == 1
    assert expected in found[0]


@pytest.mark.parametrize("name", MANY)
def test_of_a_file_that_is_wrong_throughout_the_beginning_is_told(tmp_path: Path, name: str) -> None:
    found = _faults(tmp_path, MANY[name])

    assert len(found) == MOST_FAULTS + 1
    assert f"more faults than the {MOST_FAULTS} above; mend these first" in found


def test_words_that_are_to_go_and_are_not_there_are_told_up_to_a_hundred(tmp_path: Path) -> None:
    """Lists of tens of thousands of words are compared in no more than linear time."""
    words = "".join(f"- mot{n}\n" for n in range(15_000))
    (tmp_path / "a" / "lists").mkdir(parents=True)
    (tmp_path / "a" / "lists" / "x.yaml").write_text(f"description: x\nentries:\n{words}", encoding="utf-8")
    (tmp_path / "b" / "lists").mkdir(parents=True)
    gone = words.replace("mot", "nul")
    (tmp_path / "b" / "lists" / "x.yaml").write_text(f"description: x\nremove:\n{gone}", encoding="utf-8")

    found = load_rules((tmp_path / "a", tmp_path / "b"), builtin=False).errors

    assert len(found) == MOST_FAULTS + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_among_rules_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(RULE, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")

    found = load_rules((tmp_path,), builtin=False).errors

    assert [e.message for e in found if e.file.endswith("pipe.yaml")] == [
        "no regular file; expected a text file in YAML"
    ]


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").symlink_to(tmp_path / "nothing")

    (fault,) = load_rules((tmp_path,), builtin=False).errors

    assert "No such file" in fault.message


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "r.yaml").write_text("description: 1\n", encoding="utf-8")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = load_rules((tmp_path,), builtin=False).errors

    assert [e.message for e in found if e.file.endswith("closed")] == [
        "the folder cannot be read (Permission denied); check its rights"
    ]
    assert any(e.file.endswith("r.yaml") for e in found)
