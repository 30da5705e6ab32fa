"""Where staff find what is theirs: on Wagtail's page about the account."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel

from site_project.staff.models import User


class NothingToFillIn(forms.ModelForm):
    """Wagtail wants a form for each part of that page."""

    class Meta:
        model = User
        fields: list[str] = []


@hooks.register("register_account_settings_panel")
class YourSignInPanel(BaseSettingsPanel):
    """The way to password, second step and "sign out everywhere"."""

    name = "your-sign-in"
    title = _("Password and second step")
    order = 500
    template_name = "sign_in/account_panel.html"
    form_class = NothingToFillIn
