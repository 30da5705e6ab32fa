"""The same form ten times at the same moment counts once; ten families at the same moment count ten times."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from attendance_pages.have_your_say.answering import count_answers
from attendance_pages.have_your_say.models import Consultation, ConsultationComment
from site_project.privacy.keys import new_token
from tests.attendance_pages.have_your_say.conftest import FAIR, asks, counts, picks
from tests.attendance_pages.policies import policy_below
from tests.conftest import front_door

pytestmark = pytest.mark.django_db(transaction=True)
ONE_KEY = new_token()


def send(consultation: Consultation, chosen: list, key: str) -> bool:
    """One form, in a thread with a connection of its own."""
    try:
        return count_answers(consultation=consultation, key=key, chosen=chosen, words="Toast.")
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("keys", "counted"), [([ONE_KEY] * 10, 1), ([new_token() for _family in range(10)], 10)], ids=["one", "ten"]
)
def test_forms_that_come_at_once(keys, counted):
    consultation = asks(policy_below(front_door().root_page.specific), FAIR)
    chosen = picks(consultation, "Yes")
    with ThreadPoolExecutor(10) as threads:
        outcomes = list(threads.map(lambda key: send(consultation, chosen, key), keys))

    assert outcomes.count(True) == counted
    assert (counts(consultation), Consultation.objects.get().people) == ([[counted, 0, 0]], counted)
    assert ConsultationComment.objects.count() == counted
