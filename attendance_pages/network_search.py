"""People around school, among the results of the site's search."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from attendance_pages.models import NetworkPerson
from home.finding import INTRODUCTION, TITLE, best_first
from home.search import MOST_OTHERS, Section


def network_found(site: Site, query: str) -> Section | None:
    """The people around a school by name, role, or what they can do."""
    people = {person.pk: person for person in NetworkPerson.objects.of_school(site)}
    texts = {pk: [(TITLE, f"{one.name}, {one.role}"), (INTRODUCTION, one.can_do)] for pk, one in people.items()}
    found = [people[pk] for pk in best_first(query, texts)[:MOST_OTHERS]]
    return Section(_("People around school"), "attendance_pages/found_network.html", found) if found else None
