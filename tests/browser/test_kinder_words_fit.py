"""Kinder words fit the place where the others stood: capitals, "a" and "an", whole sentences."""

import pytest

from tests.browser.test_tone_matcher import asked, empty_page  # noqa: F401 - a fixture

WORDS = [
    ("You signed an attendance contract.", "attendance contract", "support plan", "You signed a support plan."),
    ("An attendance contract helps.", "attendance contract", "support plan", "A support plan helps."),
    ("Truancy is rare.", "Truancy", "missing school", "Missing school is rare."),
    ("We say: truancy.", "truancy", "missing school", "We say: missing school."),
    ("Ask the EWO today.", "EWO", "council worker", "Ask the council worker today."),
    ("EWO and office.", "EWO", "council worker", "Council worker and office."),
    ("This is a notice.", "notice", "a letter that offers help", "This is a letter that offers help."),
    ("We have a robust offer.", "robust", "open", "We have an open offer."),
    ("It is an old way.", "old", "useful", "It is a useful way."),
    ("Your cohort is kind.", "cohort", "year group", "Your year group is kind."),
    ("He said “truancy” twice.", "truancy", "missing school", "He said “missing school” twice."),
]
HELP = "if this is hard, tell us"
SENTENCES = [
    ("Hello. Failure to do so will cost you. Bye.", "Failure", HELP, "Hello. If this is hard, tell us. Bye."),
    ("Failure to do so will cost you", "will cost", HELP, "If this is hard, tell us"),
    ("One.\nFailure costs you!\nTwo.", "costs", HELP, "One.\nIf this is hard, tell us.\nTwo."),
    ("Failure costs.", "Failure", "how can we help?", "How can we help?"),
]


def put(page, call: str, text: str, wording: str, kinder: str) -> str:
    """The text with kinder words in the place that the script names."""
    start = text.index(wording)
    hit = {"start": start, "end": start + len(wording)}
    place = asked(page, "fitting", f"m.{call}(...given)", text, hit, kinder)
    return text[: place["start"]] + place["words"] + text[place["end"] :]


@pytest.mark.parametrize(("text", "wording", "kinder", "result"), WORDS)
def test_words_fit_between_words(empty_page, text, wording, kinder, result):  # noqa: F811
    assert put(empty_page, "fitted", text, wording, kinder) == result


@pytest.mark.parametrize(("text", "wording", "kinder", "result"), SENTENCES)
def test_a_sentence_takes_the_place_of_a_sentence(empty_page, text, wording, kinder, result):  # noqa: F811
    assert put(empty_page, "fittedSentence", text, wording, kinder) == result
