"""The language of a text.

In: a text. Out: the code of its language, or None where the words are too few to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from claims.lexicon.grammar_words import GRAMMAR
from factcheck.i18n import N_, _

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["FRENCH", "PROBE", "are_french", "language_name", "language_of", "words_of"]

FRENCH = "fr"

_WORD = re.compile(r"[^\W\d_]+['’]?")
_MARK_SHARE = 0.08
"""Share of ``french_marks`` from which a text is French, with no other look at it. On 1,290 French articles 2 in 100
paragraphs of twelve words or more have fewer: names, results. Of seven languages around it none reaches it."""
_SURE = 0.9
"""How sure the guess has to be for words to count as another language. None of those articles has a paragraph of twelve
words or more that is guessed wrong, at whatever certainty; names and scores alone are guessed at random, unsurely."""
_LEAST_WORDS = 6
PROBE = 20_000
"""Characters that are looked at; the rest of a text is hardly in another language than all of these."""

_NAMES = {
    "ar": N_("Arabic"),
    "bg": N_("Bulgarian"),
    "br": N_("Breton"),
    "ca": N_("Catalan"),
    "co": N_("Corsican"),
    "cs": N_("Czech"),
    "cy": N_("Welsh"),
    "da": N_("Danish"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "eo": N_("Esperanto"),
    "es": N_("Spanish"),
    "et": N_("Estonian"),
    "eu": N_("Basque"),
    "fa": N_("Persian"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "ga": N_("Irish"),
    "gl": N_("Galician"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "hr": N_("Croatian"),
    "ht": N_("Creole"),
    "hu": N_("Hungarian"),
    "hy": N_("Armenian"),
    "id": N_("Indonesian"),
    "is": N_("Icelandic"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "la": N_("Latin"),
    "lb": N_("Luxembourgish"),
    "ln": N_("Lingala"),
    "lt": N_("Lithuanian"),
    "lv": N_("Latvian"),
    "mg": N_("Malagasy"),
    "mk": N_("Macedonian"),
    "mt": N_("Maltese"),
    "nl": N_("Dutch"),
    "no": N_("Norwegian"),
    "oc": N_("Occitan"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "rw": N_("Kinyarwanda"),
    "sk": N_("Slovak"),
    "sl": N_("Slovene"),
    "so": N_("Somali"),
    "sq": N_("Albanian"),
    "sr": N_("Serbian"),
    "sv": N_("Swedish"),
    "sw": N_("Swahili"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "vi": N_("Vietnamese"),
    "wa": N_("Walloon"),
    "zh": N_("Chinese"),
}


def language_of(text: str) -> str | None:
    """The code of the language of ``text`` (ISO 639-1), or None for a few words, or where the guess is unsure.

    French is told by its own frequent words; the recogniser, which takes a second to load, is asked only of the rest.
    """
    probe = text[:PROBE]
    words = words_of(probe)
    if are_french(words):
        return FRENCH
    # Scripts without spaces have no words to count.
    if len(words) < _LEAST_WORDS and sum(char > "\u0370" for char in probe) < _LEAST_WORDS:
        return None
    return _guessed(probe)


def are_french(words: Sequence[str]) -> bool:
    """Whether so many of the words (as ``words_of`` gives them) are frequent French ones that all are French."""
    return bool(words) and sum(map(GRAMMAR.french_marks.__contains__, words)) >= _MARK_SHARE * len(words)


def language_name(code: str) -> str:
    """The name of a language in the reader's; its code where it has none here."""
    return _(_NAMES[code]) if code in _NAMES else code


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, elided ones with their apostrophe: *qu'*, *on*."""
    return list(map(str.lower, _WORD.findall(text.replace("’", "'"))))


def _guessed(text: str) -> str | None:
    # Capitals are nearly another alphabet to the recogniser.
    code, share = _identifier().classify(text.lower() if text.isupper() else text)
    return str(code) if share >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    """The recogniser, held to the languages that newsrooms meet: rare ones are guessed for names."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _NAMES if code in identifier.nb_classes])
    return identifier
