"""Guards taken out one at a time. Each must turn a test red, or the tests prove less than they say.

A mutant is a function of the product with one line changed, put in its place while the test runs.
"""

import inspect
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import FunctionType
from typing import Any


@dataclass(frozen=True)
class Mutant:
    """`without` says what is missing. In `where` (module:function), `old` becomes `new`.

    `by`: the sentence that must notice, as module:test; without one, the random days must.
    """

    without: str
    where: str
    old: str
    new: str
    by: str = ""


# What is missing; the function; what becomes of it; the sentence that notices, if it is not the random days.
TABLE = """
the check of adults
    events.querysets:OccurrenceQuerySet.with_room_for
    if party.adults > 0:  =>  if 0:

the check of supervisors
    events.querysets:OccurrenceQuerySet.with_room_for
    if party.care_units > 0:  =>  if 0:

the check of the childcare room
    events.querysets:OccurrenceQuerySet.with_room_for
    if party.children_in_childcare > 0:  =>  if 0:
    test_booking_rules:test_childcare_has_places_of_its_own

the check of the building
    events.querysets:OccurrenceQuerySet.with_room_for
    if party.heads > 0:  =>  if 0:

two supervisors at least
    events.ratio:care_capacity
    if supervisors >= FEWEST_SUPERVISORS  =>  if True
    test_date_rules:test_a_helper_who_drops_out_removes_no_child_and_stops_childcare

giving places back
    events.services.changes:_close
    if booking.holds_places:  =>  if False:

giving back what shrinks
    events.services.changes:_shrink
    if booking.holds_places:  =>  if False:

cancelling once only
    events.services.changes:cancel
    in (BookingState.CANCELLED, BookingState.JOINED)  =>  == BookingState.JOINED

the key of a change
    events.services.changes:change_numbers
    .exists():  =>  .exists() and False:
    test_waiting_list:test_an_old_form_of_a_change_counts_once_also_after_a_newer_one

the key of a booking
    events.services.booking:_earlier
    token_hash(key)  =>  key
    test_booking_rules:test_the_same_form_twice_is_one_booking

the order of the queue
    events.querysets:BookingQuerySet.in_turn
    "queue_no"  =>  "-queue_no"
    test_waiting_list:test_a_place_that_comes_free_is_held_for_the_first_in_turn

a part that waits for its family
    events.services.promotion:may_move_up
    booking.part_of is None or booking.part_of.is_confirmed  =>  True
    test_waiting_list:test_the_rest_of_a_family_is_asked_only_once_the_family_said_yes

the fallback of the family
    events.fitting:_options
    if fallback.without_childcare and party.adults  =>  if party.adults

a whole family
    events.fitting:_options
    if fallback.fewer_adults:  =>  if True:
    test_booking_rules:test_a_party_that_does_not_fit_is_not_split

what waits beside a split family
    events.services.states:split
    if rest.is_empty:  =>  if True:
    test_waiting_list:test_of_a_family_that_got_an_offer_for_some_the_rest_waits_on_with_its_turn

promotion after a change
    events.services.promotion:promote
    if not date.gives_places(now):  =>  if True:

the end of promotion
    events.services.promotion:promote
    if not date.gives_places(now):  =>  if False:
    test_waiting_list:test_once_booking_has_closed_nobody_is_asked_any_more

holding what is offered
    events.services.promotion:_give
    party=keep, now  =>  party=keep - keep, now

the end of an offer
    events.models:Booking.offer_stands
    now < self.offer_expires_at  =>  True
    test_waiting_list:test_who_was_too_late_waits_again_at_the_end

the shorter of two ends
    events.services.offers:end_offers_by
    offer_expires_at__gt  =>  offer_expires_at__lt

closing
    events.querysets:OccurrenceQuerySet.open_now
    closes_at__gt=now  =>  closes_at__lt=now

opening
    events.models:Occurrence.closed_to_booking
    if now < self.opens_at  =>  if False
    test_booking_rules:test_booking_is_open_from_the_first_moment_and_closed_at_the_last

closing before offers end
    events.services.dates:closing
    latest_close(occurrence.offers_end_at)  =>  occurrence.offers_end_at
    test_properties:test_booking_closes_no_later_than_offers_can_be_made

a new turn at the end
    events.services.states:wait
    places.next_turn(date), 0  =>  booking.queue_no or 1, 0
    test_waiting_list:test_who_was_too_late_waits_again_at_the_end

the most for one family
    events.services.places:too_many
    return whole  =>  return False and whole
    test_waiting_list:test_what_a_family_waits_for_counts_towards_the_most_it_can_book

the end of silence
    events.services.offers:still_coming
    booking.confirm_by <= now  =>  False
    test_waiting_dates:test_still_coming_is_too_late_at_the_stated_time_also_where_no_job_has_come_by

writing down who is passed by
    events.services.states:overtake
    overtaken=F("overtaken") + 1  =>  overtaken=F("overtaken")
    test_waiting_dates:test_staff_let_one_more_adult_in_with_a_reason

the parts of who cancels
    events.services.changes:end
    Booking.objects.live()  =>  Booking.objects.none()
    test_waiting_list:test_a_child_that_waits_for_childcare_is_asked_only_while_its_family_comes

the audit line
    events.services.states:record
    audit.record(  =>  (lambda **_: None)(

the letter of a cancelled date
    events.services.changes:end
    else NoticeKind.CANCELLED  =>  else None
"""


def read(table: str) -> Iterator[Mutant]:
    """The mutants of a table."""
    for block in table.strip().split("\n\n"):
        without, where, change, *by = (line.strip() for line in block.splitlines())
        old, new = change.split("  =>  ")
        yield Mutant(without, where, old, new, "".join(by))


MUTANTS = list(read(TABLE))


def found(where: str) -> tuple[Any, FunctionType]:
    """The module of a mutant, and the plain function below decorators and properties."""
    module, _colon, path = where.partition(":")
    thing: Any = import_module(module)
    for name in path.split("."):
        thing = inspect.getattr_static(thing, name)
    return import_module(module), inspect.unwrap(thing.fget if isinstance(thing, property) else thing)


@contextmanager
def mutated(mutant: Mutant) -> Iterator[None]:
    """The product with this guard taken out. Raises AssertionError where `old` is not there exactly once."""
    _module, function = found(mutant.where)
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(mutant.old) == 1, f"{mutant.where} has changed: write the mutant anew."
    names: dict[str, Any] = {}
    exec(source.replace(mutant.old, mutant.new), function.__globals__, names)  # noqa: S102 - our own line
    changed, original = inspect.unwrap(names[function.__name__]), function.__code__
    function.__code__ = changed.__code__
    try:
        yield
    finally:
        function.__code__ = original
