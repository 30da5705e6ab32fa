"""Which days children are in school: in term, not on a day off of the school, not on a bank holiday of its nation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from home.models import Closure, HomePage, SchoolSettings, Term
from home.nations import Nation
from home.school_days import Days, SchoolDays, bank_holiday, school_days_of
from tests.cast import signed_in

AUTUMN = Days("Autumn 2", date(2026, 11, 2), date(2026, 12, 18))
SPRING = Days("Spring 1", date(2027, 1, 4), date(2027, 2, 12))
INSET = Days("INSET day", date(2026, 11, 27), date(2026, 11, 30))
SCHOOL = SchoolDays(Nation.ENGLAND, (AUTUMN, SPRING), (INSET,))
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
SPANS = st.builds(lambda first, more: Days("x", first, first + timedelta(days=more)), DAYS, st.integers(0, 60))
SCHOOLS = st.builds(
    SchoolDays, st.sampled_from(Nation), st.lists(SPANS, max_size=4).map(tuple), st.lists(SPANS, max_size=3).map(tuple)
)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 26), ""),
        (date(2026, 11, 27), "INSET day"),
        (date(2026, 11, 28), "weekend"),
        (date(2026, 11, 30), "INSET day"),
        (date(2026, 12, 1), ""),
        (date(2026, 12, 18), ""),
        (date(2026, 12, 21), "outside term"),
        (date(2026, 12, 25), "bank holiday: Christmas Day"),
        (date(2026, 12, 28), "bank holiday: Boxing Day"),
        (date(2027, 1, 4), ""),
    ],
)
def test_it_says_in_a_few_words_why_there_is_no_school(day, why):
    assert SCHOOL.why_not(day) == why
    assert SCHOOL.is_school_day(day) == (why == "")


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2027, 1, 4), ["", "", "New Year Holiday", ""]),
        (date(2027, 3, 17), ["", "", "", "Saint Patrick's Day"]),
        (date(2027, 3, 29), ["Easter Monday", "Easter Monday", "", "Easter Monday"]),
        (date(2027, 7, 12), ["", "", "", "Battle of the Boyne"]),
        (date(2027, 11, 30), ["", "", "Saint Andrew's Day", ""]),
        (date(2023, 5, 8), ["Coronation of Charles III"] * 4),
    ],
)
def test_each_nation_has_its_own_bank_holidays(day, names):
    nations = [Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND]
    assert [bank_holiday(nation, day) for nation in nations] == names


def test_without_any_term_every_weekday_counts_and_that_is_told():
    school = SchoolDays()
    assert (school.terms_are_known, SCHOOL.terms_are_known) == (False, True)
    assert [school.why_not(date(2026, 8, day)) for day in (28, 29, 31)] == [
        "", "weekend", "bank holiday: Late Summer Bank Holiday"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 25), date(2026, 11, 26)),
        (date(2026, 11, 26), date(2026, 12, 1)),
        (date(2026, 12, 18), date(2027, 1, 4)),
        (date(2027, 2, 12), None),
        (date.max, None),
    ],
)
def test_the_next_school_day_is_one_that_is_known(day, following):
    assert SCHOOL.next_school_day(day) == following


@pytest.mark.parametrize(
    ("day", "term"), [(date(2026, 9, 1), AUTUMN), (date(2026, 11, 2), SPRING), (date(2027, 1, 4), None)]
)
def test_the_term_after_is_the_first_that_is_still_to_begin(day, term):
    assert SCHOOL.term_after(day) == term


@given(SCHOOLS, DAYS)
def test_a_school_day_is_a_weekday_in_term_without_anything_against_it(school, day):
    in_term = school.terms == () or any(term.first_day <= day <= term.last_day for term in school.terms)
    off = any(closure.first_day <= day <= closure.last_day for closure in school.closures)
    free = off or bank_holiday(school.nation, day) != ""
    assert school.is_school_day(day) == (day.weekday() < 5 and in_term and not free)


@given(SCHOOLS, DAYS)
def test_the_next_school_day_leaves_none_out(school, day):
    following = school.next_school_day(day)
    end = following or day + timedelta(days=366)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days)]
    assert following is None or school.is_school_day(following)
    assert [skipped for skipped in between if school.is_school_day(skipped)] == []


@pytest.fixture
def other_school(home) -> SchoolSettings:
    """Another school with its own days."""
    root = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
    return SchoolSettings.for_site(Site.objects.create(hostname="other.example", root_page=root))


def test_a_school_s_days_are_read_in_two_queries_and_are_its_own(site, other_school, django_assert_num_queries):
    school = SchoolSettings.for_site(site)
    SchoolSettings.objects.filter(pk=school.pk).update(nation=Nation.WALES)
    for span in (SPRING, AUTUMN):
        Term.objects.create(school=school, name=span.words, first_day=span.first_day, last_day=span.last_day)
    Closure.objects.create(school=school, what_for=INSET.words, first_day=INSET.first_day, last_day=INSET.last_day)
    Term.objects.create(school=other_school, name="Theirs", first_day=date(2026, 8, 1), last_day=date(2026, 8, 31))
    Closure.objects.create(
        school=other_school, what_for="Theirs", first_day=date(2026, 12, 1), last_day=date(2026, 12, 1)
    )

    with django_assert_num_queries(2):
        days = school_days_of(site)
    assert days == SchoolDays(Nation.WALES, (AUTUMN, SPRING), (INSET,))


def sent(school, client, **row):
    """Send "Our school" with one row of days off, as the form does."""
    address = f"/admin/settings/home/schoolsettings/{school.site_id}/"
    empty = {f"{rows}-{name}": "0" for rows in ("terms", "closures") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    fields = {f"closures-0-{name}": value for name, value in {"ORDER": "1", **row}.items()}
    words = {"school_name": school.school_name, "nation": school.nation, "phone": school.phone}
    return client.post(address, {**empty, "closures-TOTAL_FORMS": "1", **words, **fields})


def test_the_office_writes_down_one_inset_day_by_its_first_day(site, office):
    school = SchoolSettings.for_site(site)
    answer = sent(school, signed_in(office), what_for="INSET day", first_day="2026-11-27", last_day="")

    assert answer.status_code == 302
    assert list(Closure.objects.values_list("what_for", "first_day", "last_day")) == [
        ("INSET day", date(2026, 11, 27), date(2026, 11, 27))
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"first_day": "2026-11-27", "last_day": "2026-11-26"}, "The last day is before the first day."),
        ({"first_day": "", "last_day": "2026-11-26"}, "This field is required."),
    ],
)
def test_days_that_run_backwards_or_nowhere_are_not_kept(site, office, row, words):
    answer = sent(SchoolSettings.for_site(site), signed_in(office), what_for="INSET day", **row)

    assert (words in answer.content.decode(), Closure.objects.count()) == (True, 0)
