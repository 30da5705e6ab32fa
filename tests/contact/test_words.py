"""A family tells us of a word that hurts."""

import pytest
from django.test import Client

from contact.models import Case
from tests.contact.floods import a_flood_before

pytestmark = pytest.mark.django_db
WORDS, SENT = "/messages/words/", "/messages/sent/"


def test_it_lands_in_the_inbox_and_leads_to_a_code(parent):
    answer = parent.post(WORDS, {"word": "no excuse", "where": "letter of May", "why": "I cried."})

    assert (answer.status_code, answer["Location"]) == (303, SENT)
    message = Case.objects.get().messages.get()
    assert message.body == "A word that hurts: no excuse\nWhere: letter of May\nWhat it did: I cried."
    assert "Your code" in parent.get(SENT).content.decode()


def test_the_word_alone_is_enough(parent):
    parent.post(WORDS, {"word": "truant"})

    assert Case.objects.get().messages.get().body == "A word that hurts: truant"


def test_the_same_form_twice_is_one_case(parent):
    page = parent.get(WORDS)
    sent = {"word": "truant", "key": page.context["form"]["key"].value()}

    parent.post(WORDS, sent)
    parent.post(WORDS, sent)

    assert (Case.objects.count(), Case.objects.get().messages.count()) == (1, 1)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"word": "", "why": "I cried."}, "Please write the word or the sentence."),
        ({"word": "\x00", "why": "I cried."}, "Please write the word or the sentence."),
        ({"word": "a" * 301, "why": "I cried."}, "Please keep this to 300 characters."),
        ({"word": "a", "where": "b" * 201, "why": "I cried."}, "Please keep this to 200 characters."),
        ({"word": "a", "why": "I cried." + "c" * 30_000}, "We can take 5,000."),
    ],
)
def test_wrong_input_gets_one_sentence_and_keeps_what_was_typed(parent, sent, sentence):
    page = parent.post(WORDS, sent)

    assert (page.status_code, Case.objects.count()) == (200, 0)
    assert sentence in page.content.decode()
    assert "I cried." in page.content.decode()


def test_the_page_is_as_confidential_as_the_others(parent):
    page = parent.get(WORDS)

    assert "no-store" in page["Cache-Control"]
    assert page["X-Frame-Options"] == "DENY"
    assert Client(enforce_csrf_checks=True).post(WORDS, {"word": "truant"}).status_code == 403


def test_what_a_machine_sends_waits_for_a_look_and_is_not_lost(parent):
    a_flood_before("127.0.0.1")

    assert parent.post(WORDS, {"word": "truant"}).status_code == 303
    assert [case.doubt for case in Case.objects.quarantined()] == ["flood"]
