"""Each guard of `mutations.py` taken out: random days with a fixed seed, or one sentence, must notice."""

from importlib import import_module
from inspect import signature

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from events.refusals import BookingRefused
from tests.events.commands import Place
from tests.events.machine import Life
from tests.events.mutations import MUTANTS, Mutant, mutated
from tests.events.test_properties import PATIENT
from tests.events.test_waiting_list import full, row  # noqa: F401 - fixtures

pytestmark = pytest.mark.slow
# The same days each time, so that a mutant that dies today dies tomorrow.
FIXED = settings(max_examples=60, stateful_step_count=20, derandomize=True, database=None, **PATIENT)
# What a test says that found something. A missing fixture, say, is something else.
NOTICED = (AssertionError, pytest.fail.Exception, BookingRefused, DatabaseError, ObjectDoesNotExist, ExceptionGroup)


@pytest.fixture
def life(event_page, office) -> type[Life]:
    Life.site = Place(event_page, office)
    return Life


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"without {mutant.without}")
def test_a_guard_that_is_taken_out_is_missed(life, request, mutant: Mutant):
    with mutated(mutant), pytest.raises(NOTICED) as noticed, transaction.atomic():
        say(mutant.by, request) if mutant.by else run_state_machine_as_test(life, settings=FIXED)
    print(f"without {mutant.without}: {type(noticed.value).__name__} {str(noticed.value).splitlines()[:1]}")  # noqa: T201


def say(sentence: str, request: pytest.FixtureRequest) -> None:
    """Run one test, with what it asks for."""
    module, _colon, name = sentence.partition(":")
    test = getattr(import_module(f"tests.events.{module}"), name)
    test(**{wanted: request.getfixturevalue(wanted) for wanted in signature(test).parameters})
