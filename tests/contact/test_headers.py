"""What a phone, a browser's history and somebody's glance get to know."""

import re

import pytest
from django.conf import settings
from django.test import Client

from contact import codes, services
from contact.models import ContactPage
from contact.urls import urlpatterns
from site_project.page_style import page_style_hash
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.contact.acts import coming_back, opened_with_code

TELLING = re.compile("abuse|domestic|confiden|safeguard|attendance|absence|secret|violence|report", re.IGNORECASE)
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": f"'self' {page_style_hash()}",  # the one style that travels inside every page
    "img-src": "'self'",
    "connect-src": "'self'",  # the script of the way out tells our own site
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
WORDS = "Hello 7c1f kestrel."


@pytest.fixture
def start(site, home) -> ContactPage:
    """The page before the form."""
    page = ContactPage(
        title="Talk to us", slug="talk-to-us", what_stays_between_us="<p>First.</p>", when_we_read="At 8."
    )
    return home.add_child(instance=page)


@pytest.fixture
def secrets() -> dict[str, str]:
    """What no address may carry: filled by the walk."""
    return {"words": WORDS}


@pytest.fixture
def walk(start, site, attendance_lead, secrets):
    """Every page of the journey as a family sees it, by address."""
    case, code = opened_with_code(site)
    services.reply(case=case, author=attendance_lead, body="Hello.", version=1, key=new_token())
    phone, pages, key = Client(), {}, new_token()
    secrets.update(code=code, new=codes.code_for(key), groups=" ".join(codes.in_groups(code)))
    pages["start"] = phone.get("/talk-to-us/")
    pages["write"] = phone.get("/messages/write/")
    pages["write, wrong"] = phone.post("/messages/write/", {})
    pages["write, too long"] = phone.post("/messages/write/", {"message": "a" * 64 * 1024})
    pages["write, too many boxes"] = phone.post(
        "/messages/write/", "&".join(["message=a"] * 1000), content_type="application/x-www-form-urlencoded"
    )
    pages["write, forged"] = Client(enforce_csrf_checks=True).post("/messages/write/", {"message": WORDS})
    pages["write, sent"] = phone.post("/messages/write/", {"message": WORDS, "key": key})
    pages["sent"] = phone.get("/messages/sent/")
    pages["no_code"] = phone.post("/messages/no-code/")
    pages["words"] = phone.get("/messages/words/")
    pages["words, wrong"] = phone.post("/messages/words/", {})
    pages["words, sent"] = phone.post("/messages/words/", {"word": "truant"})
    pages["enter"] = phone.get("/messages/")
    pages["enter, unknown"] = phone.post("/messages/", {"code": "0" * 16})
    pages["enter, right"] = phone.post("/messages/", {"code": code})
    phone = coming_back(code)
    pages["thread"] = phone.get("/messages/thread/")
    pages["thread, sent"] = phone.post("/messages/thread/", {"message": WORDS})
    pages["choices"] = phone.get("/messages/choices/")
    pages["choices, wrong"] = phone.post("/messages/choices/", {"wants": "phone"})
    pages["choices, changed"] = phone.post("/messages/choices/", {"wants": "code"})
    pages["erase"] = phone.post("/messages/erase/")
    pages["thread, asked"] = phone.get("/messages/thread/")
    pages["lock"] = phone.post("/messages/lock/")
    pages["choices, over"] = phone.post("/messages/choices/", {"wants": "code"})
    pages["leave"] = phone.get("/messages/leave/")
    pages["after"] = phone.get("/messages/after/")
    for number in range(6):
        pages["too many"] = Client(REMOTE_ADDR="10.1.1.1").post("/messages/", {"code": f"{number:016}"})
    return pages


def test_the_walk_visits_every_address(walk):
    assert {pattern.name for pattern in urlpatterns} <= {name.split(",")[0] for name in walk}
    odd = {"write, too long": 413, "write, too many boxes": 400, "write, forged": 403, "too many": 429}
    assert {name: page.status_code for name, page in walk.items() if page.status_code >= 400} == odd


