"""After an event everything that families told us goes, on the days we said, and the numbers stay."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from events.family import family_key
from events.kept import EVERYTHING
from events.models import (
    Attendee,
    Booking,
    CareDetails,
    DateMessage,
    EventSettings,
    Feedback,
    Movement,
    OccurrenceCounts,
    PurgeRecord,
)
from events.party import ChildDetails, EmergencyContact
from events.retention import purge_bookings, purge_cancelled, purge_care_sheets
from events.services import cancel, cancel_date, change_date
from events.services.after import complete_past_dates, thank
from events.services.feedback import say_in_words
from site_project.outbox.models import Notice
from site_project.privacy import audit
from site_project.privacy.fields import SealedTextField
from site_project.privacy.keys import token_hash
from site_project.privacy.models import AuditEntry
from tests.events.conftest import booked
from tests.leaks import leaks

pytestmark = pytest.mark.django_db
CARE = ["kestrel child", "kestrel nuts", "kestrel inhaler", "kestrel quiet", "kestrel gran", "kestrel class"]
CARE += ["kestrel aunt", "07700 900888", "kestrel ramp"]
COLLECTED = ["kestrel neighbour", "kestrel mum rang"]
CONTACT = ["kestrel name", "kestrel.7c1f@families.example", "07700 900777", "kestrel tongue"]
TIMES = ("starts_at", "ends_at", "closes_at", "offers_end_at")


def tell_all(date, number: int = 1):
    """A family that fills in everything, with one child in childcare and one along. Its booking and link."""
    name, nuts, inhaler, quiet, gran, from_class = CARE[:6]
    child = ChildDetails(
        name, "2-3", allergies=nuts, medical=inhaler, support=quiet, who_may_collect=gran, from_class=from_class
    )
    return booked(
        date, number, contact_name=CONTACT[0], email=f"{number}{CONTACT[1]}", phone=CONTACT[2], language=CONTACT[3],
        needs=CARE[8], interpreter=True, children=(child,), children_along=1, emergency=EmergencyContact(*CARE[6:8]),
    )  # fmt: skip


def after(date, days: int) -> datetime:
    """Noon, so many days after the date."""
    return timezone.localtime(date.ends_at).replace(hour=12) + timedelta(days=days)


def dump() -> str:
    """The whole database as text, the way an operator would take it away."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump())
    text = StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                text.writelines(bytes(row).decode() for row in rows)
    return text.getvalue()


def proofs() -> set[tuple[str, int]]:
    """What was deleted, as it is written down."""
    return {(one.what, one.how_many) for one in PurgeRecord.objects.all()}


def sealed_forms(keep: str) -> list[str]:
    """Every sealed value that is to go by then, as the database holds it."""
    kept = {each.model: each.empty for each in EVERYTHING if each.keep == keep}
    forms = []
    for model, names in ((apps.get_model(label), names) for label, names in kept.items()):
        fields = [field for field in model._meta.fields if isinstance(field, SealedTextField)]
        for row in model.objects.all():
            forms += [str(row.__dict__[field.attname]) for field in fields if not names or field.name in names]
    return [form for form in forms if form]


def found(forms: list[str]) -> int:
    """How many of these are in the dump."""
    text = dump()
    return sum(form in text for form in forms)


def numbers(date) -> dict:
    """What is counted of a date, on its counters and for ever."""
    date.refresh_from_db()
    held = {name: getattr(date, name) for name in ("adults_held", "children_held", "care_units_held", "heads_held")}
    return {**held, **OccurrenceCounts.objects.values().get(occurrence=date)}


