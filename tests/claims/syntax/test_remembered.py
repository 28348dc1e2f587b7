from __future__ import annotations

from claims.document.tree import Sentence, Word
from claims.syntax.remembered import of_sentence, remembered
from tests.support.trees import DOG, MAYOR, tree


def test_a_question_is_worked_out_once_a_word_of_the_sentence() -> None:
    asked: list[str] = []

    @remembered
    def form(sentence: Sentence, word: Word) -> str | None:
        asked.append(word.form)
        return None if word.index else word.form

    mayor, dog = tree(MAYOR), tree(DOG)
    first = mayor.words[0].form
    second = mayor.words[1]
    assert [form(mayor, mayor.words[0]), form(mayor, second), form(mayor, second)] == [first, None, None]
    assert asked == [first, second.form]
    assert form(dog, dog.words[0]) == dog.words[0].form
    assert form(mayor, mayor.words[0]) == first
    assert asked[2:] == [dog.words[0].form, first]


def test_a_question_about_a_sentence_is_worked_out_once_while_it_is_asked_about() -> None:
    asked: list[Sentence] = []

    @of_sentence
    def length(sentence: Sentence) -> int:
        asked.append(sentence)
        return len(sentence.words)

    mayor, dog = tree(MAYOR), tree(DOG)
    lengths = [length(mayor), length(mayor), length(dog), length(mayor)]
    assert lengths == [len(mayor.words), len(mayor.words), len(dog.words), len(mayor.words)]
    assert [sentence is mayor for sentence in asked] == [True, False, True]
