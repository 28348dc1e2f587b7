"""The features of a claim in words, in the language in force.

In: the name of a feature and all features of the claim. Out: a phrase, or None.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.i18n import N_, _

__all__ = ["feature_words"]

Features = Mapping[str, str | float | bool]

_FLAGS = {
    "appearance": N_("verb of appearance in the sentence"),
    "attributed": N_("a rule gives it to somebody"),
    "cue_negated": N_("cue negated"),
    "cue_passive": N_("cue in the passive"),
    "exclaims": N_("exclamation mark"),
    "first_person": N_("first person"),
    "future": N_("future tense"),
    "hedge": N_("reservation (perhaps, probably)"),
    "modal": N_("modal verb"),
    "number": N_("number"),
    "quoted_part": N_("quotation marks"),
    "root_negated": N_("negation"),
    "root_passive": N_("passive"),
    "speaker": N_("somebody says it"),
}

_CONDITIONALS = {
    "none": N_("no conditional"),
    "modal": N_("conditional of a modal verb"),
    "hypothesis": N_("conditional after si"),
    "future_in_past": N_("conditional as a future in the past"),
}

_CONSTRUCTIONS = {
    "according-to": N_("selon, d’après and the like"),
    "accusation-active": N_("accusation verb in the active"),
    "accusation-noun": N_("accusation noun with its content"),
    "accusation-passive": N_("accusation verb in the passive"),
    "announcement-passive": N_("announcement in the passive"),
    "answer": N_("answer in an interview"),
    "denial": N_("denial"),
    "floating": N_("quotation as a sentence of its own"),
    "hearsay": N_("rumour that names nobody"),
    "hearsay-adverb": N_("adverb of hearsay"),
    "hearsay-conditional": N_("the conditional alone"),
    "inserted-cue": N_("inserted speech clause"),
    "locution": N_("set phrase of attribution"),
    "modal-adjective": N_("adjective of doubt (alleged, supposed)"),
    "narration": N_("the article’s own voice"),
    "non-committal": N_("neither confirmed nor denied"),
    "noun": N_("noun of speech with its content"),
    "procedure": N_("act of justice"),
    "quotation-after": N_("quotation after the verb"),
    "quotation-colon": N_("quotation after a colon"),
    "se-dire": N_("se dire, se déclarer and the like"),
    "signed": N_("opinion piece under its author’s name"),
    "turn": N_("turn of speech"),
    "verb-infinitive": N_("speech verb with an infinitive"),
    "verb-noun": N_("speech verb with a noun"),
    "verb-que": N_("speech verb with que"),
    "colon": N_("what stands after a colon"),
    "anaphoric-sentence": N_("the sentence before, said to be somebody’s"),
}

_LISTS = {
    "abreviations": N_("abbreviation"),
    "abreviations-liees": N_("abbreviation that something follows"),
    "adjectifs-allegation": N_("adjective of doubt"),
    "adverbes-oui-dire": N_("adverb of hearsay"),
    "adverbes-reserve": N_("adverb of reservation"),
    "agences": N_("news agency"),
    "agences-generiques": N_("agency without a name"),
    "agences-photo": N_("photo agency"),
    "amorces-reponse": N_("opening of an answer"),
    "amorces-signature": N_("opening of a byline"),
    "annonces-debat": N_("announcement of a debate"),
    "annonces-entretien": N_("announcement of an interview"),
    "annonces-commentaires": N_("line above comments"),
    "appels-page": N_("appeal to visitors of a site"),
    "attributs-reserve": N_("word for what is not sure"),
    "approximations": N_("word of approximation"),
    "avant-date": N_("word before the mention of a date"),
    "avant-heure": N_("word before an hour of the day"),
    "canaux-ecrits": N_("written channel"),
    "canaux-oraux": N_("spoken channel"),
    "compteurs-page": N_("counter of a page"),
    "debuts-mention": N_("opening of a byline’s part that is no name"),
    "fin-article": N_("end of an article"),
    "fins-de-dialogue": N_("end of a talk"),
    "fonctions-avec-a": N_("office with its field"),
    "fonctions-equivalentes": N_("name of an office"),
    "formes-verbales": N_("irregular verb form"),
    "fuseaux": N_("time zone"),
    "gentiles": N_("noun for somebody by country or party"),
    "informations-sans-source": N_("information without a source"),
    "intitules-opinion": N_("mark of an opinion piece"),
    "intitules-signature": N_("title of a byline"),
    "intitules-source": N_("title of a mention of sources"),
    "jours": N_("day"),
    "jours-semaine": N_("day of the week"),
    "lieux-pouvoir": N_("seat of power"),
    "medias": N_("news outlet"),
    "meneurs-entretien": N_("label of whoever asks"),
    "metiers-reprise": N_("trade that stands for a person named before"),
    "metiers-signature": N_("trade that signs alone"),
    "mobilier-page": N_("page furniture"),
    "mois": N_("month"),
    "moments-parution": N_("word in place of a date"),
    "mots-credit-photo": N_("word of a picture’s credit"),
    "mots-en-suspens": N_("word that ends no line"),
    "mots-legende": N_("word that announces a caption"),
    "mots-mise-a-jour": N_("word for an update"),
    "mots-partage": N_("word of a sharing bar"),
    "mots-parution": N_("word for publication"),
    "mots-reponse": N_("label of an answer"),
    "multiplicateurs": N_("word that multiplies a number"),
    "nombres": N_("number in letters"),
    "nombres-collectifs": N_("noun for a round number"),
    "nombres-sans-quantite": N_("number that counts nothing"),
    "noms-accusation": N_("accusation noun"),
    "noms-anaphoriques": N_("noun that stands for a person named before"),
    "noms-auteurs": N_("noun for who did it"),
    "noms-canal": N_("noun for a channel"),
    "noms-contestables": N_("noun of what one opposes"),
    "noms-critere": N_("noun for a criterion"),
    "noms-decision": N_("decision of a court"),
    "noms-delits": N_("noun for an offence"),
    "noms-dementi": N_("denial noun"),
    "noms-emotion": N_("noun for an emotion"),
    "noms-hors-grief": N_("noun that is no charge"),
    "noms-intervenants": N_("noun for somebody in the room"),
    "noms-justice": N_("noun for a court"),
    "noms-media": N_("noun for a medium"),
    "noms-opinion": N_("opinion noun"),
    "noms-organisation": N_("noun for a body"),
    "noms-parole": N_("speech noun"),
    "noms-peine": N_("noun for a penalty"),
    "noms-poursuite": N_("noun for a prosecutor"),
    "noms-preuve": N_("noun for what shows without saying"),
    "noms-redaction": N_("name of the newsroom"),
    "noms-role": N_("noun for an office"),
    "noms-rumeur": N_("rumour noun"),
    "organisations-anaphoriques": N_("noun that stands for a body named before"),
    "ouvertures-legende": N_("opening of a caption"),
    "ouvertures-renvoi": N_("opening of a reference"),
    "noms-sans-sexe": N_("noun of one gender for either sex"),
    "participes-procedure": N_("verb of justice"),
    "personnes-noms": N_("noun for a person"),
    "plateformes": N_("platform"),
    "prenoms-feminins": N_("woman’s first name"),
    "prenoms-masculins": N_("man’s first name"),
    "presentations-agence": N_("word before an agency’s name"),
    "renvois": N_("reference to another article"),
    "rubriques": N_("section name"),
    "signatures": N_("byline without a name"),
    "sources-collectives": N_("unnamed group"),
    "sources-vagues": N_("unidentified source"),
    "suites-delit": N_("what completes the name of an offence"),
    "suites-media": N_("word after an outlet’s name"),
    "titres-civilite": N_("form of address"),
    "unites": N_("unit or currency"),
    "verbes-accusation": N_("accusation verb"),
    "verbes-affirmation": N_("verb of assertion"),
    "verbes-apparence": N_("verb of appearance"),
    "verbes-appel": N_("verb of appeal"),
    "verbes-citation": N_("verb of quoting"),
    "verbes-concession": N_("verb of concession"),
    "verbes-constat": N_("verb of observing"),
    "verbes-decouverte": N_("verb of finding"),
    "verbes-delits": N_("verb for an offence"),
    "verbes-demande": N_("verb of demand"),
    "verbes-dementi": N_("denial verb"),
    "verbes-dire-seuls": N_("verb that does nothing but say"),
    "verbes-discredit": N_("verb that casts doubt"),
    "verbes-factifs": N_("verb that takes it as true"),
    "verbes-incise": N_("verb of inserted clauses"),
    "verbes-interview": N_("verb of interviewing"),
    "verbes-modaux": N_("modal verb"),
    "verbes-opinion": N_("opinion verb"),
    "verbes-parole": N_("speech verb"),
    "verbes-prevision": N_("verb of forecast"),
    "verbes-promesse": N_("verb of promise"),
    "verbes-revelation": N_("verb of revelation"),
}

_MOODS = {
    "none": N_("no verb"),
    "conditional": N_("verb in the conditional"),
    "indicative": N_("verb in the indicative"),
    "subjunctive": N_("verb in the subjunctive"),
    "imperative": N_("verb in the imperative"),
    "infinitive": N_("verb in the infinitive"),
    "participle": N_("verb in the participle"),
}

_CUE_MOODS = {
    "none": N_("cue that is no verb"),
    "conditional": N_("cue in the conditional"),
    "indicative": N_("cue in the indicative"),
    "subjunctive": N_("cue in the subjunctive"),
    "imperative": N_("cue in the imperative"),
    "infinitive": N_("cue in the infinitive"),
    "participle": N_("cue in the participle"),
}

_CLASSES = {
    "ADJ": N_("adjective"),
    "ADP": N_("preposition"),
    "ADV": N_("adverb"),
    "AUX": N_("auxiliary"),
    "CCONJ": N_("conjunction"),
    "DET": N_("determiner"),
    "INTJ": N_("interjection"),
    "NOUN": N_("noun"),
    "NUM": N_("numeral"),
    "PART": N_("particle"),
    "PRON": N_("pronoun"),
    "PROPN": N_("proper noun"),
    "PUNCT": N_("punctuation mark"),
    "SCONJ": N_("conjunction"),
    "SYM": N_("symbol"),
    "VERB": N_("verb"),
    "X": N_("other word"),
}

_POLARITIES = {"asserted": N_("asserted"), "denied": N_("denied")}

_SUGGESTED = {
    "": N_("no rule proposes a label"),
    "allegation": N_("the rule by itself: allegation"),
    "reported_speech": N_("the rule by itself: reported speech"),
}


def feature_words(name: str, features: Features) -> str | None:
    """A phrase for the feature ``name`` (such as ``mood=conditional``) of a claim.

    ``features`` are all of the claim's: what several say together has one wording (*conditional without a source*),
    so that their weights can be told in one. None for a feature that has no wording.
    """
    key, is_value, value = name.partition("=")
    lends = features.get("conditional") == "hearsay"
    if (key, value) in (("hearsay", ""), ("conditional", "hearsay")) or (name == "mood=conditional" and lends):
        return _("conditional of hearsay") if features.get("speaker") else _("conditional without a source")
    passive = _passive_cue(features)
    if passive and name in ("cue_passive", f"cue_in={passive}"):
        return _("{word} in the passive").format(word=_(_LISTS[passive]))
    if not is_value:
        return _(_FLAGS[key]) if key in _FLAGS else None
    tables = {
        "conditional": _CONDITIONALS,
        "construction": _CONSTRUCTIONS,
        "mood": _MOODS,
        "cue_mood": _CUE_MOODS,
        "polarity": _POLARITIES,
        "suggested": _SUGGESTED,
    }
    if key in tables:
        return _(tables[key][value]) if value in tables[key] else None
    patterns = {
        "cue_in": (_LISTS, _("cue: {word}")),
        "near": (_LISTS, _("{word} in the sentence")),
        "inside": (_LISTS, _("{word} in what is said")),
        "cue_upos": (_CLASSES, _("cue: {word}")),
        "root_upos": (_CLASSES, _("what is said hangs on: {word}")),
    }
    words, pattern = patterns.get(key, ({}, ""))
    return pattern.format(word=_(words[value])) if value in words else None


def _passive_cue(features: Features) -> str:
    """The first list of verbs that holds a cue in the passive; empty where none does."""
    if not features.get("cue_passive"):
        return ""
    lists = (name.partition("=")[2] for name in sorted(features) if name.startswith("cue_in=verbes-"))
    return next((name for name in lists if name in _LISTS), "")
