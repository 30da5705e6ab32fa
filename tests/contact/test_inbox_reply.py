"""The team answers: after reading the card, with words to begin with, and with a second look."""

import pytest

from contact import services
from contact.models import Message, ReplyTemplate
from site_project.outbox.delivery import deliver_due
from site_project.outbox.models import Notice
from site_project.privacy.keys import new_token
from site_project.privacy.models import AuditEntry
from site_project.staff.groups import GroupName
from tests.cast import member, signed_in
from tests.contact.acts import fresh, inbox_page, opened, read_card

LOOK = "Please look once more"


@pytest.fixture
def lead(attendance_lead):
    return signed_in(attendance_lead)


def answer(client, case, body: str, **more):
    """Press “Send the reply”."""
    sent = {"body": body, "version": fresh(case).version, "key": new_token(), **more}
    return client.post(inbox_page(case, "reply"), sent)


def replies(case) -> list[str]:
    return [message.body for message in case.messages.filter(direction="staff")]


def letters(kind: str) -> list[str]:
    return [notice.recipient for notice in Notice.objects.filter(kind=kind)]


def test_answering_takes_the_case_and_waits_for_the_family(site, lead, attendance_lead):
    case = opened(site)
    response = answer(read_card(lead, case), case, "Thank you.")

    assert (response.status_code, response["Location"]) == (303, inbox_page(case))
    assert (fresh(case).assignee, fresh(case).status, replies(case)) == (attendance_lead, "waiting", ["Thank you."])
    assert "The family has not opened it yet." in lead.get(inbox_page(case)).content.decode()


def test_before_the_card_is_read_there_is_no_box_to_answer_in(site, lead):
    case = opened(site)
    page = lead.get(inbox_page(case)).content.decode()

    assert ("Please read first how this family may be reached." in page, "replyform_body" in page) == (True, False)


def test_a_reply_without_reading_the_card_is_kept_not_sent_and_goes_out_after_it(site, lead):
    case = opened(site)
    refused = answer(lead, case, "My long answer.")
    assert (refused.status_code, "My long answer." in refused.content.decode(), replies(case)) == (409, True, [])

    read = lead.post(inbox_page(case, "acknowledge"), {"card": 1, "body": "My long answer.", "version": 1})
    assert (read.status_code, "My long answer." in read.content.decode(), replies(case)) == (200, True, [])
    assert answer(lead, case, "My long answer.").status_code == 303
    assert replies(case) == ["My long answer."]


def test_a_late_answer_keeps_its_words_and_shows_what_is_new(site, lead):
    case, key = opened(site), new_token()
    read_card(lead, case)
    services.write_back(case=case, body="One more thing.", key=new_token())
    page = answer(lead, case, "My long answer.", version=1, key=key)
    text = page.content.decode()

    assert page.status_code == 409
    told = ["Please read it first, then try again.", "One more thing.", "My long answer."]
    assert [words in text for words in told] == [True, True, True]
    assert answer(lead, case, "My long answer.", key=key).status_code == 303
    assert replies(case) == ["My long answer."]


def test_of_two_who_answer_at_once_the_second_reads_the_first_and_keeps_the_words(site, lead):
    case, colleague = opened(site), signed_in(member("nadia", GroupName.ATTENDANCE_TEAM))
    answer(read_card(colleague, case), case, "I have it, says Nadia.", version=1)
    page = answer(read_card(lead, case), case, "I have it, says Amara.", version=1)
    text = page.content.decode()

    assert page.status_code == 409
    assert ["says Nadia" in text, "says Amara" in text, replies(case)] == [True, True, ["I have it, says Nadia."]]


def test_a_reply_without_words_or_too_long_is_told_kindly(site, lead):
    case = opened(site)
    read_card(lead, case)

    assert "Please write a few words." in answer(lead, case, " ").content.decode()
    long = answer(lead, case, "x" * 5001).content.decode()
    assert ("Your message has 5001 characters." in long, "x" * 5001 in long, replies(case)) == (True, True, [])


