"""The numbers as a spreadsheet. No cell of it computes anything."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from contact.numbers import Table
from contact.periods import Period
from home.spreadsheet_cells import guarded


def written(period: Period, tables: Iterable[Table]) -> str:
    """One row for each number, with the period, the table and what was counted."""
    file = io.StringIO()
    out = csv.writer(file)
    out.writerow([_("period"), _("table"), _("what"), _("how many")])
    for table in tables:
        for line in table.lines:
            out.writerow([guarded(cell) for cell in (str(period), table.heading, line.label, line.words)])
    return "\ufeff" + file.getvalue()
