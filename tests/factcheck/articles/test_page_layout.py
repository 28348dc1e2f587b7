"""What the article reader takes each paragraph for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.articles.page_layout import lay_out
from factcheck.articles.page_words import built_in_page_words
from factcheck.articles.reader import read_text
from factcheck.scan_results import BlockKind

PASTED = """\
Aller au contenu
Accueil > Suisse > Économie
La Banque cantonale relève son taux, les ménages s’inquiètent
Modifié le mercredi 12 mars 2025 à 14h30
Publié le 11 mars 2025 à 09:15
Lecture 3 min
Facebook Twitter WhatsApp
Le siège de la banque, à Sion. [Keystone / Anne Morel]
La banque a relevé son taux d’un quart de point mardi. Les analystes ne s’y attendaient pas.
« Nous devions agir », a déclaré son président devant la presse. « Le franc restera stable. »
Lire aussi : Pourquoi les loyers vont-ils monter ?
Des ménages sous pression
Le syndicat des locataires craint une vague de résiliations. Il demande une réunion d’urgence.
— Jeanne Aubry, présidente du syndicat
ats/cro
Les plus lus
1. Le lac a gelé pour la première fois
Le train de nuit revient. Il partira de Genève.
"""

CLEAN = """\
Accueil Actu Monde International

Le port de Maël rouvre après trois mois de travaux

Par RTL info avec AFP
Le port de Maël a rouvert lundi, alors que la saison de pêche commence.

Le préfet a salué « un chantier exemplaire ». Les pêcheurs attendent la suite.

Une facture contestée

L’opposition accuse le maire d’avoir caché un surcoût. Le maire dément.

Contenus sponsorisés

À la une
"""

WRAPPED = """\
Le tunnel rouvrira en mai, promet le canton

Par Camille Rossel, à Sion

Le tunnel de la Combe, fermé depuis l'éboulement de janvier, rouvrira à la
circulation au mois de mai. « Les travaux avancent bien. La voûte est prête.
Nous tiendrons les délais », a dit lundi le chef du chantier, en précisant que
la facture atteindrait 14 millions de francs, soit un peu moins que prévu par
Belga. Les communes de la vallée en doutent.
"""

LIVE = """\
DIRECT. Crue de la Serre : la décrue est amorcée

Mis à jour le 9 janvier à 18 h 50

18 h 47

Le niveau de la Serre a baissé de vingt centimètres, annonce la préfète.

18:31 – Un homme est recherché à Courtil, selon les pompiers.

