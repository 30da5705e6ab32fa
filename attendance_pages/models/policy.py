"""The school's attendance policy as a page: every part that it has to carry is a field that must not stay empty."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.blocks import CharBlock, StreamValue
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from attendance_pages.blocks import YouSaidBlock
from attendance_pages.have_your_say.models import Consultation
from attendance_pages.policy_form import PolicyPageForm, is_empty
from home.models import BasePage, StaffMember

WORDS = ["h3", "bold", "link", "ul", "ol"]
STILL_MISSING = "attendance_pages/panels/still_missing.html"


@dataclass(frozen=True)
class PolicyPart:
    """One part as the page prints it: words, or who leads, or people."""

    name: str
    title: str
    words: str = ""
    lead: StaffMember | None = None
    people: list[StaffMember] = field(default_factory=list)


def part(title: Any, hint: Any) -> RichTextField:
    """One part of the policy in words. `title` is what families read above it, `hint` what it has to say."""
    return RichTextField(title, features=WORDS, help_text=hint)


def people(title: Any, hint: Any) -> StreamField:
    """One part of the policy that is people."""
    chooser = SnippetChooserBlock("home.StaffMember", label=_("Person"))
    return StreamField([("person", chooser)], verbose_name=title, help_text=hint)


class PolicyPage(RoutablePageMixin, BasePage):
    """How we go about attendance, in whole and on one sheet."""

    in_short = StreamField(
        [("line", CharBlock(max_length=160, label=_("Line")))],
        verbose_name=_("In short"),
        min_num=3,
        max_num=8,
        help_text=_("Three to eight short lines. Together with the times and people below they print on one sheet."),
    )
    day_times = part(_("The school day"), _("When the gate opens, when each register opens and closes."))
    asking_and_telling = part(
        _("Telling us, and asking us"),
        _("How to tell you that a child is away, by when. How to ask for time off, and who decides."),
    )
    champion = models.ForeignKey(
        StaffMember,
        verbose_name=_("Who leads on attendance"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The senior leader whose job this is. Families see the face, the name and the number."),
    )
    day_to_day = people(_("Who to ask, day by day"), _("Whom a parent rings about today."))
    more_help = people(_("Who to ask for more help"), _("Whom a parent talks to when it stays hard."))
    day_one = part(_("The first day away"), _("What you do when a child is not there and you have not heard why."))
    promoting = part(
        _("How we make it good to be here"), _("What you do so that children want to come. No prizes for never ill.")
    )
    data_use = part(_("What we do with the numbers"), _("What you look at, how often, who sees it, and what for."))
    reducing = part(
        _("When it stays hard"), _("How you help a child back in, step by step, and when you bring in others.")
    )
    the_law = part(
        _("Where the law comes in"),
        _("From when the national rules apply, and that help comes first. Neutral words; the law page says the rest."),
    )
    law_page = models.ForeignKey(
        Page, verbose_name=_("page about the law"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    you_said = StreamField(
        [("you_said", YouSaidBlock())], verbose_name=_("you said, we did"), blank=True,
        help_text=_("What families told you about this policy, and what came of it. The newest first."),
    )  # fmt: skip

    base_form_class = PolicyPageForm
    # In the order in which families read them.
    PARTS = (
        "day_times", "asking_and_telling", "champion", "day_to_day", "more_help", "day_one", "promoting", "data_use",
        "reducing", "the_law",
    )  # fmt: skip
    REQUIRED = ("in_short", *PARTS)

    content_panels = [
        HelpPanel(template=STILL_MISSING, heading=_("What is still missing")),
        *BasePage.content_panels,
        FieldPanel("in_short"),
        *(FieldPanel(name) for name in PARTS),
        PageChooserPanel("law_page"),
        FieldPanel("you_said"),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in PARTS if name not in {"champion", "day_to_day", "more_help"}),
    ]
    parent_page_types = ["home.HomePage", "attendance_pages.GuidanceIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("The attendance policy with every part it needs, a short version and a say for families.")

    class Meta:
        verbose_name = _("attendance policy")

    @classmethod
    def title_of(cls, name: str) -> str:
        """What families read above the part `name`."""
        return str(cls._meta.get_field(name).verbose_name)

    @property
    def missing(self) -> list[str]:
        """The titles of the parts that are still empty."""
        return [self.title_of(name) for name in self.REQUIRED if is_empty(getattr(self, name))]

    @property
    def parts(self) -> list[PolicyPart]:
        """What the page prints, in order. An empty part is there with nothing in it."""
        return [self._part(name) for name in self.PARTS]

    def _part(self, name: str) -> PolicyPart:
        value = getattr(self, name)
        if name == "champion":
            return PolicyPart(name, self.title_of(name), lead=value)
        if isinstance(value, StreamValue):
            return PolicyPart(name, self.title_of(name), people=[block.value for block in value if block.value])
        return PolicyPart(name, self.title_of(name), words="" if is_empty(value) else value)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the consultations that are open now and those whose results are out, and the law page where live."""
        consultations = Consultation.objects.filter(page=self)
        law_page = Page.objects.live().public().filter(pk=self.law_page_id).first() if self.law_page_id else None
        return {
            **super().get_context(request, *args, **kwargs),
            "open_consultations": consultations.open_on(timezone.localdate()),
            "told_consultations": consultations.published(),
            "law_page": law_page,
        }

    @path("in-short/", name="in_short")
    def on_one_sheet(self, request: HttpRequest) -> HttpResponse:
        """The same in short, made for one sheet of paper."""
        return self.render(request, template="attendance_pages/policy_in_short.html")
