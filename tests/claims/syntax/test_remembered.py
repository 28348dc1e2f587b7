from __future__ import annotations

from claims.document.tree import Sentence, Word
from claims.syntax.remembered import remembered
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
