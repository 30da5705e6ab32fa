"""C2 and C3: Wagtail's own lists, reports and addresses show no trace of a case, to nobody."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from contact import services
from contact.models import ReplyTemplate
from contact.models.page import ContactPage
from contact.models.team import TeamSettings
from site_project.privacy.keys import new_token
from tests.cast import signed_in
from tests.contact.acts import closed, opened

SECRET = "Kestrel 7c1f"
OURS = [model for model in apps.get_app_config("contact").get_models() if model not in {ContactPage, TeamSettings}]


@pytest.fixture
def case(site, attendance_lead):
    """A case with everything that a case can have."""
    case = opened(site, SECRET, child=SECRET, wants="phone", value=SECRET, must_not_know=SECRET)
    services.name_case(case=case, actor=attendance_lead, summary=SECRET)
    services.take(case=case, actor=attendance_lead, version=1)
    services.reply(case=case, author=attendance_lead, body=SECRET, version=2, key=new_token())
    services.add_note(case=case, author=attendance_lead, body=SECRET)
    services.hold(case=case, actor=attendance_lead, version=3, why=SECRET)
    closed(case, attendance_lead)
    ReplyTemplate.objects.create(site=site, title=SECRET, body=SECRET)
    return case


def surfaces(case, user) -> dict[str, int]:
    """Addresses at which a generic view might show or change a case, and the status that is right."""
    pk = case.pk
    return {
        "/admin/": 200,
        "/admin/reports/site-history/": 200,
        "/admin/reports/site-history/?export=csv": 200,
        "/admin/reports/site-history/?export=xlsx": 200,
        f"/admin/pages/search/?q={SECRET}": 200,
        f"/admin/pages/search/?q={case.ref}": 200,
        f"/admin/users/?q={case.ref}": 200,
        f"/admin/users/edit/{user.pk}/": 200,
        f"/admin/users/delete/{user.pk}/": 200,
        f"/admin/users/history/{user.pk}/": 200,
        f"/admin/users/usage/{user.pk}/": 200,
        "/admin/snippets/": 302,
        f"/admin/snippets/contact/case/edit/{pk}/": 404,
        f"/admin/snippets/contact/case/history/{pk}/": 404,
        f"/admin/snippets/contact/case/usage/{pk}/": 404,
        f"/admin/snippets/contact/case/copy/{pk}/": 404,
        f"/admin/snippets/choose/contact/case/chosen/{pk}/": 404,
        f"/admin/case/edit/{pk}/": 404,
        f"/admin/bulk/contact/case/delete/?id={pk}": 404,
        f"/admin/bulk/contact/message/delete/?id={pk}": 404,
        "/admin/pages/usage/contact/case/": 404,
        "/admin/forms/": 404,
        "/django-admin/": 404,
        f"/django-admin/contact/case/{pk}/change/": 404,
        f"/api/v2/pages/?search={SECRET}": 404,
        "/api/v3/openapi.json": 404,
        "/sitemap.xml": 200,
        f"/search/?q={SECRET}": 200,
        f"/search/?q={case.ref}": 200,
    }


def words_of(answer) -> str:
    """All that an answer says, a spreadsheet's cells and what is sent in pieces too."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if raw[:2] == b"PK":
        with ZipFile(BytesIO(raw)) as book:
            raw = b" ".join(book.read(name) for name in book.namelist())
    return raw.decode(errors="replace")


def traces(case, said: str, asked: str) -> list[str]:
    """What of the case stands in an answer, beside what was asked for."""
    words = [SECRET, case.ref, str(case.pk), case.pk.hex]
    return [word for word in words if word in said and word not in asked]


@pytest.mark.parametrize("who", ["technician", "editor", "attendance_lead"])
def test_c2_generic_pages_of_the_admin_show_no_trace(request, case, technician, attendance_lead, who):
    client, got, found = signed_in(request.getfixturevalue(who)), {}, {}
    wanted = surfaces(case, attendance_lead)
    for address in wanted:
        answer = client.get(address)
        got[address] = answer.status_code
        if leak := traces(case, words_of(answer), address):
            found[address] = leak

    assert found == {}
    if who == "technician":
        assert got == wanted
    assert [address for address, status in got.items() if status >= 500] == []


def test_c2_the_control_a_log_entry_about_a_case_would_be_seen(case, technician):
    ModelLogEntry.objects.log_action(instance=case, action="wagtail.edit", title=SECRET, user=technician)
    said = words_of(signed_in(technician).get("/admin/reports/site-history/"))

    assert traces(case, said, "") != []


def test_c2_pings_and_bulk_presses_reach_no_case(case, technician):
    client = signed_in(technician)
    for address in [
        f"/admin/editing-sessions/ping/contact/case/{case.pk}/1/",
        f"/admin/editing-sessions/ping/contact/message/{case.pk}/1/",
        f"/admin/bulk/contact/case/delete/?id={case.pk}",
        "/admin/reference-index/rebuild/",
    ]:
        answer = client.post(address, {"is_editing": "1"})
        assert (answer.status_code, traces(case, words_of(answer), address)) == (404, [])
    assert type(case).objects.filter(pk=case.pk).exists()


def test_c2_nothing_was_written_into_wagtails_logs_or_indexes(case):
    labels = [entry.label for entry in [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]]
    assert [label for label in labels if SECRET in label or case.ref in label] == []
    assert [row for row in ReferenceIndex.objects.all() if row.base_content_type.app_label == "contact"] == []


def test_c2_no_panel_but_a_number_is_on_the_first_page(case, technician, attendance_lead):
    assert "/admin/inbox/" not in words_of(signed_in(technician).get("/admin/"))
    said = words_of(signed_in(attendance_lead).get("/admin/"))
    assert ("/admin/inbox/" in said, traces(case, said, "")) == (True, [])


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_c3_a_record_of_ours_is_in_no_index_and_in_no_registry(model):
    assert not ReferenceIndex.model_is_indexable(model)
    assert model not in get_indexed_models()
    assert model not in get_snippet_models()
    assert model.wagtail_reference_index_ignore


def test_c3_django_s_own_admin_is_not_there():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_c3_the_control_there_are_records_to_ask_about():
    assert len(OURS) >= 10
