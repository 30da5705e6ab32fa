"""Named reads of dates and bookings. Each is reached through its school."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, Q
from wagtail.models import Page, Site

from events.enums import HOLDS_PLACES, LIVE, SHOWN_TO_FAMILIES, AttendeeKind, OccurrenceStatus
from site_project.privacy.keys import is_token, token_hash


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

    def bookable(self, now: datetime) -> "OccurrenceQuerySet":
        """Coming dates that take bookings now and have a place left for one adult."""
        is_open = Q(status=OccurrenceStatus.SCHEDULED, opens_at__lte=now, closes_at__gt=now)
        return self.coming(now).filter(is_open, adults_held__lt=models.F("adult_capacity"))

    def below(self, page: Page) -> "OccurrenceQuerySet":
        """The dates of a page and of every page below it."""
        return self.filter(page__path__startswith=page.path)

    def for_board(self) -> "OccurrenceQuerySet":
        """What the staff board shows."""
        booked = Count("bookings", filter=Q(bookings__state__in=HOLDS_PLACES))
        return self.with_page().annotate(families=booked).order_by("starts_at")


class BookingQuerySet(models.QuerySet[Any]):
    def live(self) -> "BookingQuerySet":
        """Bookings that stand."""
        return self.filter(state__in=LIVE)

    def with_link(self, token: str) -> "BookingQuerySet":
        """The booking that a private link opens, with its date and children."""
        found = self.filter(token_hash=token_hash(token) if is_token(token) else "")
        return found.with_date().prefetch_related("attendees")

    def with_date(self) -> "BookingQuerySet":
        """Together with date and page."""
        return self.select_related("occurrence__page").defer("occurrence__page__body", "occurrence__page__who_is_there")

    def of_site(self, site: Site) -> "BookingQuerySet":
        """The bookings of one school."""
        return self.filter(occurrence__page__path__startswith=site.root_page.path)

    def for_register(self) -> "BookingQuerySet":
        """Everybody who is coming, with children and their care sheets: three queries."""
        return self.live().prefetch_related("attendees__care").order_by("created_at")


class AttendeeQuerySet(models.QuerySet[Any]):
    def in_childcare(self) -> "AttendeeQuerySet":
        """Children whom we look after."""
        return self.filter(kind=AttendeeKind.CHILD_IN_CHILDCARE)

    def along(self) -> "AttendeeQuerySet":
        """Children who stay with their parent."""
        return self.filter(kind=AttendeeKind.CHILD_WITH_PARENT)
