"""A3: every field of this room is sealed, or on the list of what may be read, with a reason. A new one chooses."""

import pytest
from django.apps import apps
from django.db import connection, models
from wagtail.models import Page

from contact import services
from contact.letter import Letter
from contact.models import Message
from home.models import BasePage
from site_project.privacy.cipher import CannotOpen
from site_project.privacy.fields import SealedTextField
from tests.contact.acts import opened
from tests.contact.plain_fields import MADE_BY_US, PLAIN, SEALED, WRITTEN_BY_STAFF

OURS = list(apps.get_app_config("contact").get_models(include_auto_created=True))


def named(model: type[models.Model]) -> str:
    return model._meta.object_name


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """The model's columns and links to many. What every page of the site has is public and not this room's."""
    of_every_page = {field.name for field in BasePage._meta.get_fields()} | {"page_ptr"}
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [field for field in fields if not (issubclass(model, Page) and field.name in of_every_page)]


def is_free_text(field: models.Field) -> bool:
    """Whether somebody's own words could stand in it."""
    return field.get_internal_type() in {"CharField", "TextField", "JSONField"} and not field.choices


def test_a3_every_model_of_the_room_is_on_the_lists():
    assert {named(model) for model in OURS} == set(SEALED) == set(PLAIN)


@pytest.mark.parametrize("model", OURS, ids=named)
def test_a3_every_field_is_on_exactly_one_list(model):
    fields = own_fields(model)
    sealed = {field.name for field in fields if isinstance(field, SealedTextField)}

    assert sealed == SEALED[named(model)]
    assert {field.name for field in fields} - sealed == set(PLAIN[named(model)])


def test_a3_every_plain_field_has_a_reason():
    reasons = [(model, name, why) for model, fields in PLAIN.items() for name, why in fields.items()]

    assert [(model, name) for model, name, why in reasons if len(why.split()) < 2] == []


@pytest.mark.parametrize("model", OURS, ids=named)
def test_a3_no_plain_field_takes_the_words_of_a_family(model):
    plain = [field for field in own_fields(model) if not isinstance(field, SealedTextField)]
    free = {field.name for field in plain if is_free_text(field)}

    assert free <= MADE_BY_US.get(named(model), set()) | WRITTEN_BY_STAFF.get(named(model), set())


def test_a3_the_control_a_new_field_would_be_noticed():
    new = models.TextField(name="new")
    assert is_free_text(new)
    assert "new" not in PLAIN["Case"]
    assert not is_free_text(apps.get_model("contact", "Case")._meta.get_field("status"))


def test_words_moved_to_another_message_do_not_open(site):
    one, other = opened(site, "First family.").messages.get(), opened(site, "Second family.").messages.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM contact_message")
        bodies = {row[0] for row in cursor.fetchall()}
        assert len(bodies) == 2
        cursor.execute("UPDATE contact_message SET body = %s", [bodies.pop()])
    opens = 0
    for message in Message.objects.filter(pk__in=[one.pk, other.pk]):
        try:
            opens += message.body in {"First family.", "Second family."}
        except CannotOpen:
            continue
    assert opens == 1


def test_the_same_words_never_look_the_same(site):
    for _time in range(2):
        services.open_case(site=site, key=str(_time), letter=Letter(body="Hello."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM contact_message")
        assert len({row[0] for row in cursor.fetchall()}) == 2
