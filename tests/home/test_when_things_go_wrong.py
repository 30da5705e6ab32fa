"""The pages for bad moments: not found, broken, sent too late. Each names a way to a person."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from home.models import StandardPage
from home.views import server_error
from site_project.staff.models import User
from tests.cast import sign_in, signed_in


def numbers_to_tap(answer) -> list[str]:
    """The telephone numbers of the page's main part."""
    main = BeautifulSoup(answer.content, "html.parser").main
    return [link["href"].removeprefix("tel:") for link in main.select('a[href^="tel:"]')]


def test_a_page_that_is_not_there_helps_on(parent):
    answer = parent.get("/no-such-page/")

    assert answer.status_code == 404
    assert numbers_to_tap(answer) == ["01632960145", "999", "111"]
    assert BeautifulSoup(answer.content, "html.parser").h1.get_text() == "We cannot find that page"


def test_an_address_that_nobody_can_type_is_not_found_either(parent):
    assert [parent.get(path).status_code for path in ("/%00/", "/%F0%9F%98%A2/", f"/{'a' * 5000}/")] == [404] * 3


def test_the_page_for_our_own_faults_needs_no_database():
    answer = server_error(RequestFactory().get("/help/"))  # no database in this test: asking it would fail

    assert answer.status_code == 500
    assert numbers_to_tap(answer) == ["01632960145", "999", "111"]


def test_without_a_number_the_page_for_our_faults_says_where_to_find_it(settings):
    settings.SCHOOL_PHONE = ""
    answer = server_error(RequestFactory().get("/help/"))

    assert numbers_to_tap(answer) == ["999", "111"]
    assert "The number is on any letter from us." in answer.content.decode()


def test_a_fault_in_a_page_shows_that_page_and_nothing_of_the_fault(site, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError("the password is hunter2")

    monkeypatch.setattr(StandardPage, "get_context", breaks)
    site.root_page.add_child(instance=StandardPage(title="About", slug="about", body=[]))
    answer = Client(raise_request_exception=False).get("/about/")

    assert answer.status_code == 500
    assert (b"hunter2" in answer.content, b"Sorry, something went wrong on our side" in answer.content) == (False, True)


class TestAFormThatWasOpenForTooLong:
    """The safety mark ran out. Nothing was done, and nothing that was typed is lost."""

    TYPED = {"name": "Nadia", "children": ["Omar", "Lila <3"], "text": 'He said "no".\n\nTwice.', "empty": ""}

    @pytest.fixture
    def answer(self, site):
        """What a phone gets that sends the form without the mark."""
        return Client(enforce_csrf_checks=True).post("/messages/write/?from=home", self.TYPED)

    def test_it_says_so_kindly(self, answer):
        assert answer.status_code == 403
        assert BeautifulSoup(answer.content, "html.parser").h1.get_text() == "Please send it once more"
        assert "no-store" in answer["Cache-Control"]

    def test_every_value_waits_in_the_form_to_be_sent_again(self, answer):
        inputs = BeautifulSoup(answer.content, "html.parser").main.select("form input[type=hidden]")
        kept = [(field["name"], field["value"]) for field in inputs if field["name"] != "csrfmiddlewaretoken"]

        assert kept == [
            ("name", "Nadia"),
            ("children", "Omar"),
            ("children", "Lila <3"),
            ("text", 'He said "no".\n\nTwice.'),
            ("empty", ""),
        ]

    def test_sending_it_again_passes_the_check(self, answer, site):
        form = BeautifulSoup(answer.content, "html.parser").main.form
        assert (form["method"], form["action"]) == ("post", "/messages/write/")
        client = Client(enforce_csrf_checks=True)
        client.cookies["csrftoken"] = answer.cookies["csrftoken"].value
        fields = [(field["name"], field.get("value", "")) for field in form.select("input")]

        assert client.post("/search/", dict(fields)).status_code == 405  # past the check: the view itself says no

    def test_a_form_of_the_staff_is_not_repeated(self, site, technician):
        client = Client(enforce_csrf_checks=True)
        sign_in(client, technician)
        answer = client.post("/admin/users/new/", {"username": "mallory", "password1": "a long password"})

        assert answer.status_code == 403
        assert b"mallory" not in answer.content
        assert not User.objects.filter(username="mallory").exists()


def test_a_body_too_large_to_read_gets_a_kind_answer(parent):
    answer = parent.post("/search/", {"text": "a" * 300_000})

    assert answer.status_code in (400, 405)


def test_staff_get_the_same_page_for_a_wrong_address(site, office):
    assert signed_in(office).get("/no-such-page/").status_code == 404


def test_words_that_another_site_sent_are_not_put_on_our_page(site):
    answer = Client(enforce_csrf_checks=True).post(
        "/messages/write/", {"message": "not hers"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403
    assert "not hers" not in answer.content.decode()
