"""The persons and organisations that a document names: their names, offices, genders and where they are met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.document.tree import Document, Sentence, Span, Word
from claims.lexicon.wordlists import WordLists

__all__ = ["People", "Person", "bare", "complements", "determined_gender", "tokens_of"]

_REACH = 12
"""How many words around a name may describe it."""


@dataclass(slots=True, eq=False)
class Person:
    """Someone (``kind`` PER), some body (ORG) or, unnamed, whoever a noun stands for (``kind`` empty).

    ``tokens`` are the words of the name, lower case, empty for the unnamed. ``roles`` hold each noun put beside the
    name with the words that complete it: ``("ministre", {"travail"})``. ``vague`` marks the unnamed whom the text does
    not identify. ``met`` holds the mentions in text order:
    the number of the sentence, the offset and how much the mention is in view.
    """

    name: str
    kind: str
    tokens: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    vague: bool = False
    roles: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    met: list[tuple[int, int, float]] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the article gives a proper name."""
        return bool(self.tokens)

    def take_role(self, noun: Word, completed: frozenset[str]) -> None:
        """Remember that ``noun`` was said of this person."""
        for role in {noun.lemma, noun.form.lower()}:
            if (role, completed) not in self.roles:
                self.roles.append((role, completed))

    def has_role(self, nouns: Iterable[str]) -> bool:
        """Whether one of ``nouns`` was said of this person, whatever completed it."""
        wanted = frozenset(nouns)
        return any(role in wanted for role, _ in self.roles)

    def fits(self, nouns: Iterable[str], completed: frozenset[str]) -> bool | None:
        """Whether an office is this person's: None if no such noun is known, False if its complements differ."""
        wanted = frozenset(nouns)
        known = [words for role, words in self.roles if role in wanted]
        if not known:
            return None
        return any(not completed or not words or completed & words for words in known)


