"""The scenes of `race`: what is prepared, who does what at once, and how it ended. Answers are plain values."""

import multiprocessing
from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import Any

from django.db.models import F
from django.utils import timezone

from events.models import Booking, Occurrence
from events.party import BookingRequest
from events.services import accept, book, cancel, change_date
from events.services.offers import lapse_overdue_offers
from events.services.promotion import changing
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.staff.models import User
from tests.events.race import at_once
from tests.events.storm_school import make


def new_date(adult_capacity: int) -> Occurrence:
    """A date in two days."""
    return Occurrence.objects.get(pk=make(adult_capacity)["date"])


def press(date: Occurrence, number: int, key: str = "") -> str:
    """One family books for one adult. Returns the row and how it stands."""
    request = BookingRequest(contact_name=f"Parent {number}", email=f"parent{number}@families.example", adults=1)
    booking = book(occurrence=date, request=request, key=key or new_token()).booking
    return f"{booking.pk} {booking.state}"


def ending(date: Occurrence) -> dict[str, Any]:
    """How it ended: by the counter, by the rows, by the letters."""
    date.refresh_from_db()
    rows = list(Booking.objects.filter(occurrence=date))
    letters = Notice.objects.filter(dedupe_key__regex="|".join(str(row.pk) for row in rows))
    return {
        "held": date.adults_held,
        "recount": sum(row.adults for row in rows if row.holds_places),
        "states": Counter(row.state for row in rows),
        "turns": sorted(row.queue_no for row in rows if row.is_waiting),
        "letters": Counter(letters.values_list("kind", flat=True)),
    }


def last_place(submitters: int) -> dict[str, Any]:
    """C1: all want the one place."""
    date = new_date(1)
    at_once([partial(press, date, number) for number in range(submitters)])
    return ending(date)


def last_place_without_guard(submitters: int) -> dict[str, Any]:
    """C2: the same, and places are looked at first and written afterwards."""
    naive = import_module("tests.events.naive_site")  # which takes the guard out
    naive.pause = multiprocessing.get_context("fork").Barrier(submitters, timeout=60).wait  # all look, then all write
    return last_place(submitters)


def answers_at_once(rounds: int) -> list[dict[str, Any]]:
    """C3: the family says yes, its time runs out, and staff cancel it, all at the same moment; another one waits."""
    return [_answers() for _round in range(rounds)]


def _answers() -> dict[str, Any]:
    date = new_date(1)
    first, asked, _waiting = (Booking.objects.get(pk=press(date, number).split()[0]) for number in range(3))
    cancel(booking_id=first.pk)
    asked.refresh_from_db()
    before = asked.offer_expires_at - timedelta(microseconds=1)
    office = User.objects.get_or_create(username="office")[0]
    yes = partial(_state_after, accept, asked, now=before)
    no = partial(_state_after, cancel, asked, now=before, by=office)
    answers = at_once([yes, partial(lapse_overdue_offers, asked.offer_expires_at), no])
    asked.refresh_from_db()
    return {**ending(date), "answers": answers, "asked": asked.state}


def _state_after(command: Any, booking: Booking, now: datetime, **values: Any) -> str:
    return str(command(booking_id=booking.pk, now=now, **values).state)


def cut_while_booking(families: int) -> dict[str, Any]:
    """C4: staff make the room smaller while families book."""
    date, office = new_date(families), User.objects.get_or_create(username="office")[0]
    values = {"adult_capacity": 1}
    cut = partial(_cut, date, values, office)
    answers = at_once([cut, *(partial(press, date, number) for number in range(families))])
    late = press(date, families).split()[1]
    allowance = Occurrence.objects.values_list("adult_allowance", flat=True).get(pk=date.pk)
    return {**ending(date), "cut": answers[0], "late": late, "allowance": allowance}


def _cut(date: Occurrence, values: dict[str, Any], office: User) -> int:
    return change_date(occurrence_id=date.pk, values=values, actor=office, reason="The hall is let").adults_held


def promote_at_once(workers: int) -> dict[str, Any]:
    """C5: three places come free, six families wait, and so many workers look at the same moment."""
    date = new_date(1)
    for number in range(7):
        press(date, number)
    Occurrence.objects.filter(pk=date.pk).update(adult_capacity=4)
    at_once([partial(_look, date) for _worker in range(workers)])
    offered = Booking.objects.filter(occurrence=date, state="offered").order_by("queue_no")
    return {**ending(date), "offered": list(offered.values_list("queue_no", flat=True))}


def _look(date: Occurrence) -> str:
    with changing(date.pk, timezone.now()):
        return "looked"


def one_key(presses: int) -> dict[str, Any]:
    """C6: the same form, so many times at once."""
    date, key = new_date(5), new_token()
    answers = at_once([partial(press, date, 1, key) for _press in range(presses)])
    return {**ending(date), "answers": sorted(set(answers))}


def links_at_once(rounds: int) -> list[dict[str, Any]]:
    """A letter with the link is asked for while the family says yes: neither letter swallows the other."""
    return [_links() for _round in range(rounds)]


def _links() -> dict[str, Any]:
    date = new_date(1)
    first, asked = (Booking.objects.get(pk=press(date, number).split()[0]) for number in range(2))
    cancel(booking_id=first.pk)
    Booking.objects.filter(pk=asked.pk).update(link_sent_at=None)
    at_once([partial(press, date, 1), partial(_state_after, accept, asked, now=timezone.now())])
    asked.refresh_from_db()
    return {**ending(date), "version": asked.version}


def letters_waiting(count: int) -> list[str]:
    """So many families book. Returns the Message-IDs that their letters will have."""
    date = new_date(count)
    for number in range(count):
        press(date, number)
    notices = Notice.objects.exclude(state=Notice.State.SENT).order_by("created_at")
    return [f"<{pk}@localhost>" for pk in notices.values_list("pk", flat=True)]


def states_of_letters(_all: int = 0) -> dict[str, int]:
    """How many letters wait, are being sent, went."""
    return Counter(Notice.objects.values_list("state", flat=True))


def after_minutes(minutes: int) -> int:
    """So many minutes later `tick` comes by. Returns how many letters went out."""
    back = timedelta(minutes=minutes)
    for name in ("claimed_at", "due_at"):
        Notice.objects.filter(**{f"{name}__isnull": False}).update(**{name: F(name) - back})
    return deliver_due()
