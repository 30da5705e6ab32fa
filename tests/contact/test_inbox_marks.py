"""Taking, handing over, passing on, holding, not giving away, keeping from somebody, closing: rules and pages."""

import pytest
from django.contrib.auth.models import Group

from contact import services
from contact.models import TeamSettings
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import ENDED, closed, fresh, inbox_page, opened


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


@pytest.fixture
def colleague(site):
    return member("nadia", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def safeguarding_lead(site, approver):
    TeamSettings.objects.update_or_create(site=site, defaults={"safeguarding_lead": approver})
    return approver


def acts(case) -> list[str]:
    """What was done to the case since it came, less who read it."""
    done = AuditEntry.objects.filter(subject=case.pk).exclude(action__in=["case.opened", "case.read"])
    return list(done.values_list("action", flat=True))


def press(client, case, name: str, **said):
    """Press the button `name` on the case's page, as the page shows it now."""
    return client.post(inbox_page(case, name), {"version": fresh(case).version, **said})


def told() -> list[str]:
    return [notice.recipient for notice in Notice.objects.filter(kind="message-passed-on")]


def test_taking_labelling_closing_and_opening_again(site, lead, attendance_lead):
    case = opened(site)
    press(lead, case, "take")
    press(lead, case, "label", summary="Year 3, mornings")
    assert press(lead, case, "close", **ENDED).status_code == 303
    now = fresh(case)
    assert (now.assignee, now.summary, now.status, now.outcome) == (
        attendance_lead,
        "Year 3, mornings",
        "closed",
        "helped",
    )
    assert now.closed_on is not None

    press(lead, case, "reopen")
    now = fresh(case)
    assert (now.status, now.closed_on, now.outcome) == ("open", None, "")


def test_handing_over_and_giving_back(site, lead, colleague):
    case = opened(site)
    assert press(lead, case, "assign", person=colleague.pk).status_code == 303
    assert (fresh(case).assignee, fresh(case).status) == (colleague, "open")
    press(lead, case, "assign", person="")

    assert (fresh(case).assignee, fresh(case).status, acts(case)) == (None, "open", ["case.assigned"] * 2)


def test_a_case_is_handed_to_the_team_only_and_to_nobody_who_must_not_read_it(site, lead, attendance_lead, office):
    case, colleague = opened(site), member("nadia", GroupName.ATTENDANCE_TEAM)
    services.exclude(case=case, actor=attendance_lead, version=1, person=colleague)
    for person in [office.pk, colleague.pk, 0, "x"]:
        page = press(lead, case, "assign", person=person)
        assert (page.status_code, "Please pick one." in page.content.decode()) == (200, True)

    assert fresh(case).assignee is None
    with pytest.raises(services.NotForThem):
        services.assign(case=case, actor=attendance_lead, version=2, person=colleague)


def test_who_presses_on_a_page_of_before_is_told_and_nothing_happens(site, lead):
    case = opened(site)
    services.write_back(case=case, body="One more thing.", key=new_token())
    page = lead.post(inbox_page(case, "hold"), {"version": 1, "why": "A court asks."})

    assert (page.status_code, fresh(case).held_on) == (409, None)
    assert ["Please read it first" in page.content.decode(), "A court asks." in page.content.decode()] == [True, True]


def test_passing_on_marks_the_case_and_tells_the_lead_without_a_word_of_it(site, lead, safeguarding_lead, mailoutbox):
    case = opened(site, "Secret words.", child="Zoë")
    assert press(lead, case, "escalate").status_code == 303
    deliver_due()
    (mail,) = [mail for mail in mailoutbox if mail.to == [safeguarding_lead.email]]

    assert (fresh(case).escalated_on is not None, acts(case)) == (True, ["case.escalated"])
    sent = str(mail.message())
    assert [word for word in ["Secret", "Zo", case.ref, str(case.pk)] if word in sent] == []
    assert mail.subject == "Please talk to the team that reads messages"


def test_b3_the_letter_to_the_lead_is_always_the_same(site, attendance_lead, safeguarding_lead, mailoutbox):
    for number in range(20):
        services.escalate(case=opened(site, f"Words {number}"), actor=attendance_lead, version=1)
    deliver_due()
    sent = [mail for mail in mailoutbox if mail.to == [safeguarding_lead.email]]

    assert len(sent) == 20
    assert len({(mail.subject, mail.body, str(mail.alternatives)) for mail in sent}) == 1


def test_passing_on_again_tells_the_lead_again(site, lead, safeguarding_lead):
    case = opened(site)
    for _press in range(2):
        press(lead, case, "escalate")

    assert told() == [safeguarding_lead.email] * 2


def test_without_a_lead_the_page_says_so_and_how_to_name_one(site, lead):
    case = opened(site)
    press(lead, case, "escalate")
    page = lead.get(inbox_page(case)).content.decode()

    assert (told(), fresh(case).escalated_on is not None) == ([], True)
    assert ["Please go and tell somebody yourself." in page, "under Settings" in page] == [True, True]


def test_a_lead_who_must_not_read_the_case_gets_no_letter_about_it(site, lead, attendance_lead, safeguarding_lead):
    case = opened(site)
    safeguarding_lead.groups.add(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))
    services.exclude(case=case, actor=attendance_lead, version=1, person=safeguarding_lead)
    press(lead, case, "escalate")

    assert told() == []
    assert "Please go and tell somebody yourself." in lead.get(inbox_page(case)).content.decode()


