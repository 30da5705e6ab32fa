"""A birth date as people write it, in three small boxes. It is used to work out an age and then forgotten."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BOXES = (_("Day"), _("Month"), _("Year"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FILLERS = {"st", "nd", "rd", "th", "of"}
LONGEST = 40  # characters: "the 28th of September 2021" and some spaces


class BirthDateWidget(forms.MultiWidget):
    """Day, month and year. Each box also takes all of it."""

    template_name = "bookings/birth_date.html"
    use_fieldset = True

    def __init__(self) -> None:
        box = {"inputmode": "numeric"}  # no autocomplete="off": it would be empty after "back"
        super().__init__([forms.TextInput(attrs={**box, "size": size}) for size in (2, 2, 4)])

    def decompress(self, value: Any) -> list[str]:
        """The three boxes of a date; nobody's birth date is shown again."""
        return ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The boxes with their names."""
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], BOXES, strict=True):
            box["label"] = label
        return context

    def id_for_label(self, id_: str) -> str:
        """The first box: where the list of mistakes leads."""
        return f"{id_}_0"


class BirthDateField(forms.Field):
    """3 4 2021, 3/4/21, 3rd April 2021 or 2021-04-03: a `date`."""

    widget = BirthDateWidget
    default_error_messages = {
        "required": _("Please give your child's date of birth."),
        "invalid": _("Please write day, month and year, such as 3 4 2021."),
        "no_such_day": _("That day is not in the calendar. Please look again."),
    }

    def to_python(self, value: Any) -> date | None:
        """The date; None where nothing was written."""
        text = " ".join(filter(None, value or [])).strip().casefold()
        if not text:
            return None
        words = [word for word in re.findall(r"\d+|[^\W\d_]+", text[:LONGEST]) if word not in FILLERS]
        if len(words) == 3 and len(words[0]) == 4:
            words.reverse()
        numbers = [MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else word for word in words]
        if len(text) > LONGEST or len(numbers) != 3 or not all(str(number).isdecimal() for number in numbers):
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return self._date(*(int(number) for number in numbers))

    def _date(self, day: int, month: int, year: int) -> date:
        try:
            return date(year + 2000 if year < 100 else year, month, day)
        except (ValueError, OverflowError) as wrong:
            raise ValidationError(self.error_messages["no_such_day"], "no_such_day") from wrong
