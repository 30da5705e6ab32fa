"""Named reads of flagged wordings and of what a school decided about them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy


class SchoolsWordQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "SchoolsWordQuerySet":
        """What one school decided."""
        return self.filter(site=site)


class ToneDismissalQuerySet(models.QuerySet[Any]):
    def on(self, item: models.Model) -> "ToneDismissalQuerySet":
        """The wordings of one page or snippet that somebody left as they are."""
        return self.filter(content_type=kept_under(item), object_id=item.pk).select_related("left_by")


class ToneFindingQuerySet(models.QuerySet[Any]):
    def of_school(self, site: Site) -> "ToneFindingQuerySet":
        """What stands on one school's live pages and snippets."""
        return self.filter(site=site)

    def on(self, item: models.Model) -> "ToneFindingQuerySet":
        """What stands on one page or snippet."""
        return self.filter(content_type=kept_under(item), object_id=item.pk)

    def with_reason(self) -> "ToneFindingQuerySet":
        """Adds `left_because` and `is_left`: whether somebody left the wording as it is, and why."""
        left = self._dismissals()
        return self.annotate(is_left=Exists(left), left_because=models.Subquery(left.values("reason")[:1]))

    def still_open(self) -> "ToneFindingQuerySet":
        """Those that nobody left as they are."""
        return self.filter(~Exists(self._dismissals()))

    def may_be_changed_by(self, user: Any) -> "ToneFindingQuerySet":
        """Those on pages and snippets that `user` may edit."""
        pages = page_permission_policy.instances_user_has_permission_for(user, "change").order_by()
        snippets = [
            kind.pk for kind in ContentType.objects.filter(pk__in=self.order_by().values("content_type").distinct())
            if kind.model_class() is not Page and user.has_perm(f"{kind.app_label}.change_{kind.model}")
        ]  # fmt: skip
        on_pages = Q(content_type=ContentType.objects.get_for_model(Page), object_id__in=pages.values("pk"))
        return self.filter(on_pages | Q(content_type__in=snippets))

    @staticmethod
    def _dismissals() -> models.QuerySet[Any]:
        from attendance_pages.models import ToneDismissal  # noqa: PLC0415 - models use the querysets above

        same = {name: OuterRef(name) for name in ("content_type", "object_id", "term_id")}
        return ToneDismissal.objects.filter(**same)


def kept_under(item: models.Model) -> ContentType:
    """The type under which wordings of `item` are kept: one for all kinds of pages."""
    return ContentType.objects.get_for_model(Page if isinstance(item, Page) else type(item))
