"""Looking for words in what is sealed: opened in memory, found by all who may read it, kept nowhere."""

import logging
import time

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from wagtail.models import Page, Site

from contact import services
from contact.enums import Direction, PartOfDay
from contact.matching import folded, parts_with, words_of
from contact.models import Case, Message, TeamSettings
from contact.services import searching
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import signed_in
from tests.contact.acts import ENDED, NASTY, held_back, is_inert, opened
from tests.leaks import leaks, shapes

SEARCH = "/admin/inbox/search/"


@pytest.fixture
def lead(attendance_lead) -> Client:
    return signed_in(attendance_lead)


def found(client: Client, words: str) -> dict[str, list[str]]:
    """What the page lists: references with the parts."""
    findings = client.post(SEARCH, {"words": words}).context["findings"]
    return {one.case.ref: one.parts for one in findings.found}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("zoe", "Zoë"),
        ("ZOË", "zoe cries"),
        ("lukasz", "Łukasz"),
        ("cafe\u0301", "CAFÉ"),
        ("strasse", "Straße"),
        ("wy", "ŵy"),
        ("مدرسه", "مَدْرَسَه"),
        ("won't", "He won\u2019t go"),
        ("hur", "hurts"),
    ],
)
def test_capitals_and_accents_do_not_matter(typed, text):
    assert parts_with(words_of(typed), [("here", text)]) == ["here"]


def test_all_words_must_be_there_but_not_side_by_side():
    texts = [("child", "Zoë"), ("message", "Her tummy hurts"), ("note", "Rang the nurse")]
    assert parts_with(words_of("zoe nurse"), texts) == ["child", "note"]
    assert parts_with(words_of("zoe dragon"), texts) == []
    assert (words_of("  Zoë   zoe "), folded("")) == (["zoe"], "")


def test_each_part_is_looked_at_and_named(site, lead, attendance_lead):
    case = opened(site, "Kestrel in a message.", child="Robin", class_year="Owls")
    services.name_case(case=case, actor=attendance_lead, summary="Wren at the gate")
    services.add_note(case=case, author=attendance_lead, body="Heron in a note.")
    opened(site, "Nothing of it.")
    looked_for = ["kestrel", "robin", "owls", "wren", "heron", case.ref.lower()]
    parts = ["a message", "child", "class", "our label", "a note", "reference"]
    assert [found(lead, words) for words in looked_for] == [{case.ref: [part]} for part in parts]


def test_the_page_shows_reference_status_and_label_and_no_words_of_a_family(site, lead, attendance_lead):
    case = opened(site, "The kestrel sleeps.", child="Robin")
    services.name_case(case=case, actor=attendance_lead, summary="Mornings")
    page = lead.post(SEARCH, {"words": "kestrel"}).content.decode()
    shown = [words in page for words in [case.ref, "Mornings", ">new<", "in: a message", "sleeps", "Robin"]]
    assert shown == [True, True, True, True, False, False]


def test_nobody_finds_a_case_from_which_they_are_kept(site, lead, attendance_lead):
    about_her, other = opened(site, "The kestrel."), opened(site, "Another kestrel.")
    assert set(found(lead, "kestrel")) == {about_her.ref, other.ref}
    about_her.excluded.add(attendance_lead)
    assert set(found(lead, "kestrel")) == {other.ref}


def test_a_school_finds_its_own_cases_only(site, lead, settings):
    settings.ALLOWED_HOSTS = ["*"]
    second = Site.objects.create(hostname="second.example", root_page=Page.get_first_root_node())
    TeamSettings.objects.create(site=second, team=Group.objects.get(name=GroupName.ATTENDANCE_TEAM))
    here, there = opened(site, "The kestrel."), opened(second, "The kestrel.")
    assert set(found(lead, "kestrel")) == {here.ref}
    elsewhere = lead.post(SEARCH, {"words": "kestrel"}, headers={"host": "second.example"})
    assert [one.case.ref for one in elsewhere.context["findings"].found] == [there.ref]


def test_what_is_held_back_or_closed_is_found_too(site, lead, attendance_lead):
    held, closed = held_back(site, "A kestrel."), opened(site, "A kestrel.")
    services.close(case=closed, actor=attendance_lead, version=1, **ENDED)
    assert set(found(lead, "kestrel")) == {held.ref, closed.ref}


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "\u200b", "x" * 101])
def test_without_words_there_is_a_sentence_and_no_search(site, lead, words):
    page = lead.post(SEARCH, {"words": words})
    assert (page.status_code, "findings" in page.context) == (200, False)
    assert len(page.context["form"].errors["words"]) == 1
    assert not AuditEntry.objects.filter(action="inbox.searched").exists()


