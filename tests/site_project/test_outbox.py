"""Each letter goes out once, also where the mail server is down, slow or rude."""

from datetime import timedelta
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from site_project.outbox.delivery import ATTEMPTS, deliver, deliver_due
from site_project.outbox.models import Notice
from tests.site_project.letters import NADIA, letter

pytestmark = pytest.mark.django_db


def both_at_once(action) -> list:
    """What two threads got that did `action` at the same moment, each with a connection of its own."""
    start, results = Barrier(2), []

    def run() -> None:
        start.wait()
        try:
            results.append(action())
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_letter_waits_together_with_the_task_that_sends_it(post_office):
    letter()

    assert Notice.objects.get().state == Notice.State.QUEUED
    assert DBTaskResult.objects.count() == 1
    assert post_office.letters == []


def test_what_is_rolled_back_leaves_no_letter_and_no_task(post_office):
    with transaction.atomic():
        letter()
        assert (Notice.objects.count(), DBTaskResult.objects.count()) == (1, 1)
        transaction.set_rollback(True)

    assert (Notice.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_the_mail_server_gets_plain_words_and_the_same_as_html(post_office):
    deliver(letter().pk)

    [received] = post_office.letters
    assert (received["To"], received["Subject"]) == (NADIA, "Hello Nadia")
    assert received.get_body(["plain"]).get_content().splitlines() == [
        "Dear Nadia,",
        "",
        "the kettle is on. http://localhost/help/",
    ]
    assert [part.get_content_type() for part in received.iter_parts()] == ["text/plain", "text/html"]


def test_an_attached_calendar_file_arrives_whole(post_office):
    calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    deliver(letter(attachments=[{"name": "tea.ics", "mimetype": "text/calendar", "content": calendar}]).pk)

    [attached] = post_office.letters[0].iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("tea.ics", "text/calendar")
    assert attached.get_content().split() == calendar.split()


def test_a_name_cannot_write_into_the_letter_head(post_office):
    deliver(letter(name="Nadia\r\nBcc: everybody@example.com").pk)

    assert post_office.letters[0]["Subject"] == "Hello Nadia Bcc: everybody@example.com"
    assert post_office.letters[0]["Bcc"] is None


def test_sending_again_sends_nothing(post_office):
    notice = letter()

    assert [deliver(notice.pk), deliver(notice.pk)] == [True, False]
    assert len(post_office.letters) == 1


def test_after_sending_neither_address_nor_words_are_kept(post_office):
    notice = letter()
    assert (notice.recipient, "Nadia" in notice.payload) == (NADIA, True)
    deliver(notice.pk)

    notice.refresh_from_db()
    assert (notice.state, notice.recipient, notice.payload) == (Notice.State.SENT, "", "")


def test_the_same_letter_is_written_once(post_office):
    assert letter(key="booked:7") is not None
    assert letter(key="booked:7", name="Somebody else") is None
    assert letter(key="booked:8") is not None

    assert deliver_due() == 2
    assert [received["Subject"] for received in post_office.letters] == ["Hello Nadia"] * 2


@pytest.mark.django_db(transaction=True)
def test_two_who_write_the_same_letter_at_once_write_one(post_office):
    written = both_at_once(lambda: letter(key="reminder:7"))

    assert sorted(notice is None for notice in written) == [False, True]
    assert (Notice.objects.count(), DBTaskResult.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_letter(post_office):
    notice, post_office.slow = letter(), 0.3

    assert sorted(both_at_once(lambda: deliver(notice.pk))) == [False, True]
    assert len(post_office.letters) == 1


def test_a_mail_server_that_is_down_costs_time_and_no_letter(post_office):
    notice = letter()
    post_office.close()
    before = timezone.now()

    assert deliver(notice.pk) is False
    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.recipient) == (Notice.State.QUEUED, 1, NADIA)
    assert timedelta(seconds=55) < notice.due_at - before < timedelta(seconds=65)
    assert deliver_due() == 0  # not yet

    post_office.open()
    Notice.objects.update(due_at=timezone.now())  # a minute has gone
    assert deliver_due() == 1
    assert [received["To"] for received in post_office.letters] == [NADIA]


def test_the_pauses_double_and_after_hours_we_give_up(post_office):
    notice = letter()
    post_office.close()
    Notice.objects.update(attempts=3)
    before = timezone.now()
    deliver(notice.pk)
    notice.refresh_from_db()
    assert round((notice.due_at - before).total_seconds() / 60) == 8

    Notice.objects.update(attempts=ATTEMPTS - 1, due_at=timezone.now())
    deliver(notice.pk)
    notice.refresh_from_db()
    assert notice.state == Notice.State.FAILED
    Notice.objects.update(due_at=timezone.now())
    assert deliver_due() == 0


def test_what_is_logged_of_a_failure_tells_no_address(post_office, caplog):
    notice = letter()
    post_office.close()
    deliver(notice.pk)

    assert caplog.messages == [f"Notice {notice.pk} could not be sent (ConnectionRefusedError), attempt 1."]


def test_every_attempt_carries_the_same_message_id(post_office):
    notice = letter()
    post_office.answers = ["451 Come back later"]

    assert deliver(notice.pk) is False
    Notice.objects.update(due_at=timezone.now())
    assert deliver(notice.pk) is True
    assert [received["Message-ID"] for received in post_office.letters] == [f"<{notice.pk}@localhost>"] * 2


@pytest.mark.parametrize(("minutes", "sent"), [(9, 0), (11, 1)])
def test_a_letter_in_the_hands_of_a_worker_that_died_is_taken_after_ten_minutes(post_office, minutes, sent):
    letter()
    claimed = timezone.now() - timedelta(minutes=minutes)
    Notice.objects.update(state=Notice.State.SENDING, claimed_at=claimed)

    assert deliver_due() == sent
    assert len(post_office.letters) == sent


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_waits(post_office, our_signals):
    letter(key="hello:1")
    letter(key="hello:2")
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval=0", verbosity=0)

    assert len(post_office.letters) == 2
    assert list(Notice.objects.values_list("state", flat=True)) == [Notice.State.SENT] * 2


def test_tick_sends_what_waits_and_says_how_many(post_office):
    letter()
    told = StringIO()
    call_command("tick", stdout=told)

    assert len(post_office.letters) == 1
    assert "site_project.outbox.delivery.deliver_due: 1" in told.getvalue().splitlines()


@pytest.mark.django_db
def test_a_letter_that_cannot_be_opened_stops_nobody_else():
    from site_project.outbox.delivery import deliver_due
    from site_project.outbox.models import Notice

    broken = Notice.objects.create(kind="x", recipient="a@home.example", payload="{}", dedupe_key="broken")
    other = Notice.objects.create(kind="x", recipient="b@home.example", payload="{}", dedupe_key="other")
    broken.payload = Notice.objects.get(pk=other.pk).__dict__["payload"]  # sealed for another row
    broken.save()
    assert deliver_due() == 0
    assert {notice.state for notice in Notice.objects.all()} == {"queued"}
