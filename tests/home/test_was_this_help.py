"""“Was this any help?”: counts without a person behind them, notes for a few eyes and a short while."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage, PageAnswer, PageNote, StandardPage
from home.services import count_answer
from site_project.privacy.models import AuditEntry
from tests.cast import signed_in
from tests.leaks import leaks

NOTE = "Der Bus kommt um acht, Gruffalo."


@pytest.fixture
def about(home) -> StandardPage:
    """A plain page."""
    return home.add_child(instance=StandardPage(title="Running late", slug="late", body=[]))


@pytest.fixture
def other_school(home) -> StandardPage:
    """A page of another school in the same house."""
    root = Page.get_first_root_node().add_child(instance=HomePage(title="Elm Road", slug="elm-road"))
    Site.objects.create(hostname="elm.example", root_page=root)
    return root.add_child(instance=StandardPage(title="Late at Elm Road", slug="late", body=[]))


def soup(answer) -> BeautifulSoup:
    """An answer as a tree."""
    return BeautifulSoup(answer.content, "html.parser")


def form_of(client: Client, page: Page, pressed: str = "yes") -> dict[str, str]:
    """The form behind a button, as a browser would send it."""
    address = soup(client.get(page.get_url())).select_one(f'a[href$="helped={pressed}"]')["href"]
    form = soup(client.get(address)).find("form", method="post")
    picked = form.select_one("input[name=helped][checked]")
    return {"key": form.find("input", {"name": "key"})["value"], "helped": picked["value"], "note": ""}


def send(client: Client, page: Page, **form):
    """Press “Send”."""
    return client.post(reverse("home:was_this_help", args=[page.pk]), form)


def report(user) -> BeautifulSoup:
    """What somebody at school sees."""
    return soup(signed_in(user).get(reverse("feedback_report")))


@pytest.mark.parametrize(("pressed", "helped"), [("yes", True), ("no", False)])
def test_two_presses_count_one_answer_and_say_thank_you(parent, about, pressed, helped):
    answer = send(parent, about, **form_of(parent, about, pressed))

    assert (answer.status_code, answer["Location"]) == (303, f"/was-this-help/{about.pk}/thanks/")
    assert [(a.page_id, a.helped) for a in PageAnswer.objects.all()] == [(about.pk, helped)]
    thanks = soup(parent.get(answer["Location"])).main.get_text(" ", strip=True)
    assert ("Thank you" in thanks, "What happens next" in thanks, "01632 960145" in thanks) == (True, True, True)


def test_of_an_answer_only_page_month_and_yes_or_no_are_kept(parent, about):
    with time_machine.travel(date(2026, 11, 23)):
        send(parent, about, **form_of(parent, about))
    kept = PageAnswer.objects.values().get()

    assert set(kept) == {"id", "site_id", "page_id", "month", "helped", "key_hash"}
    assert (kept["month"], kept["helped"]) == (date(2026, 11, 1), True)
    assert leaks(["127.0.0.1"]) == set()


def test_the_page_itself_gives_no_cookie_and_holds_no_form(parent, about):
    page = parent.get(about.get_url())

    assert (list(parent.cookies), soup(page).find_all("form")) == ([], [])
    assert parent.get(f"/was-this-help/{about.pk}/thanks/").status_code == 200
    assert list(parent.cookies) == []


def test_looking_at_the_form_counts_nothing(parent, about):
    form_of(parent, about)

    assert PageAnswer.objects.count() == 0


def test_a_form_sent_twice_counts_once_and_keeps_its_note_once(parent, about):
    form = {**form_of(parent, about), "note": NOTE}
    send(parent, about, **form)
    send(parent, about, **form)

    assert (PageAnswer.objects.count(), PageNote.objects.count()) == (1, 1)


def test_a_note_added_after_going_back_is_not_lost(parent, about):
    form = form_of(parent, about)
    send(parent, about, **form)
    send(parent, about, **{**form, "note": NOTE})

    assert (PageAnswer.objects.count(), [note.text for note in PageNote.objects.all()]) == (1, [NOTE])


def test_a_note_is_sealed_and_knows_neither_answer_nor_day(parent, about):
    send(parent, about, **{**form_of(parent, about, "no"), "note": NOTE})
    note = PageNote.objects.get()

    assert note.text == NOTE
    assert leaks([NOTE, "Gruffalo"]) == set()
    assert {field.name for field in PageNote._meta.fields} == {
        "id", "site", "page", "month", "text", "purge_after", "key_hash"
    }  # fmt: skip
    assert note.key_hash != PageAnswer.objects.get().key_hash


def test_without_a_form_of_ours_nothing_counts(about):
    strict = Client(enforce_csrf_checks=True)

    assert send(strict, about, helped="yes").status_code == 403
    assert PageAnswer.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"helped": ""}, "Please pick one."),
        ({"helped": "maybe"}, "Select a valid choice. maybe is not one of the available choices."),
        ({"note": "a" * 301}, "Please keep this to 300 characters."),
        ({"note": "a" * 200_000}, "Please keep this to 300 characters."),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence_and_counts_nothing(parent, about, wrong, said):
    answer = send(parent, about, **{**form_of(parent, about), "note": "Hello.", **wrong})

    assert [p.get_text(strip=True) for p in soup(answer).select(".field__error")] == [f"Please check:{said}"]
    assert soup(answer).textarea.get_text().lstrip("\n") == {"note": "Hello.", **wrong}["note"]
    assert PageAnswer.objects.count() == 0


@pytest.mark.parametrize("note", ["\x00", "Hello\x00", "‮evil", "😢" * 300, "<b>bold</b>"])
def test_whatever_somebody_writes_is_taken(parent, about, office, note):
    assert send(parent, about, **{**form_of(parent, about), "note": note}).status_code == 303
    assert PageAnswer.objects.count() == 1
    assert report(office).select("main b") == []


@pytest.mark.parametrize("asked", ["yes", "no", "maybe", "\x00", ""])
def test_an_odd_address_opens_the_form(parent, about, asked):
    assert parent.get(f"/was-this-help/{about.pk}/", {"helped": asked}).status_code == 200


@pytest.mark.parametrize("number", ["0", "99999999", "9" * 40, "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(parent, home, number):
    found = [parent.get(f"/{path}/{number}{end}", follow=True).status_code for path, end in ADDRESSES]

    assert found == [404] * 4


ADDRESSES = [("was-this-help", "/"), ("was-this-help", "/thanks/"), ("poster", "/"), ("p", "")]


def test_only_pages_that_everybody_may_read_can_be_asked_about(parent, home, about, other_school):
    draft = home.add_child(instance=StandardPage(title="Draft", live=False, body=[]))
    private = home.add_child(instance=StandardPage(title="Governors", body=[]))
    private.view_restrictions.create(restriction_type="login")

    def answers(page) -> list[int]:
        return [parent.get(f"/{path}/{page.pk}{end}").status_code for path, end in ADDRESSES]

    assert answers(about) == [200, 200, 200, 302]
    assert [answers(page) for page in (draft, private, other_school)] == [[404] * 4] * 3


def test_a_machine_is_asked_to_wait_and_a_person_keeps_the_words(parent, about):
    form = form_of(parent, about)
    for _time in range(30):
        send(parent, about, **{**form, "key": ""})
    answer = send(parent, about, **{**form, "note": NOTE})

    assert answer.status_code == 200
    assert soup(answer).textarea.get_text().strip() == NOTE
    assert "ten minutes" in soup(answer).select_one(".error-summary").get_text()
    assert PageAnswer.objects.count() == 30
    cache.clear()
    assert send(parent, about, **form).status_code == 303


def test_notes_go_after_90_days_and_counts_stay(about, site):
    count_answer(site=site, page=about, key="a", helped=True, note=NOTE)
    with time_machine.travel(timezone.localdate() + timedelta(days=90)):
        call_command("purge", verbosity=0)
        assert PageNote.objects.count() == 1
    with time_machine.travel(timezone.localdate() + timedelta(days=91)):
        call_command("purge", verbosity=0)

    assert (PageNote.objects.count(), PageAnswer.objects.count()) == (0, 1)


def test_a_page_that_is_deleted_takes_its_answers_along(about, site):
    count_answer(site=site, page=about, key="a", helped=True, note=NOTE)
    about.delete()

    assert (PageNote.objects.count(), PageAnswer.objects.count()) == (0, 0)


def test_the_office_sees_counts_and_notes_of_its_own_school(about, site, office, other_school):
    for key, helped in [("a", True), ("b", True), ("c", False)]:
        count_answer(site=site, page=about, key=key, helped=helped, note=NOTE if key == "c" else "")
    count_answer(site=other_school.get_site(), page=other_school, key="d", helped=False, note="Elm words.")
    seen = report(office)

    assert [
        [cell.get_text(strip=True) for cell in row.select("td")] for row in seen.select("table.listing tbody tr")
    ] == [["Running late", "2", "1"]]
    assert [p.get_text() for p in seen.select("li > p[dir=auto]")] == [NOTE]
    assert "Elm" not in seen.get_text()


def test_counts_older_than_three_months_are_left_out(about, site, office):
    with time_machine.travel(timezone.localdate() - timedelta(days=130)):
        count_answer(site=site, page=about, key="a", helped=True)

    assert report(office).select("table.listing tbody tr") == []


@pytest.mark.parametrize("who", ["office", "approver", "attendance_lead"])
def test_three_groups_read_the_notes(request, about, site, who):
    count_answer(site=site, page=about, key="a", helped=True, note=NOTE)

    assert NOTE in report(request.getfixturevalue(who)).get_text()


@pytest.mark.parametrize("who", ["editor", "technician"])
def test_nobody_else_reads_them_superusers_included(request, about, site, who):
    count_answer(site=site, page=about, key="a", helped=True, note=NOTE)
    client = signed_in(request.getfixturevalue(who))
    answer = client.get(reverse("feedback_report"))
    note = PageNote.objects.get()

    assert (answer.status_code, NOTE in answer.content.decode()) == (403, False)
    assert client.post(reverse("feedback_remove_note", args=[note.pk])).status_code == 403
    assert PageNote.objects.count() == 1


def test_the_permission_given_to_one_person_alone_opens_nothing(about, editor):
    editor.user_permissions.add(Permission.objects.get(codename="view_pagenote"))

    assert signed_in(editor).get(reverse("feedback_report")).status_code == 403


def test_who_is_not_signed_in_is_asked_to_sign_in(parent):
    assert parent.get("/admin/reports/was-this-help/")["Location"].startswith("/admin/login/")


def test_a_note_can_be_deleted_at_once_and_that_is_written_down(about, site, office, other_school):
    count_answer(site=site, page=about, key="a", helped=True, note=NOTE)
    count_answer(site=other_school.get_site(), page=other_school, key="b", helped=True, note="Elm words.")
    note, elm_note = PageNote.objects.get(site=site), PageNote.objects.exclude(site=site).get()
    client = signed_in(office)

    assert client.post(reverse("feedback_remove_note", args=[elm_note.pk])).status_code == 404
    assert client.post(reverse("feedback_remove_note", args=[note.pk])).status_code == 302
    assert list(PageNote.objects.all()) == [elm_note]
    assert AuditEntry.objects.filter(action="page_note.removed", subject=note.pk, actor=office).count() == 1


@pytest.mark.parametrize("count", [1, 12])
def test_the_report_asks_as_often_for_twelve_as_for_one(about, site, office, django_assert_num_queries, count):
    for number in range(count):
        count_answer(site=site, page=about, key=str(number), helped=True, note=f"Note {number}")
    client = signed_in(office)
    client.get(reverse("feedback_report"))

    with django_assert_num_queries(REPORT_QUERIES):
        assert client.get(reverse("feedback_report")).content.count(b"Delete this note") == count


REPORT_QUERIES = 18