@pytest.fixture
def full_day(date, office):
    """Two families came, one did not, one wrote words; a letter failed, staff wrote a reason."""
    for number in (1, 2, 3):
        booking, _link = tell_all(date, number)
        audit.record(action="date.over_limit", subject=booking.pk, actor=office, reason="kestrel name rang")
    DateMessage.objects.create(occurrence=date, form_hash="h", words="kestrel gate")
    child = booking.attendees.in_childcare().get()
    who = {"direction": "out", "collector": "other", "collected_by": COLLECTED[0], "collected_why": COLLECTED[1]}
    Movement.objects.create(booking=booking, attendee=child, number=1, at=timezone.now(), **who)
    Booking.objects.exclude(pk=booking.pk).update(state="attended")
    Booking.objects.filter(pk=booking.pk).update(state="no_show")
    complete_past_dates(date.ends_at)
    thank(after(date, 1))
    guest = Booking.objects.filter(state="attended").first()
    say_in_words(booking_id=guest.pk, words="kestrel biscuits", now=after(date, 1))
    return date


def test_what_a_family_tells_us_is_in_the_list_or_this_fails():
    """A new sealed field needs a line in `events.kept`; what hangs on a booking must go with it."""
    models = list(apps.get_app_config("events").get_models())
    sealed = [(model._meta.label, field.name) for model in models for field in model._meta.fields if is_sealed(field)]
    goes = {(each.model, name) for each in EVERYTHING for name in each.empty}
    whole = {each.model for each in EVERYTHING if not each.empty}
    assert [field for field in sealed if field not in goes and field[0] not in whole] == []
    hanging = [relation for model in (Booking, Attendee) for relation in model._meta.related_objects]
    assert {relation.on_delete.__name__ for relation in hanging} == {"CASCADE"}


def is_sealed(field) -> bool:
    """Whether the database holds it encrypted."""
    return isinstance(field, SealedTextField)


def test_on_day_seven_care_details_are_there_and_on_day_eight_they_are_in_no_dump(full_day):
    forms, before = sealed_forms("keep_care_days"), numbers(full_day)
    assert (purge_care_sheets(now=after(full_day, 7)), found(forms)) == (0, len(forms))
    assert len(forms) == 3 * len(CARE) + len(COLLECTED), "the control: each of three families told us all of it"
    assert purge_care_sheets(now=after(full_day, 8)) == 3 + 3 + 3 + 1  # sheets, children, needs, who collected
    assert (found(forms), leaks([*CARE, *COLLECTED]), numbers(full_day)) == (0, set(), before)
    assert (CareDetails.objects.count(), Attendee.objects.count(), Booking.objects.count()) == (0, 6, 3)
    assert proofs() == {("care", 3), ("children", 3), ("needs", 3), ("collected", 1)}


def everything_of_the_families() -> list[str]:
    """Sealed values, keyed hashes, hashes of links, letters and reasons, as the database holds them."""
    forms = sealed_forms("keep_contact_days") + sealed_forms("keep_care_days")
    forms += [booking.family_key for booking in Booking.objects.all()]
    forms += [link.token_hash for booking in Booking.objects.all() for link in booking.links.all()]
    for model, names in ((Notice, ("recipient", "payload")), (AuditEntry, ("reason",))):
        forms += [str(row.__dict__[name]) for row in model.objects.all() for name in names]
    return [form for form in forms if form]


def test_after_a_month_no_dump_holds_anything_of_a_family_in_any_form_and_the_numbers_stay(full_day):
    forms, before = everything_of_the_families(), numbers(full_day)
    purge_care_sheets(now=after(full_day, 8))
    left = everything_of_the_families()
    assert (purge_bookings(now=after(full_day, 30)), found(left)) == (0, len(left))
    assert purge_bookings(now=after(full_day, 31)) == 1 + 1 + 3  # words, what staff wrote, bookings
    assert (found(forms), leaks([*CARE, *CONTACT, "kestrel"])) == (0, set())
    assert (family_key(email=f"1{CONTACT[1]}", phone="") in dump(), numbers(full_day) == before) == (False, True)
    assert (before["families"], before["came"], before["no_shows"], before["interpreters"]) == (3, 2, 1, 3)
    assert (before["adults"], before["children_along"], before["by_age"]["2-3"]) == (3, 3, 3)


def test_the_control_before_the_purge_every_form_is_found(full_day):
    forms = everything_of_the_families()
    assert (found(forms), len(forms) > 60) == (len(forms), True)
    assert family_key(email=f"1{CONTACT[1]}", phone="") in dump()


