"""The school's own list of words in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic.models import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from attendance_pages.kind_words.panel import school_of_address
from attendance_pages.kind_words.school_forms import AllowedTermForm, SchoolTermForm
from attendance_pages.models import AllowedTerm, SchoolTerm

AN_EXAMPLE = _(
    "<p>Is there a word that hurts families at your school? Add it here, with a kinder one. Everybody who writes then "
    "gets a tip. For example: we avoid <b>thinking chair</b>, kinder is <b>quiet corner</b>, because no child is "
    "bad for being upset.</p>"
)
WHEN_TO_ALLOW = _(
    "<p>The site knows more than two hundred wordings that may hurt. Is one of them right for your school? Then let "
    "it stand, and say why. For example: <b>early help assessment</b>, because our council calls it so.</p>"
)


class OfSchoolIndexView(IndexView):
    """Only what belongs to the school whose address the admin was opened at."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().of_school(school_of_address(self.request))


class SchoolTermViewSet(ModelViewSet):
    """Words this school avoids, beside those of the site."""

    model = SchoolTerm
    name = "words_we_avoid"
    url_prefix = "kind-words/avoid"
    icon = "openquote"
    menu_label = _("Words we avoid")
    index_view_class = OfSchoolIndexView
    list_display = ["words", "kinder", "strength", BooleanColumn("is_on", label=_("In use"))]
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=AN_EXAMPLE, heading=_("What this is for")),
            *(FieldPanel(name) for name in ("site", "words", "kinder", "reason", "strength", "is_on")),
        ],
        base_form_class=SchoolTermForm,
    )


class AllowedTermViewSet(ModelViewSet):
    """Words of the site's list that this school lets stand."""

    model = AllowedTerm
    name = "words_we_let_stand"
    url_prefix = "kind-words/let-stand"
    icon = "tick"
    menu_label = _("Words we let stand")
    index_view_class = OfSchoolIndexView
    list_display = ["words", "reason"]
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=WHEN_TO_ALLOW, heading=_("What this is for")),
            *(FieldPanel(name) for name in ("site", "term_id", "reason")),
        ],
        base_form_class=AllowedTermForm,
    )


class KindWordsViewSetGroup(ModelViewSetGroup):
    """Both under one entry of the menu."""

    menu_label = _("Kind words")
    menu_icon = "openquote"
    menu_order = 280
    items = (SchoolTermViewSet, AllowedTermViewSet)
