"""What editors write about events. Nothing here is booked or counted: dates and bookings are records of their own."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from events.enums import EventKind, OccurrenceStatus
from home.blocks import PAGE_BLOCKS
from home.drawings import DRAWINGS
from home.models import BasePage

WHERE_ARE_DATES = _(
    "<p>This page holds the words. You set dates and places under “Events and bookings” in the menu. "
    "Saving this page never changes a date or a booking.</p>"
    "<p>Say what a shy parent wants to know. For example: “Sit where you like. There are no speeches. Bring the baby.”"
    "</p>"
)


class EventIndexPage(BasePage):
    """All coming dates in one list."""

    body = StreamField(PAGE_BLOCKS, verbose_name=_("below the dates"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    page_description = _("All coming dates in one list. There is one, below the home page.")
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("list of events")


class EventPage(BasePage):
    """One kind of get-together: what it is like, where, who is there, what there is to eat."""

    kind = models.CharField(_("kind"), max_length=20, choices=EventKind, default=EventKind.COFFEE)
    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="mug")
    place = models.CharField(_("place"), max_length=160, help_text=_("As you would say it: The Willow Room."))
    way_in = models.TextField(
        _("finding the room"),
        max_length=300,
        blank=True,
        help_text=_("From the gate on: which door, where to ring, who meets them there."),
    )
    step_free = models.TextField(_("getting in without steps"), max_length=300, blank=True)
    food = models.TextField(_("food and drink"), max_length=300, blank=True)
    leave_early = models.CharField(
        _("coming and going"), max_length=160, blank=True, default="You can come late and leave early."
    )
    languages = models.CharField(
        _("languages"), max_length=160, blank=True, help_text=_("Languages that somebody there speaks.")
    )
    who_is_there = StreamField(
        [("person", SnippetChooserBlock("home.StaffMember", label=_("Person")))],
        verbose_name=_("who is there"),
        blank=True,
        max_num=6,
    )
    body = StreamField(PAGE_BLOCKS, verbose_name=_("what it says"), blank=True)

    content_panels = [
        HelpPanel(content=WHERE_ARE_DATES, heading=_("What goes where")),
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("drawing")], heading=_("What it is")),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("way_in"), FieldPanel("step_free")], heading=_("Where")),
        MultiFieldPanel(
            [FieldPanel("food"), FieldPanel("leave_early"), FieldPanel("languages"), FieldPanel("who_is_there")],
            heading=_("What it is like"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("place")]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One kind of get-together: what it is like, where, who is there. Dates come later.")

    class Meta:
        verbose_name = _("event")

    @property
    def poster_facts(self) -> list[tuple[str, str]]:
        """When (the next three dates that are on), where, and free childcare where one of them has it."""
        coming = self.occurrences.for_families().coming(timezone.now())
        dates = list(coming.filter(status=OccurrenceStatus.SCHEDULED)[:3])
        facts = [(gettext("When"), "\n".join(date.when_words for date in dates))] if dates else []
        facts.append((gettext("Where"), self.place))
        if any(date.childcare_on for date in dates):
            facts.append((gettext("Children"), gettext("Free childcare")))
        return facts
