"""The message and the booking with Google's check: stored whatever happens (survey F4, F5, T23)."""

import pytest
from django.conf import settings as site_settings
from django.test import Client

from contact.doubt import CEILING, HOUR, MOST_A_MINUTE
from contact.intake import ACTION
from contact.models import Case, TeamSettings
from events.models import Booking, EventSettings
from site_project.bursts import count_at_site
from site_project.privacy.keys import new_token
from tests.contact.floods import WRITE, send, so_many_before
from tests.events.conftest import date, event_page, fields, index_page, make_date, url  # noqa: F401 - fixtures
from tests.home.human_check.conftest import PUBLIC
from tests.home.human_check.verifier import WRONG

TOKEN = {"human_asked": "yes", "g-recaptcha-response": "token"}
OWN = {"script-src": "'self'", "frame-src": None}


@pytest.fixture
def asks(site) -> None:
    """The school has turned it on for messages and for bookings."""
    TeamSettings.objects.update_or_create(site=site, defaults={"asks_google": True})
    EventSettings.objects.update_or_create(site=site, defaults={"asks_google": True})


def policy(page) -> dict[str, str | None]:
    """What the page may run and frame."""
    parts = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    return {name: parts.get(name) for name in OWN}


@pytest.mark.parametrize("behaviour", WRONG.values(), ids=WRONG)
def test_f4_a_message_is_kept_whatever_google_does(google, asks, behaviour):
    google.behaviour = behaviour
    answer = send("Please read this.", **TOKEN)

    assert (len(google.questions), google.is_waited_out) == (1, False)
    assert (answer.status_code, answer["Location"]) == (303, "/messages/sent/")
    case = Case.objects.get()
    assert (case.status, case.human_check, case.messages.get().body) == ("new", "unverified", "Please read this.")


@pytest.mark.parametrize(
    ("sent", "check"),
    [({}, ""), ({"human_asked": "yes"}, "unverified"), (TOKEN, "passed")],
    ids=["js off", "blocked", "yes"],
)
def test_f4_a_message_without_javascript_or_script_is_kept_too(google, asks, sent, check):
    assert send("Please read this.", **sent).status_code == 303

    case = Case.objects.get()
    assert (case.status, case.human_check) == ("new", check)


def test_f4_google_that_cannot_be_found_loses_nothing(google, asks, settings):
    settings.RECAPTCHA_DOMAIN = "google.invalid"

    assert send("Please read this.", **TOKEN).status_code == 303
    assert Case.objects.get().human_check == "unverified"


def test_behind_a_proxy_google_hears_no_address_either(google, asks, settings):
    settings.BEHIND_PROXY = True
    send("Hello.", HTTP_X_FORWARDED_FOR="203.0.113.9")
    Client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9").post(WRITE, {"message": "Hi.", **TOKEN})

    assert [fields["remoteip"] for _path, fields in google.questions] == [[""]]
    assert "203.0.113" not in str(google.questions)


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("path", ["write", "words", "book"])
def test_f5_the_policy_lets_google_in_only_while_it_is_on(keys, site, request, date, path, on):  # noqa: F811
    if on:
        request.getfixturevalue("asks")
    address = {"write": WRITE, "words": "/messages/words/", "book": url(date)}[path]
    for page in (Client().get(address), Client().post(address, {})):
        text = page.content.decode()
        if on:
            assert policy(page) == {
                "script-src": "'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
                "frame-src": "https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/",
            }
            assert (PUBLIC in text, "<script src=" in text) == (True, False)
        else:
            assert policy(page) == OWN
            assert "google" not in text.lower().replace("google maps", "")


@pytest.mark.parametrize("path", ["/messages/", "/messages/sent/", "/", "/search/"])
def test_f5_no_other_page_lets_google_in(keys, asks, path):
    page = Client().get(path)

    assert "google" not in page["Content-Security-Policy"]


def test_f5_without_keys_the_school_s_wish_alone_does_nothing(asks):
    page = Client().get(WRITE)

    assert (policy(page), "google" in page.content.decode().lower()) == (OWN, False)
    assert "google" not in str(site_settings.CONTENT_SECURITY_POLICY)


def test_a_passed_check_speaks_for_a_message_above_the_ceiling(google, asks, site):
    for _message in range(CEILING):  # as if so many had come within this hour
        count_at_site(site.pk, ACTION, seconds=HOUR)
    send("Two.", "10.2.1.1")
    send("Three.", "10.3.1.1", **TOKEN)

    assert sorted(Case.objects.values_list("doubt", "human_check")) == [("", "passed"), ("ceiling", "")]


@pytest.mark.parametrize("behaviour", list(WRONG.values())[:5], ids=list(WRONG)[:5])
def test_f4_a_booking_is_a_booking_whatever_google_does(google, asks, date, behaviour):  # noqa: F811
    google.behaviour = behaviour

    assert Client().post(url(date), fields(**TOKEN)).status_code == 303
    assert (Booking.objects.count(), len(google.questions)) == (1, 1)


def test_of_a_booking_s_check_nothing_is_kept(google, asks, date):  # noqa: F811
    Client().post(url(date), fields(**TOKEN))

    assert [field.name for field in Booking._meta.get_fields() if "human" in field.name or "check" in field.name] == []
    assert google.questions != []


def test_a_passed_check_lets_a_family_book_after_many_others_on_the_same_wifi(google, asks, date, settings):  # noqa: F811
    settings.BOOKING_TRIES = 1
    one, two = fields(), fields(contact_name="Sam", email="sam@families.example")
    assert Client().post(url(date), one).status_code == 303
    assert Client().post(url(date), two).status_code == 429

    assert Client().post(url(date), {**two, **TOKEN, "key": new_token()}).status_code == 303


def test_too_many_a_minute_are_not_asked_about(google, asks):
    so_many_before(MOST_A_MINUTE)

    assert (send("Hello.", **TOKEN).status_code, google.questions) == (429, [])
