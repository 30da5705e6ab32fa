"""Random days in the life of one date: families, staff and the clock, each step done twice: by the services on the
real database, and in the `Ledger`. After every step both must tell the same story, and `properties.check` must hold.

Clocks stand within minutes (or one microsecond) of a moment at which something ends; families are drawn from those who
live in the date at that step; parties have up to six people, dates up to eight places and three supervisors.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.events import commands, ledger_rules, properties
from tests.events.ledger import OPEN, Group, Ledger, Refused

LONDON = ZoneInfo("Europe/London")
MINUTE, TICK = timedelta(minutes=1), timedelta(microseconds=1)
# A winter day, and the mornings after the clocks went forward and back.
DAYS = [datetime(2026, 11, 26), datetime(2026, 3, 29), datetime(2026, 10, 25)]
NEAR = st.sampled_from([-2 * MINUTE, -TICK, 0 * TICK, TICK, MINUTE])
RATIOS = st.sampled_from([3, 4, 6, 8])
GROUPS = st.builds(
    Group,
    adults=st.integers(1, 4),
    along=st.integers(0, 2),
    kids=st.lists(RATIOS, max_size=3),
    without=st.booleans(),
    fewer=st.booleans(),
    auto=st.booleans(),
    family=st.integers(1, 7),
)


@st.composite
def dates(draw: Any) -> Ledger:
    """A small date, with all its hours."""
    starts = (draw(st.sampled_from(DAYS)) + timedelta(hours=draw(st.sampled_from([9, 15])))).replace(tzinfo=LONDON)
    starts = starts.astimezone(UTC)
    offers_end = starts - timedelta(hours=draw(st.integers(0, 3)))
    return Ledger(
        starts=starts,
        ends=starts + timedelta(hours=1),
        opens=starts - timedelta(hours=draw(st.sampled_from([30, 60]))),
        closes=offers_end - timedelta(hours=draw(st.sampled_from([0, 4]))),
        offers_end=offers_end,
        offer_hours=draw(st.sampled_from([2, 12])),
        capacity=draw(st.integers(0, 8) | st.integers(1, 3)),
        supervisors=draw(st.integers(0, 3)),
        room=draw(st.none() | st.integers(0, 4)),
        building=draw(st.none() | st.integers(4, 14)),
    )


class Life(RuleBasedStateMachine):
    """One date from before it opens until it is over. `site` is set by the test: page, staff."""

    site: commands.Place
    ledger: Ledger

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    @initialize(ledger=dates(), near=NEAR, hours=st.sampled_from([0, 1, 2, 12, 26]), crowd=st.lists(GROUPS, max_size=6))
    def begin(self, ledger: Ledger, near: timedelta, hours: int, crowd: list[Group]) -> None:
        self.ledger, self.now = ledger, ledger.opens + timedelta(hours=hours) + near
        self.date = commands.make(self.site, ledger)
        self.again: Any = None
        self.story = properties.Story(self.date)
        for group in crowd:
            self.somebody_comes(group, staff=False)

    @property
    def can_be_changed(self) -> bool:
        """Whether staff can still change the date: it is neither called off nor over."""
        return not self.ledger.cancelled and self.now < self.ledger.ends

    def both(self, model: Any, real: Any, *, staff: bool = False, new: Group | None = None) -> Any:
        """Do it in the ledger and for real: both do it, or both refuse. `new`: a family whose row is made now."""
        answers: list[Any] = []
        for act, refusals in [(model, Refused), (real, commands.REFUSALS)]:
            try:
                answers.append(act())
            except refusals:
                answers.append("refused")
        refused = [answer == "refused" for answer in answers]
        assert refused[0] == refused[1], answers
        if new and not refused[1]:
            new.pk = answers[1].pk
        properties.check(self.story, self.ledger, self.now, staff=staff, refused=refused[0])
        return answers

    def one(self, data: st.DataObject, *states: str) -> Group:
        """Somebody who is in one of these states now."""
        return data.draw(st.sampled_from([group for group in self.ledger.groups if group.state in states]))

    def anybody(self, *states: str) -> bool:
        return any(group.state in states for group in self.ledger.groups)

    @rule(data=st.data(), near=NEAR)
    def the_clock_comes_near_a_boundary(self, data: st.DataObject, near: timedelta) -> None:
        ledger = self.ledger
        moments = [ledger.opens, ledger.closes, ledger.offers_end, ledger.starts, ledger.ends]
        moments += [moment for group in ledger.groups for moment in (group.until, group.confirm_by) if moment]
        later = sorted(moment + near for moment in moments if moment + near > self.now)[:3]
        self.now = data.draw(st.sampled_from(later)) if later else self.now + MINUTE

    @rule(group=GROUPS, staff=st.sampled_from([False, False, False, True]))
    def somebody_books(self, group: Group, staff: bool) -> None:
        self.somebody_comes(group, staff=staff)

    def somebody_comes(self, group: Group, *, staff: bool) -> None:
        """A family presses "book", or staff do for it."""
        real = commands.book(self.site, self.date, group, self.now, staff=staff)
        known = ledger_rules.standing(self.ledger, group.family)
        new = None if known else group
        answers = self.both(lambda: ledger_rules.book(self.ledger, group, self.now, staff=staff), real, new=new)
        if new and answers[0] != "refused":
            self.again = real

    @rule(group=GROUPS)
    def staff_let_somebody_in(self, group: Group) -> None:
        known = ledger_rules.standing(self.ledger, group.family)
        model = lambda: ledger_rules.book(self.ledger, group, self.now, staff=True, reason="New here")  # noqa: E731
        real = commands.book(self.site, self.date, group, self.now, staff=True, reason="New here")
        self.both(model, real, staff=True, new=None if known else group)

    @precondition(lambda self: any(not one.lead and one.state in OPEN for one in self.ledger.groups))
    @rule(data=st.data(), adults=st.integers(1, 4), along=st.integers(0, 2), joining=st.lists(RATIOS, max_size=2))
    def somebody_changes(self, data: st.DataObject, adults: int, along: int, joining: list[int]) -> None:
        group = data.draw(st.sampled_from([one for one in self.ledger.groups if not one.lead and one.state in OPEN]))
        leaving = [ratio for ratio in group.kids if data.draw(st.booleans())]
        only_fewer = not joining and adults <= group.adults and along <= group.along
        real = commands.change(group, adults, along, leaving, joining, self.now)
        model = lambda: ledger_rules.change(self.ledger, group, adults, along, leaving, joining, self.now)  # noqa: E731
        answers = self.both(model, real)
        self.again = real if answers[0] != "refused" else self.again
        assert answers[1] != "refused" or not only_fewer or self.now >= self.ledger.ends, "P14: fewer always works"

    @precondition(lambda self: self.again is not None)
    @rule()
    def the_same_form_comes_again(self) -> None:
        """P12: nothing is written a second time."""
        before = properties.everything(self.date)
        with suppress(commands.REFUSALS):
            self.again()
        assert properties.everything(self.date) == before, "P12: the same key counts once"

    @precondition(lambda self: self.anybody(*OPEN, "lapsed"))
    @rule(data=st.data())
    def somebody_cancels(self, data: st.DataObject) -> None:
        group = self.one(data, *OPEN, "lapsed")
        for _press in range(2):  # P13
            answers = self.both(
                lambda: ledger_rules.cancel(self.ledger, group, self.now), commands.cancel(group, self.now)
            )
            if answers[0] == "refused":
                break

    @precondition(lambda self: self.anybody("offered"))
    @rule(data=st.data())
    def somebody_says_yes(self, data: st.DataObject) -> None:
        group = self.one(data, "offered")
        in_time = self.now < group.until
        answers = self.both(lambda: ledger_rules.accept(self.ledger, group, self.now), commands.accept(group, self.now))
        assert (answers[1] != "refused") == in_time, "P11: yes counts until the offer ends"

    def too_late(self) -> list[Group]:
        """Who lost an offer or a place, or will when the job comes by."""
        return [one for one in self.ledger.groups if one.state == "lapsed" or ledger_rules.overdue(one, self.now)]

    @precondition(lambda self: self.too_late())
    @rule(data=st.data())
    def somebody_waits_again(self, data: st.DataObject) -> None:
        group = data.draw(st.sampled_from(self.too_late()))
        self.both(lambda: ledger_rules.rejoin(self.ledger, group, self.now), commands.rejoin(group, self.now))

    @precondition(lambda self: any(group.confirm_by for group in self.ledger.groups))
    @rule(data=st.data())
    def somebody_still_comes(self, data: st.DataObject) -> None:
        group = data.draw(st.sampled_from([one for one in self.ledger.groups if one.confirm_by]))
        self.both(lambda: ledger_rules.still_coming(group, self.now), commands.still_coming(group, self.now))

    @rule()
    def the_jobs_run(self) -> None:
        self.both(lambda: ledger_rules.clock(self.ledger, self.now), commands.clock(self.now))

    @rule(supervisors=st.integers(0, 3))
    def supervisors_come_and_go(self, supervisors: int) -> None:
        def model() -> None:
            self.ledger.supervisors = supervisors
            self.ledger.promote(self.now)

        self.both(model, commands.supervisors(self.site, self.date, supervisors, self.now), staff=True)

    @precondition(lambda self: self.can_be_changed)
    @rule(capacity=st.integers(0, 8), room=st.none() | st.integers(0, 4), building=st.none() | st.integers(4, 14))
    def staff_change_the_limits(self, capacity: int, room: int | None, building: int | None) -> None:
        def model() -> None:
            self.ledger.capacity, self.ledger.room, self.ledger.building = capacity, room, building
            self.ledger.promote(self.now)

        values = {"adult_capacity": capacity, "childcare_room_limit": room, "premises_limit": building}
        self.both(model, commands.change_date(self.site, self.date, values, self.now), staff=True)

    @precondition(lambda self: not self.ledger.cancelled and self.now < self.ledger.starts)
    @rule(days=st.integers(1, 3))
    def staff_move_the_date(self, days: int) -> None:
        values = {name: getattr(self.ledger, ours) + timedelta(days=days) for ours, name in commands.IN_LEDGER.items()}
        real = commands.change_date(self.site, self.date, values, self.now)
        self.both(lambda: ledger_rules.move(self.ledger, days, self.now), real, staff=True)

    @precondition(lambda self: self.can_be_changed)
    @rule(hours=st.integers(1, 4))
    def families_can_answer_for_less_long(self, hours: int) -> None:
        values = {"offers_end_at": self.ledger.offers_end - timedelta(hours=hours)}
        real = commands.change_date(self.site, self.date, values, self.now)
        self.both(lambda: ledger_rules.offers_end_earlier(self.ledger, hours, self.now), real, staff=True)

    @precondition(lambda self: not self.ledger.cancelled and len(self.ledger.groups) > 3)
    @rule(sure=st.integers(0, 3))
    def staff_call_the_date_off(self, sure: int) -> None:
        if sure == 0:
            ended = [group for group in self.ledger.groups if not group.lead and group.state in OPEN]
            told = self.both(
                lambda: ledger_rules.call_off(self.ledger), commands.cancel_date(self.site, self.date, self.now)
            )[1]
            assert told == len(ended), "P17: each family hears it"

    @invariant()
    def nobody_overtakes_the_waiting_list(self) -> None:
        """P24: while families can book, a family that waits can still be asked."""
        if hasattr(self, "story") and self.ledger.opens <= self.now < self.ledger.closes and not self.ledger.cancelled:
            self.date.refresh_from_db()
            assert self.date.gives_places(self.now), "P24"

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