def test_what_was_passed_on_is_not_closed_before_it_is_recorded(site, lead, safeguarding_lead):
    case = opened(site)
    press(lead, case, "escalate")
    refused = press(lead, case, "close", **ENDED)
    assert (refused.status_code, fresh(case).status) == (409, "new")
    assert "put it into your safeguarding record" in refused.content.decode()

    press(lead, case, "recorded")
    assert press(lead, case, "close", outcome="passed_on", recorded="yes").status_code == 303
    assert (fresh(case).status, acts(case)) == ("closed", ["case.escalated", "case.recorded", "case.closed"])


def test_what_is_passed_on_again_is_recorded_again(site, attendance_lead):
    case = services.escalate(case=opened(site), actor=attendance_lead, version=1)
    case = services.mark_recorded(case=case, actor=attendance_lead, version=2)
    case = services.escalate(case=case, actor=attendance_lead, version=3)

    with pytest.raises(services.NotRecorded):
        services.close(case=case, actor=attendance_lead, version=4, **ENDED)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, ["Please pick one.", "Please pick one."]),
        ({"outcome": "helped"}, ["Please pick one."]),
        ({"outcome": "made up", "recorded": "yes"}, ["Please pick one."]),
        ({"outcome": "helped", "recorded": "not_needed"}, ["Please say why, in a few words."]),
        ({"outcome": "helped", "recorded": "not_needed", "recorded_why": " "}, ["Please say why, in a few words."]),
    ],
)
def test_closing_asks_how_it_ended_and_what_was_recorded(site, lead, said, asked):
    from bs4 import BeautifulSoup

    case = opened(site)
    page = press(lead, case, "close", **said)
    errors = [tag.get_text() for tag in BeautifulSoup(page.content, "html.parser").select(".error-message")]

    assert (page.status_code, errors, fresh(case).status) == (200, asked, "new")


def test_the_rule_about_the_reason_holds_without_the_form(site, attendance_lead):
    with pytest.raises(services.WhyNotRecorded):
        services.close(case=opened(site), actor=attendance_lead, version=1, outcome="helped", recorded="not_needed")


def test_a_word_from_the_family_opens_a_closed_case_again(site, attendance_lead):
    case = opened(site)
    services.take(case=case, actor=attendance_lead, version=1)
    closed(case, attendance_lead)
    services.write_back(case=case, body="It came back.", key=new_token())
    now = fresh(case)

    assert (now.status, now.closed_on, now.outcome, now.assignee) == ("open", None, "", attendance_lead)


def test_a_hold_needs_a_reason_and_is_shown_with_it(site, lead):
    case = opened(site)
    assert "Please say why, in a few words." in press(lead, case, "hold", why="").content.decode()
    press(lead, case, "hold", why="A court asks.")
    assert (fresh(case).held_why, acts(case)) == ("A court asks.", ["case.held"])
    assert "A court asks." in lead.get(inbox_page(case)).content.decode()
    assert press(lead, case, "hold", why="Another reason.").status_code == 409
    assert fresh(case).held_why == "A court asks."


