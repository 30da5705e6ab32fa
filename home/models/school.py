from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from home.colours import validate_readable_colour
from home.models.media import SchoolImage
from home.nations import Nation

WHERE_IT_SHOWS = _(
    "<p>Families see these on every page. The phone number matters most: it stands in the bar at the foot of every "
    "phone. You can come back for the rest.</p>"
)
DAYS_OFF_HELP = _(
    "INSET days, polling days, snow, and half term if a term above runs through it. Bank holidays are known already."
)


@register_setting(icon="home", order=1)
class SchoolSettings(ClusterableModel, BaseSiteSetting):
    """What the whole site needs to know of one school."""

    school_name = models.CharField(_("name of the school"), max_length=100, default="Our school")
    nation = models.CharField(
        _("nation"),
        max_length=20,
        choices=Nation.choices,
        default=Nation.ENGLAND,
        help_text=_("Laws and helplines differ. Families see yours first."),
    )
    logo = models.ForeignKey(
        SchoolImage, verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    act_colour = models.CharField(
        _("colour of links and buttons"),
        max_length=7,
        blank=True,
        validators=[validate_readable_colour],
        help_text=_("Such as #0B5D5B. Empty: our teal. It must be dark enough to read."),
    )
    people_colour = models.CharField(
        _("colour of people and events"), max_length=7, blank=True, validators=[validate_readable_colour]
    )
    phone = models.CharField(_("school office phone"), max_length=30, blank=True)
    absence_line = models.CharField(
        _("absence line"), max_length=30, blank=True, help_text=_("The number to ring when a child is away.")
    )
    email = models.EmailField(_("school office e-mail"), blank=True)
    address = models.TextField(_("address"), blank=True)
    office_hours = models.CharField(_("office hours"), max_length=120, blank=True)
    contact_page = models.ForeignKey(
        Page, verbose_name=_("page for writing to us"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    urgent_page = models.ForeignKey(
        Page, verbose_name=_("page for urgent help"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip

    panels = [
        HelpPanel(content=WHERE_IT_SHOWS, heading=_("Where families see it")),
        MultiFieldPanel([FieldPanel("school_name"), FieldPanel("nation"), FieldPanel("logo")], heading=_("Who we are")),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("absence_line"), FieldPanel("email"), FieldPanel("address"),
             FieldPanel("office_hours")],
            heading=_("How to reach us"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("contact_page"), PageChooserPanel("urgent_page")],
            heading=_("The bar at the foot of a phone"),
        ),
        MultiFieldPanel([FieldPanel("act_colour"), FieldPanel("people_colour")], heading=_("Colours")),
        HelpPanel(template="home/desk/terms_help.html", heading=_("Next year's terms")),
        InlinePanel("terms", heading=_("Term dates"), label=_("Term")),
        InlinePanel("closures", heading=_("Days off in term"), label=_("Days off"), help_text=DAYS_OFF_HELP),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("our school")

    def __str__(self) -> str:
        return self.school_name

    @property
    def phone_link(self) -> str:
        """The office number as a phone dials it."""
        return _dialled(self.phone)

    @property
    def absence_line_link(self) -> str:
        """The absence line as a phone dials it."""
        return _dialled(self.absence_line)

    @property
    def map_link(self) -> str:
        """Where OpenStreetMap looks for the address: a map that needs no app and no account."""
        return "https://www.openstreetmap.org/search?" + urlencode({"query": ", ".join(self.address.splitlines())})


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
