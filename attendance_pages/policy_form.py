"""Publishing a policy with a hole in it is answered with one sentence that names the holes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm


class PolicyPageForm(WagtailAdminPageForm):
    """A draft may have empty parts; what families see may not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.model.REQUIRED:
            if name in self.fields:
                self.fields[name].error_messages["required"] = _("Families need this part. A few words will do.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        empty = [name for name in self._meta.model.REQUIRED if name in self.errors]
        if empty and not self.is_deferred_validation:
            self.add_error(None, self._sentence(empty))
        return cleaned

    def _sentence(self, empty: list[str]) -> str:
        titles = ", ".join(f"“{self._meta.model.title_of(name)}”" for name in empty)
        words = ngettext(
            "One part is still empty: %(titles)s. You can save it as a draft until then.",
            "%(count)d parts are still empty: %(titles)s. You can save it as a draft until then.",
            len(empty),
        )
        return words % {"count": len(empty), "titles": titles}