class People:
    """Everyone named in a document, gathered in text order; names given late count from the start."""

    def __init__(self, document: Document, lists: WordLists) -> None:
        self._text = document.text
        self._titles = {title.lower() for title in lists.classes.titles}
        self._roles = lists.classes.persons
        self._bodies = lists.classes.bodies
        self._feminine = lists["prenoms-feminins"]
        self._masculine = lists["prenoms-masculins"]
        self._outlets = lists.classes.newsrooms
        self._words: dict[tuple[int, int], Person] = {}
        self.all: list[Person] = []
        for sentence in document.sentences:
            for span, kind in sorted(self._found(sentence)):
                self._meet(sentence, span, kind)

    def at(self, sentence: Sentence, word: Word) -> Person | None:
        """Who a word names: part of the name itself or the office beside it."""
        return self._words.get((sentence.index, word.index))

    def named(self, words: Sequence[str], kind: str) -> Person | None:
        """Who bears a name made of ``words`` (lower case), the latest first; the surname alone will do."""
        wanted = tuple(w for w in words if w not in self._titles)
        for person in reversed(self.all):
            if person.kind == kind and wanted and _same(wanted, person.tokens):
                return person
        return None

    def alias(self, text: str) -> Person | None:
        """Who an acronym stands for, however it is capitalised."""
        wanted = text.lower()
        return next((p for p in self.all if wanted in p.aliases), None)

    def _found(self, sentence: Sentence) -> Iterable[tuple[Span, str]]:
        """The names of a sentence: recognised entities, and proper nouns that a first name or a noun introduces."""
        taken: list[Span] = []
        for entity in sentence.entities:
            words = [w for w in sentence.words if w.span.overlaps(entity.span)]
            if not words:
                continue
            words, kind = self._corrected(sentence, words, entity.kind)
            if kind not in ("PER", "ORG"):
                continue
            taken.append(entity.span)
            yield Span.around(w.span for w in words), kind
        run: list[Word] = []
        for word in (*sentence.words, None):
            if word is not None and word.upos == "PROPN" and (not run or word.index == run[-1].index + 1):
                run.append(word)
                continue
            kind = self._kind_of_run(sentence, run)
            if kind:
                span = Span.around(w.span for w in run)
                if not any(span.overlaps(t) for t in taken):
                    yield span, kind
            run = [word] if word is not None and word.upos == "PROPN" else []

    def _corrected(self, sentence: Sentence, words: list[Word], kind: str) -> tuple[list[Word], str]:
        """The words of a recognised name and its kind, by what the word lists know better than the recogniser."""
        opening = words[0]
        if _noun(opening, self._bodies) or (kind == "PER" and any(_noun(w, self._bodies) for w in words)):
            # "le Grand Conseil" is a body, whatever the recogniser calls it.
            return words, "ORG"
        at = next((i for i, w in enumerate(words) if self._is_first_name(w)), 0)
        rest = words[at:]
        if at and len(rest) > 1 and all(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in rest):
            # "urbaniste Anne X", "(conseillère d')État Anne X": the name is what opens with the first name.
            return rest, "PER"
        capitals = [w for w in words[1:] if w.form[:1].isupper() and w.upos in ("PROPN", "X")]
        if opening.upos == "NOUN" and opening.form[:1].islower() and len(capitals) == len(words) - 1 > 1:
            # "mycologue Inga X": whatever the noun, two capitals after it are a first name and a surname.
            return words[1:], "PER"
        if _noun(opening, self._roles) and len(words) > 1:
            if words[1].upos == "ADP":
                # "Maire de X" is an office, not a name.
                return words, ""
            if opening.form[:1].islower():
                return words[1:], "PER"
        noun = self._announcing(sentence, opening)
        # "l'association X" is a body, "la chanteuse X" a person, whatever the recogniser calls X.
        if noun is not None and noun.lemma in self._bodies:
            return words, "ORG"
        if noun is not None and noun.lemma in self._roles and (kind != "ORG" or self._is_first_name(opening)):
            return words, "PER"
        before = sentence.words[opening.index - 1] if opening.index else None
        if kind == "ORG" and (self._is_title(opening) or (before is not None and self._is_title(before))):
            # "Me X", "le docteur X": a title goes before a person.
            return words, "PER"
        if kind == "ORG" and len(words) == 2 and self._is_first_name(opening) and words[1].upos == "PROPN":
            # "Claire X" is a person, unless it is a newspaper (Charlie Hebdo).
            outlet = Span.around(w.span for w in words).of(self._text) in self._outlets
            return words, "ORG" if outlet else "PER"
        return words, kind

    def _is_first_name(self, word: Word) -> bool:
        return bool({word.form, word.form.split("-")[0]} & (self._feminine | self._masculine))

    def _announcing(self, sentence: Sentence, first: Word) -> Word | None:
        """The singular noun right before a name: *l'association X*, *la chanteuse X*."""
        noun = sentence.words[first.index - 1] if first.index else None
        if noun is None or noun.upos != "NOUN" or noun.feat("Number") == "Plur":
            return None
        return noun

    def _kind_of_run(self, sentence: Sentence, run: Sequence[Word]) -> str:
        if not run or not run[0].form[:1].isupper():
            return ""
        if len(run) > 1 and (self._is_first_name(run[0]) or self._is_title(run[0])):
            return "PER"
        if run[0].index and self._is_title(sentence.words[run[0].index - 1]):
            return "PER"
        noun = self._announcing(sentence, run[0])
        if noun is not None and noun.lemma in self._bodies:
            return "ORG"
        return "PER" if noun is not None and noun.lemma in self._roles else ""

    def _meet(self, sentence: Sentence, span: Span, kind: str) -> None:
        words = [w for w in sentence.words if span.overlaps(w.span)]
        whole = words
        while words and (words[0].upos in ("DET", "ADP", "PUNCT") or self._is_title(words[0])):
            words = words[1:]
        if not words or not any(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in words):
            return
        if words[0].upos in ("PRON", "SCONJ", "CCONJ") or words[-1].upos == "PRON":
            # "Où trouverez-vous", which a recogniser may take for a name.
            return
        if len(words) == 1 and words[0].upos in ("NOUN", "ADJ", "ADV", "VERB") and words[0].index == 0:
            return
        name = Span.around(w.span for w in words).of(self._text)
        if Span.around(w.span for w in whole).of(self._text) in self._outlets:
            # The article is part of a newspaper's name: Le Monde.
            name = Span.around(w.span for w in whole).of(self._text)
        tokens = tokens_of(name)
        if not tokens:
            return
        person = self.named(tokens, kind) or self.alias(name) or self._also_called(sentence, words, kind)
        if person is None:
            person = Person(name=name, kind=kind, tokens=tokens)
            self.all.append(person)
            if name in self._outlets:
                person.roles.append(("média", frozenset()))
        elif person.named and name.lower() in person.aliases:
            pass
        elif len(tokens) > len(person.tokens) and person.kind == kind:
            person.name, person.tokens = name, tokens
        for word in (*(w for w in whole if self._is_title(w)), *words):
            self._words[sentence.index, word.index] = person
        before = sentence.words[words[0].index - 1] if words[0].index else None
        if before is not None and self._is_title(before):
            self._words[sentence.index, before.index] = person
        self._describe(person, sentence, words[0].index, words[-1].index)

    def _also_called(self, sentence: Sentence, words: Sequence[Word], kind: str) -> Person | None:
        """Whom another name was just given: *X dite Y*, *la Fédération des eaux (FDE)*."""
        before = sentence.words[words[0].index - 1] if words[0].index else None
        if before is None or before.index == 0:
            return None
        known = self._words.get((sentence.index, before.index - 1))
        name = Span.around(w.span for w in words).of(self._text)
        if before.form.lower() in _ALIASES and known is not None:
            known.aliases.add(name.lower())
            return known
        if before.form == "(" and kind == "ORG" and len(words) == 1:
            full = _spelt_out(sentence, words[0])
            if full:
                text = Span.around(w.span for w in full).of(self._text)
                person = known or Person(name=text, kind="ORG", tokens=tokens_of(text))
                if known is None:
                    self.all.append(person)
                person.name, person.tokens = text, tokens_of(text)
                person.aliases.add(name.lower())
                for word in full:
                    self._words[sentence.index, word.index] = person
                return person
        return None

    def _is_title(self, word: Word) -> bool:
        return word.form.rstrip(".").lower() in self._titles

    def _describe(self, person: Person, sentence: Sentence, first: int, last: int) -> None:
        before, after = _before(sentence, first, last), _after(sentence, last)
        nearest = next((w for w in reversed(before) if w.upos != "DET" and not self._is_title(w)), None)
        if nearest is not None and nearest.upos == "ADP":
            # "un avocat de X": somebody else's office.
            before = []
        if person.kind == "ORG":
            # "l'association X", "le groupe français X": a body's noun stands right before its name.
            gap = before and sentence.words[first - 1].form == ","
            before = [] if any(w.upos == "ADP" for w in before[-2:]) and not gap else before if gap else before[-2:]
            person.gender = person.gender or determined_gender(sentence, sentence.words[first])
        nouns = self._roles if person.kind == "PER" else self._bodies
        # The nearest listed noun: *le porte-parole du ministre X* is about the minister.
        near = next((w for w in reversed(before) if _noun(w, nouns) and w.feat("Number") != "Plur"), None)
        # An apposition opens with its noun: *X, bras droit du ministre* is no minister.
        head = next((w for w in after if w.upos == "NOUN" or _noun(w, nouns)), None)
        for office in (near, head if head is not None and _noun(head, nouns) else None):
            if office is None:
                continue
            person.take_role(office, complements(sentence, office))
            person.gender = person.gender or determined_gender(sentence, office)
            self._words.setdefault((sentence.index, office.index), person)
        if person.kind == "PER":
            self._first_name(person, before)
        following = sentence.words[last + 1 : last + 4]
        if len(following) == 3 and following[0].form == "(" and following[2].form == ")":
            person.aliases.add(following[1].form.lower())

    def _first_name(self, person: Person, before: Sequence[Word]) -> None:
        """Gender by title or first name, which outweigh that of an office (*le ministre Anne X*)."""
        title = next((w.form.rstrip(".").lower() for w in reversed(before[-2:])), "")
        whole = person.name.split()[0]
        known = self._feminine | self._masculine
        first_name = whole if whole in known else whole.split("-")[0]
        if len(person.name.split()) == 1:
            first_name = ""
        if title in ("mme", "mlle", "madame") or (first_name in self._feminine and first_name not in self._masculine):
            person.gender = "Fem"
        elif title in ("m", "monsieur") or (first_name in self._masculine and first_name not in self._feminine):
            person.gender = "Masc"


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, without initials' full stops."""
    return tuple(t for t in re.findall(r"[\w]+", name.lower()) if len(t) > 1 or t.isdigit())


