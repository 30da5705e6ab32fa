"""Faces: the people at school, and the people around it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.querysets import NetworkPersonQuerySet
from home.drawings import DRAWINGS
from home.models import BasePage, SchoolImage, StaffMember

A_PERSON_FIRST = _(
    "<p>Parents see a person here, not a label. You keep names, days and gates under “People at school” and “People "
    "around school” in the menu. For each of them, say what they can do for a family and what they cannot do.</p>"
)


class NetworkPerson(index.Indexed, models.Model):
    """Somebody outside school who can help: who it is, what they can do, what they cannot, how to reach them."""

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="network_people")
    role = models.CharField(
        _("who they are"), max_length=80, help_text=_("As parents say it: School nurse. Police officer for our area.")
    )
    name = models.CharField(_("name"), max_length=80, blank=True, help_text=_("Where you know one: Jo Hart."))
    photo = models.ForeignKey(
        SchoolImage, verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    can_do = models.TextField(
        _("what they can do for you"), max_length=400, help_text=_("Spoken to a parent: Jo can help with sleep.")
    )
    cannot_do = models.TextField(
        _("what they cannot do"), max_length=300, blank=True, help_text=_("So that nobody waits in vain, or in fear.")
    )
    how_to_reach = models.CharField(
        _("how to reach them"), max_length=200, blank=True, help_text=_("In words: Ask us, or go through your GP.")
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    url = models.URLField(_("website"), blank=True)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    we_ring_with_you = models.BooleanField(
        _("we can ring with you"), default=True, help_text=_("Then the card says so: many find the first call hard.")
    )
    checked_on = models.DateField(
        _("checked on"), default=timezone.localdate, help_text=_("The day somebody at school asked or looked.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = NetworkPersonQuerySet.as_manager()
    search_fields = [
        index.SearchField("role"),
        index.SearchField("name"),
        index.AutocompleteField("role"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("person around school")
        verbose_name_plural = _("people around school")
        ordering = ["sort_order", "role"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.name else self.role


class WhosWhoPage(BasePage):
    """Who there is to talk to, with faces and days: at school, around school, or both."""

    class Whom(models.TextChoices):
        EVERYBODY = "everybody", _("everybody")
        CHOSEN = "chosen", _("those chosen below")
        NOBODY = "nobody", _("nobody")

    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, default="two_chairs")
    staff_shown = models.CharField(_("who is shown"), max_length=10, choices=Whom.choices, default=Whom.EVERYBODY)
    staff_heading = models.CharField(_("heading"), max_length=80, blank=True, default="People at school")
    staff = StreamField(
        [("person", SnippetChooserBlock("home.StaffMember", label=_("Person")))],
        verbose_name=_("chosen people"),
        blank=True,
    )
    network_shown = models.CharField(_("who is shown"), max_length=10, choices=Whom.choices, default=Whom.NOBODY)
    network_heading = models.CharField(_("heading"), max_length=80, blank=True, default="People around school")
    network = StreamField(
        [("person", SnippetChooserBlock("attendance_pages.NetworkPerson", label=_("Person")))],
        verbose_name=_("chosen people"),
        blank=True,
    )
    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("below the people"), blank=True)

    content_panels = [
        HelpPanel(content=A_PERSON_FIRST, heading=_("A person first")),
        *BasePage.content_panels,
        FieldPanel("drawing"),
        MultiFieldPanel(
            [FieldPanel("staff_shown"), FieldPanel("staff_heading"), FieldPanel("staff")], heading=_("People at school")
        ),
        MultiFieldPanel(
            [FieldPanel("network_shown"), FieldPanel("network_heading"), FieldPanel("network")],
            heading=_("People around school"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "attendance_pages.GuidanceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Faces, days and what each can do for you: our own people, or those around school.")

    class Meta:
        verbose_name = _("page of people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The people to show, staff first; each list may be empty."""
        site = Site.find_for_request(request)
        everybody = StaffMember.objects.filter(site=site), NetworkPerson.objects.of_school(site)
        return {
            **super().get_context(request, *args, **kwargs),
            "staff": self._whom(self.staff_shown, self.staff, everybody[0]),
            "network": self._whom(self.network_shown, self.network, everybody[1]),
        }

    def _whom(self, shown: str, chosen: Any, everybody: Any) -> list[Any]:
        if shown == self.Whom.EVERYBODY:
            return list(everybody)
        # A chosen person whom somebody deleted since is no one.
        return [block.value for block in chosen if block.value] if shown == self.Whom.CHOSEN else []
