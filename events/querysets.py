"""Named reads of dates and bookings. Each is reached through its school."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, F, Q
from wagtail.models import Page, Site

from events.enums import (
    CALLED_OFF,
    HOLDS_PLACES,
    LIVE,
    OPEN,
    SHOWN_TO_FAMILIES,
    AttendeeKind,
    BookingState,
    OccurrenceStatus,
)
from events.party import Party
from site_project.privacy.keys import is_token, token_hash

OFTEN = 2  # passed by as often as this, a family has waited long enough for somebody to look


class OccurrenceQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "OccurrenceQuerySet":
        """The dates of one school."""
        return self.filter(page__path__startswith=site.root_page.path)

    def with_page(self) -> "OccurrenceQuerySet":
        """Together with the page that tells about them, less its long body."""
        return self.select_related("page").defer("page__body", "page__who_is_there")

    def for_families(self) -> "OccurrenceQuerySet":
        """Dates that families may see: not drafts, and their page is published for everybody."""
        public = Page.objects.live().public().values("pk")
        return self.filter(status__in=SHOWN_TO_FAMILIES, page__in=public).with_page()

    def coming(self, now: datetime) -> "OccurrenceQuerySet":
        """Those that are not over yet, soonest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at")

    def takes_place(self, start: datetime, end: datetime) -> "OccurrenceQuerySet":
        """Dates that go on or begin between two moments and are shown to families and not called off."""
        return self.filter(status=OccurrenceStatus.SCHEDULED, ends_at__gt=start, starts_at__lt=end)

    def with_waiting(self, now: datetime) -> "OccurrenceQuerySet":
        """Dates that have not begun and that somebody waits for."""
        waiting = Q(bookings__state=BookingState.WAITING)
        return self.filter(waiting, status=OccurrenceStatus.SCHEDULED, starts_at__gt=now).distinct()

    def not_cancelled(self) -> "OccurrenceQuerySet":
        """Dates that were not called off."""
        return self.exclude(status__in=CALLED_OFF)

    def open_now(self, now: datetime) -> "OccurrenceQuerySet":
        """Dates at which families can book or join the waiting list now."""
        return self.filter(status=OccurrenceStatus.SCHEDULED, opens_at__lte=now, closes_at__gt=now)

    def bookable(self, now: datetime) -> "OccurrenceQuerySet":
        """Coming dates that take bookings now and have a place left for one adult."""
        return self.coming(now).open_now(now).with_room_for(Party(adults=1))

    def with_room_for(self, party: Party, *, beyond: bool = False) -> "OccurrenceQuerySet":
        """Dates whose limits leave room for all of `party`. The condition of the guarded UPDATE that takes places.

        `beyond`: for adults, what staff allowed counts too.
        """
        fits = Q()
        if party.adults > 0:
            adults = F("adult_capacity") + F("adult_allowance") if beyond else F("adult_capacity")
            fits &= Q(adults_held__lte=adults - party.adults)
        if party.care_units > 0:
            fits &= Q(care_units_held__lte=F("care_capacity") - party.care_units)
        if party.children_in_childcare > 0:
            fits &= Q(childcare_room_limit=None) | Q(
                children_held__lte=F("childcare_room_limit") - party.children_in_childcare
            )
        if party.heads > 0:
            fits &= Q(premises_limit=None) | Q(heads_held__lte=F("premises_limit") - party.heads)
        return self.filter(fits)

    def below(self, page: Page) -> "OccurrenceQuerySet":
        """The dates of a page and of every page below it."""
        return self.filter(page__path__startswith=page.path)

    def for_board(self) -> "OccurrenceQuerySet":
        """What the staff board shows."""
        whole = Q(bookings__part_of=None)
        return (
            self.with_page()
            .annotate(
                families=Count("bookings", filter=whole & Q(bookings__state__in=HOLDS_PLACES)),
                offered=Count("bookings", filter=Q(bookings__state=BookingState.OFFERED)),
                waiting=Count("bookings", filter=Q(bookings__state=BookingState.WAITING)),
            )
            .order_by("starts_at")
        )


