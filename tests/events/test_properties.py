"""The properties of places, each proved on random days: by a state machine that drives the services on the real
database beside a model in plain Python (`ledger.py`), and checks after every step.

| property | what it says | where it is checked |
|---|---|---|
| P1 | adults never beyond places and what staff allowed; an excess never grows by itself | `limits_hold` |
| P2 | children never beyond their supervisors, none with fewer than two | `limits_hold` |
| P4 | counters are what the rows say | `limits_hold` |
| P5 | no childcare place without an adult of the family | `adults_come_with_their_children` |
| P6 | a family is split only as it said | pictures equal; `test_a_family_is_split_as_it_said…` |
| P7 | while places are given, nobody who fits waits | `nobody_who_fits_waits`, pictures equal |
| P8 | who is passed by did not fit then, and it is written down | pictures equal (`overtaken`) |
| P9 | the families ahead of a turn only become fewer | `nobody_moves_back` |
| P10 | one live booking a family, one thing to wait for | `one_booking_one_offer` |
| P11 | an offer ends after it began, by the end of offers; yes counts until then | `one_booking_…`, `…says_yes` |
| P12 | the same form any number of times counts once | `the_same_form_comes_again` |
| P13 | cancelled twice frees once | `somebody_cancels`, `limits_hold` |
| P14 | fewer always works; what does not fit changes nothing | `somebody_changes`, pictures equal |
| P15 | booked + offered + free = places | `limits_hold` |
| P16 | one audit line for every change of state, no letter for a refusal | `every_step_is_written_down_once` |
| P17 | a date called off ends every booking and tells each family once | `staff_call_the_date_off`, pictures equal |
| P22 | publishing an old draft of the page changes no date | `test_an_old_draft…` |
| P24 | booking closes no later than offers can be made | `nobody_overtakes_the_waiting_list`, `test_booking_closes…` |

P3 and P20: test_ratio.py and test_ages.py. P18: the tests of series. P19: test_calendar.py. P21 and P23: with the
purge and with the day itself.
"""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from events.models import Occurrence
from events.services.dates import closing
from tests.events.commands import Place
from tests.events.conftest import booked, held
from tests.events.machine import Life, dates

# Shrinking a day takes minutes, and the unshrunk one tells the same: the first steps that differ are in the message.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
PATIENT = {"deadline": None, "suppress_health_check": list(HealthCheck), "phases": PHASES}
QUICK = settings(max_examples=30, stateful_step_count=20, **PATIENT)
LONG = settings(max_examples=150, stateful_step_count=30, **PATIENT)


@pytest.fixture
def life(event_page, office) -> type[Life]:
    """The machine, with a page to make dates on."""
    Life.site = Place(event_page, office)
    return Life


def test_every_property_holds_on_random_days(life):
    run_state_machine_as_test(life, settings=QUICK)


@pytest.mark.slow
def test_every_property_holds_on_many_more_random_days(life):
    run_state_machine_as_test(life, settings=LONG)


@given(ledger=dates(), late=st.integers(-300, 300))
def test_booking_closes_no_later_than_offers_can_be_made(ledger, late):
    """P24, also for a date whose staff asked for more."""
    date = Occurrence(
        starts_at=ledger.starts,
        ends_at=ledger.ends,
        closes_at=ledger.offers_end + timedelta(minutes=late),
        offers_end_at=ledger.offers_end,
    )
    date.closes_at = closing(date)
    last_moment: datetime = date.closes_at - timedelta(microseconds=1)
    assert date.closes_at <= date.offers_end_at
    assert date.gives_places(last_moment)


@pytest.mark.django_db
def test_an_old_draft_of_the_page_changes_no_date(date, event_page):
    """P22: whichever revision is published again, and in whichever order."""
    revisions = [event_page.save_revision() for _time in range(3)]
    booked(date)
    before = Occurrence.objects.values().get()
    for revision in [*revisions, *reversed(revisions)]:
        revision.publish()
    assert (Occurrence.objects.values().get(), held(date)) == (before, (1, 0, 1))