14h05
"Le pic est passé", écrit le service des crues.
"""

ODD = "«\n\nLe ministre part.\x0cUne autre page\u2028suite\u00a0\n\u202f»\n\u200b\n***\n\n»"

TEXTS = {"pasted": PASTED, "clean": CLEAN, "wrapped": WRAPPED, "live": LIVE, "odd": ODD}


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    """The kind and the first three words of each block of ``text``."""
    blocks = read_text(text, source="t").blocks
    return [(b.kind, " ".join(b.span.of(text).split()[:3])) for b in blocks]


def of_kind(text: str, kind: BlockKind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [b.span.of(text) for b in read_text(text, source="t").blocks if b.kind is kind]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u00a0\n\u202f"])
def test_blocks_cover_the_text_once_and_in_order(name: str, ends: str) -> None:
    """Every character but white space lies in one block; no block has white space around it."""
    text = TEXTS[name].replace("\n", ends)
    seen = 0
    for block in read_text(text, source="t").blocks:
        content = block.span.of(text)
        assert content
        assert content == content.strip()
        assert not text[seen : block.span.start].strip()
        seen = block.span.end
    assert not text[seen:].strip()


@pytest.mark.parametrize("name", ["pasted", "clean", "wrapped", "live"])
def test_line_ends_do_not_change_the_layout(name: str) -> None:
    """Windows line ends give the same blocks and the same title."""
    unix, windows = TEXTS[name], TEXTS[name].replace("\n", "\r\n")
    assert kinds(unix) == kinds(windows)
    assert read_text(unix, source="t").title == read_text(windows, source="t").title


def test_page_pasted_without_blank_lines() -> None:
    """Each line of a pasted page is told by itself, and nothing below the article is text."""
    assert kinds(PASTED) == [
        (BlockKind.FURNITURE, "Aller au contenu"),
        (BlockKind.FURNITURE, "Accueil > Suisse"),
        (BlockKind.HEADLINE, "La Banque cantonale"),
        (BlockKind.BYLINE, "Modifié le mercredi"),
        (BlockKind.BYLINE, "Publié le 11"),
        (BlockKind.FURNITURE, "Lecture 3 min"),
        (BlockKind.FURNITURE, "Facebook Twitter WhatsApp"),
        (BlockKind.CAPTION, "Le siège de"),
        (BlockKind.BODY, "La banque a"),
        (BlockKind.BODY, "« Nous devions"),
        (BlockKind.LINKS, "Lire aussi :"),
        (BlockKind.HEADING, "Des ménages sous"),
        (BlockKind.BODY, "Le syndicat des"),
        (BlockKind.BODY, "— Jeanne Aubry,"),
        (BlockKind.BYLINE, "ats/cro"),
        (BlockKind.LINKS, "Les plus lus"),
        (BlockKind.LINKS, "1. Le lac"),
        (BlockKind.LINKS, "Le train de"),
    ]


def test_clean_article_with_standfirst_below_the_byline() -> None:
    """Breadcrumb, headline, byline, standfirst, body, heading and the page's end are told apart."""
    assert [kind for kind, _ in kinds(CLEAN)] == [
        BlockKind.FURNITURE,
        BlockKind.HEADLINE,
        BlockKind.BYLINE,
        BlockKind.STANDFIRST,
        BlockKind.BODY,
        BlockKind.HEADING,
        BlockKind.BODY,
        BlockKind.LINKS,
        BlockKind.LINKS,
    ]
    read = read_text(CLEAN, source="t")
    assert (read.title, read.outlet, read.agency) == (
        "Le port de Maël rouvre après trois mois de travaux",
        "RTL info",
        "AFP",
    )


def test_hard_wrapped_paragraph_stays_whole() -> None:
    """Lines wrapped by a mail program are one block, even where one of them begins like a byline."""
    body = of_kind(WRAPPED, BlockKind.BODY)
    assert len(body) == 1
    assert body[0].startswith("Le tunnel")
    assert body[0].endswith("en doutent.")
    assert of_kind(WRAPPED, BlockKind.BYLINE) == ["Par Camille Rossel, à Sion"]


def test_live_page_sets_its_time_stamps_apart() -> None:
    """The hour is furniture, alone on its line or before an entry."""
    assert of_kind(LIVE, BlockKind.FURNITURE) == ["18 h 47", "18:31 –", "14h05"]
    assert "Un homme est recherché à Courtil, selon les pompiers." in of_kind(LIVE, BlockKind.BODY)


@pytest.mark.parametrize(
    "prose",
    [
        "Le maire (PS) a dit non. Il s’en explique.",
        "Paris-Nice - la course - part dimanche. Elle arrive samedi.",
        "RTL – Que pensez-vous de ce pont ? Et du suivant ?",
        "Le 3 mai 2016, Paris a tremblé. Personne ne s’en souvient.",
        "Par ailleurs, le ministre a démissionné. Il part lundi.",
        "La rédaction a reçu trois témoignages. Elle les publie.",
        "Publié lundi par l’institut, le rapport de 2024 inquiète. Il sera débattu.",
        "« Nous utilisons des cookies », a reconnu le groupe. Il va s’expliquer.",
        "À la une du journal, le maire se défend. Il dément tout.",
    ],
)
def test_prose_is_not_taken_for_anything_else(prose: str) -> None:
    """Sentences that open like a dateline, a byline or furniture stay body text."""
    text = f"Titre de l’article du jour\n\nLe conseil s’est réuni. Il a voté.\n\n{prose}\n\nIl a voté non. C’est tout."
    assert prose in of_kind(text, BlockKind.BODY)


