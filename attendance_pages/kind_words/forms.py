"""What the editor's panel sends."""

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from attendance_pages.kind_words.panel import kind_of
from attendance_pages.kind_words.passages import snippet_models
from attendance_pages.models.kind_words import TERM_ID_LENGTH
from home.forms import PlainTextField

SAY_WHY = _("Say in a few words why these words stay.")
SHORTER = _("Please say it in 200 letters or fewer.")


class AboutForm(forms.Form):
    """Which page or snippet, and which wording."""

    kind = forms.CharField(max_length=100)
    id = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    term = forms.CharField(max_length=TERM_ID_LENGTH)

    def item_for(self, user: AbstractBaseUser) -> Model | None:
        """The page or snippet, if it is there and `user` may edit it."""
        kinds = {kind_of(model): model for model in (Page, *snippet_models())}
        model = kinds.get(self.cleaned_data["kind"])
        item = model._default_manager.filter(pk=self.cleaned_data["id"]).first() if model else None
        if isinstance(item, Page):
            return item if item.permissions_for_user(user).can_edit() else None
        return item if item and user.has_perm(f"{item._meta.app_label}.change_{item._meta.model_name}") else None


class LeaveForm(AboutForm):
    """The same, with the reason to leave the wording as it is."""

    wording = PlainTextField(max_length=200)
    reason = PlainTextField(
        min_length=3, max_length=200, error_messages={"required": SAY_WHY, "min_length": SAY_WHY, "max_length": SHORTER}
    )

    def what_is_missing(self) -> Any:
        """One sentence for the editor."""
        return self.errors["reason"][0] if "reason" in self.errors else _("This page has changed. Please open it anew.")
