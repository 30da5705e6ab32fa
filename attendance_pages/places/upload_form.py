"""The forms with which staff bring a list of places in."""

import binascii

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from attendance_pages.places.csv_file import LARGEST, FileRefused, Table, table_from, text_from

SALT = "attendance_pages.places.upload"
TOO_MUCH = 200 * 1024  # characters of a page's own form, below DATA_UPLOAD_MAX_MEMORY_SIZE
HOUR = 60 * 60


class UploadForm(forms.Form):
    """A file from a spreadsheet."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("A CSV file. It is easiest to start from one that you exported here."),
        error_messages={
            "required": _("Please pick a file first."),
            "empty": _("This file is empty."),
            "missing": _("Please pick a file first."),
            "invalid": _("Please pick a file first."),
        },
    )

    def clean_file(self) -> str:
        """The words of the file, checked to be a list of places."""
        upload = self.cleaned_data["file"]
        try:
            text = text_from(upload.read(LARGEST + 1))
            table_from(text)
        except FileRefused as refused:
            raise forms.ValidationError(str(refused)) from None
        return text

    def token(self) -> str:
        """The file for the preview to carry, signed: nothing is kept on the server until somebody says yes."""
        return signing.dumps(self.cleaned_data["file"], salt=SALT, compress=True)

    def clean(self) -> dict[str, str]:
        """The preview has to fit a form."""
        data = super().clean() or self.cleaned_data
        if "file" in data and len(self.token()) > TOO_MUCH:
            self.add_error("file", _("This file is too big. Please split it in two."))
        return data


class ConfirmForm(forms.Form):
    """The yes below a preview."""

    token = forms.CharField(widget=forms.HiddenInput)

    def clean_token(self) -> Table:
        """The rows of the file that was previewed."""
        try:
            return table_from(signing.loads(self.cleaned_data["token"], salt=SALT, max_age=HOUR))
        except (signing.BadSignature, binascii.Error, FileRefused):
            raise forms.ValidationError(_("That was too long ago. Please pick your file again.")) from None
