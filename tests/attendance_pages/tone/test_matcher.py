"""What the matcher finds, what it leaves alone, and where it says it stands."""

import pytest

from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher

MATCHER = Matcher(load())


def found(text: str, **asked: bool) -> list[str]:
    """The wordings found, as they stand in the text."""
    return [hit.text for hit in MATCHER.find(text, **asked)]


def test_hits_say_where_they_stand_in_the_original():
    text = "Dear parent,\r\n\r\nun\u00adacceptable \u2013 your child\u2019s  non\u2011atten\u00addance."

    hits = MATCHER.find(text)

    assert [hit.text for hit in hits] == ["un\u00adacceptable", "non\u2011atten\u00addance"]
    assert [text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        "attendance contract",
        "Attendance\nContracts",
        "ATTENDANCE \u00a0 CONTRACT",
        "attendance\r\n   contract",
        "attendance-contract",
        "atten\u00addance con\u200btract",
    ],
)
def test_white_space_capitals_and_hyphens_hide_nothing(text):
    assert [hit.term.id for hit in MATCHER.find(text)] == ["t001-attendance-contract"]


def test_a_phrase_ends_with_its_paragraph():
    assert found("We talk about parenting\norders.") == ["parenting\norders"]
    assert found("We talk about parenting\n\norders.") == []


def test_the_longest_wording_wins():
    assert found("This may lead to prosecution.") == ["may lead to prosecution"]


def test_a_page_that_explains_the_law_may_name_it():
    text = "A penalty notice is no excuse."

    assert found(text) == ["penalty notice", "excuse"]
    assert found(text, explains_law=True) == ["excuse"]


@pytest.mark.parametrize(
    "text",
    [
        'We never say "no excuse" here.',
        "We never say \u201cno excuse\u201d here.",
        "We never say 'no excuse' here.",
        "We never say \u2018no excuse\u2019 here.",
        "We never say \u2018no parents\u2019 excuse ever\u2019 here.",
        "(\u201cno excuse\u201d)",
    ],
)
def test_quotations_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWe listen.\n\nThere is no excuse.",
        'The ruler is 6" long. No excuse! The other is 5" long.',
        "The parents' room is open. No excuse for the parents' room.",
        "'Tis no excuse, said the children's friend.",
        "Rock 'n' roll is no excuse for the boys' band.",
        '"We listen. There is no excuse.',
    ],
)
def test_what_only_looks_like_a_quotation_is_read(text):
    assert [text.lower() for text in found(text)] == ["excuse"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask the special educational needs coordinator (SENCO). The SENCO is Ms Bell.",
        "Our SENCO (special educational needs co-ordinator) is Ms Bell. The SENCO is in on Mondays.",
        "Special educational needs help is there for all. Ask about SEN.",
        "The local authority (LA) helps. The LA is near.",
        "An Education, Health and Care plan (EHCP)",
        "child and adolescent mental health services (CAMHS)",
        "Department for Education (DfE)",
    ],
)
def test_acronyms_that_are_spelled_out_are_left_alone(text):
    assert [hit.text for hit in MATCHER.find(text) if hit.term.category == "acronym"] == []


def test_acronyms_are_found_until_they_are_spelled_out():
    assert found("Ask the SENCO. Later: special educational needs coordinator (SENCO).") == ["SENCO"]
    assert found("Look after yourself. The LA will ring.") == ["LA"]