@pytest.mark.parametrize(
    "caption",
    [
        "Photo : le port, lundi",
        "Crédit photo : Agence du Littoral / Jean Penn",
        "© Hans Lucas",
        "(Photo AFP)",
        "Le port de Marseille, lundi. © Anne Morel",
        "Le port de Marseille, lundi. Anne Morel / AFP",
        "Légende : le port, lundi",
        "Image d’illustration",
    ],
)
def test_captions_are_told_from_text(caption: str) -> None:
    """A caption may hold a sentence; its photographer gives it away."""
    text = f"Un port rouvre\n\nLe port rouvre lundi. Enfin.\n\n{caption}\n\nLe maire est content. L’État aussi."
    assert [*of_kind(text, BlockKind.CAPTION), *of_kind(text, BlockKind.CREDIT)] == [caption]


def test_agency_after_the_last_sentence_is_a_byline() -> None:
    """The agency in brackets is not part of the sentence before it."""
    text = "Le ministre part. Il l’a dit lundi.\n\nLe président a accepté sa démission. (AFP)"
    assert of_kind(text, BlockKind.BYLINE) == ["(AFP)"]
    assert of_kind(text, BlockKind.BODY)[-1] == "Le président a accepté sa démission."


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre part",
        "Le ministre part. Il l’a dit lundi.",
        "Le ministre part. Il l’a dit lundi.\n\nLe président a accepté.",
        "Le ministre a dit lundi qu’il partirait, sans donner de raison, après une semaine\nde rumeurs. Il part.",
        "Le ministre part\nLe président accepte",
    ],
)
def test_prose_alone_has_no_headline(text: str) -> None:
    """A text without a headline is body from its first word on."""
    assert {kind for kind, _ in kinds(text)} == {BlockKind.BODY}
    assert read_text(text, source="t").title is None


def test_standfirst_between_headline_and_dateline() -> None:
    """The paragraph before the date line leads the article in."""
    text = "Un pont tombe\n\nTrois blessés, nul mort. Le pont datait de 1912.\n\n3 mai 2016. –\nLe pont est tombé."
    assert of_kind(text, BlockKind.STANDFIRST) == ["Trois blessés, nul mort. Le pont datait de 1912."]


def test_box_in_the_middle_does_not_end_the_article() -> None:
    """Where whole paragraphs follow a list of links, the article goes on below it."""
    rest = (
        "Le maire accuse l’État d’avoir caché un rapport de quarante pages sur ce pont. Il promet d’aller en justice "
        * 2
    )
    text = (
        "Un pont tombe à Corbie\n\nLe pont est tombé lundi. Nul n’est blessé.\n\nSur le même sujet\n"
        f"Un pont trop vieux\nLes experts divisés\n\n{rest.strip()}.\n\n{rest.strip()} encore.\n\n"
        "Les plus lus\n\nUn titre. Et sa suite."
    )
    assert [kind for kind, _ in kinds(text)] == [
        BlockKind.HEADLINE,
        BlockKind.BODY,
        *[BlockKind.LINKS] * 3,
        *[BlockKind.BODY] * 2,
        *[BlockKind.LINKS] * 2,
    ]


def test_lists_and_dialogue_are_body() -> None:
    """Bullets, entries below a colon, dialogue and the author of a quotation belong to the text."""
    text = (
        "Trois mesures pour le lac\n\nLe canton a présenté son plan :\n\n- Une taxe sur les moteurs\n• Un quota\n\n"
        "— Vous y croyez ?\n— Oui, dit-elle.\n\n« Le lac a trop attendu et les pêcheurs aussi, il faut agir »\n\n"
        "— Anne Morel, biologiste\n\nLe vote aura lieu en juin."
    )
    assert [kind for kind, _ in kinds(text)] == [BlockKind.HEADLINE, *[BlockKind.BODY] * 8]


SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def test_the_last_line_of_an_article_is_judged_alike_whether_or_not_a_paragraph_follows() -> None:
    """Its claims neither appear nor vanish with what stands below; nor does a line feed at the end matter."""
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in sorted((SEEDS / "annotated").glob("*.json"))]
    texts += [path.read_text("utf-8") for path in sorted(SEEDS.rglob("*.txt"))]
    more = "\n\nLe conseil municipal examinera ce dossier en mars, a précisé la mairie dans un courrier.\n"

    assert len(texts) > 20
    for text in texts:
        alone = lay_out(text, built_in_page_words())
        for longer in (text.rstrip() + "\n", text.rstrip(), text.rstrip() + "\n\n\n", text.rstrip() + more):
            blocks = lay_out(longer, built_in_page_words())[: len(alone)]
            assert [b.kind for b in blocks] == [b.kind for b in alone], text.rstrip()[-80:]


OPENINGS = (
    "Un pont tombe à Corbie\n\nLe pont est tombé lundi. Nul n’est blessé.\n\n",
    "Un pont tombe à Corbie\nLe pont est tombé lundi. Nul n’est blessé.\n",
    "Un pont tombe à Corbie\n\nPar Anne Morel\n\nLe pont est tombé lundi.\n\nLire aussi : Un pont trop vieux\n\n",
    "Le pont est tombé lundi, a dit la mairie. Nul n’est blessé.\n\nDes experts divisés\n\n",
    "Un pont tombe à Corbie\n\nLe pont est tombé lundi.\n\nFacebook Twitter WhatsApp\n\n",
    "Un pont tombe à Corbie\n\nLa mairie a pris trois mesures :\n\n",
    "Un pont tombe à Corbie\n\nLe pont est tombé lundi.\n\nUn chantier en retard\n\nLe chantier a trois ans.\n\n",
)
SUBJECTS = ("Le maire", "La préfecture de la Somme", "Corbie", "Personne")
PREDICATES = (
    *("promet une enquête", "dément", "a menti, selon son adjointe", "n’a rien vu", "doute", "a-t-il menti"),
    *("affirme que le pont de la rivière sera rebâti avant la fin de l’année qui vient", "en est sûre : « rien »"),
)
ENDS = ("", ".", " ?", " !", "…", " »", ",", ". Elle attend un")
LINES = [
    *(f"{subject} {predicate}{end}" for subject in SUBJECTS for predicate in PREDICATES for end in ENDS),
    *("« Nous avons tout perdu »", "« Qui va payer ? »", "« Rien. »", "– Un quota", "12 morts", "ENQUÊTE", "et après"),
]
FOLLOWING = (
    *("", "\n", "\n\n", "\r\n\r\n\r\n", "\n \t\n", "\n\nLe conseil municipal examinera ce dossier en mars.\n"),
    "\n\nLe conseil municipal examinera ce dossier en mars, a précisé la mairie dans un courrier. "
    "Elle y demande des comptes aux trois entreprises qui ont bâti ce pont, et à celle qui l’a contrôlé.",
)


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_follows_a_line_does_not_change_what_it_is(opening: str) -> None:
    """Nothing, blank lines or paragraphs: a line is judged by itself and by what stands before it.

    A standfirst is read as body text is; all that is not parsed is one to a scan, too.
    """
    text_or_title = {BlockKind.STANDFIRST: "text", BlockKind.BODY: "text", BlockKind.HEADING: "title"}
    words = built_in_page_words()
    for line in LINES:
        found = set()
        for following in FOLLOWING:
            text = opening + line + following
            end = len(opening) + len(line)
            found.add(tuple((text_or_title.get(b.kind), b.span) for b in lay_out(text, words) if b.span.start < end))
        assert len(found) == 1, (line, found)


@pytest.mark.parametrize("line", ["Le maire promet une enquête", "Qui va payer les travaux ?"])
def test_a_short_last_line_without_a_full_stop_is_a_heading(line: str) -> None:
    """A scan takes what it attributes to somebody, and no statement of the article."""
    (*_, last) = lay_out(OPENINGS[0] + line, built_in_page_words())

    assert last.kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "line", ["Le maire a parlé. Il promet une", "La mairie a promis que " + "le pont sera " * 5 + "sûr"]
)
def test_a_last_line_that_was_cut_is_text(line: str) -> None:
    """A full stop inside, or more words than headings have: nobody set it as one."""
    (*_, last) = lay_out(OPENINGS[0] + line, built_in_page_words())

    assert last.kind is BlockKind.BODY
