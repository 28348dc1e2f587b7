"""What an element of a page is for, as its name, its class and its attributes tell.

In: an element. Out: its ``Role``, or None for one that tells nothing.

The words are those that content systems give their elements, in French, English and shortened; they are no words of
articles. Each pattern holds whole words of a class or id.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from factcheck.sources.web.page_tree import Element, words_of_class

__all__ = ["CONTAINERS", "Role", "role_of"]


class Role(Enum):
    """The part that an element plays on a page."""

    JUNK = auto()
    """Menus, share bars, advertisements, tags, forms: what nobody copies with an article."""
    COMMENT = auto()
    LINKS = auto()
    APPEAL = auto()
    NOTES = auto()
    """Footnotes and references."""
    BIOGRAPHY = auto()
    """Who the author is, below the article."""
    REPEATED = auto()
    """A sentence of the article, shown once more in large letters."""
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    STANDFIRST = auto()
    HEADLINE = auto()
    KICKER = auto()
    BOX = auto()
    HEADING = auto()


CONTAINERS = (Role.JUNK, Role.COMMENT, Role.LINKS, Role.APPEAL, Role.NOTES, Role.BIOGRAPHY, Role.REPEATED)
"""Roles that hold for everything inside, however it is marked, the weightiest first."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])")


_BY_CLASS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.COMMENT,
        _words(r"comments?(?:-?(?:list|area|section|wrapper))?|commentaires?|disqus\w*|respond|forum|reponses?-forum"),
    ),
    (
        Role.APPEAL,
        _words(
            r"newsletters?(?:-[a-z]+)*|infolettres?|subscri(?:be|bers?|ption)(?:-[a-z]+)*|abonne(?:z|ment|ments|s)?|"
            r"abo|paywall|piano|donat(?:e|ion|ions)|dons?|soutenir|soutien|cta|call-to-action|sign-?up|inscription|"
            r"promo(?:tion)?|offres?|membership|app-download|whatsapp-channel|mur-payant|mur-abonnes?"
        ),
    ),
    (
        Role.LINKS,
        _words(
            r"related(?:-?[a-z]+)?|lire|jp-relatedposts|yarpp\S*|(?:a-)?lire-(?:aussi|egalement|plus|la-suite)|alire|a-lire|lireaussi|"
            r"read-?(?:more|also|next)|see-also|voir-aussi|more-on|interstitial-link|liens?|links|linked|"
            r"recommend\w*|recommand\w*|recirc\w*|suggest\w*|most-read|plus-lus|populaires?|popular|latest|"
            r"(?:sur-le-)?meme-(?:sujet|theme|rubrique)|dans-la-meme-rubrique|a-decouvrir|teasers?|articles?-lies|"
            r"en-savoir-plus|inline-article|maillage"
        ),
    ),
    (
        Role.JUNK,
        _words(
            r"shar(?:e|es|ing|er)(?:-?[a-z]+)?|partag(?:e|es|er)|social(?:-(?:links|bar|share|icons|media|nav|buttons))?|"
            r"sharedaddy|addtoany\S*|breadcrumbs?|fil-d?-?ariane|ariane|chemin|hierarchie|"
            r"ads?|advert\w*|adsbygoogle|dfp\S*|gpt\S*|pubs?|publicites?|annonces?|sponsor\w*|native-ad|"
            r"cookies?(?:-?[a-z]+)*|consent\S*|rgpd|gdpr|cmp\S*|didomi\S*|axeptio\S*|tarteaucitron\S*|onetrust\S*|"
            r"tags|tag-?list|tags?-links|post-tags|article-tags|mots-?cles|keywords|taxonom(?:y|ies)|"
            r"pagination|pager|(?:[a-z]+-)?nav(?:igation|bar)?|menu|sommaire|toc|skip(?:-?link)?|evitement|"
            r"videos?|podcasts?|diaporama|portfolio|gallery|galerie|slideshow|outbrain\S*|taboola\S*|player|no-?print|d-print-none|hide-on-print|toolbox|toolbar|tools|outils|"
            r"popups?|modals?|overlay|toast|bookmarks?|favoris|log-?in|sign-?in|connexion|counter|compteur|views?-count|"
            r"vues|reading-time|temps-lecture|temps-de-lecture|minutes|rating|vote|reactions?|flag|"
            r"copyright-notice|mentions-legales|legal|disclaimer|avertissement|footer|feedback|erreur|signaler|ecouter|audio|listen|text-to-speech"
        ),
    ),
    (
        Role.BIOGRAPHY,
        _words(
            r"author-?(?:bio|box|info|description|card)|about-(?:the-)?author|bio(?:graphy|graphie)?|"
            r"a-propos(?:-de-l)?-auteur|post-author-bio"
        ),
    ),
    (Role.NOTES, _words(r"foot-?notes?|end-?notes?|notes|references|bibliograph(?:y|ie)")),
    (Role.REPEATED, _words(r"pull-?quotes?|exergues?|quote-highlight|mise-en-exergue")),
    (
        Role.CREDIT,
        _words(
            r"(?:[a-z]+-)?credits?(?:-[a-z]+)?|copyright|photographer|photographe|source-image|image-source|media-source"
        ),
    ),
    (Role.CAPTION, _words(r"(?:[a-z]+-)?captions?(?:-?text)?|(?:[a-z]+-)?legend(?:e|es)?|spip-doc\w*(?:-\w+)*")),
    (
        Role.STANDFIRST,
        _words(
            r"chapos?|chapeau|stand-?first|lead|lede|leadin|intro(?:duction)?|de[ck]k?|dek|"
            r"(?:article|post|entry)-(?:summary|excerpt|description|intro|lead|subtitle)|"
            r"excerpt|subtitle|sub-?head(?:line|ing)?|sous-?titre|accroche|abstract|resume"
        ),
    ),
    (
        Role.BYLINE,
        _words(
            r"by(?:-?lines?)?|(?:[a-z]+-)?(?:author|auteur|autrice)s?(?:-?[a-z]+)?|signatures?|(?:[a-z]+-)?date(?:s|line|time)?"
            r"(?:-?[a-z]+)?|published?(?:-[a-z]+)*|publi(?:e|cation)|updated?|maj|mise-a-jour|infos?|timestamp|posted-(?:on|by)|"
            r"(?:entry|post|article|story|page|c)-(?:meta|info|infos|details)|meta(?:s|data)?|infos?-(?:article|publication)|"
            r"credits-article|submitted|vcard|redacteur|journaliste|horodatage"
        ),
    ),
    (Role.KICKER, _words(r"kickers?|surtitre|sur-titre|rubrique|eyebrow|overline|section-name|label|badge|theme")),
    (
        Role.BOX,
        _words(
            r"encadres?|encarts?|(?:info|fact|side|text|content|article|key)-?box|box(?:ed|out)?|reperes?|"
            r"(?:en-)?chiffres(?:-cles)?|a-retenir|key-?(?:points|facts|takeaways)|l?-?essentiels?|essentials|zoom|callout|notice-box|"
            r"contexte?|has-(?:[a-z-]+-)?background(?:-color)?|conclusion|verdict|points?-cles?|faq|chronologie|timeline-box|savoir"
        ),
    ),
)
_VARIANT = re.compile(r"(?<!field)--[\w-]+")
"""What a class says of a variant (``entry--comment``), not of the element; Drupal names its fields like this."""
_LONGEST_CLASS = 1_000
"""Characters of a class that are looked at; content systems write some hundred."""
_BY_NAME = {
    "nav": Role.JUNK, "form": Role.JUNK, "menu": Role.JUNK, "fieldset": Role.JUNK, "figcaption": Role.CAPTION,
    "caption": Role.CAPTION, "h1": Role.HEADLINE, "h2": Role.HEADING, "h3": Role.HEADING, "h4": Role.HEADING,
    "h5": Role.HEADING, "h6": Role.HEADING, "aside": Role.BOX, "details": Role.BOX, "amp-sidebar": Role.JUNK,
    "amp-ad": Role.JUNK, "amp-consent": Role.JUNK, "amp-social-share": Role.JUNK, "time": Role.BYLINE,
}  # fmt: skip
_BY_PART = {
    "navigation": Role.JUNK, "search": Role.JUNK, "dialog": Role.JUNK, "alertdialog": Role.JUNK,
    "banner": Role.JUNK, "contentinfo": Role.JUNK, "toolbar": Role.JUNK, "menu": Role.JUNK,
}  # fmt: skip
_BY_PROPERTY = {
    "headline": Role.HEADLINE, "description": Role.STANDFIRST, "alternativeheadline": Role.STANDFIRST,
    "author": Role.BYLINE, "datepublished": Role.BYLINE, "datemodified": Role.BYLINE, "caption": Role.CAPTION,
    "copyrightholder": Role.CREDIT, "creditText": Role.CREDIT, "comment": Role.COMMENT, "commentcount": Role.JUNK,
    "keywords": Role.JUNK, "publisher": Role.JUNK,
}  # fmt: skip


def role_of(element: Element) -> Role | None:
    """The role of an element by itself; elements around it may have weightier ones."""
    part = _BY_PART.get(element.get("role", ""))
    if part:
        return part
    role = _by_class(element)
    if role:
        return role
    for name in element.get("itemprop", "").lower().split():
        if name in _BY_PROPERTY:
            return _BY_PROPERTY[name]
    if element.get("rel") in ("author", "tag"):
        return Role.BYLINE if element.get("rel") == "author" else Role.JUNK
    return _BY_NAME.get(element.tag)


def _by_class(element: Element) -> Role | None:
    role = _role_of_words(words_of_class(element)[:_LONGEST_CLASS])
    return None if role is Role.BYLINE and element.tag in ("h2", "h3") else role


@lru_cache(maxsize=4_096)
def _role_of_words(classes: str) -> Role | None:
    """The role that a class tells; kept, as each element around a paragraph is asked for each paragraph."""
    if not classes:
        return None
    plain = _VARIANT.sub("", classes)
    return next((role for role, words in _BY_CLASS if words.search(plain if role in CONTAINERS else classes)), None)
