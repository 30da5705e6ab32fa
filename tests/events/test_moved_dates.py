"""When a date moves, what we keep about its children moves with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import CareDetails
from events.services import change_date
from events.services.people import KEEP_CARE_SHEETS
from tests.events.conftest import GRAN, SOFIA, booked

pytestmark = pytest.mark.django_db


def test_a_care_sheet_is_kept_until_a_week_after_the_new_day(date, office):
    booked(date, children=(SOFIA,), emergency=GRAN)
    later = {name: getattr(date, name) + timedelta(days=28) for name in ("starts_at", "ends_at", "closes_at")}
    change_date(occurrence_id=date.pk, values=later, actor=office)
    assert CareDetails.objects.get().purge_after == timezone.localdate(later["ends_at"]) + KEEP_CARE_SHEETS
