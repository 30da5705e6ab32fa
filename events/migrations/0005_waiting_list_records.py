"""Dates and bookings of before: links move to a table of their own, childcare places become supervisors."""

from datetime import timedelta
from math import ceil

from django.db import migrations

UNITS = {"0-1": 520, "2-3": 390, "4-7": 260, "8-11": 195}  # of 1560: 1 to 3, 4, 6, 8


def carry_over(apps, schema_editor):
    model = lambda name: apps.get_model("events", name)
    for booking in model("Booking").objects.all():
        model("BookingLink").objects.create(booking=booking, token_hash=booking.token_hash)
    for child in model("Attendee").objects.filter(kind="child_in_childcare"):
        model("Attendee").objects.filter(pk=child.pk).update(care_units=UNITS[child.age_band])
    for date in model("Occurrence").objects.all():
        _carry_over_date(date, model("Attendee"), model("Supervisor"))


def _carry_over_date(date, attendees, supervisors):
    booked = attendees.objects.filter(booking__occurrence=date, booking__state="confirmed")
    date.care_units_held = sum(booked.values_list("care_units", flat=True))
    date.childcare_on, date.childcare_room_limit = date.childcare_places > 0, date.childcare_places or None
    date.offers_end_at = date.starts_at - timedelta(hours=1)
    date.closes_at = min(date.closes_at, date.offers_end_at)
    if date.childcare_on:
        needed = max(2, ceil(max(date.care_units_held, date.childcare_places * 260) / 1560))
        for number in range(1, needed + 1):
            supervisors.objects.create(occurrence=date, name=f"Please name {number}", is_checked=True)
        date.care_capacity = needed * 1560
    date.save()


class Migration(migrations.Migration):
    dependencies = [("events", "0004_waiting_list")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
