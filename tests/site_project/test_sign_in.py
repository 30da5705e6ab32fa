"""The one way in: password, second step, recovery codes, and no way around."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import LoginView
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from site_project.outbox.models import Notice
from site_project.staff import demo as people
from site_project.staff import secrets
from site_project.staff.models import User
from tests.authenticator import code
from tests.cast import APP, give_second_step, member, signed_in
from tests.site_project.sign_in_steps import (
    HOME,
    INBOX,
    PASSWORD,
    is_open,
    recovery_codes,
    sets_up_app,
    signs_in,
    type_code,
    type_password,
)

pytestmark = pytest.mark.django_db
LETTER = re.compile(r"http://\S+/admin/sign-in/new-password/\S+/")


def addresses(patterns=None, before: str = "") -> list[tuple[str, URLPattern]]:
    """Every address of the site, in the order in which they are asked."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, here)
        else:
            found.append((here, pattern))
    return found


def test_the_numbers_are_those_of_the_standard():
    """The first vector of RFC 6238, appendix B, cut to six digits."""
    assert code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", at=59) == "287082"


def test_password_then_code_leads_to_where_one_wanted_to_go(attendance_lead):
    give_second_step(attendance_lead)

    assert is_open(signs_in(attendance_lead, goes_to=INBOX))


def test_the_password_alone_is_not_signed_in(attendance_lead):
    give_second_step(attendance_lead)
    client = Client()
    type_password(client, attendance_lead)

    assert client.get(HOME)["Location"].startswith("/admin/login/")


def test_a_code_counts_once(attendance_lead):
    give_second_step(attendance_lead)
    signs_in(attendance_lead)
    client = Client()
    type_password(client, attendance_lead)

    assert type_code(client, code(APP)).status_code == 200
    assert type_code(client, "000000").status_code == 200
    assert client.get(HOME)["Location"].startswith("/admin/login/")


def test_a_wrong_password_says_so_and_keeps_the_name(office):
    page = type_password(Client(), office, "not the password")

    assert page.status_code == 200
    assert "do not belong together" in page.content.decode()
    assert 'value="tom"' in page.content.decode()


def test_every_other_way_in_is_closed(office):
    first: dict[str, object] = {}  # what answers at each address: the first one wins
    for address, pattern in addresses():
        first.setdefault(address.strip("^$"), getattr(pattern.callback, "view_class", None))
    assert [address for address, view in first.items() if view and issubclass(view, LoginView)] == []
    assert "_util/login/" in first
    for method in ("get", "post"):
        typed = {"username": "tom", "password": PASSWORD}
        assert getattr(Client(), method)("/_util/login/", typed)["Location"].startswith("/admin/login/")
        assert getattr(Client(), method)("/admin/password_reset/")["Location"] == "/admin/sign-in/forgotten/"
        assert (
            getattr(Client(), method)("/admin/password_reset/confirm/x/y/")["Location"] == "/admin/sign-in/forgotten/"
        )


def test_there_is_no_sign_up(site):
    names = {pattern.name for _address, pattern in addresses() if pattern.name}

    assert {name for name in names if "signup" in name or "social" in name} == set()


def test_wagtails_page_about_the_account_leads_here_and_sets_no_password(office):
    page = signed_in(office).get("/admin/account/").content.decode()

    assert 'href="/admin/sign-in/"' in page
    assert "old_password" not in page


@pytest.mark.django_db(transaction=True)
def test_setting_up_the_app_leads_to_codes_and_then_to_the_inbox(attendance_lead):
    client = Client()
    type_password(client, attendance_lead)
    sent_on = client.get(INBOX)["Location"]
    assert sent_on == "/admin/sign-in/second-step/?next=%2Fadmin%2Finbox%2F"
    assert 'href="/admin/sign-in/app/"' in client.get(sent_on).content.decode()
    _key, answer = sets_up_app(client)

    assert answer["Location"] == "/admin/sign-in/codes/"
    assert f'href="{INBOX}"' in client.get("/admin/sign-in/codes/").content.decode()
    assert is_open(client)