def test_a_warning_is_shown_once_and_the_second_press_sends(site, lead):
    case = opened(site, child="Zoë Marsh", must_not_know="her uncle Piotr")
    read_card(lead, case)
    body = "Zoe can come with you. I won't tell Piotr."
    first = answer(lead, case, body)
    text = first.content.decode()

    assert (first.status_code, LOOK in text, "I won&#x27;t tell Piotr." in text, replies(case)) == (200, True, True, [])
    assert ["“Zoë”" in text, "“Piotr”" in text, "nobody else would ever know" in text] == [True, True, True]
    assert 'name="warned" value="on"' in text
    assert answer(lead, case, body, warned="on").status_code == 303
    assert replies(case) == [body]


def test_a_reply_that_needs_no_second_look_goes_at_once(site, lead):
    case = opened(site, child="Zoë")

    assert answer(read_card(lead, case), case, "Shall we talk on Thursday?").status_code == 303


def test_words_to_begin_with_are_put_below_what_is_typed_and_nothing_is_sent(site, lead):
    case = opened(site, language="pl")
    english = ReplyTemplate.objects.create(site=site, title="Hello", body="Thank you for telling us.")
    polish = ReplyTemplate.objects.create(site=site, title="Witamy", body="Dziękujemy.", language="pl")
    read_card(lead, case)
    page = lead.post(inbox_page(case, "begin"), {"template": english.pk, "body": "Hello Ola.", "version": 1})

    assert page.context["reply_form"]["body"].value() == "Hello Ola.\n\nThank you for telling us."
    assert replies(case) == []
    assert list(page.context["templates"]) == [polish, english], "the family's language first"


@pytest.mark.parametrize("chosen", ["", "made up", "00000000-0000-4000-8000-000000000000"])
def test_picking_no_words_or_unknown_ones_is_no_fault(site, lead, chosen):
    case = opened(site)
    read_card(lead, case)
    page = lead.post(inbox_page(case, "begin"), {"template": chosen, "body": "Hello.", "version": 1})

    assert page.status_code in ({200} if not chosen else {404})


BY_EMAIL = {"wants": "email", "value": "home@family.example"}


def test_the_family_is_told_by_email_only_where_it_said_so_and_somebody_ticks_it(site, lead):
    safe, unticked, by_phone = (
        opened(site, **BY_EMAIL),
        opened(site, **BY_EMAIL),
        opened(site, wants="phone", value="home@family.example"),
    )
    for case, ticked in [(safe, "on"), (unticked, ""), (by_phone, "on")]:
        answer(read_card(lead, case), case, "Hello.", tell_by_email=ticked)

    assert letters("message-to-family") == ["home@family.example"]
    assert [entry.subject for entry in AuditEntry.objects.filter(action="case.told_safely")] == [safe.pk]
    offered = {case: "It is safe to tell them by e-mail" in lead.get(inbox_page(case)).content.decode()
               for case in [safe, by_phone]}  # fmt: skip
    assert offered == {safe: True, by_phone: False}


def test_an_address_that_is_none_gets_no_letter(site, lead):
    case = opened(site, wants="email", value="home@family.example\r\nBcc: all@example.org")
    answer(read_card(lead, case), case, "Hello.", tell_by_email="on")

    assert (letters("message-to-family"), replies(case)) == ([], ["Hello."])


def test_b3_the_letter_to_a_family_is_always_the_same(site, lead, mailoutbox):
    for number in range(20):
        case = opened(site, f"Words {number}", child=f"Zoë {number}", **BY_EMAIL)
        answer(read_card(lead, case), case, f"Answer {number}", tell_by_email="on")
    deliver_due()
    sent = [mail for mail in mailoutbox if mail.to == ["home@family.example"]]

    assert len(sent) == 20
    assert len({(mail.subject, mail.body, str(mail.alternatives)) for mail in sent}) == 1
    told = f"{sent[0].subject} {sent[0].body} {sent[0].alternatives}"
    assert [word for word in ["/messages/", "inbox", "Zoë", "Answer", "code", "http"] if word in told] == []
    assert {header for mail in sent for header in mail.message()} & {"Reply-To", "List-Unsubscribe"} == set()


def test_a_closed_case_has_no_box_to_answer_in(site, lead, attendance_lead):
    from tests.contact.acts import closed

    case = opened(site)
    read_card(lead, case)
    closed(case, attendance_lead)

    assert "replyform_body" not in lead.get(inbox_page(case)).content.decode()
    assert answer(lead, case, "Hello.").status_code == 409
    assert Message.objects.filter(direction="staff").count() == 0
