"""Publishing a policy with a hole in it is answered with one sentence that names the holes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.rich_text import get_text_for_indexing

NEEDED = _("Families need this part. A few words will do.")


def is_empty(value: Any) -> bool:
    """Whether a part says nothing; an editor that was cleared leaves tags without words."""
    return not get_text_for_indexing(value).strip() if isinstance(value, str) else not value


class PolicyPageForm(WagtailAdminPageForm):
    """A draft may have empty parts; what families see may not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.model.REQUIRED:
            if name in self.fields:
                self.fields[name].error_messages["required"] = NEEDED

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._ask_for_the_rest(cleaned)
        return cleaned

    def _ask_for_the_rest(self, cleaned: dict[str, Any]) -> None:
        required = self._meta.model.REQUIRED
        for name in required:
            if name in cleaned and is_empty(cleaned[name]):
                self.add_error(name, NEEDED)
        if empty := [name for name in required if name in self.errors]:
            self.add_error(None, self._sentence(empty))

    def _sentence(self, empty: list[str]) -> str:
        titles = ", ".join(f"“{self._meta.model.title_of(name)}”" for name in empty)
        words = ngettext(
            "One part is still empty: %(titles)s. You can save it as a draft until then.",
            "%(count)d parts are still empty: %(titles)s. You can save it as a draft until then.",
            len(empty),
        )
        return words % {"count": len(empty), "titles": titles}
