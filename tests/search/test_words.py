"""Words of whatever script are found however they are spelled."""

from __future__ import annotations

import pytest

# ruff: noqa: RUF001  (letters of other scripts are what this is about)
from chalicelib.search.question import Question, question, says
from chalicelib.search.words import words


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Café", "cafe"),
        ("cafe", "CAFÉ"),
        ("Cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("Straße", "STRASSE"),
        ("Ångström", "angstrom"),
        ("ŁÓDŹ", "łódź"),
        ("İstanbul", "istanbul"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Москва́", "МОСКВА"),
        ("ёлка", "елка"),
        ("东京铁塔", "铁塔"),
        ("東京タワー", "東京"),
        ("서울 여행", "서울"),
        ("ﾊﾝｶｸ", "ハンカク"),
        ("Ｗｉｄｅ", "wide"),
        ("rock'n'roll", "Rock 'n' Roll"),
        ("well-known", "known"),
        ("IMG_2007.jpg", "2007"),
        ("user@example.com", "example"),
        ("สวัสดี", "สวัสดี"),
        ("नमस्ते", "नमस्ते"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_a_text_is_found_by_what_is_typed(text, typed):
    found = (" ".join(words(text)),)
    asked = question(typed)
    assert asked.wanted
    assert all(says(found, phrase) for phrase in asked.wanted)


@pytest.mark.parametrize(
    ("text", "typed"), [("catalog", "cat"), ("东北京", "东京"), ("서울", "서"), ("かき", "がき")]
)
def test_a_text_is_not_found_by_parts_of_its_words(text, typed):
    assert not all(says((" ".join(words(text)),), phrase) for phrase in question(typed).wanted)


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("cat dog", [["cat"], ["dog"]], []),
        ('"big  Dog" cat', [["big", "dog"], ["cat"]], []),
        ('cat -bird -"red fox"', [["cat"]], [["bird"], ["red", "fox"]]),
        ("东京", [["东", "京"]], []),
        ("e-mail", [["e", "mail"]], []),
        ('"left open', [["left", "open"]], []),
        ("- -- ☕ \x00", [], []),
        ("", [], []),
    ],
)
def test_a_question_is_words_phrases_and_what_is_shunned(typed, wanted, unwanted):
    assert question(typed) == Question(
        wanted=tuple(map(tuple, wanted)), unwanted=tuple(map(tuple, unwanted))
    )


def test_a_question_has_thirty_parts_at_most():
    assert len(question("cat " * 500).wanted) == 30


@pytest.mark.parametrize("text", ["\ud800 cat", "cat \x00", "x" * 100_000, "́" * 1000])
def test_hostile_texts_have_words_that_can_be_kept(text):
    for word in words(text):
        assert len(word) <= 64
