"""A school's policy for the tests, with every part that it needs."""

from wagtail.models import Page

from attendance_pages.models import PolicyPage
from home.models import StaffMember

IN_WORDS = ["day_times", "asking_and_telling", "day_one", "promoting", "data_use", "reducing", "the_law"]


def somebody(site, name: str = "Helen Reid", **fields) -> StaffMember:
    """A member of staff."""
    return StaffMember.objects.create(site=site, **{"name": name, "role": "Head teacher", **fields})


def whole_policy(site, **changes) -> PolicyPage:
    """A policy with all its parts, not yet in the tree."""
    helen = somebody(site, phone="01632 960145")
    parts = {
        "title": "Our attendance policy",
        "slug": "policy",
        "in_short": [("line", f"Line {number}.") for number in range(3)],
        "champion": helen,
        "day_to_day": [("person", helen)],
        "more_help": [("person", helen)],
        **{name: f"<p>About {name}.</p>" for name in IN_WORDS},
    }
    return PolicyPage(**parts | changes)


def policy_below(home: Page, **changes) -> PolicyPage:
    """The same, published below the home page."""
    return home.add_child(instance=whole_policy(home.get_site(), **changes))