def test_the_mark_not_to_disclose_is_set_and_taken_away(site, lead):
    case = opened(site)
    press(lead, case, "disclosure", do_not_disclose="on", to="his dad")
    assert (fresh(case).do_not_disclose, fresh(case).do_not_disclose_to) == (True, "his dad")
    press(lead, case, "disclosure", to="his dad")

    assert (fresh(case).do_not_disclose, fresh(case).do_not_disclose_to) == (False, "")
    assert acts(case) == ["case.disclosure_marked"] * 2


def test_a_case_is_kept_from_somebody_and_what_they_had_falls_to_the_team(site, lead, colleague):
    case, theirs = opened(site), signed_in(colleague)
    services.take(case=case, actor=colleague, version=1)
    theirs.get(inbox_page(case))
    assert press(lead, case, "exclude", person=colleague.pk).status_code == 303

    assert (theirs.get(inbox_page(case)).status_code, fresh(case).assignee) == (404, None)
    assert case.presences.filter(reader=colleague).count() == 0
    assert press(theirs, case, "include", person=colleague.pk).status_code == 404
    assert "Kept from: nadia" in " ".join(lead.get(inbox_page(case)).content.decode().split())
    press(lead, case, "include", person=colleague.pk)
    assert theirs.get(inbox_page(case)).status_code == 200


def test_somebody_keeps_a_case_from_themselves_and_lands_in_the_list(site, lead, attendance_lead, colleague):
    case = opened(site)
    answer = press(lead, case, "exclude", person=attendance_lead.pk)

    assert (answer["Location"], lead.get(inbox_page(case)).status_code) == ("/admin/inbox/", 404)


def test_nobody_can_keep_a_case_from_everybody(site, lead, attendance_lead, colleague):
    case, theirs = opened(site), signed_in(colleague)
    press(lead, case, "exclude", person=attendance_lead.pk)
    refused = press(theirs, case, "exclude", person=colleague.pk)

    assert (refused.status_code, "Somebody must be able to read this case." in refused.content.decode()) == (409, True)
    assert theirs.get(inbox_page(case)).status_code == 200


def test_words_to_begin_with_are_written_changed_and_thrown_away(site, lead):
    new = "/admin/inbox/words/new/"
    assert "No names in here" in lead.get(new).content.decode()
    empty = lead.post(new, {"title": "", "language": "en", "body": "x" * 2001}).content.decode()
    assert ["Please say what these words are for." in empty, "There is room for 2,000." in empty] == [True, True]
    assert lead.post(new, {"title": "Hello", "language": "cy", "body": "Diolch."}).status_code == 302
    words = site.reply_templates.get()
    lead.post(f"/admin/inbox/words/{words.pk}/", {"title": "Hello", "language": "cy", "body": "Diolch yn fawr."})
    page = lead.get("/admin/inbox/words/").content.decode()
    assert ["Diolch yn fawr." in page, "Cymraeg" in page] == [True, True]
    lead.post(f"/admin/inbox/words/{words.pk}/delete/")

    assert site.reply_templates.count() == 0


def test_cover_is_arranged_and_ended(site, lead, attendance_lead, colleague):
    where = "/admin/inbox/cover/"
    days = {"first_day": "2090-01-06", "last_day": "2090-01-10"}
    wrong = {
        "Please pick somebody else: this person is away.": {"covered_by": colleague.pk},
        "The last day is before the first one.": {"last_day": "2090-01-05"},
        "That day is over.": {"first_day": "2020-01-06", "last_day": "2020-01-06"},
        "Please write a day, such as 7/1/2027.": {"first_day": "tomorrow"},
        "Please pick one.": {"away": "0"},
    }
    right = {"away": colleague.pk, "covered_by": attendance_lead.pk, **days}
    said = {words: words in lead.post(where, {**right, **change}).content.decode() for words, change in wrong.items()}
    assert said == dict.fromkeys(wrong, True)
    assert lead.post(where, right).status_code == 302
    page = lead.get(where).content.decode()
    assert "is away from Friday 6 January to Tuesday 10 January." in page
    (end,) = [part.split('"')[0] for part in page.split('action="')[1:] if "/end/" in part]
    lead.post(end)

    assert "Everybody is here." in lead.get(where).content.decode()