def bare(text: str) -> str:
    """A noun phrase without its article."""
    return re.sub(r"^(?:l[ea]s?\s+|l['’]\s*|un\s+|une\s+|des\s+|du\s+|d['’])", "", text, flags=re.IGNORECASE)


def complements(sentence: Sentence, noun: Word) -> frozenset[str]:
    """What narrows a noun down, lower-cased lemmas: adjectives after it and nouns under *de* and the like."""
    found: set[str] = set()
    for child in sentence.children(noun):
        if child.index < noun.index or child.index > noun.index + _REACH:
            continue
        if child.relation == "amod" and child.upos == "ADJ":
            found.add(child.lemma.lower())
        elif child.relation == "nmod" and any(w.relation == "case" for w in sentence.children(child)):
            if any(w.relation == "det" and w.form.lower() in ("un", "une", "des") for w in sentence.children(child)):
                # "père d'un soldat" leaves open which soldier.
                continue
            inside = sentence.subtree(child)
            found |= {w.lemma.lower() for w in inside if w.upos in ("NOUN", "PROPN", "ADJ")}
    return frozenset(found)


def determined_gender(sentence: Sentence, noun: Word) -> str:
    """``Masc``, ``Fem`` or nothing, by the determiner before a noun, else by its own form."""
    for word in reversed(sentence.words[max(0, noun.index - 3) : noun.index]):
        form = word.form.lower()
        if form in _FEMININE:
            return "Fem"
        if form in _MASCULINE:
            return "Masc"
        if form in ("l'", "l’"):
            # "l'édile" is a man or a woman, and taggers guess.
            return ""
        if word.upos in ("ADP", "PUNCT", "VERB"):
            break
    return noun.feat("Gender") if noun.upos != "PROPN" else ""


