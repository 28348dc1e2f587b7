"""The paths of the rules, word lists and models that come with the package.

In a checkout the rules are the folder at the top; in an installed package they are data of the package.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "classes_path",
    "forms_path",
    "grammar_path",
    "label_model_path",
    "list_path",
    "lists_dir",
    "models_dir",
    "procedures_dir",
    "repairs_dir",
    "rules_dir",
    "worth_path",
]

_DATA = Path(__file__).parent / "data"
_CHECKOUT = Path(__file__).parent.parent / "rules"


def rules_root() -> Path:
    """The folder with ``fr/`` (rules) and ``lists/`` (word lists).

    The wheel carries it as package data; in a checkout it is the top-level ``rules`` folder.
    """
    packaged = _DATA / "rules"
    return packaged if packaged.is_dir() else _CHECKOUT


def rules_dir() -> Path:
    """The folder of the built-in rules."""
    return rules_root() / "fr"


def lists_dir() -> Path:
    """The folder of the built-in word lists."""
    return rules_root() / "lists"


def repairs_dir() -> Path:
    """The folder of the built-in repairs of tags and trees."""
    return rules_root() / "repair"


def procedures_dir() -> Path:
    """The folder of the stages of a procedure and the words that tell them."""
    return rules_root() / "procedure"


def list_path(name: str) -> Path:
    """The file of one built-in word list (``verbes-parole`` for verbes-parole.yaml)."""
    return lists_dir() / f"{name}.yaml"


def worth_path() -> Path:
    """The built-in reasons for checking a claim, with their weights."""
    return rules_root() / "worth.yaml"


def forms_path() -> Path:
    """The file of the forms that words take in the frames of word lists."""
    return rules_root() / "forms.yaml"


def grammar_path() -> Path:
    """The file of the closed classes of words of French."""
    return rules_root() / "grammar.yaml"


def classes_path() -> Path:
    """The file that says which word lists make up each class of words."""
    return rules_root() / "classes.yaml"


def models_dir() -> Path:
    """The bundled Stanza models, in Stanza's resources layout."""
    return _DATA / "models"


def label_model_path() -> Path:
    """The bundled label classifier."""
    return _DATA / "labels.json"
