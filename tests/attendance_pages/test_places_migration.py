"""What a school wrote before numbers and opening hours had rows of their own is all still there."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from attendance_pages.models import SupportService
from tests.conftest import front_door

BEFORE = [("attendance_pages", "0002_words_for_every_page")]
OLD = {
    "description": "They listen.", "url": "https://a.example", "phone": "0808 800 2222", "phone_note": "Ask for Jo.",
    "text_number": "85258", "text_word": "SHOUT", "hours": "Weekdays, 9 to 5", "cost": "Free to ring",
    "ages": "Parents", "area": "Wales", "languages": "Welsh", "referral": "Your GP refers you",
    "needs": "worried, someone died, jumpers", "what_to_say": "Hello.", "alert": "New number.", "sort_order": 7,
}  # fmt: skip
BARE = {"description": "A website.", "hours": "Day and night, every day", "referral": "No referral needed"}


def latest() -> list[tuple[str, str]]:
    """The last migration of every app."""
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


@pytest.fixture
def moved(transactional_db):
    """Places written down the old way, after the move."""
    front_door()
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    apps = executor.loader.project_state(BEFORE).apps
    site = apps.get_model("wagtailcore", "Site").objects.get()
    for name, fields in {"Full": OLD, "Bare": BARE}.items():
        apps.get_model("attendance_pages", "SupportService").objects.create(site=site, name=name, **fields)
    MigrationExecutor(connection).migrate(latest())
    yield {service.name: service for service in SupportService.objects.all()}
    MigrationExecutor(connection).migrate(latest())


def rows(service: SupportService) -> list[tuple[str, ...]]:
    """Its numbers as written."""
    return [(row.type, row.number, row.text_word, row.description) for row in service.phones.all()]


def test_nothing_is_lost_when_single_fields_become_rows(moved):
    full, bare = moved["Full"], moved["Bare"]

    assert rows(full) == [("voice", "0808 800 2222", "", "Ask for Jo."), ("text", "85258", "SHOUT", "")]
    assert rows(bare) == []
    assert (full.hours, bare.hours) == ("Weekdays, 9 to 5", "Day and night, every day")
    assert [line.all_day for line in bare.schedules.all()] == [True]
    assert (full.is_free, full.fees_description, full.eligibility_description) == (True, "Free to ring", "Parents")
    assert (full.needs_referral, full.application_process) == (True, "Your GP refers you")
    assert (bare.needs_referral, bare.application_process) == (False, "")
    assert (full.needs, full.other_words) == (["someone_died", "worried"], "jumpers")
    assert (full.area, full.languages, full.alert, full.sort_order) == ("Wales", "Welsh", "New number.", 7)
    assert full.uuid != bare.uuid
