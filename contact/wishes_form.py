"""How a family may be reached: asked with the first message, and again whenever it changes its mind."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from contact.enums import NEEDS_AN_ADDRESS, Wants
from contact.fields import short_field
from contact.letter import Wishes
from home.forms import SchoolForm


def check_address(form: forms.Form) -> None:
    """Mark what was typed where an e-mail is wished for and it is no address: the letter would go nowhere."""
    said = form.cleaned_data
    if said.get("wants") != Wants.EMAIL or not said.get("value"):
        return
    try:
        validate_email(said["value"].strip())
    except ValidationError:
        form.add_error("value", _("This does not look like an e-mail address. Please look at it once more."))


class WishesForm(SchoolForm):
    """What is safe. Everything may stay empty: then we answer on the code page and nowhere else."""

    wants = forms.ChoiceField(
        label=_("How can we reply?"),
        help_text=_("Pick what is safe for you. We never ring, text or e-mail unless you ask us to here."),
        choices=Wants.choices,
        required=False,
        initial=Wants.CODE,
        widget=forms.RadioSelect,
    )
    value = short_field(_("Your number or e-mail address"), 200, _("Only if you want us to ring, text or e-mail you."))
    safe_times = short_field(_("Which days and times are safe?"), 200, _("For example: Monday to Thursday, before 3."))
    voicemail_ok = forms.BooleanField(label=_("You can leave me a voice message"), required=False)
    text_ok = forms.BooleanField(label=_("You can text me"), required=False)
    if_somebody_else = short_field(
        _("If somebody else answers, what can we say?"),
        200,
        _("For example: “It is about the school trip.” If you leave it empty, we say sorry and ring off."),
    )
    must_not_know = short_field(
        _("Is there anyone who must not know?"),
        300,
        _("We will not tell them, unless keeping a child safe leaves us no choice."),
    )
    WAY = ["wants", "value", "safe_times"]
    CARE = ["voicemail_ok", "text_ok", "if_somebody_else", "must_not_know"]

    def clean(self) -> dict[str, Any]:
        """A wish to be rung needs a number, or words that lead to one: without it we would break our word."""
        data = super().clean() or self.cleaned_data
        if data.get("wants") in NEEDS_AN_ADDRESS and not data.get("value") and "value" not in self.errors:
            self.add_error("value", _("Please add your number or e-mail address, or pick another way to reply."))
        check_address(self)
        return data

    def wishes(self) -> Wishes:
        """What was picked. Call it on a valid form."""
        names = [*self.WAY[1:], *self.CARE]
        said = {name: self.cleaned_data[name] for name in names}
        return Wishes(wants=self.cleaned_data["wants"] or Wants.CODE, **said)
