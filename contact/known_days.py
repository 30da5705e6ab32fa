from dataclasses import replace
from datetime import date

from wagtail.models import Site

from home.school_days import SchoolDays, school_days_of


def known_school_days(site: Site, today: date) -> SchoolDays:
    """The school's calendar for letters and deadlines. Once all terms that were written down are over, weekdays count.

    A school that forgets to write down next year's terms would otherwise never hear of a message again.
    """
    school = school_days_of(site)
    has_run_out = all(term.last_day < today for term in school.terms)
    return replace(school, terms=()) if has_run_out else school
