"""The secrets of second steps are sealed: in the rows, in the session while one is set up, and after new keys."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, override_settings

from site_project.privacy.cipher import CannotOpen
from site_project.privacy.keys import cipher
from site_project.privacy.rotation import rotate_all
from site_project.staff import secrets
from tests.cast import APP, give_second_step
from tests.leaks import leaks
from tests.site_project.sign_in_steps import recovery_codes, sets_up_app, signs_in, type_password

pytestmark = pytest.mark.django_db
OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def test_a_dump_of_the_database_tells_no_secret(attendance_lead):
    client = Client()
    type_password(client, attendance_lead)
    key, _answer = sets_up_app(client)
    codes = recovery_codes(client)
    seed = secrets.unseal(Authenticator.objects.get(type="recovery_codes").data["seed"])

    assert leaks([key, seed, *codes]) == set()


def test_the_dump_would_tell_it_if_it_were_there(attendance_lead):
    Authenticator.objects.create(user=attendance_lead, type="totp", data={"secret": APP})

    assert "mfa_authenticator.data (utf-8)" in leaks([APP])


def test_while_an_app_is_set_up_its_secret_waits_sealed(attendance_lead):
    client = Client()
    type_password(client, attendance_lead)
    page = client.get("/admin/sign-in/app/")
    wrong = client.post("/admin/sign-in/app/", {"code": "000000"})
    key = page.context["form"].secret

    assert wrong.context["form"].secret == key  # the square stays the same after a mistake
    assert leaks([key]) == set()


def test_after_rotation_the_old_key_may_go_and_the_app_still_works(attendance_lead):
    with override_settings(FIELD_KEYS=[OLD]):
        give_second_step(attendance_lead)
    with override_settings(FIELD_KEYS=[NEW, OLD]):
        assert (rotate_all(), rotate_all()) == (1, 0)
    with override_settings(FIELD_KEYS=[NEW]):
        signs_in(attendance_lead)


def test_without_the_old_key_nothing_is_rotated_and_nothing_is_lost(attendance_lead):
    with override_settings(FIELD_KEYS=[OLD]):
        give_second_step(attendance_lead)
    with override_settings(FIELD_KEYS=[NEW]):
        assert rotate_all() == 0
    with override_settings(FIELD_KEYS=[OLD]):
        signs_in(attendance_lead)


def test_a_secret_opens_as_nothing_else():
    with pytest.raises(CannotOpen):
        cipher().open(secrets.seal(APP), "contact.message:body:1")
    with pytest.raises(CannotOpen):
        secrets.unseal(cipher().seal(APP, "contact.message:body:1"))
