"""Named reads of people and pages."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, F, Q, Value
from wagtail.models import Page, PageQuerySet, Site, get_page_models

SCHOOL_YEAR = timedelta(days=300)  # from the first day of its first term to the first day of its last one, at most


class StaffMemberManager(models.Manager):
    """People always come with their photos: a block of faces reads them in one go (Wagtail's `in_bulk`)."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Everybody, each with the photo."""
        return super().get_queryset().select_related("photo")


class PageAnswerQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "PageAnswerQuerySet":
        """The answers about one school's pages."""
        return self.filter(site=site)

    def by_page(self, first_month: date) -> "PageAnswerQuerySet":
        """How many said yes and how many not really, a row for each page, since that month; the least helpful first."""
        rows = self.filter(month__gte=first_month).values("page_id", "page__title")
        yes, no = Count("pk", filter=Q(helped=True)), Count("pk", filter=Q(helped=False))
        return rows.annotate(yes=yes, no=no).order_by("-no", "-yes", "page__title")


class PageNoteQuerySet(models.QuerySet[Any]):
    def of_site(self, site: Site) -> "PageNoteQuerySet":
        """The notes about one school's pages."""
        return self.filter(site=site)

    def for_report(self) -> "PageNoteQuerySet":
        """Together with their pages, one page after the other; within a page in no order that tells a time."""
        return self.select_related("page").order_by("page__title", "page_id", "-month", "pk")


def public_pages(site: Site | None) -> PageQuerySet:
    """Every page of a school that everybody may read, the home page too."""
    pages = Page.objects.live().public()
    return pages.descendant_of(site.root_page, inclusive=True) if site else pages.none()


def front_pages(site: Site) -> PageQuerySet:
    """The live public pages right below the home page."""
    return Page.objects.child_of(site.root_page).live().public()


def findable_pages(site: Site) -> Any:
    """What search looks at first in every public page of a school: rows in the order of the page tree.

    Each kind of page has its words in a table of its own; the union makes one query of them.
    """
    from home.models import BasePage  # noqa: PLC0415 - models use the manager above

    public = public_pages(site).values("pk")

    def words(model: type[Page]) -> Any:
        has_drawing = any(field.name == "drawing" for field in model._meta.fields)
        picture = F("drawing") if has_drawing else Value("", output_field=models.CharField())
        return model.objects.filter(pk__in=public).order_by().values(
            "pk", "path", "url_path", "title", "introduction", "search_description", "other_words", picture=picture
        )  # fmt: skip

    first, *others = [words(model) for model in get_page_models() if issubclass(model, BasePage)]
    return first.union(*others, all=True).order_by("path")


def pages_with_words_inside(site: Site, *wordings: str) -> list[int]:
    """The numbers of the public pages whose text holds a word of one of `wordings`, best first."""
    # SQLite's search takes a quotation mark for syntax: a lone one would be an error.
    plain = " ".join(dict.fromkeys(" ".join(wordings).replace('"', " ").split()))
    return [page.pk for page in public_pages(site).search(plain, operator="or")[:20]] if plain else []


def pages_due(site: Site, on: date) -> Any:
    """The school's live pages that somebody is to look at again on that day or before, longest waiting first.

    Comes as rows with `pk`, `title`, `review_due_on`, `looked_at_on` and `editor` (who saved it last, may be None).
    Each kind of page has its dates in a table of its own; the union makes one query of them.
    """
    from home.models import BasePage  # noqa: PLC0415 - models use the manager above

    def due(model: type[Page]) -> Any:
        pages = model.objects.descendant_of(site.root_page, inclusive=True).live().filter(review_due_on__lte=on)
        return pages.order_by().values(
            "pk", "title", "review_due_on", "looked_at_on", editor=F("latest_revision__user")
        )

    first, *others = [due(model) for model in get_page_models() if issubclass(model, BasePage)]
    return first.union(*others, all=True).order_by("review_due_on", "title")


def newest_terms(school: Any) -> list[Any]:
    """The terms of the newest school year that is written down, in their order."""
    terms = list(school.terms.all())
    return [term for term in terms if term.first_day > terms[-1].first_day - SCHOOL_YEAR]
