"""A field for several of a closed list. It keeps a JSON list: SQLite and PostgreSQL alike, no extra table."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class SeveralChoicesField(models.JSONField):
    """Some of `options`, in the order of `options`, each once. Empty when nothing was picked."""

    def __init__(self, *args: Any, options: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.options = options
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        """The picks in the order of the options. Raises ValidationError for what is not an option."""
        picked = super().clean(value, model_instance) or []
        if self.options is None:
            return picked
        unknown = [str(one) for one in picked if one not in self.options.values]
        if unknown:
            raise ValidationError(_("We do not know “%(word)s”."), params={"word": unknown[0]})
        return [one for one in self.options.values if one in picked]

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A box to tick for each option."""
        return forms.MultipleChoiceField(
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            required=not self.blank,
            choices=self.options.choices if self.options else [],
            widget=forms.CheckboxSelectMultiple,
            initial=list,
        )
