"""C6, E1 and E6: bad words, forged forms and ids of other cases do nothing in the inbox."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, Site

from contact import services
from contact.models import Case, Cover, Presence, ReplyTemplate, TeamSettings
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, sign_in, signed_in
from tests.contact.access_table import NO, TABLE, address, records
from tests.contact.acts import ENDED, fresh, inbox_page, opened, read_card

NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'\" autofocus onfocus=alert(1) x='",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% load static %}",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>*{display:none}</style>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e<script>\u2066alert(1)",
]
ALL = " ".join(NASTY)


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


@pytest.fixture
def case(site):
    return opened(site, "Hello.", wants="phone", value="07700 900123")


def state() -> list:
    """Everything that a press can change, less who is there, and what was read or printed: both are looking."""
    rows = [model.objects.order_by("pk").values() for model in [Case, ReplyTemplate, Cover]]
    audit = (
        AuditEntry.objects.exclude(action__in=["case.read", "case.exported"])
        .order_by("at")
        .values_list("action", "subject")
    )
    counts = [
        (row.messages.count(), row.notes.count(), list(row.excluded.all())) for row in Case.objects.order_by("pk")
    ]
    return [*(list(found) for found in rows), list(audit), counts]


@pytest.fixture
def nasty(site, attendance_lead):
    """A case in which every field holds the whole list."""
    case = opened(
        site, ALL, child=ALL, class_year=ALL, wants="phone", value=ALL, safe_times=ALL, must_not_know=ALL,
        reasons=["<script>alert(1)</script>"],
    )  # fmt: skip
    services.name_case(case=case, actor=attendance_lead, summary=ALL)
    services.add_note(case=case, author=attendance_lead, body=ALL)
    services.reply(case=case, author=attendance_lead, body=ALL, version=1, key=new_token())
    services.hold(case=case, actor=attendance_lead, version=2, why=ALL)
    services.mark_disclosure(case=case, actor=attendance_lead, version=3, do_not_disclose=True, to=ALL)
    ReplyTemplate.objects.create(site=site, title=ALL[:80], body=ALL)
    return case


def running(soup: BeautifulSoup) -> list[str]:
    """What of the list became code: a tag that it names, or an attribute that acts or loads."""
    found = [str(tag)[:90] for tag in soup.select("script, style, iframe, svg, img") if "alert(1)" in str(tag)]
    for tag in soup.find_all(True):
        found += [f"{tag.name} {name}" for name, value in tag.attrs.items() if name.startswith("on") or "alert" in name]
        found += [f"{tag.name} {name}" for name in ("href", "src", "action") if "alert" in str(tag.get(name, ""))]
    return found


def plain(soup: BeautifulSoup) -> str:
    return soup.get_text()


def test_e1_nasty_words_are_words_in_list_case_notes_and_templates(nasty, lead):
    read_card(lead, nasty)
    begin = {"template": ReplyTemplate.objects.get().pk, "body": ALL, "version": 5}
    pages = {
        "list": lead.get("/admin/inbox/"),
        "case": lead.get(inbox_page(nasty)),
        "number": lead.post(inbox_page(nasty, "reveal")),
        "words put in": lead.post(inbox_page(nasty, "begin"), begin),
        "second look": lead.post(inbox_page(nasty, "reply"), {"body": ALL, "version": 5, "key": new_token()}),
        "wrong note": lead.post(inbox_page(nasty, "note"), {"body": ALL, "kind": ALL}),
        "wrong label": lead.post(inbox_page(nasty, "label"), {"summary": ALL}),
        "wrong hold": lead.post(inbox_page(nasty, "hold"), {"why": ALL, "version": 1}),
        "words": lead.get("/admin/inbox/words/"),
        "wrong words": lead.post("/admin/inbox/words/new/", {"title": ALL, "body": ALL, "language": ALL}),
        "first page": lead.get("/admin/"),
    }
    soups = {name: BeautifulSoup(page.content, "html.parser") for name, page in pages.items()}

    assert {name: running(soup) for name, soup in soups.items() if running(soup)} == {}
    shown = {name: "<script>alert(1)</script>" in plain(soup) for name, soup in soups.items() if name != "first page"}
    assert shown == dict.fromkeys(shown, True), "the control: the words are on the page, as words"
    titles = {name: soup.title.get_text() for name, soup in soups.items()}
    assert [title for title in titles.values() if "alert" in title] == []


def test_e1_the_control_code_would_be_seen():
    assert [bool(running(BeautifulSoup(f"<p>{words}</p>", "html.parser"))) for words in NASTY[:3]] == [True] * 3
    assert running(BeautifulSoup("<p title='\" x=' onfocus=alert(1)>", "html.parser")) == ["p onfocus"]


def test_pages_of_the_inbox_let_nothing_in_from_outside_and_stand_in_no_frame(case, lead):
    for where in ["/admin/inbox/", inbox_page(case), "/admin/inbox/words/", "/admin/inbox/cover/"]:
        page = lead.get(where)
        policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
        sources = {source for words in policy.values() for source in words.split()}
        assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}, where
        assert (policy["default-src"], policy["frame-ancestors"], policy["form-action"]) == (
            "'none'",
            "'none'",
            "'self'",
        )
        assert "no-store" in page["Cache-Control"], where
        ours = BeautifulSoup(page.content, "html.parser").select_one(".inbox")
        assert ours.select("script, style, [style]") == [], where


@pytest.mark.parametrize("name", [name for name, (_get, post) in TABLE.items() if post != NO])
def test_e6_a_forged_form_is_refused_and_changes_nothing(case, attendance_lead, name):
    other = member("nadia", GroupName.ATTENDANCE_TEAM)
    known = records(case, [attendance_lead, other])
    client, before = Client(enforce_csrf_checks=True), state()
    sign_in(client, attendance_lead)
    client.get(inbox_page(case))
    said = {
        "version": 1,
        "body": "x",
        "kind": "note",
        "summary": "x",
        "why": "x",
        "person": other.pk,
        "card": 1,
        **ENDED,
    }
    token = BeautifulSoup(client.get(inbox_page(case)).content, "html.parser").select_one("[name=csrfmiddlewaretoken]")
    got = {
        "none": client.post(address(name, known), said).status_code,
        "wrong": client.post(address(name, known), {**said, "csrfmiddlewaretoken": "x" * 64}).status_code,
        "from elsewhere": client.post(
            address(name, known), {**said, "csrfmiddlewaretoken": token["value"]}, HTTP_ORIGIN="https://evil.example"
        ).status_code,
    }

    assert (got, state()) == (dict.fromkeys(got, 403), before)


@pytest.mark.parametrize("name", TABLE)
def test_e6_looking_changes_nothing(case, attendance_lead, name):
    known = records(case, [attendance_lead, member("nadia", GroupName.ATTENDANCE_TEAM)])
    client, before = signed_in(attendance_lead), state()
    for method in [client.get, client.head]:
        method(address(name, known), {"version": 1, "body": "x", "person": attendance_lead.pk})

    assert state() == before
    assert Presence.objects.count() == (1 if name == "case" else 0)


def test_e6_the_control_a_true_form_is_let_in(case, attendance_lead):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, attendance_lead)
    soup = BeautifulSoup(client.get(inbox_page(case)).content, "html.parser")
    token = soup.select_one("[name=csrfmiddlewaretoken]")["value"]

    assert client.post(inbox_page(case, "take"), {"version": 1, "csrfmiddlewaretoken": token}).status_code == 303


def test_c6_ids_of_another_case_in_a_form_reach_nothing_of_it(site, case, lead, attendance_lead):
    theirs = opened(site, "Other family.", wants="phone", value="07700 900999")
    note = services.add_note(case=theirs, author=attendance_lead, body="Their note.")
    read_card(lead, case)
    ids = {
        "case": theirs.pk, "case_id": theirs.pk, "pk": theirs.pk, "id": theirs.pk, "ref": theirs.ref,
        "note": note.pk, "message": theirs.messages.get().pk, "safe_contact": theirs.safe_contact.pk,
    }  # fmt: skip
    said = {"version": 1, "kind": "note", "body": "Hello.", "summary": "x", "why": "x", "card": 1, **ENDED, **ids}
    before = [fresh(theirs).__dict__["version"], theirs.notes.count(), theirs.messages.count()]
    shown = lead.post(inbox_page(case, "reveal"), said).content.decode()
    for name in ["note", "label", "hold", "take", "reply", "close"]:
        lead.post(inbox_page(case, name), {**said, "version": fresh(case).version})

    assert ("07700 900123" in shown, "07700 900999" in shown) == (True, False)
    now = fresh(theirs)
    assert [now.version, theirs.notes.count(), theirs.messages.count()] == before
    assert (now.summary, now.held_on, now.assignee, now.status) == ("", None, None, "new")
    assert (fresh(case).status, case.notes.count()) == ("closed", 1), "the control: it all happened here"


def test_c6_words_and_cover_of_another_school_are_not_there(site, case, lead, attendance_lead):
    second = Site.objects.create(hostname="second.example", root_page=Page.get_first_root_node())
    TeamSettings.objects.create(site=second, team=Group.objects.create(name="Second team"))
    theirs = records(opened(second), [attendance_lead, member("nadia", GroupName.ATTENDANCE_TEAM)])
    before = state()
    got = {
        "begin": lead.post(inbox_page(case, "begin"), {"template": theirs["words_id"], "version": 1}).status_code,
        **{
            name: lead.post(address(name, theirs), {"title": "x", "body": "x", "language": "en"}).status_code
            for name in ["words_edit", "words_delete", "cover_end"]
        },
    }

    assert (got, state()) == (dict.fromkeys(got, 404), before)
