"""Named reads of cases, messages and codes. Every case is reached through its school."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import ExpressionWrapper, F, Max, OuterRef, Q, Subquery, Value, When
from wagtail.models import Site

from contact.enums import ACTIVE, NEEDS_US, Act, Direction, NoteKind, Status
from site_project.privacy.models import AuditEntry
from site_project.staff.models import User

A_YEAR = timedelta(days=365)
LASTS_AFTER_CLOSING = timedelta(days=30)  # a code, however often it is used then
THERE_FOR = timedelta(minutes=2)  # somebody whose page was not heard of for so long has gone
MARKED = Q(escalated_on__isnull=False) | Q(held_on__isnull=False) | Q(do_not_disclose=True)


class CaseQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "CaseQuerySet":
        """The cases of one school."""
        return self.filter(site=site)

    def readable_by(self, user: User) -> "CaseQuerySet":
        """Those that `user`, a member of the team, may read: a case may be about one of us."""
        return self.exclude(excluded=user)

    def newest_first(self) -> "CaseQuerySet":
        """By the day on which somebody last wrote or did something."""
        return self.order_by("-last_activity_on", "-opened_on", "ref")

    def touched_after(self, day: date) -> "CaseQuerySet":
        """Those to which something happened on a later day than `day`."""
        calls = Q(notes__kind=NoteKind.CALL, notes__created_at__date__gt=day)
        return self.filter(Q(last_activity_on__gt=day) | calls).distinct()

    def with_all_words(self) -> "CaseQuerySet":
        """Together with messages and notes: three queries for any number (for each piece of an iterator)."""
        return self.prefetch_related("messages", "notes")

    def of(self, reader: User) -> "CaseQuerySet":
        """Those that `reader` answers, for themselves or for somebody who is away; see `covered`."""
        return self.filter(Q(assignee=reader) | Q(is_covered=True))

    def covered(self, away: Any) -> "CaseQuerySet":
        """With `is_covered`: whether it falls to one of those who are `away`, a question for their keys."""
        return self.annotate(is_covered=ExpressionWrapper(Q(assignee__in=away), models.BooleanField()))

    def nobodys(self) -> "CaseQuerySet":
        """Those that nobody has taken."""
        return self.filter(assignee=None)

    def late(self, today: date) -> "CaseQuerySet":
        """Where the family waits longer than we promised."""
        return self.waiting_for_us().filter(due_on__lt=today)

    def marked(self) -> "CaseQuerySet":
        """Those that ask for special care: passed on, on hold, not to be given to others, asked to be deleted."""
        return self.filter(MARKED | Q(erasure_asked_on__isnull=False))

    def active(self) -> "CaseQuerySet":
        """Everything that is not closed."""
        return self.filter(status__in=ACTIVE)

    def waiting_for_us(self) -> "CaseQuerySet":
        """Where the next word is ours."""
        return self.filter(status__in=NEEDS_US)

    def closed(self) -> "CaseQuerySet":
        """What was put away."""
        return self.filter(status=Status.CLOSED)

    def quarantined(self) -> "CaseQuerySet":
        """What was held back and waits for a look."""
        return self.filter(status=Status.QUARANTINED)

    def closed_by(self, day: date) -> "CaseQuerySet":
        """What was put away on `day` or before, and stayed so."""
        return self.closed().filter(Q(closed_on__lte=day) | Q(closed_on=None, last_activity_on__lte=day))

    def old(self, today: date) -> "CaseQuerySet":
        """What has been open for a year, longest first."""
        return self.active().filter(opened_on__lte=today - A_YEAR).order_by("opened_on", "ref")

    def erasure_asked(self) -> "CaseQuerySet":
        """Where the family asked us to delete what it wrote, longest ago first."""
        return self.filter(erasure_asked_on__isnull=False).order_by("erasure_asked_on", "ref")

    def for_keeping(self) -> "CaseQuerySet":
        """With what `contact.kept` asks: when the family last wrote (`said_on`), when the team was last told of the
        deletion (`warned_at`), and when a hold last ended (`released_at`)."""
        last = {name: _last(act) for name, act in (("warned_at", Act.WARNED), ("released_at", Act.RELEASED))}
        said_on = Max("messages__created_on", filter=Q(messages__direction=Direction.PARENT))
        return self.annotate(said_on=said_on, **last)

    def for_list(self) -> "CaseQuerySet":
        """What the inbox shows, those that wait for us first, then by the day they are due. One query."""
        turn = models.Case(When(status__in=NEEDS_US, then=Value(0)), default=Value(1))
        fields = ("ref", "status", "due_on", "language", "interpreter", "summary", "last_activity_on", "site_id")
        marks = ("escalated_on", "recorded", "held_on", "do_not_disclose", "erasure_asked_on")
        people = ("assignee__first_name", "assignee__last_name", "assignee__username")
        return (
            self.select_related("assignee")
            .only(*fields, *marks, *people)
            .annotate(turn=turn)
            .order_by("turn", F("due_on").asc(nulls_last=True), "-last_activity_on", "ref")
        )


def _last(act: Act) -> Subquery:
    done = AuditEntry.objects.filter(subject=OuterRef("pk"), action=act).order_by("-at")
    return Subquery(done.values("at")[:1])


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
        """Codes that still open their thread: neither locked, nor unused for long, nor of a case closed long ago."""
        long_ago = today - LASTS_AFTER_CLOSING
        is_over = Q(case__closed_on__lt=long_ago) | Q(case__closed_on=None, case__last_activity_on__lt=long_ago)
        codes = self.filter(locked_at=None, expires_on__gte=today)
        return codes.exclude(is_over, case__status=Status.CLOSED)

    def of_site(self, site: Site) -> "AccessCodeQuerySet":
        """The codes of one school's cases, with the case."""
        return self.filter(case__site=site).select_related("case")


class PresenceQuerySet(models.QuerySet[Any]):
    def there(self, now: datetime) -> "PresenceQuerySet":
        """Who has a case open at that moment, with their names."""
        return self.filter(seen_at__gt=now - THERE_FOR).select_related("reader").order_by("seen_at")

    def gone(self, now: datetime) -> "PresenceQuerySet":
        """Who is not there any more."""
        return self.filter(seen_at__lte=now - THERE_FOR)


class CoverQuerySet(models.QuerySet[Any]):
    def on(self, site: Site, day: date) -> "CoverQuerySet":
        """Who answers for whom on that day."""
        return self.filter(site=site, first_day__lte=day, last_day__gte=day)

    def not_over(self, site: Site, day: date) -> "CoverQuerySet":
        """What holds on that day or later, with the names."""
        return self.filter(site=site, last_day__gte=day).select_related("away", "covered_by")


class ReplyTemplateQuerySet(models.QuerySet[Any]):
    def in_order_for(self, language: str) -> "ReplyTemplateQuerySet":
        """Those in this language first."""
        other = models.Case(When(language=language, then=Value(0)), default=Value(1))
        return self.annotate(other=other).order_by("other", "title", "language")

    def with_key(self, key: str) -> "ReplyTemplateQuerySet":
        """The one with this key, as a form sends it; none for anything that is no key."""
        try:
            return self.filter(pk=UUID(key))
        except ValueError:
            return self.none()
