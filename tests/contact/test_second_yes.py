"""What takes two people: ending a hold, deleting early. And families who ask to be deleted. Survey row 48."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from contact import services
from contact.enums import Status, TwoPeople
from contact.models import Case, CasePurge, SecondYes
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import opened, read_card
from tests.contact.keeping import at, closed
from tests.leaks import leaks, shapes

MONDAY = date(2026, 11, 2)
BEFORE = ["case.opened", "case.recorded", "case.closed"]  # what `closed` does
LATER = MONDAY + timedelta(days=31)


@pytest.fixture
def amara(attendance_lead):
    return attendance_lead


@pytest.fixture
def ben(site):
    return member("ben", GroupName.ATTENDANCE_TEAM)


@pytest.fixture
def case(site, amara, time_machine) -> Case:
    """Closed a month ago, so that two people may delete it early."""
    time_machine.move_to(at(MONDAY), tick=False)
    case = closed(site, amara)
    time_machine.move_to(at(LATER), tick=False)
    return case


@pytest.fixture
def held(case) -> Case:
    Case.objects.filter(pk=case.pk).update(held_on=MONDAY)
    return Case.objects.get()


def ask(case, actor, what=TwoPeople.PURGE, why="They moved away.") -> SecondYes:
    return services.ask_second_yes(case=case, actor=actor, what=what, why=why)


def agree(case, actor, what=TwoPeople.PURGE) -> None:
    services.agree_second_yes(case=case, actor=actor, what=what)


def acts(case) -> list[tuple[str, str]]:
    entries = AuditEntry.objects.filter(subject=case.pk).exclude(action__in=BEFORE)
    return [(entry.action.removeprefix("case."), str(entry.actor)) for entry in entries]


def test_row_48_one_asks_and_another_agrees_and_the_case_is_deleted(case, amara, ben):
    ask(case, amara)
    assert Case.objects.count() == 1
    agree(case, ben)
    proof = CasePurge.objects.get()
    assert (Case.objects.count(), proof.why, proof.asked_by, proof.agreed_by) == (0, "early", amara, ben)
    assert acts(case) == [("purge_asked", "amara"), ("purged", "ben")]


def test_row_48_one_asks_and_another_agrees_and_the_hold_ends(held, amara, ben):
    ask(held, ben, TwoPeople.RELEASE)
    agree(held, amara, TwoPeople.RELEASE)
    case = Case.objects.get()
    assert (case.held_on, case.held_why, case.version, SecondYes.objects.count()) == (None, "", held.version + 1, 0)
    assert acts(case) == [("release_asked", "ben"), ("released", "amara")]


def test_row_48_nobody_agrees_with_themselves(case, amara, ben):
    ask(case, amara)
    with pytest.raises(services.Refused, match="It needs a second person"):
        agree(case, amara)
    assert Case.objects.count() == 1


def test_row_48_nobody_agrees_to_what_nobody_asked(case, ben):
    with pytest.raises(services.Refused, match="Nobody has asked"):
        agree(case, ben)


def leaves_the_team(user, case) -> None:
    user.groups.remove(Group.objects.get(name=GroupName.ATTENDANCE_TEAM))


def is_kept_away(user, case) -> None:
    case.excluded.add(user)


def is_switched_off(user, case) -> None:
    user.is_active = False
    user.save()


WAYS_OUT = [leaves_the_team, is_kept_away, is_switched_off]


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_row_48_both_must_read_the_case_at_that_moment_who_asked(case, amara, ben, way_out):
    ask(case, amara)
    way_out(amara, case)
    with pytest.raises(services.Refused, match="does not read this case any more"):
        agree(case, ben)
    assert Case.objects.count() == 1


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_row_48_both_must_read_the_case_at_that_moment_who_agrees_or_asks(case, amara, ben, way_out):
    ask(case, amara)
    way_out(ben, case)
    with pytest.raises(services.Refused, match="not open to you"):
        agree(case, ben)
    with pytest.raises(services.Refused, match="not open to you"):
        ask(case, ben)
    assert Case.objects.count() == 1


def test_row_48_after_fourteen_days_somebody_has_to_ask_anew(case, amara, ben, time_machine):
    ask(case, amara)
    time_machine.move_to(at(LATER + timedelta(days=15)), tick=False)
    with pytest.raises(services.Refused, match="last 14 days"):
        agree(case, ben)
    ask(case, ben)
    agree(case, amara)
    assert Case.objects.count() == 0


def test_row_48_on_the_fourteenth_day_one_can_still_agree(case, amara, ben, time_machine):
    ask(case, amara)
    time_machine.move_to(at(LATER + timedelta(days=14)), tick=False)
    agree(case, ben)
    assert Case.objects.count() == 0


def test_asking_twice_is_told_kindly(case, amara, ben):
    ask(case, amara)
    with pytest.raises(services.Refused, match="It waits for a second person"):
        ask(case, ben)


def test_a_no_ends_it_and_is_written_down(case, amara, ben):
    ask(case, amara)
    services.refuse_second_yes(case=case, actor=ben, what=TwoPeople.PURGE)
    with pytest.raises(services.Refused, match="Nobody has asked"):
        agree(case, ben)
    assert acts(case) == [("purge_asked", "amara"), ("second_no", "ben")]


GUARDS = {
    "open": ({"status": Status.OPEN}, "still open"),
    "passed on and not recorded": ({"escalated_on": MONDAY, "recorded": ""}, "safeguarding record"),
    "on hold": ({"held_on": MONDAY}, "on hold"),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_g2_two_people_do_not_delete_either_what_is(case, amara, ben, guard):
    values, sentence = GUARDS[guard]
    ask(case, amara)
    Case.objects.filter(pk=case.pk).update(**values)
    with pytest.raises(services.Refused, match=sentence):
        agree(case, ben)
    SecondYes.objects.all().delete()
    with pytest.raises(services.Refused, match=sentence):
        ask(case, amara)
    assert Case.objects.count() == 1


def test_g2_two_people_do_not_delete_either_within_thirty_days_of_the_familys_last_word(case, amara, time_machine):
    time_machine.move_to(at(LATER - timedelta(days=2)), tick=False)
    with pytest.raises(services.Refused, match="It can go from 2 December 2026"):
        ask(case, amara)


def test_what_is_not_on_hold_cannot_be_released(case, amara):
    with pytest.raises(services.Refused, match="It is not on hold"):
        ask(case, amara, TwoPeople.RELEASE)


def test_the_page_leads_two_people_through_it(case, amara, ben):
    mine, theirs = signed_in(amara), signed_in(ben)
    names = ("two-people", "ask-second", "agree-second")
    page, asks, agrees = (reverse(f"inbox:{name}", args=[case.pk]) for name in names)
    assert mine.post(asks, {"what": "purge", "why": "They moved away."})["Location"] == page
    seen_by_me, seen_by_them = (client.get(page).content.decode() for client in (mine, theirs))
    assert ("I agree" in seen_by_me, "Now a colleague of yours needs to agree" in seen_by_me) == (False, True)
    assert ("I agree: delete it for good" in seen_by_them, "They moved away." in seen_by_them) == (True, True)
    assert mine.post(agrees, {"what": "purge"}).status_code == 409
    response = theirs.post(agrees, {"what": "purge"}, follow=True)
    assert (response.redirect_chain, Case.objects.count()) == ([("/admin/inbox/kept/", 303)], 0)
    text = response.content.decode()
    assert ("It is deleted for good." in text, "two people agreed" in text, "amara, ben" in text) == (True, True, True)
    assert theirs.get(page).status_code == 404


def test_an_empty_reason_is_asked_for_and_a_refusal_keeps_the_words(case, amara):
    client, asks = signed_in(amara), reverse("inbox:ask-second", args=[case.pk])
    page = client.post(asks, {"what": "purge", "why": " "})
    assert (page.status_code, "Please write a few words" in page.content.decode()) == (200, True)
    page = client.post(asks, {"what": "release", "why": "The police say so."})
    assert (page.status_code, "It is not on hold." in page.content.decode()) == (409, True)


def test_the_page_is_not_there_for_whom_the_case_is_kept_from(case, ben):
    case.excluded.add(ben)
    for name in ("two-people", "decline-erasure"):
        assert signed_in(ben).get(reverse(f"inbox:{name}", args=[case.pk])).status_code == 404
    for name in ("ask-second", "agree-second", "refuse-second", "decline-erasure"):
        path = reverse(f"inbox:{name}", args=[case.pk])
        assert signed_in(ben).post(path, {"what": "purge", "why": "x"}).status_code == 404


def test_a_family_that_asks_to_be_deleted_is_on_the_list_with_the_day_by_which_to_answer(case, amara, ben):
    Case.objects.filter(pk=case.pk).update(erasure_asked_on=LATER)
    text = signed_in(amara).get("/admin/inbox/kept/").content.decode()
    assert (case.ref in text, "asked on 3 December, answer by 3 January" in text) == (True, True)
    ask(case, amara)
    agree(case, ben)
    assert CasePurge.objects.get().why == "erasure"


def test_a_no_to_a_family_goes_to_its_code_page_with_reasons(site, amara, time_machine):
    time_machine.move_to(at(MONDAY), tick=False)
    case = closed(site, amara)
    Case.objects.filter(pk=case.pk).update(erasure_asked_on=MONDAY)
    client, path = signed_in(amara), reverse("inbox:decline-erasure", args=[case.pk])
    words = client.get(path).context["form"]["body"].value()
    assert words.startswith("Thank you for asking us to delete what you wrote.")
    read_card(client, case)
    assert client.post(path, {"body": words, "version": 1}).status_code == 409
    assert client.post(path, {"body": words, "version": 2}).status_code == 303
    case = Case.objects.get()
    assert (case.erasure_asked_on, case.status, case.messages.last().body) == (None, Status.WAITING, words)
    assert client.post(path, {"body": words, "version": 3}).status_code == 409
    assert acts(case) == [("acknowledged", "amara"), ("erasure_declined", "amara")]


def test_a_no_to_nothing_is_no_reply(site, amara, time_machine):
    time_machine.move_to(at(MONDAY), tick=False)
    case = opened(site)
    path = reverse("inbox:decline-erasure", args=[case.pk])
    assert "asks for nothing now" in signed_in(amara).get(path).content.decode()
    assert signed_in(amara).post(path, {"body": "No.", "version": 1}).status_code == 409
    assert case.messages.count() == 1


WORDS = "Zoë 🦊 ŵy kestrel 7c1f"


@pytest.mark.parametrize(("name", "part"), [("ask-second", "second_yes"), ("decline-erasure", "erasure")])
def test_b2_the_mail_about_an_error_holds_no_reason_and_no_reply(
    case, amara, settings, mailoutbox, monkeypatch, name, part
):
    def break_down(**kwargs):
        raise RuntimeError("the disk is full")

    Case.objects.filter(pk=case.pk).update(erasure_asked_on=LATER)
    settings.ADMINS = [("Technician", "technician@school.example")]
    monkeypatch.setattr(f"contact.services.{part}.record", break_down)
    client = read_card(signed_in(amara), case)
    client.raise_request_exception = False
    filled = {"what": "purge", "why": WORDS, "body": WORDS, "version": case.version}
    assert client.post(reverse(f"inbox:{name}", args=[case.pk]), filled).status_code == 500
    (mail,) = mailoutbox
    assert "the disk is full" in mail.body, "the control: the mail tells of the error"
    told = str(mail.message()).encode() + mail.body.encode() + str(mail.alternatives).encode()
    assert [shape for shape, form in shapes(WORDS).items() if form in told] == []


def test_e1_a_reason_brings_no_code_into_a_colleagues_page(case, amara, ben):
    nasty = "<script>alert(1)</script>{{ 7 }}"
    ask(case, amara, why=nasty)
    text = signed_in(ben).get(reverse("inbox:two-people", args=[case.pk])).content.decode()
    assert ("<script>alert" in text, "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in text) == (False, True)


def test_a1_the_reason_is_sealed(case, amara):
    ask(case, amara, why=WORDS)
    assert leaks([WORDS]) == set()
