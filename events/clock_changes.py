"""The school's time zone as calendars want it told: a rule for each change, not a list of days.

The zone is Europe/London in every installation (`settings.TIME_ZONE`). The rule is the one in force since 1996
(tz database, zone Europe/London; RFC 5545, 3.6.5: each start is a local time before the change). A test holds it
against the tz database. Outlook cannot read lists of days; icalendar makes lists.
"""

from icalendar import Timezone

_RULE = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def london() -> Timezone:
    """Europe/London, to be put into a calendar that names it."""
    return Timezone.from_ical(_RULE.replace("\n", "\r\n"))
