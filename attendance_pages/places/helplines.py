"""The numbers for somebody who is not safe, or scared of someone, for pages of other rooms."""

from wagtail.models import Site

from attendance_pages.models import PlacesSettings, SupportService
from attendance_pages.places.enums import Need
from home.helplines import Helpline
from home.models import SchoolSettings

MOST = 6
SHORT_NUMBER = 3  # digits: 999 and 111 stand on every page already


def safety_helplines(site: Site) -> list[Helpline]:
    """Those that families of this school see, that can be rung, and that answer in its nation; in its order."""
    nation = SchoolSettings.for_site(site).nation
    shown = SupportService.objects.of_school(site).shown(PlacesSettings.limits(site)).with_rows()
    lines = [
        Helpline(place.name, place.calls[0].number, place.calls[0].dialled, place.hours, place.assured_date)
        for place in shown
        if Need.SAFETY in place.needs and place.calls and (not place.nations or nation in place.nations)
        if not place.temporarily_closed and len(place.calls[0].dialled) > SHORT_NUMBER
    ]
    return lines[:MOST]
