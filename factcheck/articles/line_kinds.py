"""What one line of a page is: a byline, a date line, a caption, page furniture, or text."""

from __future__ import annotations

import re
from functools import cache

from factcheck.articles.bylines import DATABLE, STAMP, TIME, credit_line, entries, has_date, names_source
from factcheck.records import BlockKind

__all__ = ["closes_article", "line_kind", "opens_links"]

_DATED = re.compile(
    r"\W*(?:(?:article|page|texte|dernière|première|contenu|date de)\s+)?"
    r"(?:publi(?:ée?|cation)|parue?|créée?|postée?|mise? en ligne|diffusée?|mise? à jour|modifi(?:ée?|cation)"
    r"|actualis(?:ée?|ation)|m[àa]j)(?!\w)",
    re.IGNORECASE,
)

_TIMES_ALONE = re.compile(rf"{TIME}(?:\s?(?:GMT|UTC|CET))?\s*[–—:|-]*$")
_COUNT = re.compile(
    r"(?:(?:temps de )?lecture\s*:?\s*(?:de\s+)?(?:\d+|une)\s*mins?\w*\.?"
    r"|(?:\d+|une)\s*min(?:ute)?s?\.?(?:\s+de)?\s*(?:lecture)?"
    r"|\d[\d ]*\s*(?:commentaires?|réactions?|partages?|vues?|likes?|avis|abonnés))$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|(?:[@#]\w+\s*)+$", re.IGNORECASE)
_PITCH = re.compile(
    r"(?:abonnez-vous|inscrivez-vous|suivez-nous|connectez-vous|recevez (?:chaque|tous|nos|notre|toute)|déjà abonnée?"
    r"|(?:cet|l') ?article (?:complet )?est réservé|(?:il vous reste|la suite est réservée)|téléchargez (?:l'|notre)"
    r"|tous droits (?:de reproduction|réservés))",
    re.IGNORECASE,
)
# Only where it opens the line: within a sentence somebody speaks of cookies, and that is news.
_CONSENT = re.compile(
    r"(?:avec votre accord, )?(?:nous(?: et nos (?:\d+ )?partenaires)? utilisons|ce site utilise"
    r"|nos partenaires utilisent)[^.]{0,60}\b(?:cookies?|traceurs?)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:à )?(?:lire|relire|voir|revoir|écouter|découvrir) (?:aussi|également|encore)\b")
_SHARE = re.compile(
    r"(?:(?:partager|partagez|facebook|twitter|whatsapp|linkedin|e-?mail|messenger|telegram|bluesky|instagram|threads"
    r"|pinterest|imprimer|copier|commenter|enregistrer|sauvegarder|le lien|sur|par|x|\(twitter\)|cet article|l'article)"
    r"(?:[\s,|•·/]+|$)){1,12}$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\(?(?:photos?|images?|crédits?(?: (?:photos?|images?))?|légende|illustrations?|infographie|captures? d'écran"
    r"|copyright)\s*(?:[:©/|]|\()"
    r"|©|\([cC]\)\s|\[?\(?(?:photo|image)s? (?:d'archives?\b|d'illustration\b|non datée|prises?\b|fournies?\b)"
    r"|[(\[](?:photo|crédit|image|illustration|dessin|archives?|légende)\b[^()]*[)\]]\.?$",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:©\s?[^.©]{1,60}|[(\[](?:(?:photos?|crédits?|images?|illustration|archives?)\b|©)[^()]{1,80}[)\]])\.?$",
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\[(?P<in>[^\[\]]{2,60})\]\.?$|\((?P<by>[^()/]{2,40}/[^()/]{2,40})\)\.?$"
    r"|(?:[.»)]|\s[–—-])\s*(?P<after>[A-ZÀ-Þ][^./()]{2,40}/[^./()]{2,30})$"
)
_CRUMB = re.compile(r"\s*[>›»/|·•→]\s*|\s[–—-]\s")
_SIGNATURE = re.compile(
    r"(?:(?:de |avec )?(?:notre|nos) )?(?:envoyée?s? (?:spéciale?s?|spéciaux)|correspondante?s?)\b[^.!?:;]{0,60}$"
    r"|journalistes?(?: [^.!?:;,]{0,40})?$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4})+$")