_ALIASES = frozenset(("dit", "dite", "alias", "surnommé", "surnommée"))


def _spelt_out(sentence: Sentence, acronym: Word) -> tuple[Word, ...]:
    """The words before a bracketed acronym whose initials it is made of: *Agence des eaux du Sud (AES)*."""
    letters = [c for c in acronym.form if c.isupper()]
    words: list[Word] = []
    for word in reversed(sentence.words[max(0, acronym.index - 1 - _REACH) : acronym.index - 1]):
        if word.upos in ("PUNCT", "VERB", "AUX", "PRON"):
            return ()
        words.insert(0, word)
        initials = [w.form[0].upper() for w in words if w.upos in ("NOUN", "PROPN", "ADJ", "X")]
        if len(letters) > 1 and initials == letters and word.upos in ("NOUN", "PROPN", "ADJ", "X"):
            return tuple(words)
    return ()


_FEMININE = frozenset(("la", "une", "cette", "sa", "celle-ci"))
_MASCULINE = frozenset(("le", "un", "ce", "cet", "du", "au", "celui-ci"))


def _same(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if not known:
        return False
    short, long = sorted((wanted, known), key=len)
    if len(short) == 1:
        return short[0] in long
    return set(short) <= set(long)


def _noun(word: Word, nouns: frozenset[str]) -> bool:
    return word.upos in ("NOUN", "ADJ", "PROPN") and (word.lemma in nouns or word.form.lower() in nouns)


def _before(sentence: Sentence, first: int, last: int) -> list[Word]:
    """The words right before a name, back to a finite verb or a mark; one comma may stand between.

    A comma only if another mark closes the apposition: *le ministre, X, a dit*, not *selon le ministre, X est parti*.
    """
    window: list[Word] = []
    commas = 0
    for word in reversed(sentence.words[max(0, first - _REACH) : first]):
        if word.form == "," and not commas and not window:
            commas = 1
            continue
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.upos == "SCONJ":
            break
        window.insert(0, word)
    following = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    if commas and window and window[0].index == 0 and window[0].upos == "NOUN":
        # "Maire de Vaux depuis 2014, X reçoit."
        return window
    closed = following is None or following.upos == "PUNCT" or following.upos == "CCONJ"
    if commas and (not closed or not window or window[0].upos not in ("DET", "NOUN", "ADP", "ADJ")):
        return []
    return window


def _after(sentence: Sentence, last: int) -> list[Word]:
    """The words of an apposition after a name: from the comma or bracket to the next mark or finite verb.

    An age may stand first: *X, 36 ans, maire de Y*.
    """
    words = sentence.words
    start = last + 1
    if start + 3 < len(words) and words[start + 1].upos == "NUM" and words[start + 2].lemma == "an":
        start += 3
    if start + 1 >= len(words) or words[start].form not in (",", "(", "-"):
        return []
    window: list[Word] = []
    for word in words[start + 1 : start + 1 + _REACH]:
        if word.upos == "PUNCT" or word.feat("VerbForm") == "Fin" or word.feat("PronType") == "Rel":
            break
        window.append(word)
    opens = window[0] if window else None
    if opens is None or opens.upos not in ("NOUN", "DET", "ADJ", "ADV", "PROPN"):
        return []
    return window[:7]
