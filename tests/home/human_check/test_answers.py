"""What we make of Google's answers, and of none. Always in time, never an error (survey F4, finding 2)."""

import socket
import threading

import pytest
import trustme
from django.http import QueryDict

from home.human_check import Answer, answer_in
from home.human_check.deadline import LINE
from tests.home.human_check.conftest import PRIVATE
from tests.home.human_check.verifier import WRONG, Verifier, keeps_silent, passes
from tests.waiting import until

TOKEN = "token=of-the-browser"


def asked(**fields: str) -> Answer:
    """What comes of a form with these fields, in a school that has turned it on."""
    data = QueryDict(mutable=True)
    data.update({name.replace("_response", "-recaptcha-response"): value for name, value in fields.items()})
    return answer_in(data, wanted=True)


def test_a_yes_is_a_yes(google):
    assert asked(g_response=TOKEN) is Answer.PASSED


def test_google_learns_the_token_and_our_key_and_no_address(google):
    request = "a local of this name is what the package looks for in every frame"
    assert request
    asked(g_response=TOKEN)

    assert google.questions == [
        ("/recaptcha/api/siteverify", {"secret": [PRIVATE], "response": [TOKEN], "remoteip": [""]})
    ]


@pytest.mark.parametrize("behaviour", WRONG.values(), ids=WRONG)
def test_f4_whatever_comes_back_is_no_yes_and_no_error(google, behaviour):
    google.behaviour = behaviour

    assert asked(g_response=TOKEN) is Answer.UNVERIFIED
    assert (len(google.questions), google.is_waited_out) == (1, False)


def test_f4_a_name_that_nobody_knows(google, settings):
    settings.RECAPTCHA_DOMAIN = "google.invalid"

    assert asked(g_response=TOKEN) is Answer.UNVERIFIED


def test_f4_a_door_where_nobody_listens(google, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.RECAPTCHA_DOMAIN = f"localhost:{nobody.getsockname()[1]}"

        assert asked(g_response=TOKEN) is Answer.UNVERIFIED


def test_f4_a_server_that_takes_nobody_in(google, settings):
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(1)  # the connection stands, the greeting never comes
        settings.RECAPTCHA_DOMAIN = f"localhost:{full.getsockname()[1]}"

        assert asked(g_response=TOKEN) is Answer.UNVERIFIED


@pytest.mark.parametrize("name", ["localhost", "www.google.example"])
def test_f4_somebody_else_who_says_yes_is_not_believed(google, authority, settings, name):
    signer = trustme.CA() if name == "localhost" else authority
    stranger = Verifier(signer, name)
    settings.RECAPTCHA_DOMAIN = stranger.address

    assert asked(g_response=TOKEN) is Answer.UNVERIFIED
    assert stranger.questions == []
    stranger.close()


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, Answer.NOT_ASKED),  # no JavaScript, or no press
        ({"human_asked": ""}, Answer.NOT_ASKED),
        ({"human_asked": "yes"}, Answer.UNVERIFIED),  # pressed, but the script was blocked
        ({"human_asked": "yes", "g_response": ""}, Answer.UNVERIFIED),
        ({"g_response": "x" * 8_001}, Answer.UNVERIFIED),
    ],
)
def test_f4_without_a_token_google_is_not_asked(google, fields, answer):
    assert asked(**fields) is answer
    assert google.questions == []


@pytest.mark.parametrize("token", ["\x00", "é🦊", " ", "&secret=x", "\r\nHost: x"])
def test_odd_tokens_travel_as_they_are(google, token):
    assert asked(g_response=token) in {Answer.PASSED, Answer.NOT_ASKED, Answer.UNVERIFIED}
    assert [fields["secret"] for _path, fields in google.questions] in ([], [[PRIVATE]])


@pytest.mark.parametrize(("public", "private", "wanted"), [("", "", True), ("x", "x", False)])
def test_f5_while_it_is_off_google_is_not_asked(google, settings, public, private, wanted):
    settings.RECAPTCHA_PUBLIC_KEY, settings.RECAPTCHA_PRIVATE_KEY = public, private

    assert answer_in(QueryDict("g-recaptcha-response=x&human_asked=yes"), wanted=wanted) is Answer.NOT_ASKED
    assert google.questions == []


def test_while_google_is_silent_for_one_parent_the_next_does_not_wait(google):
    google.behaviour = keeps_silent
    first: list[Answer] = []
    waiting = threading.Thread(target=lambda: first.append(asked(g_response=TOKEN)))
    waiting.start()
    until(lambda: google.questions)

    assert asked(g_response=TOKEN) is Answer.UNVERIFIED
    waiting.join()
    assert (first, len(google.questions)) == ([Answer.UNVERIFIED], 1)


def test_after_a_bad_moment_it_works_again(google):
    google.behaviour = keeps_silent
    asked(g_response=TOKEN)
    google.over.set()
    assert LINE.acquire(timeout=30)
    LINE.release()
    google.behaviour = passes

    assert asked(g_response=TOKEN) is Answer.PASSED
