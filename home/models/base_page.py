"""What every page of the site has."""

from datetime import date, timedelta
from http import HTTPMethod

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

REVIEW_EVERY = timedelta(days=365)


def next_review() -> date:
    """A year from today: what a new page starts with."""
    return timezone.localdate() + REVIEW_EVERY


class BasePage(Page):
    """A page with an introduction, its review dates and the stamp "last looked at with families"."""

    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two short sentences: what a parent finds here. It is the first thing they read."),
    )
    reviewed_on = models.DateField(_("last checked by us"), default=timezone.localdate)
    review_due_on = models.DateField(_("check again by"), default=next_review)
    change_note = models.CharField(
        _("what is new"),
        max_length=200,
        blank=True,
        help_text=_("Families see it under the page. For example: We added the new door for late mornings."),
    )
    changed_on = models.DateField(_("new since"), null=True, blank=True)
    looked_at_on = models.DateField(_("last looked at with families"), null=True, blank=True)
    looked_at_with = models.CharField(
        _("with whom"), max_length=120, blank=True, help_text=_("For example: six parents at our October coffee.")
    )
    what_changed = models.CharField(
        _("what changed"), max_length=200, blank=True, help_text=_("For example: We moved the phone number to the top.")
    )
    co_authors = models.CharField(
        _("written with"),
        max_length=160,
        blank=True,
        help_text=_(
            "Parents who helped to write, as they want to be named: Nadia and two Year 2 mums. Ask them first."
        ),
    )
    co_authors_until = models.DateField(
        _("we may name them until"), null=True, blank=True, help_text=_("After this day the names are not shown.")
    )
    explains_the_law = models.BooleanField(
        _("this page explains the law"),
        default=False,
        help_text=_("Then official words may stand here that hurt on other pages. One such page is enough."),
    )
    other_words = models.CharField(
        _("other words for it"),
        max_length=300,
        blank=True,
        help_text=_("What parents may type to find this page, with commas: poorly, tummy ache, sick."),
    )

    # Pages only read: whatever somebody sends has an address of its own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    review_panels = [
        MultiFieldPanel(
            [FieldPanel("reviewed_on"), FieldPanel("review_due_on"), FieldPanel("change_note"),
             FieldPanel("changed_on")],
            heading=_("Is it still right?"),
            help_text=_("Families see when this page was last checked."),
        ),
        MultiFieldPanel(
            [FieldPanel("looked_at_on"), FieldPanel("looked_at_with"), FieldPanel("what_changed"),
             FieldPanel("co_authors"), FieldPanel("co_authors_until")],
            heading=_("Looked at with families"),
            help_text=_("Read the page with a few parents. Say when, with whom and what you changed."),
        ),
        FieldPanel("explains_the_law"),
    ]  # fmt: skip
    content_panels = [
        TitleFieldPanel("title", help_text=_("As a parent would say it: My child is worried about school.")),
        FieldPanel("introduction"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("show_in_menus", heading=_("Show it in the menu"), help_text=_("At the top of each page.")),
                FieldPanel("slug", heading=_("End of its address"), help_text=_("Leave it once families know it.")),
            ],
            heading=_("Menu and address"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("other_words"),
                FieldPanel(
                    "search_description", heading=_("For search engines"), help_text=_("Empty: the introduction.")
                ),
                FieldPanel(
                    "seo_title", heading=_("Title in search engines"), help_text=_("Empty: the page's own title.")
                ),
            ],
            heading=_("So that it is found"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("other_words", boost=2),
    ]

    # A copy claims nothing that was true of the first page only: it starts with days of its own.
    exclude_fields_in_copy = [
        *("reviewed_on", "review_due_on", "change_note", "changed_on"),
        *("looked_at_on", "looked_at_with", "what_changed", "co_authors", "co_authors_until"),
    ]
    admin_default_ordering = "ord"  # in the admin's lists as on the site, so that nothing jumps after a change

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Panel:  # noqa: N805 - a class method
        """The tabs of the editor. The last has no fields of its own to show, but holds the hour of publishing."""
        tabs = [
            ObjectList(cls.content_panels, heading=_("What it says")),
            ObjectList(cls.review_panels, heading=_("Still right?")),
            ObjectList(cls.promote_panels, heading=_("Menu and search")),
            ObjectList(cls.settings_panels, heading=_("Settings")),
        ]
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    @property
    def description(self) -> str:
        """What a search engine and a shared link show."""
        return self.search_description or self.introduction

    @property
    def credited_co_authors(self) -> str:
        """Who wrote the page with us, as they want to be named; nobody once the day they agreed to is over."""
        is_over = self.co_authors_until is not None and self.co_authors_until < timezone.localdate()
        return "" if is_over else self.co_authors

    @property
    def poster_facts(self) -> list[tuple[str, str]]:
        """What a poster of this page says in large letters, each with its label; an event says when and where."""
        return []
