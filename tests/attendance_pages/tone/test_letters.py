"""Letters of our own: what hurts is found in all of them, and a kind letter is left in peace."""

from pathlib import Path

import pytest

from attendance_pages.tone.lexicon import load
from attendance_pages.tone.matcher import Matcher

LETTERS = Path(__file__).parent / "letters"
HARSH = sorted((LETTERS / "harsh").glob("*.txt"))
KIND = sorted((LETTERS / "kind").glob("*.txt"))
MATCHER = Matcher(load())


def strong(text: str, **asked: bool) -> list[str]:
    """The wordings to change."""
    return [hit.text for hit in MATCHER.find(text, **asked) if hit.term.strength == "strong"]


def test_there_are_letters_of_both_kinds():
    assert (len(HARSH) >= 12, len(KIND) >= 10) == (True, True)


@pytest.mark.parametrize("letter", HARSH, ids=lambda path: path.stem)
def test_a_harsh_letter_is_heard(letter):
    words = len(letter.read_text().split())

    assert len(strong(letter.read_text())) >= words / 25


@pytest.mark.parametrize("letter", KIND, ids=lambda path: path.stem)
def test_a_kind_letter_is_left_in_peace(letter):
    assert strong(letter.read_text()) == []


# What attendance letters really say, one at a time.
SAID = {
    "Failure to comply will result in a penalty notice": "Failure to|comply|will result in a penalty notice",
    "Section 7 of the Education Act": "Section 7 of the Education Act",
    "under Section 444(1A) of the Education Act 1996": "Section 444(1A) of the Education Act 1996",
    "your child's attendance has dropped to 87%": "attendance has dropped to 87%",
    "attendance currently stands at 79.5 per cent": "attendance currently stands at 79.5 per cent",
    "we are concerned": "we are concerned",
    "this is your final opportunity": "final opportunity",
    "the Local Authority will be notified": "the Local Authority will be notified",
    "will be referred to the Education Welfare Officer": "referred to the Education Welfare Officer",
    "you have a legal responsibility to send her": "you have a legal responsibility to",
    "improvement is required": "improvement is required",
    "you failed to ensure regular attendance": "failed to ensure regular attendance",
    "unless there is an immediate improvement": "unless there is an immediate improvement",
    "invited to attend a formal meeting": "invited to attend|formal meeting",
    "an attendance panel meeting": "attendance panel meeting",
    "the matter will be escalated": "escalated",
    "we will need medical evidence": "medical evidence",
    "there is no excuse and we will punish": "excuse|punish",
    "families who are hard to reach": "hard to reach",
    "a fine of up to £2,500": "a fine of up to £2,500",
    "parents who fail to do so are committing an offence": "fail to|committing an offence",
}


@pytest.mark.parametrize("sentence", SAID)
def test_what_letters_say_is_found(sentence):
    assert "|".join(hit.text for hit in MATCHER.find(f"We write that {sentence}.")) == SAID[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Bell is at the school office.",
        "He had a fit at school and is well again.",
        "That is fine.",
        "The catering contract runs out in July.",
        "We signed a contract with a new coach company.",
        "We failed to ring you back, and we are sorry.",
        "You have not failed.",
        "Please do not feel guilty.",
        "Tennis is on the top court at four.",
        "Mum took a penalty and scored.",
        "The penalty shoot-out is after lunch.",
        "Mrs Lee is PA to the head.",
        "Nobody is punished for being late.",
        "It is not just a phase.",
        "There is a group for families with a parent in prison.",
        "We will never force your child to come in.",
        "You are a good parent.",
        "Statutory sick pay may help.",
        "The policy has our public liability insurance number.",
        "His asthma is playing up.",
        "This app is GDPR compliant.",
        "Last chance to book for the fair!",
        "Excuse the mess, we are painting.",
        "You do not need medical evidence.",
        "Mr Ali is our family liaison officer.",
        "A group of 6 sessions of art therapy starts in May.",
    ],
)
def test_harmless_words_are_left_alone(sentence):
    assert strong(sentence) == []