def test_words_in_an_address_are_not_looked_for(site, lead):
    opened(site, "The kestrel.")
    page = lead.get(SEARCH + "?words=kestrel&q=kestrel")
    assert "findings" not in page.context
    assert "kestrel" not in page.content.decode()


def test_b6_the_words_are_in_no_address_log_session_or_table(site, lead, caplog):
    canary = "Zoë 🦊 kestrel 7c1f"
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="django")
    connection.force_debug_cursor = True
    page = lead.post(SEARCH, {"words": canary})
    connection.force_debug_cursor = False
    assert page.status_code == 200
    assert canary in page.context["form"]["words"].value()
    assert leaks([canary]) == set()
    logged = caplog.text.encode()
    assert b"contact_case" in logged, "the control: statements are in the log"
    assert [name for name, form in shapes(canary).items() if form in logged] == []


BREAKING = {
    "search": ("contact.services.searching.parts_with", "/admin/inbox/search/"),
    "written down": ("contact.services.family.record", "/admin/inbox/write/"),
}


@pytest.mark.parametrize("page", BREAKING)
def test_b2_the_mail_about_an_error_holds_no_words(site, lead, settings, mailoutbox, monkeypatch, page):
    part, address = BREAKING[page]
    canary = "Zoë 🦊 kestrel 7c1f"
    opened(site, canary)
    settings.ADMINS = [("Technician", "technician@school.example")]
    lead.raise_request_exception = False

    def break_down(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(part, break_down)
    sent = {"words": canary, "message": canary, "source": "phone", "wants": "none", "language": "en"}
    assert lead.post(address, sent).status_code == 500
    (mail,) = mailoutbox
    assert "the disk is full" in mail.body, "the control: the mail tells of the error"
    told = str(mail.message()).encode() + mail.body.encode() + str(mail.alternatives).encode()
    assert [name for name, form in shapes(canary).items() if form in told] == []


def test_a_search_is_written_down_once_without_its_words(site, lead, attendance_lead):
    for _case in range(3):
        opened(site, "The kestrel.")
    lead.post(SEARCH, {"words": "kestrel"})
    entry = AuditEntry.objects.get(action="inbox.searched")
    assert (entry.actor, entry.subject, entry.reason) == (attendance_lead, searching.subject_of(site), "")
    assert not AuditEntry.objects.filter(action="case.read").exists()


def test_it_says_when_it_did_not_look_at_all_of_them(site, lead, monkeypatch):
    monkeypatch.setattr(searching, "MOST_CASES", 2)
    cases = [opened(site, "The kestrel.") for _case in range(3)]
    Case.objects.filter(pk=cases[0].pk).update(last_activity_on="2020-01-01")
    page = lead.post(SEARCH, {"words": "kestrel"})
    findings = page.context["findings"]
    assert ({one.case.pk for one in findings.found}, findings.is_cut) == ({case.pk for case in cases[1:]}, True)
    assert "There are older ones." in page.content.decode()


def test_a_text_that_does_not_open_stops_nothing_and_is_told(site, lead):
    broken, whole = opened(site, "The kestrel."), opened(site, "The kestrel.")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contact_message SET body = %s WHERE case_id = %s",
            ["AAAA", broken.pk.hex if connection.vendor == "sqlite" else broken.pk],
        )
    page = lead.post(SEARCH, {"words": "kestrel"})
    assert [one.case.ref for one in page.context["findings"].found] == [whole.ref]
    assert "1 text could not be opened." in page.content.decode()


def test_e1_what_a_family_typed_stays_text_in_the_results(site, lead, attendance_lead):
    case = opened(site, NASTY, child=NASTY)
    services.name_case(case=case, actor=attendance_lead, summary=NASTY[:80])
    page = lead.post(SEARCH, {"words": "<script>alert"}).content.decode()
    assert (case.ref in page, is_inert(page)) == (True, True)


def test_two_thousand_messages_take_a_blink(site, attendance_lead, django_assert_max_num_queries):
    cases = [opened(site, "First.") for _case in range(20)]
    words = "We got as far as the gate and then she cried. " * 40  # about 2 kB, as long letters are
    Message.objects.bulk_create(
        Message(
            case=cases[number % 20], direction=Direction.PARENT, created_on="2026-11-02", position=number + 2,
            part_of_day=PartOfDay.MORNING, body=f"{words} {number}",
        )
        for number in range(2000)
    )  # fmt: skip
    began, worked = time.perf_counter(), time.process_time()
    with django_assert_max_num_queries(12):
        findings = services.search(site=site, reader=attendance_lead, typed="gate 1999")
    took, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"\nsearched 2,020 messages of 20 cases in {took:.2f} s, {worked:.2f} s of work")  # noqa: T201 - a figure to read
    assert [one.case.pk for one in findings.found] == [cases[1999 % 20].pk]
