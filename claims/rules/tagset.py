"""The relations and features of French treebanks: all that a rule may name."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FEATURES", "PLACES", "RELATIONS", "ROLES"]

RELATIONS = frozenset(
    (
        "acl", "acl:relcl", "advcl", "advcl:cleft", "advmod", "amod", "appos", "aux", "aux:caus", "aux:pass",
        "aux:tense", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "csubj:pass", "dep",
        "dep:comp", "det", "discourse", "dislocated", "expl", "expl:comp", "expl:pass", "expl:pv", "expl:subj",
        "fixed", "flat", "flat:foreign", "flat:name", "goeswith", "iobj", "iobj:agent", "list", "mark", "nmod",
        "nmod:appos", "nsubj", "nsubj:caus", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obj:agent", "obj:lvc",
        "obl", "obl:agent", "obl:arg", "obl:mod", "orphan", "parataxis", "parataxis:insert", "parataxis:parenth",
        "punct", "reparandum", "root", "vocative", "xcomp",
    )
)  # fmt: skip
"""Relations of the corpora that the bundled parser and Stanza's official package were trained on."""

ROLES = ("subject", "agent")
"""Steps of a path that lead by meaning."""

PLACES = ("first", "last", "group", "root")
"""Steps of a path to the ends of a phrase, to the first word of a verb group, to the root of the sentence."""

FEATURES: Mapping[str, frozenset[str]] = {
    "Case": frozenset(("Nom", "Acc", "Dat")),
    "Definite": frozenset(("Def", "Ind")),
    "Emph": frozenset(("Yes", "No")),
    "ExtPos": frozenset(("ADJ", "ADP", "ADV", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PRON", "PROPN", "SCONJ", "VERB")),
    "Foreign": frozenset(("Yes",)),
    "Gender": frozenset(("Masc", "Fem")),
    "Mood": frozenset(("Ind", "Cnd", "Sub", "Imp")),
    "NumType": frozenset(("Card", "Ord")),
    "Number": frozenset(("Sing", "Plur")),
    "Number[psor]": frozenset(("Sing", "Plur")),
    "Person": frozenset(("1", "2", "3")),
    "Person[psor]": frozenset(("1", "2", "3")),
    "Polarity": frozenset(("Neg", "Pos")),
    "Poss": frozenset(("Yes",)),
    "PronType": frozenset(("Art", "Prs", "Dem", "Int", "Rel", "Ind", "Neg", "Exc")),
    "Reflex": frozenset(("Yes",)),
    "Tense": frozenset(("Pres", "Past", "Imp", "Fut")),
    "Typo": frozenset(("Yes",)),
    "VerbForm": frozenset(("Fin", "Part", "Inf")),
    "Voice": frozenset(("Pass", "Act")),
}
"""Morphological features and their values."""