_COUNTED = re.compile(r"[\d@#/.]|\bune? min", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_EDGES = " :>»→…·•|–—-<›‹«#*►▶+.?!"


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_EDGES)


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(_key(entry) for entry in entries(name)) - {""}


@cache
def _openings(*names: str) -> tuple[str, ...]:
    # Only entries of four words and more may open a longer line: shorter ones also open headlines (à la une du …).
    return tuple(key + " " for name in names for key in _keys(name) if key.count(" ") >= 3)


@cache
def _furniture() -> frozenset[str]:
    return _keys("mobilier-page") | _keys("fin-article") | _keys("renvois")


@cache
def _rubric_openings() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _keys("rubriques"))


def closes_article(line: str) -> bool:
    """Whether a furniture line (as ``plain`` gives it) announces what a site prints below an article."""
    key = _key(line)
    return key in _keys("fin-article") or key.startswith(_openings("fin-article"))


def opens_links(line: str) -> bool:
    """Whether a furniture line (as ``plain`` gives it) introduces titles of other articles."""
    key = _key(line)
    return (
        key in _keys("renvois")
        or key.partition(":")[0].strip() in _keys("renvois")
        or key.startswith(_openings("renvois"))
    )


def line_kind(line: str) -> BlockKind | None:
    """The kind of a line (as ``plain`` gives it) that shows in the line itself; None for text.

    A headline, a standfirst and a heading show only by where they stand.
    """
    if len(line) > 400:
        return None
    if not _WORD.search(line):
        # Rules, stars and arrows; a lone quotation mark or full stop belongs to the text it was torn from.
        return None if any(c in "«»“”\"'.!?…()[]" for c in line) else BlockKind.FURNITURE
    numbered = _COUNTED.search(line)
    if numbered and (_TIMES_ALONE.match(line) or _COUNT.match(line) or _ADDRESS.match(line)):
        return BlockKind.FURNITURE
    if _CAPTION.match(line) or _CREDITED.search(line) or _is_sourced(line):
        return BlockKind.CAPTION
    if len(line) > 200:
        return BlockKind.FURNITURE if _PITCH.match(line) or _CONSENT.match(line) else None
    if _is_dated(line) or credit_line(line) or _SIGNATURE.match(line) or (len(line) < 16 and _SIGN_OFF.match(line)):
        return BlockKind.BYLINE
    return BlockKind.FURNITURE if _is_furniture(line) else None


def _is_sourced(line: str) -> bool:
    """Whether a line ends with the names of a photographer and an agency, as only captions do."""
    match = _SOURCED.search(line) if line[-1] in "])" or "/" in line else None
    if match is None or match.start() < 2:
        return False
    names = match["in"] or match["by"] or match["after"]
    return names_source(names) or any(name.strip() in entries("agences-photo") for name in re.split("[/,|]", names))


def _is_dated(line: str) -> bool:
    if not DATABLE.search(line):
        return False
    if _DATED.match(line):
        return bool(STAMP.search(line)) and (not line.endswith(".") or len(line.split()) <= 9)
    return has_date(line) and not any(map(str.isalnum, re.sub(r"\b(?:à|le)\b", "", STAMP.sub("", line))))


def _is_furniture(line: str) -> bool:
    key = _key(line)
    if not line.endswith(".") and (
        key in _furniture()
        or key.startswith(_openings("mobilier-page", "fin-article"))
        or _SHARE.match(line)
        or _LINK.match(key)
    ):
        return True
    head, colon, _rest = key.partition(":")
    if colon and head.strip() in _keys("renvois"):
        return True
    return bool(_PITCH.match(line) or _CONSENT.match(line)) or _is_breadcrumb(line)


def _is_breadcrumb(line: str) -> bool:
    if line[-1] in ".!?:;,":
        return False
    first = line.split(" ", 1)[0].casefold()
    if first not in _rubric_openings():
        return False
    crumbs = [crumb for crumb in _CRUMB.split(line) if crumb]
    rubrics = _keys("rubriques")
    if len(crumbs) > 1 and (crumbs[0].casefold() == "accueil" or (len(crumbs) > 2 and crumbs[0].casefold() in rubrics)):
        return True
    for crumb in crumbs:
        words = crumb.casefold().split()
        while words:
            size = next((n for n in (3, 2, 1) if n <= len(words) and " ".join(words[:n]) in rubrics), 0)
            if not size:
                return False
            words = words[size:]
    return bool(crumbs)
