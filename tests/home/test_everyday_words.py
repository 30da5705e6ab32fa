"""How parents' words are read, without any page: endings, meanings, slips of the thumb."""

from collections import Counter

import pytest

from home.everyday_words import groups, one_slip, parts_of, root, widened
from home.finding import OTHER_WORDS, TITLE, best_first, close_words, corrected


@pytest.mark.parametrize(
    "family",
    [
        "bully bullies bullied bullying",
        "worry worries worried worrying",
        "die dies died dying",
        "ill illness illnesses",
        "hit hits hitting",
        "late lateness",
        "fine fines fined",
        "shoe shoes",
        "class classes",
        "bus buses",
        "plan plans planned planning",
        "refuse refuses refused refusing",
        "stop stops stopped stopping",
    ],
)
def test_endings_fall_away(family):
    assert len({root(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["ring wring", "need knee", "bed bee", "sick six", "nan nail", "school scold", "red ring"]
)
def test_other_words_stay_other_words(pair):
    one, other = pair.split()

    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("said", "means"), [("poorly", "ill"), ("skint", "money"), ("nan died", "bereavement"), ("won't go in", "anxiety")]
)
def test_a_word_brings_those_that_mean_the_same(said, means):
    assert root(means) in widened(said)


def test_the_words_that_were_said_come_first():
    assert widened("skint bullies")[:2] == ["skint", "bulli"]


def test_a_question_has_as_many_parts_as_it_says_things():
    assert [part.own for part in parts_of("She's poorly and won’t go in")] == [["poorli"], ["wont go in"]]
    assert [part.own for part in parts_of("hot chocolate")] == [["hot chocolat"]]
    assert [part.own for part in parts_of("zebra in the school")] == [["zebra"]]
    assert [part.own for part in parts_of("what can I do")] == [["what"], ["can"], ["i"], ["do"]]
    assert parts_of("") == []


def test_no_word_of_the_table_has_two_meanings():
    times = Counter(phrase for group in groups() for phrase in group)

    assert [phrase for phrase, count in times.items() if count > 1] == []
    assert len(times) > 300


@pytest.mark.parametrize(
    "typed", ["bulied", "bullid", "bulliied", "ubllied", "bullier", "bullied"],
)  # fmt: skip
def test_one_slip_is_forgiven(typed):
    assert one_slip(typed, "bullied") is True


@pytest.mark.parametrize("typed", ["bulid", "bull", "ullieds", "dellied", ""])
def test_two_are_too_many(typed):
    assert one_slip(typed, "bullied") is False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("porly", "poorly"),
        ("skimt", "skint"),
        ("anxeity", "anxiety"),
        ("zebra", "zebra"),
        ("nan", "nan"),
        ("jumpers", "jumpers"),
    ],
)
def test_only_words_that_nobody_uses_are_put_right(typed, meant):
    assert corrected(typed, ["A spare jumper is here."]) == meant


PAGES = {
    "worry": [(TITLE, "Worried about school"), (OTHER_WORDS, "tummy ache, anxious")],
    "ill": [(TITLE, "My child is not well"), (OTHER_WORDS, "ill, sick, rash")],
    "money": [(TITLE, "Money and uniform"), (OTHER_WORDS, "free school meals, tight month")],
}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("worried", ["worry"]),
        ("poorly", ["ill", "worry"]),
        ("uniforms", ["money"]),
        ("school", ["worry", "money"]),
        ("worried about money", ["worry", "money"]),
        ("zebra", []),
        ("", []),
        ("💔", []),
        ("'; DROP TABLE", []),
    ],
)
def test_the_page_that_says_it_in_its_title_comes_first(query, order):
    assert best_first(query, PAGES) == order


def test_words_side_by_side_do_not_reach_over_a_comma():
    apart, together = [(TITLE, "We are not, well, late")], [(TITLE, "We are not well")]

    assert best_first("not well", {"apart": apart, "together": together}) == ["together"]


def test_for_words_that_found_nothing_close_ones_are_offered():
    assert close_words("wuried", ["Zebra crossing"])[0] == "worried"
    assert close_words("zebbera", ["Zebra crossing"])[0] == "zebra"
    assert close_words("", []) == []
