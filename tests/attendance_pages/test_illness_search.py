"""Which illness somebody means who types in a hurry."""

from typing import NamedTuple

import pytest

from attendance_pages.illness_search import matching, words_of


class Topic(NamedTuple):
    """An illness, as far as the search reads it."""

    name: str
    other_words: str = ""


TOPICS = [
    Topic("Chickenpox", "itchy spots, blisters, chicken pox"),
    Topic("Cold sore", "blister on lip"),
    Topic("Ear infection", "earache, sore ear"),
    Topic("Head lice", "nits, itchy head"),
    Topic("High temperature", "fever, hot, burning up"),
    Topic("Sickness or diarrhoea", "poorly tummy, bug, runs, throwing up, vomiting"),
    Topic("Sore throat", ""),
]


def found(query: str) -> list[str]:
    """The names of what is found, best first."""
    return [topic.name for topic in matching(TOPICS, query)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("chickenpox", ["Chickenpox"]),
        ("CHICKEN", ["Chickenpox"]),
        ("nit", ["Head lice"]),
        ("runs", ["Sickness or diarrhoea"]),
        ("fevers", ["High temperature"]),
        ("diarea", ["Sickness or diarrhoea"]),
        ("diarrhea", ["Sickness or diarrhoea"]),
        ("temprature", ["High temperature"]),
        ("chiken pox", ["Chickenpox"]),
        ("Can my child come to school with nits?", ["Head lice"]),
        ("early", []),
        ("zebra", []),
        ("my child is not well", []),
        ("", []),
    ],
)
def test_everyday_words_word_beginnings_and_slips_find_it(typed, names):
    assert found(typed) == names


def test_what_holds_most_of_the_words_comes_first():
    assert found("sore throat") == ["Sore throat", "Cold sore", "Ear infection"]


def test_each_of_several_worries_is_found():
    assert found("tummy and fever") == ["High temperature", "Sickness or diarrhoea"]


def test_a_hundred_words_are_read_as_far_as_a_question_goes():
    assert found("zebra " * 11 + "nits") == ["Head lice"]
    assert found("zebra " * 12 + "nits") == []


def test_words_that_tell_nothing_are_left_out():
    assert words_of("My CHILD has the runs, should she stay at home?") == ["runs"]
