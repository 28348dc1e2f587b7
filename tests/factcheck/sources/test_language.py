"""The language of texts, French first of all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.i18n import using_language
from factcheck.sources.language import language_name, language_of

FOREIGN = {
    "de": "Der Bürgermeister hat am Dienstag die Sperrung der Brücke angekündigt, und die Stadt prüft die Pfeiler.",
    "en": "The mayor announced on Tuesday that the bridge would be closed, and residents were told to use the ferry.",
    "es": "El alcalde anunció el martes el cierre del puente, y los vecinos tendrán que usar el transbordador.",
    "it": "Il sindaco ha annunciato martedì la chiusura del ponte, e i residenti dovranno usare il traghetto.",
    "lb": "De Buergermeeschter huet en Dënschdeg ugekënnegt, datt d'Bréck zougemaach gëtt; keen ass blesséiert ginn.",
    "nl": "De burgemeester kondigde dinsdag aan dat de brug gesloten wordt, en de bewoners moeten de veerboot nemen.",
    "pt": "O prefeito anunciou na terça-feira o fechamento da ponte, e os moradores terão de usar a balsa.",
    "ru": "Мэр объявил во вторник о закрытии моста для движения транспорта до конца месяца.",
    "zh": "市長週二宣布關閉大橋，居民必須改乘渡輪，沒有人員受傷。",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_the_languages_around_are_told(code: str) -> None:
    """One sentence suffices."""
    assert language_of(FOREIGN[code]) == code


@pytest.mark.parametrize("code", ["en", "es", "nl"])
def test_capitals_change_nothing(code: str) -> None:
    """Agencies send whole items in capitals."""
    assert language_of(FOREIGN[code].upper()) == code


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a annoncé mardi la fermeture du pont, et les habitants prendront le bac.",
        "LE PONT DE CORBIE EST TOMBÉ LUNDI SOIR, SELON LA MAIRIE.",
        "C’est ça qui est ça, câline. Le chum à Julie travaille au dépanneur, faque on y va souvent.",
        "On ne part pas d’ici, monsieur. Jamais.",
        "Je n’ai rien vu, moi, j’étais chez ma sœur.",
    ],
)
def test_french_is_told_by_its_own_words(text: str) -> None:
    """Without the recogniser."""
    assert language_of(text) == "fr"


@pytest.mark.parametrize("text", ["", "Oui.", "Pas de blessés.", "Corbie", "Kinshasa : Tshilumba limoge Ilunga", "6-4"])
def test_a_few_words_are_no_language(text: str) -> None:
    """Names and scores least of all."""
    assert language_of(text) in (None, "fr")


def test_languages_have_names() -> None:
    """In the reader's language; an unknown one is its code."""
    with using_language("fr"):
        assert [language_name(code) for code in ("nl", "en", "xx")] == ["néerlandais", "anglais", "xx"]
    with using_language("en"):
        assert language_name("nl") == "Dutch"


def test_french_loads_no_recogniser() -> None:
    """It takes a second: only what may be another language pays for it."""
    code = "import sys; from factcheck.sources.language import language_of; "
    code += "language_of('Le maire a annoncé mardi que le pont est fermé.'); print('py3langid' in sys.modules)"
    root = Path(__file__).resolve().parents[3]
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert result.stdout == "False\n"