def test_b4_no_page_is_kept_or_framed_and_only_the_first_may_be_found(walk):
    for name, page in walk.items():
        kept = page["Cache-Control"]
        assert "no-store" in kept, name
        assert "private" in kept, name
        assert page.get("X-Robots-Tag", "") == ("" if name == "start" else "noindex, noarchive"), name
        assert page["X-Frame-Options"] == "DENY", name
        assert page["X-Content-Type-Options"] == "nosniff", name
        assert page["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert page["Referrer-Policy"] == ("no-referrer" if name == "leave" else "same-origin"), name


def test_b4_the_policy_is_exactly_this(walk):
    policies = {
        name: dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
        for name, page in walk.items()
    }
    assert {name: policy for name, policy in policies.items() if policy != STRICT} == {}


def test_b4_no_cookie_but_the_note_and_the_mark_of_the_form(walk):
    for name, page in walk.items():
        assert set(page.cookies) <= {"note", settings.CSRF_COOKIE_NAME}, name
        if page.cookies.get("note") and page.cookies["note"].value:
            note = page.cookies["note"]
            assert (note["path"], note["samesite"], note["httponly"]) == ("/", "Strict", True), name
            assert int(note["max-age"]) <= 15 * 60, name


def test_b4_on_a_real_site_the_browser_holds_the_cookie_to_our_https(parent, settings):
    settings.SESSION_COOKIE_SECURE = True
    note = parent.post("/messages/write/", {"message": "Hello."}).cookies["__Host-note"]
    assert (note["secure"], note["path"], note["domain"]) == (True, "/", "")
    assert parent.get("/messages/leave/").cookies["__Host-note"]["secure"]


def test_b5_titles_addresses_and_names_tell_nothing(walk):
    for name, page in walk.items():
        text = page.content.decode()
        if not text:
            continue
        title = {"write, forged": "Please send it once more"}.get(name, "Contact")
        assert re.findall("<title>(.*?)</title>", text, re.DOTALL) == [f"{title} – Foxglove Lane"], name
        fields = re.findall(r'<(?:input|textarea|select)[^>]*\bname="([^"]*)"', text)
        telling = [word for word in [*fields, *page.cookies, page.request["PATH_INFO"], title] if TELLING.search(word)]
        assert telling == [], name


def test_b5_the_control_a_telling_name_would_be_found():
    assert TELLING.search("id_safeguarding")
    assert TELLING.search("/report-abuse/")


def test_b6_no_address_carries_a_code_or_words(walk, secrets):
    for name, page in walk.items():
        asked = page.request["PATH_INFO"] + page.request["QUERY_STRING"]
        led = page.get("Location", "") + " ".join(re.findall(r'(?:href|action|src)="([^"]*)"', page.content.decode()))
        found = [kind for kind, secret in secrets.items() if secret in asked + led]
        assert found == [], name
    assert secrets["groups"].split()[0] in secrets["code"], "the control: the walk told its code"
    assert [page for page in walk.values() if "?" in page.get("Location", "")] == []


def test_no_page_speaks_to_anybody_else(walk):
    for name, page in walk.items():
        loaded = re.findall(r'<(?:script|img|link|iframe|source)[^>]*(?:src|href)="([^"]*)"', page.content.decode())
        assert [address for address in loaded if not address.startswith("/")] == [], name


def test_h5_leaving_is_the_first_thing_on_every_page(walk):
    for name, page in walk.items():
        text = page.content.decode()
        if text:
            first = re.search(r"<(?:a|button|input|summary)\b[^>]*>", text[text.index("<body") :])
            assert 'class="leave-page"' in first.group(), name
            assert 'href="/messages/leave/"' in first.group(), name
            assert "noreferrer" in first.group(), name


def test_h6_no_page_is_heavy(walk):
    assert {name: len(page.content) for name, page in walk.items() if len(page.content) > 60 * 1024} == {}


def test_the_inbox_is_not_kept_either(site, attendance_lead):
    case, _code = opened_with_code(site)
    for path in ["/admin/inbox/", f"/admin/inbox/{case.pk}/"]:
        page = signed_in(attendance_lead).get(path)
        assert "no-store" in page["Cache-Control"]


def test_staff_who_are_signed_in_lose_nothing_by_leaving(attendance_lead):
    client = signed_in(attendance_lead)
    client.get("/messages/leave/")
    assert client.get("/admin/inbox/").status_code == 200
