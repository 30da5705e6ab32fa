"""A list of places comes in from a spreadsheet: the good rows all together, the bad ones told by row and reason."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from attendance_pages.models import SupportPhone, SupportSchedule, SupportService
from attendance_pages.places.csv_file import table_from
from attendance_pages.places.importing import plan_import
from attendance_pages.places.services import bring_in
from tests.attendance_pages.places import EXPORT, IMPORT, other_school, place, said, send, sheet
from tests.cast import signed_in

GOOD = {
    "description": "They listen.", "url": "https://a.example", "phones": "voice | 0808 800 2222 | Wales",
    "schedules": "MO TU | 09:00-17:00 |  |  | in term time\nSA | 10:00-12:00", "needs": "worried, Money and food",
    "nations": "England, wales", "is_free": "Yes", "minimum_age": "5", "maximum_age": "11", "status": "",
}  # fmt: skip
# Each row is wrong for another reason.
BAD = [
    ({"name": ""}, "name: This field cannot be blank."),
    ({"name": "x" * 101}, "name: Ensure this value has at most 100 characters (it has 101)."),
    ({"description": ""}, "description: This field cannot be blank."),
    ({"url": "a place"}, "url: Enter a valid URL."),
    ({"email": "somebody"}, "email: Enter a valid email address."),
    ({"status": "sleepy"}, "status: We do not know “sleepy”."),
    ({"nations": "France"}, "nations: We do not know “France”."),
    ({"needs": "worried, gold"}, "needs: We do not know “gold”."),
    ({"is_free": "perhaps"}, "is_free: Please write yes or no, not “perhaps”."),
    ({"needs_referral": "GP"}, "needs_referral: Please write yes or no, not “GP”."),
    ({"minimum_age": "five"}, "minimum_age: “five” is not a whole number."),
    ({"minimum_age": "12", "maximum_age": "5"}, "maximum_age: The highest age is below the lowest."),
    ({"phones": "ring the office"}, "“ring the office” does not look like a phone number."),
    ({"phones": "pigeon | 116 123"}, "phones: We do not know “pigeon”."),
    ({"phones": "voice | 116 123 | a | b | c | d"}, "There are too many parts in “voice | 116 123 | a | b | c | d”."),
    ({"schedules": "FUNDAY | 09:00-17:00"}, "schedules: We do not know “FUNDAY”."),
    ({"schedules": "MO | 9 to 5"}, "schedules: We cannot read the times “9 to 5”. Write them as 09:00-17:00."),
    ({"schedules": "MO | 09:00-10:00 | someday"}, "We cannot read the day “someday”. Write it as 2026-12-31."),
    ({"what_to_say": "x" * 201}, "what_to_say: Ensure this value has at most 200 characters (it has 201)."),
    ({"name": "Place 3"}, "This place stands in row 4 already."),
]


def five_hundred() -> tuple[str, dict[int, str]]:
    """A file of 500 rows, every twenty-fifth of them bad, and what is wrong by row."""
    rows, wrong = [], {}
    for i in range(500):
        row = {"name": f"Place {i + 1}", **GOOD}
        if i % 25 == 24:
            change, why = BAD[i // 25]
            row, wrong[i + 2] = {**row, **change}, why
        rows.append(row)
    return sheet(rows), wrong


def yes(browser, preview):
    """Press the button below the preview."""
    token = BeautifulSoup(preview.content, "html.parser").select_one("input[name=token]")["value"]
    return browser.post(IMPORT + "yes/", {"token": token})


def bad_rows(answer) -> dict[int, tuple[str, str]]:
    """What the page says of the rows that stay out: name and reason by row."""
    cells = [row.find_all("td") for row in BeautifulSoup(answer.content, "html.parser").select("tbody tr")]
    return {int(row.get_text()): (name.get_text(), why.get_text(" ", strip=True)) for row, name, why in cells}


def test_of_500_rows_with_20_bad_ones_480_come_in_and_20_are_told(site, office):
    text, wrong = five_hundred()
    browser = signed_in(office)
    preview = send(browser, text)

    assert SupportService.objects.count() == 0
    assert len(wrong) == len(set(wrong.values())) == 20
    told = bad_rows(preview)
    assert {row: why for row, (_name, why) in told.items() if not why.endswith(wrong[row])} == {}
    assert list(told) == list(wrong)

    answer = yes(browser, preview)
    assert bad_rows(answer) == told
    assert (SupportService.objects.count(), SupportPhone.objects.count(), SupportSchedule.objects.count()) == (
        480, 480, 960,
    )  # fmt: skip
    names = {f"Place {i + 1}" for i in range(500) if i % 25 != 24}
    assert set(SupportService.objects.values_list("name", flat=True)) == names


def test_what_comes_in_is_what_the_row_says(site):
    bring_in(plan_import(site, table_from(sheet([{"name": "One", **GOOD}]))))
    one = SupportService.objects.get()

    assert (one.needs, one.nations, one.is_free) == (["worried", "money"], ["england", "wales"], True)
    assert (one.minimum_age, one.maximum_age, one.status, one.ages) == (5, 11, "active", "5 to 11")
    assert [(row.type, row.number, row.name) for row in one.phones.all()] == [("voice", "0808 800 2222", "Wales")]
    assert one.hours == "Monday and Tuesday, 9am to 5pm, in term time. Saturday, 10am to noon"


def test_if_the_database_refuses_one_place_none_is_saved(site, django_db_blocker):
    plan = plan_import(site, table_from(sheet([{"name": f"Place {i}", **GOOD} for i in range(3)])))
    plan.new[2].uuid = plan.new[0].uuid
    with pytest.raises(Exception, match="(?i)unique"):
        bring_in(plan)

    assert (SupportService.objects.count(), SupportPhone.objects.count()) == (0, 0)


def test_what_comes_in_is_never_checked_whatever_the_file_says(site):
    bring_in(plan_import(site, table_from(sheet([{"name": "One", **GOOD, "assured_date": "2026-11-23"}]))))

    assert SupportService.objects.get().assured_date is None


def test_a_known_place_keeps_its_check_until_its_numbers_change(site):
    kept = place(site, name="Kept", assured_date=date(2026, 11, 1))
    moved = place(site, name="Moved", assured_date=date(2026, 11, 1))
    rows = [{"name": "kept", "description": "New words."}, {"name": "Moved", "description": "They listen."}]
    text = sheet(
        [{**rows[0], "phones": "116 123"}, {**rows[1], "phones": "116 124"}], ["name", "description", "phones"]
    )
    bring_in(plan_import(site, table_from(text)))

    kept.refresh_from_db()
    moved.refresh_from_db()
    assert (kept.assured_date, kept.description, kept.assurer) == (date(2026, 11, 1), "New words.", "Tom Ashworth")
    assert (moved.assured_date, moved.assurer) == (None, "")


def test_columns_that_the_file_does_not_have_stay_as_they_are(site):
    old = place(site, name="Old", needs=["money"], hours=[{"all_day": True}])
    bring_in(plan_import(site, table_from("name,description\nOld,Shorter.\n")))

    old = SupportService.objects.get(pk=old.pk)
    assert (old.description, old.needs, old.hours) == ("Shorter.", ["money"], "Day and night, every day")
    assert [phone.number for phone in old.calls] == ["116 123"]


def test_an_identifier_of_another_school_changes_nothing_there(site):
    theirs = place(other_school(), name="Theirs")
    row = {"id": str(theirs.uuid), "name": "Theirs", "description": "Mine now."}
    bring_in(plan_import(site, table_from(sheet([row]))))

    theirs.refresh_from_db()
    assert theirs.description == "They listen."
    ours = SupportService.objects.of_school(site).get()
    assert (ours.description, ours.uuid == theirs.uuid) == ("Mine now.", False)


def test_an_identifier_finds_a_place_that_has_another_name_now(site):
    known = place(site, name="Old name")
    plan = plan_import(site, table_from(f"id,name,description\n{known.uuid},New name,They listen.\n"))

    assert ([one.pk for one in plan.changed], plan.new, plan.bad) == ([known.pk], [], [])


def test_a_row_is_told_everything_that_is_wrong_with_it_at_once(site):
    plan = plan_import(site, table_from("name,description,phones,schedules\nOne,,pigeons,MO | 9-5 |\nTwo,,x,MO |\n"))

    assert [bad.reasons for bad in plan.bad] == [
        ["schedules: We cannot read the times “9-5”. Write them as 09:00-17:00."],
        [
            "description: This field cannot be blank.",
            "phones: “x” does not look like a phone number.",
            "schedules: Please say when, in times or in words.",
        ],
    ]


def test_two_places_of_one_name_need_the_identifier(site):
    place(site, name="Twin")
    place(site, name="Twin")
    plan = plan_import(site, table_from("name,description\nTwin,Hello.\n"))

    assert [bad.reasons for bad in plan.bad] == [
        ["Two of your places have this name. Please add the id of the one you mean."]
    ]


def test_a_row_with_too_few_cells_stays_out(site):
    plan = plan_import(site, table_from("name,description,url\nOne,Hello.\n\nTwo,Hello.,https://b.example\n"))

    assert [(bad.number, bad.name) for bad in plan.bad] == [(2, "One")]
    assert [one.name for one in plan.new] == ["Two"]


def test_a_file_from_excel_with_semicolons_and_its_mark_is_read(site, office):
    text = "\ufeff" + sheet([{"name": "Café", "description": "Tea, and cake."}], ["name", "description"], ";")
    yes(signed_in(office), send(signed_in(office), text))

    assert [(one.name, one.description) for one in SupportService.objects.all()] == [("Café", "Tea, and cake.")]


def test_a_form_without_a_file_asks_for_one(site, office):
    assert said(signed_in(office).post(IMPORT, {})) == "Please pick a file first."


@pytest.mark.parametrize("token", ["", "nonsense", "bmFtZQ:1abc:xyz"])
def test_a_yes_to_nothing_saves_nothing(site, office, token):
    answer = signed_in(office).post(IMPORT + "yes/", {"token": token})

    assert (answer.status_code, answer["Location"]) == (302, IMPORT)
    assert SupportService.objects.count() == 0


def test_somebody_who_only_reads_messages_cannot_bring_places_in_or_take_them_out(site, attendance_lead):
    browser = signed_in(attendance_lead)

    assert [browser.get(address)["Location"] for address in (IMPORT, EXPORT)] == ["/admin/", "/admin/"]
    assert send(browser, "name,description\nOne,Two\n")["Location"] == "/admin/"


def test_a_description_longer_than_the_form_takes_is_told_in_a_file_too(site):
    plan = plan_import(site, table_from(sheet([{"name": "Long", **GOOD, "description": "x" * 401}])))

    assert [str(words) for row in plan.bad for words in row.reasons] == [
        "description: These words are too long. Please use up to 400 letters."
    ]


def test_a_line_end_of_an_old_computer_within_a_cell_is_a_line_end(site):
    phones = "voice | 116 123\rvoice | 0808 800 2222"
    plan = plan_import(site, table_from(sheet([{"name": "Old", **GOOD, "phones": phones}])))

    assert (len(plan.new), plan.bad) == (1, [])
