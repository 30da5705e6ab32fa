"""The rules of a case, without a browser."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection

from contact import codes, services
from contact.enums import TRANSITIONS, Status
from contact.letter import Letter
from contact.models import AccessCode, Case, Message, TeamSettings
from contact.services.telling import tell_of_the_first
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from tests.contact.acts import closed, fresh, opened


def actions(case):
    return list(AuditEntry.objects.filter(subject=case.pk).values_list("action", flat=True))


def test_the_same_form_twice_is_one_case(site, attendance_lead):
    key = new_token()
    assert opened(site, "Hello.", key=key) == opened(site, "Hello.", key=key)
    assert (Case.objects.count(), Message.objects.count(), AccessCode.objects.count()) == (1, 1, 1)


def test_other_words_on_the_same_form_are_not_lost(site):
    key = new_token()
    opened(site, "Hello.", key=key)
    case = opened(site, "Hello. I forgot to say something.", key=key)
    assert [message.body for message in case.messages.all()] == ["Hello.", "Hello. I forgot to say something."]
    assert Case.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one_case(site, attendance_lead):
    key, letter = new_token(), Letter(body="Hello.")
    TeamSettings.for_site(site)

    def send(_number):
        try:
            return services.open_case(site=site, key=key, letter=letter).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        found = set(pool.map(send, range(10)))
    assert len(found) == 1
    assert (Case.objects.count(), Message.objects.count(), AccessCode.objects.count()) == (1, 1, 1)
    assert AuditEntry.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_messages_at_once_each_get_a_place(site):
    case = opened(site)

    def send(number):
        try:
            services.write_back(case=case, body=f"Message {number}", key=new_token())
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(send, range(10)))
    assert sorted(Message.objects.values_list("position", flat=True)) == list(range(1, 12))
    assert fresh(case).version == 11


def test_a_reply_answers_takes_and_waits(site, attendance_lead):
    case = opened(site)
    message = services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
    case = fresh(case)
    assert (case.status, case.assignee, case.version) == (Status.WAITING, attendance_lead, 2)
    assert (message.position, message.author) == (2, attendance_lead)
    assert actions(case) == ["case.opened", "case.replied"]


def test_the_same_reply_twice_is_one(site, attendance_lead):
    case, key = opened(site), new_token()
    said = {"case": case, "author": attendance_lead, "body": "Thank you.", "version": 1, "key": key}
    assert services.reply(**said) == services.reply(**said)


def test_of_two_who_answer_at_once_the_second_is_asked_to_read_first(site, attendance_lead, approver):
    case = opened(site)
    services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
    with pytest.raises(services.StaleCase, match="Something new came in"):
        services.reply(case=case, author=approver, body="Hello.", version=1, key=new_token())
    assert case.messages.count() == 2


def test_a_word_from_the_family_makes_an_open_page_stale(site, attendance_lead):
    case = opened(site)
    services.write_back(case=case, body="Please wait.", key=new_token())
    with pytest.raises(services.StaleCase):
        services.take(case=case, actor=attendance_lead, version=1)


def test_when_the_family_writes_again_the_case_is_due_anew(site, attendance_lead):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        case = opened(site)
        services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
        clock.move_to("2026-11-27 10:00:00+00:00")
        services.write_back(case=case, body="It got better.", key=new_token())
    case = fresh(case)
    assert (case.status, case.assignee) == (Status.OPEN, attendance_lead)
    assert str(case.due_on) == "2026-12-01"


def test_more_words_do_not_put_off_the_day_we_promised(site):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        case = opened(site)
        clock.move_to("2026-11-25 10:00:00+00:00")
        services.write_back(case=case, body="And one more thing.", key=new_token())
    assert str(fresh(case).due_on) == "2026-11-25"


def test_a_closed_case_opens_when_the_family_writes(site, attendance_lead):
    case = opened(site)
    closed(case, attendance_lead)
    services.write_back(case=case, body="It came back.", key=new_token())
    assert fresh(case).status == Status.NEW
    assert actions(case) == ["case.opened", "case.recorded", "case.closed", "case.wrote_back"]


def test_taking_closing_and_opening_again(site, attendance_lead):
    case = services.take(case=opened(site), actor=attendance_lead, version=1)
    assert (case.status, case.assignee) == (Status.OPEN, attendance_lead)
    case = closed(case, attendance_lead)
    assert case.status == Status.CLOSED
    with pytest.raises(services.NotFromHere):
        services.reply(case=case, author=attendance_lead, body="Hello.", version=3, key=new_token())
    case = services.reopen(case=case, actor=attendance_lead, version=3)
    assert case.status == Status.OPEN
    with pytest.raises(services.NotFromHere):
        services.reopen(case=case, actor=attendance_lead, version=4)


def test_every_status_says_where_it_may_go():
    assert set(TRANSITIONS) == set(Status)
    assert all(status not in onwards for status, onwards in TRANSITIONS.items())


def test_a_message_is_never_changed(site):
    message = opened(site).messages.get()
    message.body = "Something else."
    with pytest.raises(TypeError, match="never changed"):
        message.save()
    assert Message.objects.get().body == "Mornings are hard."


def test_a_code_opens_its_own_school_only(site):
    from wagtail.models import Page, Site

    key = new_token()
    opened(site, key=key)
    other = Site.objects.create(hostname="other.example", root_page=Page.get_first_root_node())
    assert services.find_case_by_code(site=site, code=codes.code_for(key)) is not None
    assert services.find_case_by_code(site=other, code=codes.code_for(key)) is None


def test_using_a_code_keeps_it_alive(site):
    key = new_token()
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        opened(site, key=key)
        clock.move_to("2027-01-10 10:00:00+00:00")
        services.find_case_by_code(site=site, code=codes.code_for(key))
    assert str(AccessCode.objects.get().expires_on) == "2027-03-11"


def test_the_database_keeps_no_code(site):
    key = new_token()
    opened(site, key=key)
    access = AccessCode.objects.get()
    assert codes.code_for(key) not in f"{access.selector} {access.verifier}"


def test_names_of_records_are_references_only(site, attendance_lead):
    case = opened(site, "Secret words.", child="Zoë")
    note = services.add_note(case=case, author=attendance_lead, body="Secret note.")
    records = [case, case.messages.get(), case.safe_contact, case.codes.get(), note]
    assert all(case.ref in str(record) for record in records)
    assert not any(word in str(record) for record in records for word in ["Secret", "Zoë"])


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_the_letter_goes_to_the_addresses_of_the_settings_when_its_job_runs(site, attendance_lead):
    TeamSettings.objects.update_or_create(site=site, defaults={"notify": "a@school.example\nb@school.example"})
    opened(site)
    tell_of_the_first()
    assert sorted(notice.recipient for notice in Notice.objects.all()) == ["a@school.example", "b@school.example"]


def test_overdue_is_only_what_waits_for_us(site, attendance_lead):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        case = opened(site)
        clock.move_to("2026-11-26 10:00:00+00:00")
        assert case.is_overdue
        services.reply(case=case, author=attendance_lead, body="Thank you.", version=1, key=new_token())
        assert not fresh(case).is_overdue
