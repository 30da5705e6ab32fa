"""Named reads of cases, messages and codes. Every case is reached through its school."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Value, When
from wagtail.models import Site

from contact.enums import ACTIVE, NEEDS_US, Direction


class CaseQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "CaseQuerySet":
        """The cases of one school."""
        return self.filter(site=site)

    def active(self) -> "CaseQuerySet":
        """Everything that is not closed."""
        return self.filter(status__in=ACTIVE)

    def waiting_for_us(self) -> "CaseQuerySet":
        """Where the next word is ours."""
        return self.filter(status__in=NEEDS_US)

    def closed(self) -> "CaseQuerySet":
        """What was put away."""
        return self.exclude(status__in=ACTIVE)

    def for_list(self) -> "CaseQuerySet":
        """What the inbox shows, those that wait for us first, then by the day they are due. One query."""
        turn = models.Case(When(status__in=NEEDS_US, then=Value(0)), default=Value(1))
        fields = ("ref", "status", "due_on", "language", "interpreter", "summary", "last_activity_on", "site_id")
        people = ("assignee__first_name", "assignee__last_name", "assignee__username")
        return (
            self.select_related("assignee")
            .only(*fields, *people)
            .annotate(turn=turn)
            .order_by("turn", F("due_on").asc(nulls_last=True), "-last_activity_on", "ref")
        )


class MessageQuerySet(models.QuerySet[Any]):
    def for_staff(self) -> "MessageQuerySet":
        """A whole thread, oldest first, with the names of those who replied."""
        return self.select_related("author").order_by("position")

    def for_family(self) -> "MessageQuerySet":
        """A thread as the code page shows it, newest first. Bodies stay sealed until a template asks for one."""
        return self.select_related("author").order_by("-position")

    def unread_replies(self) -> "MessageQuerySet":
        """What we answered and the family has not opened yet."""
        return self.filter(direction=Direction.STAFF, read_by_parent_on=None)


class AccessCodeQuerySet(models.QuerySet[Any]):
    def usable(self, today: date) -> "AccessCodeQuerySet":
        """Codes that still open their thread."""
        return self.filter(locked_at=None, expires_on__gte=today)

    def of_site(self, site: Site) -> "AccessCodeQuerySet":
        """The codes of one school's cases, with the case."""
        return self.filter(case__site=site).select_related("case")
