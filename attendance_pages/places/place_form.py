"""The form in which staff write a place down."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from attendance_pages.models import SupportService
from attendance_pages.places.services import mark_checked


class PlaceForm(WagtailAdminModelForm):
    """A place, and a box that says it was checked just now."""

    checked_today = forms.BooleanField(
        label=_("I rang or looked today, and all of this is right"),
        help_text=_("Families see a place only when somebody has checked it."),
        required=False,
    )

    def save(self, commit: bool = True) -> SupportService:
        """The place, checked by whoever sends the form if the box is ticked."""
        service = super().save(commit)
        if commit and self.cleaned_data.get("checked_today"):
            mark_checked(service, assurer=str(self.for_user.get_full_name() or self.for_user.username))
        return service
