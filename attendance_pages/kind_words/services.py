"""Every write about wordings: what stands on live pages, and what somebody leaves as it is."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, Site

from attendance_pages.kind_words.checker import flagged_in, matcher_for, terms_of
from attendance_pages.kind_words.passages import snippet_models
from attendance_pages.kind_words.querysets import kept_under
from attendance_pages.models import ToneDismissal, ToneFinding, ToneScan
from attendance_pages.tone.lexicon import Term
from attendance_pages.tone.matcher import Hit

READ_ALL_EVERY = timedelta(days=1)


def leave_as_it_is(*, item: Model, site: Site, term_id: str, wording: str, reason: str, user: Any) -> ToneDismissal:
    """Keep why a wording stays on this page. Said again, the newer reason counts."""
    kept, _created = ToneDismissal.objects.update_or_create(
        content_type=kept_under(item), object_id=item.pk, term_id=term_id,
        defaults={"site": site, "wording": wording, "reason": reason, "left_by": user, "left_at": timezone.now()},
    )  # fmt: skip
    return kept


def ask_again(*, item: Model, term_id: str) -> None:
    """Take a reason back: the wording is a tip again."""
    ToneDismissal.objects.on(item).filter(term_id=term_id).delete()


def site_of(item: Model) -> Site | None:
    """The school that a page or snippet belongs to; None for a page outside every school."""
    return item.get_site() if isinstance(item, Page) else getattr(item, "site", None)


def is_live(item: Model) -> bool:
    """Whether it is out of its draft. Snippets count all: a place is shown again on the day somebody checks it."""
    return getattr(item, "live", True)


def live_items(site: Site) -> Iterator[Model]:
    """Every live page and snippet of a school."""
    yield from Page.objects.descendant_of(site.root_page, inclusive=True).live().specific().iterator()
    for model in snippet_models():
        yield from filter(is_live, model._default_manager.filter(site=site))


def renew_findings(content_type: ContentType, object_id: int) -> int:
    """Read one page or snippet again, as it is in the database now. Returns how many wordings were found."""
    item = content_type.model_class()._default_manager.filter(pk=object_id).first()
    item = item.specific if isinstance(item, Page) else item
    site = site_of(item) if item and is_live(item) else None
    if item is None or site is None:
        ToneFinding.objects.filter(content_type=content_type, object_id=object_id).delete()
        return 0
    return _keep(item, site, terms_of(site), timezone.now())


def forget(content_type: ContentType, object_id: int) -> None:
    """A page or snippet is gone: so is what was said about its words."""
    for model in (ToneFinding, ToneDismissal):
        model.objects.filter(content_type=content_type, object_id=object_id).delete()


@transaction.atomic
def _keep(item: Model, site: Site, terms: tuple[Term, ...], now: datetime) -> int:
    """Write down what is found; a wording that stood there before keeps its first day."""
    hits: dict[str, Hit] = {}
    for flagged in flagged_in(item, matcher_for(terms)):
        hits.setdefault(flagged.hit.term.id, flagged.hit)
    known = ToneFinding.objects.on(item)
    known.exclude(term_id__in=hits).delete()
    known.update(site=site, last_seen=now)
    ToneFinding.objects.bulk_create(
        [_finding(item, site, hit, now) for hit in hits.values()],
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "term_id"],
        update_fields=["strength", "wording", "last_seen"],
    )
    return len(hits)


def _finding(item: Model, site: Site, hit: Hit, now: datetime) -> ToneFinding:
    return ToneFinding(
        site=site, content_type=kept_under(item), object_id=item.pk, term_id=hit.term.id, wording=hit.text[:200],
        strength=hit.term.strength, first_seen=now, last_seen=now,
    )  # fmt: skip


def read_all(site: Site) -> int:
    """Read every live page and snippet of a school. Returns how many wordings stand there."""
    terms, started = terms_of(site), timezone.now()
    found = sum(_keep(item, site, terms, timezone.now()) for item in live_items(site))
    ToneFinding.objects.of_school(site).filter(last_seen__lt=started).delete()
    scan = {"fingerprint": fingerprint(terms), "finished_at": timezone.now()}
    ToneScan.objects.update_or_create(site=site, defaults=scan)
    return found


def read_where_the_list_changed() -> int:
    """By the clock: schools whose list changed, and every school once a day. Returns how many were read."""
    done = dict(ToneScan.objects.exclude(finished_at__lt=timezone.now() - READ_ALL_EVERY).values_list(
        "site", "fingerprint"
    ))  # fmt: skip
    due = [site for site in Site.objects.all() if done.get(site.pk) != fingerprint(terms_of(site))]
    for site in due:
        read_all(site)
    return len(due)


def fingerprint(terms: tuple[Term, ...]) -> str:
    """The same for the same list."""
    return hashlib.sha256(repr(terms).encode()).hexdigest()
