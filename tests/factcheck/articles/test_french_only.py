"""Of an article, only the French is judged."""

from __future__ import annotations

import contextlib
import time

import pytest

from factcheck.articles.french_only import french_only
from factcheck.articles.reader import read_text
from factcheck.errors import ArticleError
from factcheck.i18n import using_language
from factcheck.scan_results import BlockKind
from tests.support.bounds import FROZEN_S

FRENCH = "Le pont de Dorville est tombé lundi soir, a annoncé la mairie. Nul n’est blessé."
FERRY = "La commune ouvrira un bac jeudi matin, a promis le maire devant les habitants réunis."
DUTCH = "De burgemeester kondigde dinsdag aan dat de brug gesloten wordt en dat iedereen de veerboot moet nemen."
ENGLISH = "The mayor announced on Tuesday that the bridge would be closed and that everybody should use the ferry."


def foreign(*paragraphs: str) -> list[str]:
    """The paragraphs that are marked as being in another language."""
    text = "\n\n".join(("Un pont tombe à Dorville", *paragraphs))
    article, _notices = french_only(read_text(text, source="pont.txt"))
    return [block.span.of(text) for block in article.blocks if block.kind is BlockKind.OTHER_LANGUAGE]


@pytest.mark.parametrize("paragraph", [DUTCH, ENGLISH])
def test_foreign_paragraphs_are_marked(paragraph: str) -> None:
    """The rest is judged."""
    assert foreign(FRENCH, paragraph, FERRY) == [paragraph]


def test_a_notice_counts_them_by_language() -> None:
    """One for each language."""
    text = f"{FRENCH}\n\n{DUTCH}\n\n{FERRY}\n\n{ENGLISH}\n\n{DUTCH} Niemand is gewond."
    _article, notices = french_only(read_text(text, source="pont.txt"))
    assert [notice.values for notice in notices] == [{"language": "nl", "count": 2}, {"language": "en", "count": 1}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "English"),
        (f"Bridge falls\n\n{ENGLISH}\n\n“Nobody was hurt,” he said.", "English"),
        (f"{DUTCH}\n\n{DUTCH}\n\n« Oui », zei hij.", "Dutch"),
        ("The bridge fell on Monday evening, the mayor said.", "English"),
        ("Nobody knows.\n\nThe bridge fell.\n\nWe will see.\n\nHe is here.", "English"),
    ],
)
def test_an_article_in_another_language_is_refused(text: str, language: str) -> None:
    """The message names the language and the way around."""
    with using_language("en"), pytest.raises(ArticleError, match=f"in {language}: expected French.*--any-language"):
        french_only(read_text(text, source="pont.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Oui.",
        "Séisme au Chili, magnitude 7.",
        "Emmanuel Valdor reçoit Olga Brandt à Berlin",
        "Big Tech : Omniva, Patera, Lumo et Corvo publient leurs comptes",
        "Dorville United bat Corbie City 3-1",
        "Résultats : Nalbert b. Federov 6-4, 6-3 ; Ruudsen b. Zverin 7-6, 6-2",
        f"{FRENCH}\n\n« {ENGLISH} »",
        f"Le « Dorville Times » titre : “{ENGLISH}”",
        f"Le maire l’a dit en anglais : “{ENGLISH}”",
        "« Yes, we can do it and we will do it », a lancé le maire.",
        "– Bonjour.\n– Bonjour, monsieur le maire.\n– Quand rouvre le pont ?\n– Lundi.",
        "Sé lekòl la ki fèmé, explique la directrice ; « nou ka atann », ajoutent les parents devant l’école.",
    ],
)
def test_french_is_never_refused(text: str) -> None:
    """However short, and whatever it quotes."""
    article = read_text(text, source="pont.txt")
    assert french_only(article) == (article, ())


@pytest.mark.parametrize("text", ["« " * 100_000, "“" * 100_000, '"a ' * 50_000, "mot " * 100_000, "Oui.\n" * 30_000])
def test_the_time_grows_with_the_length(text: str) -> None:
    """Quotations without end, too."""
    article = read_text(f"{text}a", source="pont.txt")
    begun = time.process_time()
    with contextlib.suppress(ArticleError):
        french_only(article)
    # The recogniser takes a second to load.
    assert time.process_time() - begun < FROZEN_S
