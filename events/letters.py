"""What a letter about a booking can say: names to greet, date, place and numbers. No care details, phone or address."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enums import BookingState
from events.models import Booking
from events.party import Party
from home.models import SchoolSettings


def letter_words(booking: Booking, about: Booking) -> dict[str, Any]:
    """The context of the templates `emails/booking-*`, as JSON.

    `booking`: the family's own. `about`: that one, or the part that the letter is about.
    """
    part = booking.parts.filter(state__in=[BookingState.WAITING, BookingState.OFFERED]).first()
    own = booking.party
    return {
        "name": booking.contact_name,
        "state": str(about.state),
        "is_part": about.part_of_id is not None,
        "came": booking.state == BookingState.ATTENDED,
        "people": people(about.party),
        "booked_people": people(own) if booking.is_confirmed else [],
        "waits_for": people(part.party) if part and part.pk != about.pk else [],
        "in_childcare": own.children_in_childcare,
        "books_itself": about.auto_accept,
        "answer_by": moment(about.offer_expires_at),
        "confirm_by": moment(booking.confirm_by),
        **_date_words(booking),
        **_school_words(booking),
    }


def _date_words(booking: Booking) -> dict[str, Any]:
    date, page = booking.occurrence, booking.occurrence.page
    return {
        "title": page.title,
        "day": date_format(date.local_start, "l j F"),
        "list_ends": moment(date.closes_at),
        "when": date.when_words,
        "start": date_format(date.local_start, "fA").lower(),
        "place": page.place,
        "way_in": page.way_in,
        "step_free": page.step_free,
        "food": page.food,
        "leave_early": page.leave_early,
        "date_cancelled": date.is_cancelled,
        "page_url": page.full_url,
        "other_dates_url": page.get_parent().full_url,
    }


def _school_words(booking: Booking) -> dict[str, Any]:
    site = booking.occurrence.page.get_site()
    school = SchoolSettings.for_site(site)
    return {"site_url": site.root_url, "school_name": school.school_name, "school_phone": school.phone}


def people(party: Party) -> list[str]:
    """Who comes, in words: “2 adults”, “1 child in childcare”. What is nobody is left out."""
    along, childcare = party.children_along, party.children_in_childcare
    words = {
        ngettext("%(count)d adult", "%(count)d adults", party.adults): party.adults,
        ngettext("%(count)d child with you", "%(count)d children with you", along): along,
        ngettext("%(count)d child in childcare", "%(count)d children in childcare", childcare): childcare,
    }
    return [sentence % {"count": count} for sentence, count in words.items() if count]


def moment(at: datetime | None) -> str:
    """A moment as people say it: 4pm on Tuesday 1 December. Empty where there is none."""
    if at is None:
        return ""
    time, day = date_format(localtime(at), "fA").lower(), date_format(localtime(at), "l j F")
    return _("%(time)s on %(day)s") % {"time": time, "day": day}
