"""A school that has dates and bookings already keeps them when the waiting list comes."""

import os
import sqlite3
import subprocess
import sys
import uuid

import pytest

from site_project.env import BASE_DIR

pytestmark = pytest.mark.slow

DATE, BOOKING, CHILD = (uuid.uuid4().hex for _row in range(3))
ROWS = {
    "events_eventpage": {"page_ptr_id": 2, "kind": "coffee", "drawing": "mug", "who_is_there": "[]", "body": "[]"},
    "events_occurrence": {
        "id": DATE, "page_id": 2, "status": "scheduled", "starts_at": "2027-02-04 09:00:00",
        "ends_at": "2027-02-04 10:15:00", "opens_at": "2026-11-01 09:00:00", "closes_at": "2027-02-04 09:00:00",
        "adult_capacity": 12, "adults_held": 1, "childcare_places": 8, "children_held": 1, "heads_held": 2,
        "youngest_in_childcare": "2-3", "max_adults_per_booking": 4, "max_children_per_booking": 3,
        "ics_sequence": 0, "version": 1,
    },
    "events_booking": {
        "id": BOOKING, "reference": "ABCD2346", "occurrence_id": DATE, "state": "confirmed", "contact_name": "",
        "email": "", "phone": "", "language": "", "interpreter": 0, "needs": "", "adults": 1, "source": "web",
        "family_key": "family", "idempotency_key_hash": "form", "change_key_hash": "", "token_hash": "link",
        "created_at": "2026-11-02 09:00:00", "version": 1,
    },
    "events_attendee": {
        "id": CHILD, "booking_id": BOOKING, "kind": "child_in_childcare", "known_as": "", "age_band": "2-3",
    },
}  # fmt: skip


def test_dates_bookings_and_links_of_before_are_carried_over(tmp_path):
    file = tmp_path / "school.sqlite3"
    migrate(file, "events", "0003")
    with sqlite3.connect(file) as database:
        for table, row in ROWS.items():
            columns = database.execute(f"PRAGMA table_info({table})").fetchall()
            empty = {name: "" for _number, name, _kind, must_be_there, *_rest in columns if must_be_there}
            row = {**empty, **row}
            marks = ", ".join("?" * len(row))
            database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    database.close()
    migrate(file, "events", "0006")
    with sqlite3.connect(file) as database:
        date = database.execute(
            "SELECT childcare_on, childcare_room_limit, care_units_held, care_capacity, closes_at"
            " FROM events_occurrence"
        ).fetchall()
        links = database.execute("SELECT token_hash, booking_id FROM events_bookinglink").fetchall()
        helpers = database.execute("SELECT count(*) FROM events_supervisor").fetchone()
    database.close()
    assert date == [(1, 8, 390, 3120, "2027-02-04 08:00:00")]
    assert links == [("link", BOOKING)]
    assert helpers == (2,)


def migrate(file, *target: str) -> None:
    """Bring the database in `file` to that step."""
    settings = {"DJANGO_SETTINGS_MODULE": "site_project.settings.test", "DATABASE_URL": f"sqlite:///{file}"}
    command = [sys.executable, "manage.py", "migrate", "-v0", *target]
    environment = {**os.environ, **settings, "DATA_DIR": str(file.parent)}
    subprocess.run(command, env=environment, cwd=BASE_DIR, check=True, timeout=300)
