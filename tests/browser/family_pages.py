"""`python -m tests.browser.family_pages states`: families in states that no phone alone can reach, in a running school.

`… last-place`: a date that is full; `… morning`: one that has begun. Runs in a process of its own, with the school's
database, and prints addresses in JSON. The dates of the states belong to an event that is not published: no other
page shows them.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.dev")


class Families:
    """Makes dates and families. Everything here goes through the services, as in a school."""

    def __init__(self, page: Any) -> None:
        self.page, self.number = page, 0

    def date(self, *, adults: int = 2, starts_in: timedelta = timedelta(days=3), **values: Any) -> Any:
        """A date of the event, with childcare for one small child."""
        from django.utils import timezone

        from events.models import Supervisor
        from events.services import add_date, set_supervisors

        self.number += 1
        starts = timezone.now() + starts_in + timedelta(minutes=self.number)
        times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "opens_at": timezone.now()}
        ends = {"closes_at": starts, "offers_end_at": starts - timedelta(minutes=1)}
        care = {"childcare_on": True, "childcare_room_limit": 1, "adult_capacity": adults}
        date = add_date(values={"page": self.page, **times, **ends, **care, **values}, actor=None)
        people = [Supervisor(name=f"Helper {number}", is_checked=True) for number in (1, 2)]
        set_supervisors(occurrence_id=date.pk, supervisors=people, actor=None)
        return date

    def family(self, date: Any, child: str = "", *, all_or_part: bool = False, **values: Any) -> tuple[Any, str]:
        """A family that asks for places; with `all_or_part` it comes without childcare too. Returns its address."""
        from events.party import BookingRequest, ChildDetails, EmergencyContact, Fallback
        from events.services import book
        from site_project.privacy.keys import new_token

        self.number += 1
        key, email = new_token(), f"state-{self.number}@family.example"
        if child:
            values["children"] = (ChildDetails(child, "2-3", no_allergies=True, from_class="Oak"),)
            values["emergency"] = EmergencyContact("Gran", "07700 900461")
        request = BookingRequest(
            **{"contact_name": "Nadia", "email": email, "adults": 1, **values}, fallback=Fallback(all_or_part)
        )
        return book(occurrence=date, request=request, key=key).booking, f"/bookings/b/{key}/"


def waiting(families: Families) -> str:
    """Third in the queue of a full date."""
    date = families.date(adults=1)
    return [families.family(date)[1] for _family in range(4)][-1]


def offered(families: Families, child: str = "Lila") -> str:
    """Places are held for it."""
    from events.services import cancel

    date = families.date(adults=1)
    first, _address = families.family(date, "Sam")
    _booking, address = families.family(date, child)
    cancel(booking_id=first.pk)
    return address


def lapsed(families: Families) -> str:
    """It said nothing in time, and no job has come by yet."""
    from django.utils import timezone

    from events.models import Booking

    address = offered(families)
    newest, now = Booking.objects.filter(state="offered").latest("created_at"), timezone.now()
    ended = {"offered_at": now - timedelta(hours=9), "offer_expires_at": now - timedelta(hours=1)}
    Booking.objects.filter(pk=newest.pk).update(**ended)
    return address


def partly(families: Families) -> str:
    """One adult is booked, Lila waits for childcare."""
    date = families.date()
    families.family(date, "Sam")
    return families.family(date, "Lila", all_or_part=True)[1]


def rest_offered(families: Families) -> str:
    """One adult is booked, and there is room for Lila now."""
    from events.services import cancel

    date = families.date(adults=3)
    first, _address = families.family(date, "Sam")
    address = families.family(date, "Lila", all_or_part=True)[1]
    cancel(booking_id=first.pk)
    return address


def moved(families: Families) -> str:
    """Its date is a day later now."""
    from events.services import change_date
    from site_project.staff.models import User

    date = families.date()
    address = families.family(date, "Lila")[1]
    later = {name: getattr(date, name) + timedelta(days=1) for name in ("starts_at", "ends_at", "offers_end_at")}
    change_date(occurrence_id=date.pk, values=later, actor=User.objects.get(username="tom"))
    return address


def date_cancelled(families: Families) -> str:
    """Its date is called off."""
    from events.services import cancel_date
    from site_project.staff.models import User

    date = families.date()
    address = families.family(date)[1]
    cancel_date(occurrence_id=date.pk, actor=User.objects.get(username="tom"))
    return address


def today(families: Families) -> str:
    """It comes in two hours, late perhaps."""
    from events.models import Occurrence

    date = families.date()
    address = families.family(date, "Lila", children_along=1, adults=2)[1]
    earlier = date.starts_at - timedelta(days=3) + timedelta(hours=2)
    moment = {"starts_at": earlier, "ends_at": earlier + timedelta(hours=1)}
    Occurrence.objects.filter(pk=date.pk).update(closes_at=earlier, offers_end_at=earlier, **moment)
    return address


PAGES = {
    "waiting": waiting,
    "offered": offered,
    "lapsed": lapsed,
    "partly booked": partly,
    "room for the rest": rest_offered,
    "moved": moved,
    "date called off": date_cancelled,
    "on the day": today,
}


def states() -> dict[str, str]:
    """All of them."""
    families = Families(event("Tea for two", live=False))
    return {name: bring(families) for name, bring in PAGES.items()}


def last_place() -> dict[str, str]:
    """A date with two places, both taken, and the page of one of the families."""
    families = Families(event("Last place", live=True))
    date = families.date(adults=2)
    _booking, address = families.family(date)
    families.family(date)
    return {"date": f"/bookings/{date.pk}/", "first": address}


def morning() -> dict[str, str]:
    """A date that has just begun, for the people at the door: Nadia with Lila, Omar with one child, and Jo."""
    from django.utils import timezone

    from events.models import Occurrence

    families = Families(event("Come in, it is warm", live=False))
    date = families.date(adults=6)
    families.family(date, "Lila", contact_name="Nadia")
    families.family(date, contact_name="Omar", children_along=1)
    families.family(date, contact_name="Jo")
    begun = timezone.now() - timedelta(minutes=5)
    moment = {"starts_at": begun, "ends_at": begun + timedelta(hours=1), "closes_at": begun, "offers_end_at": begun}
    Occurrence.objects.filter(pk=date.pk).update(**moment)
    return {"board": f"/admin/events/{date.pk}/", "door": f"/admin/events/{date.pk}/day/"}


def event(title: str, *, live: bool) -> Any:
    """A page of an event."""
    from events.models import EventIndexPage, EventPage

    page = EventPage(title=title, place="The library", live=live, step_free="No steps from the green gate.")
    return EventIndexPage.objects.get().add_child(instance=page)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"states": states, "last-place": last_place, "morning": morning}[sys.argv[1]]()))  # noqa: T201
