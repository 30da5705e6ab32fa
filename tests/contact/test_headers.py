"""What a phone, a browser's history and somebody's glance get to know."""

import re

import pytest
from django.conf import settings
from django.test import Client

from contact import services
from contact.urls import urlpatterns
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.contact.acts import coming_back, opened_with_code

TELLING = re.compile("abuse|domestic|confiden|safeguard|attendance|absence|secret|violence|report", re.IGNORECASE)


@pytest.fixture
def walk(site, attendance_lead):
    """Every page below /messages/ as a family sees it, by address."""
    case, code = opened_with_code(site)
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    phone, pages = Client(), {}
    pages["write"] = phone.get("/messages/write/")
    pages["write, wrong"] = phone.post("/messages/write/", {})
    pages["write, sent"] = phone.post("/messages/write/", {"message": "Hello."})
    pages["words"] = phone.get("/messages/words/")
    pages["words, wrong"] = phone.post("/messages/words/", {})
    pages["words, sent"] = phone.post("/messages/words/", {"word": "truant"})
    pages["sent"] = phone.get("/messages/sent/")
    pages["enter"] = phone.get("/messages/")
    pages["enter, unknown"] = phone.post("/messages/", {"code": "0" * 16})
    pages["enter, right"] = phone.post("/messages/", {"code": code})
    phone = coming_back(code)
    pages["thread"] = phone.get("/messages/thread/")
    pages["thread, sent"] = phone.post("/messages/thread/", {"message": "Hello."})
    pages["lock"] = phone.post("/messages/lock/")
    pages["leave"] = phone.get("/messages/leave/")
    for number in range(6):
        pages["too many"] = Client(REMOTE_ADDR="10.1.1.1").post("/messages/", {"code": f"{number:016}"})
    return pages


def test_the_walk_visits_every_address(walk):
    assert {pattern.name for pattern in urlpatterns} <= {name.split(",")[0] for name in walk}
    assert walk["too many"].status_code == 429


def test_no_page_is_kept_framed_or_found(walk):
    for name, page in walk.items():
        kept = page["Cache-Control"]
        assert "no-store" in kept, name
        assert "private" in kept, name
        assert page["X-Robots-Tag"] == "noindex, noarchive", name
        assert page["X-Frame-Options"] == "DENY", name
        assert page["X-Content-Type-Options"] == "nosniff", name
        assert page["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert page["Referrer-Policy"] == ("no-referrer" if name == "leave" else "same-origin"), name


def test_the_policy_lets_nothing_in_from_outside(walk):
    for name, page in walk.items():
        policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'", name
        assert policy["script-src"] == "'self'", name
        assert policy["form-action"] == "'self'", name
        assert policy["frame-ancestors"] == "'none'", name
        assert policy["base-uri"] == "'none'", name
        assert "unsafe" not in page["Content-Security-Policy"], name


def test_no_cookie_but_the_note_and_the_mark_of_the_form(walk):
    for name, page in walk.items():
        assert set(page.cookies) <= {"note", settings.CSRF_COOKIE_NAME}, name
        if page.cookies.get("note") and page.cookies["note"].value:
            note = page.cookies["note"]
            assert (note["path"], note["samesite"], note["httponly"]) == ("/messages/", "Strict", True), name
            assert int(note["max-age"]) <= 15 * 60, name


def test_the_cookie_is_for_https_only_on_a_real_site(parent, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert parent.post("/messages/write/", {"message": "Hello."}).cookies["note"]["secure"]


def test_titles_addresses_and_names_tell_nothing(walk):
    for name, page in walk.items():
        text = page.content.decode()
        if not text:
            continue
        titles = re.findall("<title>(.*?)</title>", text, re.DOTALL)
        assert titles == ["Contact – Foxglove Lane"], name
        fields = re.findall(r'<(?:input|textarea|select)[^>]*\bname="([^"]*)"', text)
        telling = [word for word in [*fields, *page.cookies, page.request["PATH_INFO"]] if TELLING.search(word)]
        assert telling == [], name


def test_no_page_speaks_to_anybody_else(walk):
    for name, page in walk.items():
        loaded = re.findall(r'<(?:script|img|link|iframe|source)[^>]*(?:src|href)="([^"]*)"', page.content.decode())
        assert [address for address in loaded if not address.startswith("/")] == [], name


def test_leaving_is_the_first_thing_on_every_page(walk):
    for name, page in walk.items():
        text = page.content.decode()
        if text:
            first = re.search(r"<(?:a|button|input|summary)\b[^>]*>", text[text.index("<body") :])
            assert 'class="leave-page"' in first.group(), name
            assert 'href="/messages/leave/"' in first.group(), name


def test_the_inbox_is_not_kept_either(site, attendance_lead):
    case, _code = opened_with_code(site)
    for path in ["/admin/inbox/", f"/admin/inbox/{case.pk}/"]:
        page = signed_in(attendance_lead).get(path)
        assert "no-store" in page["Cache-Control"]


def test_staff_who_are_signed_in_lose_nothing_by_leaving(attendance_lead):
    client = signed_in(attendance_lead)
    client.get("/messages/leave/")
    assert client.get("/admin/inbox/").status_code == 200
