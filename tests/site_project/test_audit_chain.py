"""The trail cannot be changed from the code, and what is changed past the code is found (survey G5)."""

import uuid
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from site_project.privacy.audit import forget_reasons, record
from site_project.privacy.chain import head_mark, line_mark, next_link, who_mark
from site_project.privacy.linking import link_new
from site_project.privacy.models import AuditEntry, AuditHead
from site_project.privacy.old_lines import KEPT_FOR, purge_old_lines
from site_project.staff.models import User
from tests.site_project.trail import ACTS, by_sql, five_lines, found, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> User:
    return User.objects.create_user("amara", "amara@school.example", "password")


@pytest.fixture
def sam() -> User:
    return User.objects.create_user("sam", "sam@school.example", "password", is_superuser=True)


def test_g5_an_untouched_trail_is_sound(amara):
    lines = five_lines(amara)

    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert [line.action for line in lines] == ACTS
    assert found() == (5, "")


def test_g5_an_empty_trail_is_sound():
    assert found() == (0, "")


CHANGES = {
    "what was done": ("action", "case.opened"),
    "to which record": ("subject", uuid.UUID(int=7).hex),
    "when": ("at", "2026-01-05 09:00:00+00:00"),
    "whose mark": ("who", "0" * 64),
    "its own mark": ("mark", "0" * 64),
}


@pytest.mark.parametrize("change", CHANGES)
def test_g5_an_edited_line_is_found(amara, change):
    line = five_lines(amara)[2]
    column, value = CHANGES[change]
    assert by_sql(f"UPDATE privacy_auditentry SET {column} = %s WHERE number = 3", value) == 1
    name = told(AuditEntry.objects.get(number=3))

    sound, broken = found()
    assert sound == 2
    assert broken in {f"{name} was changed.", f"{name} is not the one that was linked here."}
    assert line.number == 3


def test_g5_a_line_that_now_names_somebody_else_is_found(amara, sam):
    line = five_lines(amara)[1]
    by_sql("UPDATE privacy_auditentry SET actor_id = %s WHERE number = 2", sam.pk)

    assert found() == (1, f"{told(line)} was changed.")


def test_g5_somebody_who_takes_himself_out_of_a_line_is_found(amara, sam):
    line = five_lines(sam)[1]
    by_sql("UPDATE privacy_auditentry SET actor_id = NULL WHERE number = 2")

    assert found() == (1, f"{told(line)} was changed.")


def test_g5_somebody_who_is_put_into_a_line_of_a_family_is_found(amara):
    line = five_lines()[1]
    by_sql("UPDATE privacy_auditentry SET actor_id = %s WHERE number = 2", amara.pk)

    assert found() == (1, f"{told(line)} was changed.")


@pytest.mark.parametrize(("number", "sound", "said"), [
    (1, 0, "Line 1 is missing."),
    (3, 2, "Line 3 is missing."),
    (5, 4, "Line 5 is missing: the chain ended at line 5."),
])  # fmt: skip
def test_g5_a_deleted_line_is_found(number, sound, said):
    five_lines()
    by_sql("DELETE FROM privacy_auditentry WHERE number = %s", number)

    assert found() == (sound, said)


def test_g5_a_trail_that_was_cut_off_is_found_also_after_the_next_line():
    five_lines()
    by_sql("DELETE FROM privacy_auditentry WHERE number > 3")
    assert found() == (3, "Line 4 is missing: the chain ended at line 5.")

    record(action="case.read", subject=uuid.uuid4())
    link_new()
    assert found() == (3, "Line 4 is missing.")


def test_g5_cutting_off_and_moving_the_end_is_found():
    lines = five_lines()
    by_sql("DELETE FROM privacy_auditentry WHERE number > 3")
    by_sql("UPDATE privacy_audithead SET number = 3, link = %s", lines[2].link)

    assert found() == (0, "The row that holds the ends of the chain was changed.")


def test_g5_deleting_the_row_of_the_ends_is_found():
    five_lines()
    by_sql("DELETE FROM privacy_audithead")

    assert found() == (0, "The row that holds the ends of the chain is missing.")


def test_g5_two_lines_that_changed_places_are_found():
    two, three = five_lines()[1:3]
    by_sql("UPDATE privacy_auditentry SET number = NULL WHERE number = 2")
    by_sql("UPDATE privacy_auditentry SET number = 2 WHERE number = 3")
    by_sql("UPDATE privacy_auditentry SET number = 3 WHERE number IS NULL")

    now_second = AuditEntry.objects.get(number=2)
    assert now_second.pk == three.pk
    assert found() == (1, f"{told(now_second)} is not the one that was linked here.")
    assert two.number == 2


def test_g5_two_lines_that_changed_their_content_are_found():
    lines = five_lines()
    for column in ("action", "subject", "at", "mark"):
        here, there = (getattr(line, column) for line in lines[1:3])
        here, there = (value.hex if isinstance(value, uuid.UUID) else value for value in (here, there))
        by_sql(f"UPDATE privacy_auditentry SET {column} = %s WHERE number = 2", there)
        by_sql(f"UPDATE privacy_auditentry SET {column} = %s WHERE number = 3", here)

    assert found()[0] == 1


def test_g5_a_line_that_somebody_adds_without_the_key_is_found():
    five_lines()
    forged = AuditEntry(action="case.read", subject=uuid.uuid4(), mark="0" * 64)
    forged.save()

    assert found() == (5, f"The line {forged.pk}, not linked yet, ({forged.at:%Y-%m-%d %H:%M}, case.read) was changed.")
    link_new()
    assert found()[0] == 5


