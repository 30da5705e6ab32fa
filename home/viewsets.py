from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from home.models import StaffMember
from home.snippet_views import SchoolSnippetViewSet


class StaffMemberViewSet(SchoolSnippetViewSet):
    """Where the office keeps faces, days and gates up to date."""

    model = StaffMember
    icon = "group"
    menu_label = _("People at school")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["name", "role", "days", "at_the_gate"]
    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [FieldPanel("site"), FieldPanel("name"), FieldPanel("role"), FieldPanel("photo")], heading=_("Who")
        ),
        FieldPanel("can_help_with"),
        MultiFieldPanel(
            [FieldPanel("days"), FieldPanel("at_the_gate"), FieldPanel("phone")], heading=_("When and how")
        ),
        FieldPanel("languages"),
    ]
