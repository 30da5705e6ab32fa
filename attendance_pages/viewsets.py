from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from attendance_pages.models import SupportService


class SupportServiceViewSet(SnippetViewSet):
    """Where the office keeps helplines right: who, when, and checked on which day."""

    model = SupportService
    icon = "site"
    menu_label = _("Places that can help")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "phone", "hours", "status", "assured_date"]
    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel([FieldPanel("site"), FieldPanel("name"), FieldPanel("description")], heading=_("Who they are")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("phone", "phone_note", "text_number", "text_word", "url", "email", "hours")],
            heading=_("How to reach them"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("cost", "ages", "area", "languages", "referral", "needs", "what_to_say")],
            heading=_("Good to know"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("alert"), FieldPanel("assured_date")], heading=_("Is it still right?")
        ),
    ]