def test_a_line_that_is_not_linked_yet_is_sound():
    five_lines()
    record(action="case.read", subject=uuid.uuid4())

    assert found() == (6, "")


def test_the_code_refuses_to_change_or_delete_lines(amara):
    line = five_lines(amara)[0]
    refused = [
        line.save,
        line.delete,
        AuditEntry.objects.all().delete,
        AuditEntry.objects.filter(actor=amara).delete,
        lambda: AuditEntry.objects.update(action="x"),
        lambda: AuditEntry.objects.bulk_update([line], ["action"]),
        lambda: AuditEntry.objects.bulk_create([AuditEntry(action="x", subject=line.subject)]),
        lambda: AuditEntry.objects.update_or_create(pk=line.pk, defaults={"action": "x"}),
    ]
    for attempt in refused:
        with pytest.raises(TypeError, match="never changed"):
            attempt()

    assert found() == (5, "")


def test_when_a_member_of_staff_is_deleted_their_lines_stay_and_the_trail_is_sound(amara, sam):
    five_lines(amara)
    amara.delete()

    assert set(AuditEntry.objects.values_list("actor", flat=True)) == {None}
    assert found() == (5, "")


def test_reasons_can_be_forgotten_and_the_trail_is_sound(amara):
    line = record(action="date.over_limit", subject=uuid.uuid4(), actor=amara, reason="Her mum interprets")
    link_new()
    assert AuditEntry.objects.get().reason == "Her mum interprets"
    assert forget_reasons([line.subject]) == 1

    assert AuditEntry.objects.get().reason == ""
    assert found() == (1, "")


def test_a_reason_from_another_line_is_found(amara):
    for reason in ("Her mum interprets", "Came a long way"):
        record(action="date.over_limit", subject=uuid.uuid4(), actor=amara, reason=reason)
    link_new()
    one, two = (str(value) for value in AuditEntry.objects.order_by("number").values_list("reason", flat=True))
    by_sql("UPDATE privacy_auditentry SET reason = %s WHERE number = 1", two)
    line = AuditEntry.objects.get(number=1)

    assert one != two
    assert found() == (0, f"{told(line)} has a reason that cannot be opened.")


def test_lines_older_than_six_years_go_and_the_rest_still_proves_itself():
    five_lines()
    old = timezone.now() - KEPT_FOR - timedelta(days=1)
    for line in AuditEntry.objects.filter(number__lte=2):
        line.at = old
        by_sql("UPDATE privacy_auditentry SET at = %s, mark = %s WHERE number = %s", old, line_mark(line), line.number)
    relink()
    assert (purge_old_lines(dry_run=True), AuditEntry.objects.count()) == (2, 5)
    assert (purge_old_lines(), purge_old_lines(), AuditEntry.objects.count()) == (2, 0, 3)
    assert found() == (3, "")
    by_sql("DELETE FROM privacy_auditentry WHERE number = 3")
    assert found() == (0, "Line 3 is missing.")


def relink() -> None:
    """The chain as it would be, had its lines been written as they stand now."""
    head = AuditHead.objects.get()
    head.link = ""
    for line in AuditEntry.objects.order_by("number"):
        head.number, head.link = line.number, next_link(head.link, line.number, line.mark)
        by_sql("UPDATE privacy_auditentry SET link = %s WHERE number = %s", head.link, line.number)
    head.mark = head_mark(head)
    head.save()


def verified(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_says_how_many_lines_are_sound_and_where_the_trail_ends():
    end = five_lines()[-1]

    assert verified() == f"5 lines are sound. The end is 5:{end.link[:16]}"
    assert verified("--saw", f"5:{end.link[:16]}") == verified()


def test_the_command_names_the_first_broken_line_and_fails():
    five_lines()
    by_sql("DELETE FROM privacy_auditentry WHERE number IN (2, 4)")

    with pytest.raises(CommandError, match=r"^Line 2 is missing\. The 1 before it are sound\.$"):
        verified()


def test_an_end_that_was_written_down_finds_a_trail_that_was_rolled_back():
    """Somebody who kept a copy of all rows puts the copy back: only what was written down elsewhere knows."""
    lines = five_lines()
    by_sql("DELETE FROM privacy_auditentry WHERE number > 3")
    head = AuditHead.objects.get()
    head.number, head.link = 3, lines[2].link
    head.mark = head_mark(head)
    head.save()

    assert verified().startswith("3 lines are sound.")
    with pytest.raises(CommandError, match="^Line 5 is not the one that you saw"):
        verified("--saw", f"5:{lines[4].link[:16]}")


@pytest.mark.parametrize("typed", ["", "5", "5:xyz", "five:0123456789abcdef", "-5:0123456789abcdef"])
def test_an_end_that_cannot_be_one_is_refused(typed):
    with pytest.raises(CommandError, match="--saw takes what an earlier run printed"):
        verified(f"--saw={typed}")


def test_the_marks_never_change(settings):
    """Known answers: schools have such chains, and a new way of counting would call them broken."""
    settings.SECRET_KEY = "a secret of the known answers"
    line = AuditEntry(
        id=uuid.UUID(int=1),
        at=datetime(2026, 11, 28, 9, 30, 0, 5, tzinfo=timezone.get_fixed_timezone(60)),
        action="case.read",
        subject=uuid.UUID(int=2),
        who=who_mark(7),
    )
    marks = [who_mark(7), line_mark(line), next_link("", 1, line_mark(line)), head_mark(AuditHead(number=1, link="f"))]

    assert [mark[:16] for mark in marks] == [
        "e2eadd0b17fbc618",
        "c6fb9d6861086004",
        "830e23d91e71ab70",
        "a267549a58f90494",
    ]
    assert who_mark(None) == ""