def test_each_deletion_is_proved_and_a_second_time_deletes_and_proves_nothing(full_day):
    late = after(full_day, 31)
    purge_care_sheets(now=late)
    purge_bookings(now=late)
    went = {"care": 3, "children": 3, "needs": 3, "collected": 1, "words": 1, "messages": 1}
    assert proofs() == {*went.items(), ("bookings", 3), ("letters", 3 + 2), ("reasons", 3)}
    assert (purge_care_sheets(now=late), purge_bookings(now=late), PurgeRecord.objects.count()) == (0, 0, 9)


def test_a_dry_run_counts_and_deletes_nothing(full_day, time_machine):
    time_machine.move_to(after(full_day, 31))
    before = dump()
    said = StringIO()
    call_command("purge", "--dry-run", stdout=said)
    lines = [line for line in said.getvalue().splitlines() if line.startswith("events.")]
    assert lines == [
        "events.retention.purge_care_sheets: 10",
        "events.retention.purge_bookings: 5",
        "events.retention.purge_cancelled: 0",
    ]
    assert dump() == before


def test_a_shorter_setting_holds_at_once_and_a_longer_one_not_for_what_families_were_told(full_day, site):
    settings = EventSettings.for_site(site)
    settings.keep_care_days, settings.keep_contact_days = 14, 10
    settings.save()
    assert (purge_care_sheets(now=after(full_day, 7)), purge_bookings(now=after(full_day, 10))) == (0, 0)
    assert (purge_care_sheets(now=after(full_day, 8)), purge_bookings(now=after(full_day, 11))) == (10, 5)


def test_a_date_that_moves_takes_its_days_with_it(date, office):
    tell_all(date)
    later = {name: getattr(date, name) + timedelta(days=28) for name in TIMES}
    change_date(occurrence_id=date.pk, values=later, actor=office)
    assert (purge_care_sheets(now=after(date, 8)), purge_bookings(now=after(date, 31))) == (0, 0)
    assert (purge_care_sheets(now=after(date, 36)), purge_bookings(now=after(date, 59))) == (3, 1)


def test_who_cancels_is_forgotten_as_long_after_that_though_the_date_is_still_to_come(make_date, office):
    date = make_date(starts_at=timezone.now() + timedelta(days=60), opens_at=timezone.now())
    booking, link = tell_all(date)
    kept, _link = tell_all(date, 2)
    cancel(booking_id=booking.pk)
    assert (CareDetails.objects.count(), purge_cancelled(now=timezone.now() + timedelta(days=30))) == (1, 0)
    assert purge_cancelled(now=timezone.now() + timedelta(days=31)) == 1
    assert (list(Booking.objects.all()), token_hash(link) in dump()) == ([kept], False)
    assert proofs() == {("bookings", 1), ("letters", 2)}


def test_a_date_that_is_called_off_forgets_its_families_too(make_date, office):
    date = make_date(starts_at=timezone.now() + timedelta(days=60), opens_at=timezone.now())
    tell_all(date)
    cancel_date(occurrence_id=date.pk, actor=office)
    assert (CareDetails.objects.count(), Attendee.objects.count()) == (0, 0)
    assert purge_cancelled(now=timezone.now() + timedelta(days=31)) == 1
    assert leaks([*CARE, *CONTACT]) == set()
    assert not OccurrenceCounts.objects.exists()


def test_two_schools_keep_for_as_long_as_each_has_decided(full_day, site, home):
    """Another school's setting changes nothing here."""
    root = home.get_parent().add_child(instance=type(home)(title="Elsewhere", slug="elsewhere"))
    other = Site.objects.create(hostname="elsewhere.example", root_page=root)
    EventSettings.objects.create(site=other, keep_contact_days=1)
    assert purge_bookings(now=after(full_day, 30)) == 0


def test_words_of_a_family_leave_the_counts_of_its_answers(full_day):
    Feedback.objects.create(occurrence=full_day, answer="good", day=timezone.localdate())
    purge_bookings(now=after(full_day, 31))
    assert sorted((one.answer, one.words) for one in Feedback.objects.all()) == [("", ""), ("good", "")]