class BookingQuerySet(models.QuerySet[Any]):
    def live(self) -> "BookingQuerySet":
        """Bookings that stand, hold an offer or wait."""
        return self.filter(state__in=LIVE)

    def holding_places(self) -> "BookingQuerySet":
        """Bookings whose people fill places."""
        return self.filter(state__in=HOLDS_PLACES)

    def still_open(self) -> "BookingQuerySet":
        """Bookings that a family or staff can still change: booked, offered or waiting."""
        return self.filter(state__in=OPEN)

    def of_families(self) -> "BookingQuerySet":
        """One for each family: what it waits for beside its places is left out."""
        return self.filter(part_of=None)

    def at_the_same_number(self, date: Any, *, has_email: bool, number: str) -> "BookingQuerySet":
        """The live booking of a family that gave its number (as `family.phone_key`) with an address once, once without.

        Two families with addresses of their own may share a telephone.
        """
        if not number:
            return self.none()
        same = Q(family_key=number) if has_email else Q(phone_key=number)
        return self.live().of_families().filter(same, occurrence=date)

    def beside(self, booking: Any) -> "BookingQuerySet":
        """What a family waits for beside its booking, has on offer there or let pass, the newest first."""
        open_or_passed = [BookingState.WAITING, BookingState.OFFERED, BookingState.LAPSED]
        parts = self.filter(part_of=booking, state__in=open_or_passed).order_by("-created_at")
        return parts.prefetch_related("attendees")

    def in_turn(self) -> "BookingQuerySet":
        """Everybody who waits, the first first, with the family's own booking and the children."""
        waiting = self.filter(state=BookingState.WAITING).order_by("queue_no")
        return waiting.select_related("part_of").prefetch_related("attendees")

    def ahead_of(self, booking: Any) -> "BookingQuerySet":
        """Who waits at the same date with an earlier turn, the family itself left out."""
        waiting = self.filter(state=BookingState.WAITING, occurrence=booking.occurrence_id)
        return waiting.filter(queue_no__lt=booking.queue_no).exclude(family_key=booking.family_key)

    def waiting_at(self, date: Any) -> "BookingQuerySet":
        """Who waits at one date."""
        return self.filter(state=BookingState.WAITING, occurrence=date)

    def count_families(self) -> int:
        """How many families these are."""
        return self.order_by().values("family_key").distinct().count()

    def overdue_offers(self, now: datetime) -> "BookingQuerySet":
        """Offers whose time has run out."""
        return self.filter(state=BookingState.OFFERED, offer_expires_at__lte=now)

    def passed_often(self, now: datetime) -> "BookingQuerySet":
        """Families who wait for a coming date and were passed by at least twice, the soonest date first."""
        waiting = self.filter(state=BookingState.WAITING, overtaken__gte=OFTEN, occurrence__ends_at__gt=now)
        return waiting.order_by("occurrence__starts_at", "queue_no")

    def silent(self, now: datetime) -> "BookingQuerySet":
        """Families who did not say "still coming" in time after their date moved."""
        return self.filter(state=BookingState.CONFIRMED, confirm_by__lte=now)

    def not_reminded(self, date: Any) -> "BookingQuerySet":
        """Booked families of a date who were not reminded of that day yet."""
        booked = self.of_families().filter(occurrence=date, state=BookingState.CONFIRMED)
        return booked.exclude(reminded_of=date.local_start.date())

    def not_told_no_place(self, date: Any) -> "BookingQuerySet":
        """Who waits at a date in vain and was not told so for that day; of parts, those beside places that stand."""
        asks = Q(part_of=None) | Q(part_of__state=BookingState.CONFIRMED)
        waiting = self.filter(asks, occurrence=date, state=BookingState.WAITING)
        return waiting.exclude(told_no_place_of=date.local_start.date())

    def to_ring(self) -> "BookingQuerySet":
        """Those whose family somebody still has to ring."""
        return self.exclude(to_ring="")

    def live_or_to_ring(self) -> "BookingQuerySet":
        """Those that stand or wait, and those that ended and whose family does not know it yet."""
        return self.filter(Q(state__in=LIVE) | ~Q(to_ring=""))

    def not_thanked(self, date: Any) -> "BookingQuerySet":
        """Families of a past date to thank: who was ticked in, or all who had booked where nobody was."""
        families = self.of_families().filter(occurrence=date)
        ticked = families.filter(state=BookingState.ATTENDED).exists()
        return families.filter(state=BookingState.ATTENDED if ticked else BookingState.CONFIRMED, thanked=False)

    def with_link(self, token: str) -> "BookingQuerySet":
        """The booking that a private link opens, with its date and children."""
        found = self.filter(links__token_hash=token_hash(token) if is_token(token) else "")
        return found.with_date().prefetch_related("attendees")

    def with_date(self) -> "BookingQuerySet":
        """Together with date and page."""
        return self.select_related("occurrence__page").defer("occurrence__page__body", "occurrence__page__who_is_there")

    def of_site(self, site: Site) -> "BookingQuerySet":
        """The bookings of one school."""
        return self.filter(occurrence__page__path__startswith=site.root_page.path)

    def for_register(self) -> "BookingQuerySet":
        """Everybody who is coming, with children and their care sheets: three queries."""
        coming = self.filter(state__in=HOLDS_PLACES - {BookingState.OFFERED})
        return coming.prefetch_related("attendees__care").order_by("created_at")

    def for_day(self) -> "BookingQuerySet":
        """The families who are expected or were here, with children and all that staff pressed on the day."""
        coming = self.of_families().filter(state__in=HOLDS_PLACES - {BookingState.OFFERED})
        return coming.prefetch_related("attendees", "movements__by")

    def for_date_board(self) -> "BookingQuerySet":
        """Everybody who has booked, holds an offer, waits or is to be rung, with care sheets: three queries."""
        live = self.live_or_to_ring().select_related("part_of").prefetch_related("attendees__care")
        return live.order_by("queue_no", "created_at")


class AttendeeQuerySet(models.QuerySet[Any]):
    def in_childcare(self) -> "AttendeeQuerySet":
        """Children whom we look after."""
        return self.filter(kind=AttendeeKind.CHILD_IN_CHILDCARE)

    def along(self) -> "AttendeeQuerySet":
        """Children who stay with their parent."""
        return self.filter(kind=AttendeeKind.CHILD_WITH_PARENT)

    def no_label_yet(self) -> "AttendeeQuerySet":
        """Children in childcare who have no label number, of families with places."""
        return self.in_childcare().filter(label_no=None, booking__state__in=HOLDS_PLACES, booking__part_of=None)


class AppendOnly(Exception):  # noqa: N818 - it is an answer, not an error
    """What happened on the day is not changed. A mistake is mended by one more line."""


class MovementQuerySet(models.QuerySet[Any]):
    """Lines are added; they go only with their booking."""

    def update(self, **values: Any) -> int:
        """Always raises `AppendOnly`."""
        raise AppendOnly("Add a movement that undoes the other.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Always raises `AppendOnly`."""
        raise AppendOnly("A movement goes with its booking.")
