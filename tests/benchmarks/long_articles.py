"""Long articles that nobody wrote: one headline, one dateline, and paragraphs of varied people, towns, verbs and sums.

In: a size. Out: a text that an article reader takes for one article. Sentences come from templates whose lists have
lengths without a common divisor, so that hardly any two are alike; the same size always makes the same text.
"""

from __future__ import annotations

from itertools import count

__all__ = ["long_article"]

_HEADLINE = "La reconstruction des ponts de la vallée de l’Aigrette divise les élus"
_DATELINE = "Ostrelle, le 3 mars 2026 – "
_FIRST_NAMES = (
    *("Claire", "Lucas", "Nadia", "Hugo", "Sophie", "Karim", "Élise", "Antoine", "Rachida", "Paul", "Inès", "Gérard"),
    *("Maëlle", "Victor", "Aïcha", "Bruno", "Camille", "Yann", "Odile"),
)
_SYLLABLES = (("Bar", "Cor", "Del", "Fer", "Gal", "Lam", "Mar", "Nor", "Per", "Ros", "Tav"), ("an", "en", "il", "ou"))
_ENDINGS = ("dier", "ville", "tier", "mont", "nard", "court", "sac")
_TOWNS = ("Vernay", "Lornes", "Castrevent", "Mireval", "Pontarly", "Brissac-le-Haut", "Sault-en-Aigre", "Tharnes")
_OFFICES = (
    "maire de {town}",
    "responsable du chantier de {town}",
    "porte-parole des riverains",
    "juge à {town}",
    "membre du conseil municipal",
    "architecte du groupe Aldar",
    "vétérinaire à {town}",
    "cadre de la société des transports",
    "capitaine des pompiers de {town}",
)
_VERBS = ("affirmé", "déclaré", "expliqué", "assuré", "regretté", "précisé", "indiqué", "annoncé", "rappelé", "estimé")
_FACTS = (
    "le pont de {town} sera fermé pendant {number} jours",
    "les travaux ont coûté {number} millions d’euros à la commune",
    "la passerelle avait été contrôlée {number} mois avant la crue",
    "plus de {number} habitants ont signé la pétition",
    "l’entreprise n’a pas livré les {number} poutres promises",
    "le budget ne permet pas de réparer {number} ouvrages en même temps",
    "la rivière est montée de {number} centimètres en une nuit",
)
_SENTENCES = (
    "{person}, {office}, a {verb} que {fact}.",
    "« {Fact} », a {verb} {person}, {office}.",
    "Selon {person}, {office}, {fact}.",
    "{Fact}, d’après un rapport que le conseil départemental a remis à {person}.",
    "Le parquet soupçonne {person} d’avoir détourné {number} 000 euros, ce que Me {surname}, son avocate, conteste.",
    "L’élu a ajouté que {fact}, avant de quitter la réunion.",
    "À {town}, la circulation a repris sur {number} kilomètres de route depuis lundi.",
    "Le tribunal de {town} a relaxé {person}, que le parquet poursuivait pour faux.",
    "Le conseil de {town} votera en avril sur {number} projets que les riverains ont proposés.",
    "L’ancien chef du chantier accuse {person} d’avoir caché que {fact}.",
    "{Fact}, et personne à {town} ne s’y attendait après un hiver aussi sec.",
)
_IN_A_PARAGRAPH = 3


def long_article(size: int) -> str:
    """An article of at least ``size`` code points."""
    paragraphs, length = [_HEADLINE], len(_HEADLINE)
    numbers = count()
    while length < size:
        sentences = " ".join(_sentence(next(numbers)) for _sentence_of in range(_IN_A_PARAGRAPH))
        paragraphs.append(sentences if len(paragraphs) > 1 else _DATELINE + sentences)
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def _sentence(number: int) -> str:
    surname = _surname(number)
    town = _TOWNS[number * 3 % len(_TOWNS)]
    figures = {"town": town, "number": 3 + number * 17 % 89}
    fact = _FACTS[number * 5 % len(_FACTS)].format(**figures)
    return _SENTENCES[number % len(_SENTENCES)].format(
        person=f"{_FIRST_NAMES[number % len(_FIRST_NAMES)]} {surname}",
        surname=_surname(number + 1),
        office=_OFFICES[number % len(_OFFICES)].format(town=town),
        verb=_VERBS[number % len(_VERBS)],
        fact=fact,
        Fact=fact[0].upper() + fact[1:],
        **figures,
    )


def _surname(number: int) -> str:
    """One of some three hundred: people come up again, as in a long article, thousands of words later."""
    first, second = _SYLLABLES
    return f"{first[number % len(first)]}{second[number % len(second)]}{_ENDINGS[number % len(_ENDINGS)]}"