def test_recovery_codes_are_shown_once_and_work_once(attendance_lead):
    client = Client()
    type_password(client, attendance_lead)
    sets_up_app(client)
    codes = recovery_codes(client)
    assert (len(set(codes)), recovery_codes(client)) == (10, [])

    for opens in (True, False):
        another = Client()
        type_password(another, attendance_lead)
        type_code(another, codes[0])
        assert is_open(another) is opens
    assert signed_in(attendance_lead).get("/admin/sign-in/codes/").content.decode().count("9 codes left") == 1


def test_who_has_a_second_step_but_did_not_show_it_here_is_asked_for_it(attendance_lead):
    old_session = signed_in(attendance_lead, second_step=False)
    give_second_step(attendance_lead)
    way = old_session.get(old_session.get(INBOX)["Location"])["Location"]
    assert way == "/admin/sign-in/again/code/?next=/admin/sign-in/second-step/"
    old_session.post(way, {"code": code(APP), "next": "/admin/sign-in/second-step/"})

    assert old_session.get("/admin/sign-in/second-step/")["Location"] == INBOX
    assert is_open(old_session)


def test_nobody_is_sent_to_another_site(office):
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = type_password(Client(), office, goes_to=elsewhere)
        assert answer["Location"] == HOME


def test_the_letter_sets_a_new_password_once(office, django_capture_on_commit_callbacks):
    page = Client().post("/admin/sign-in/forgotten/", {"email": office.email})
    unknown = Client().post("/admin/sign-in/forgotten/", {"email": "nobody@school.example"})
    assert (page.status_code, page["Location"]) == (unknown.status_code, unknown["Location"])
    (notice,) = Notice.objects.all()
    (link,) = LETTER.findall(notice.payload.replace('"', " "))
    client = Client()
    form = client.get(link)["Location"]
    typed = {"password1": "three words apart", "password2": "three words apart"}
    assert client.post(form, typed)["Location"] == "/admin/sign-in/new-password/done/"

    assert User.objects.get(pk=office.pk).check_password("three words apart")
    assert "does not work any more" in Client().get(link).content.decode()
    assert mail.outbox == []  # the worker posts it


def test_a_short_password_is_refused_with_a_reason(office):
    client = signed_in(office)
    typed = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    page = client.post("/admin/sign-in/password/", typed).content.decode()

    assert "at least 12 characters" in page
    assert User.objects.get(pk=office.pk).check_password(PASSWORD)


def test_somebody_without_access_is_not_sent_round_in_a_circle(site):
    client = signed_in(member("nobody"))
    page = client.get(HOME, follow=True)

    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == "/admin/sign-in/"


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/admin/sign-in/", "/admin/sign-in/passkeys/add/", "/admin/sign-in/codes/new/"]
)
def test_the_pages_allow_no_inline_script_and_stay_in_no_cache(attendance_lead, address):
    answer = signed_in(attendance_lead).get(address) if "sign-in" in address else Client().get(address)
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))

    assert policy["script-src"] == "'self'"
    assert "no-store" in answer["Cache-Control"]


def test_the_demos_code_is_shown_in_a_demo_only(site, settings):
    def told() -> list[str]:
        client = Client()
        type_password(client, User.objects.get(username="amara"), people.demo_password())
        return re.findall(r"<span>(\d{6})</span>", client.get("/admin/sign-in/code/").content.decode())

    people.sign_in_demo_people()
    assert told() == [code(people.second_step_secret("amara"))]
    settings.DEMO = False
    assert told() == []


def test_in_a_demo_an_app_of_ones_own_is_not_told(site):
    people.sign_in_demo_people()
    Authenticator.objects.filter(user__username="amara").update(data={"secret": secrets.seal(APP)})

    assert people.code_now(User.objects.get(username="amara")) == ""


def test_making_the_demos_people_again_shuts_nobody_out(site):
    people.sign_in_demo_people()
    people.sign_in_demo_people()

    assert not User.objects.exclude(inbox_frozen_at=None).exists()
    assert sorted(Authenticator.objects.values_list("user__username", flat=True)) == ["admin", "amara", "helen", "tom"]
