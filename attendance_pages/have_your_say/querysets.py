"""Named reads of consultations. Each is reached through its school."""

from datetime import date
from typing import Any

from django.db import models
from wagtail.models import Page, Site


class ConsultationQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "ConsultationQuerySet":
        """The consultations of one school."""
        return self.filter(page__path__startswith=site.root_page.path)

    def below(self, page: Page) -> "ConsultationQuerySet":
        """Those that hang on a page or on one below it."""
        return self.filter(page__path__startswith=page.path)

    def for_families(self) -> "ConsultationQuerySet":
        """Those whose policy everybody may read."""
        return self.filter(page__in=Page.objects.live().public().values("pk"))

    def open_on(self, today: date) -> "ConsultationQuerySet":
        """Those that families can answer on that day, the first to close on top."""
        return self.filter(opens_on__lte=today, closes_on__gte=today).order_by("closes_on")

    def published(self) -> "ConsultationQuerySet":
        """Those whose results families may see, the newest first."""
        return self.filter(published_on__isnull=False).order_by("-closes_on")

    def with_answers(self) -> "ConsultationQuerySet":
        """Together with questions and answers: three queries for any number."""
        return self.prefetch_related("questions__answers")

    def over_since(self, day: date) -> "ConsultationQuerySet":
        """Those whose last day lies before `day`."""
        return self.filter(closes_on__lt=day)
