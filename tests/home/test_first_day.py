"""A real school's first day: one command, then people write, ask and approve. No demo is near."""

import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Site, Workflow, WorkflowPage, WorkflowTask

from home.models import SchoolSettings
from site_project.env import BASE_DIR
from site_project.staff.groups import GroupName
from tests.cast import signed_in
from tests.deploy_check import PRODUCTION
from tests.ready import copy_of, migrated

LEFT = """
from django.contrib.auth.models import Group
from wagtail.models import Site, Workflow
from home.models import SchoolSettings
site = Site.objects.get()
print(sorted(group.name for group in Group.objects.all()))
print([(step.name, [task.name for task in step.tasks]) for step in Workflow.objects.all()])
print(site.root_page.get_workflow().name, site.hostname, site.port, SchoolSettings.for_site(site).school_name)
"""


def on_the_server(folder, *command: str) -> list[str]:
    """What a command prints on a machine with a real school's settings."""
    environment = {**os.environ, **PRODUCTION, "DATA_DIR": str(folder), "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.slow
def test_on_a_real_schools_server_one_command_makes_it_ready(tmp_path):
    copy_of(migrated(), tmp_path)
    told = on_the_server(tmp_path, "start_school", "--name", "St Wilfrid's")
    again = on_the_server(tmp_path, "start_school")

    assert told[1] == "The school is ready. What comes next:"
    assert again == told
    assert on_the_server(tmp_path, "shell", "--no-imports", "--command", LEFT) == [
        "['Approvers', 'Attendance team', 'Editors', 'School office']",
        "[('A second pair of eyes', ['A second pair of eyes'])]",
        "A second pair of eyes www.school.example 443 St Wilfrid's",
    ]


@pytest.fixture
def wagtails_own(site):
    """What Wagtail's migrations leave: a group and a step of its own on all pages."""
    moderators, _created = Group.objects.get_or_create(name="Moderators")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(moderators)
    step, _created = Workflow.objects.get_or_create(name="Moderators approval")
    WorkflowTask.objects.get_or_create(workflow=step, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": step})
    return moderators


def start(**given) -> None:
    """Run the command without its last words."""
    with open(os.devnull, "w") as quiet:
        call_command("start_school", stdout=quiet, **given)


def test_wagtails_own_group_and_step_are_gone(wagtails_own, home):
    start()

    assert list(Workflow.objects.values_list("name", flat=True)) == ["A second pair of eyes"]
    assert list(GroupApprovalTask.objects.values_list("name", flat=True)) == ["A second pair of eyes"]
    assert Group.objects.filter(name="Moderators").exists() is False
    assert [group.name for group in home.get_workflow().tasks.get().specific.groups.all()] == [GroupName.APPROVERS]


def test_a_moderator_who_is_there_already_stays_one(wagtails_own, office):
    office.groups.add(wagtails_own)
    start()

    assert office.groups.filter(name="Moderators").exists() is True


def test_a_step_that_the_school_switched_off_stays_off(site, home):
    start()
    WorkflowPage.objects.all().delete()
    start()

    assert home.get_workflow() is None


def test_the_site_takes_its_own_address_once(site, settings):
    settings.BASE_URL = "https://www.wilfrid.example"
    start(name="St Wilfrid's", phone="01632 960999")
    settings.BASE_URL = "https://elsewhere.example"
    start()

    site = Site.objects.get()
    school = SchoolSettings.objects.get()
    assert (site.hostname, site.port, site.site_name) == ("www.wilfrid.example", 443, "St Wilfrid's")
    assert (school.school_name, school.phone) == ("St Wilfrid's", "01632 960999")


def written(home, **words) -> dict[str, str]:
    """The editor's form of the home page as a browser sends it, with "publish" pressed and no button chosen yet."""
    return {
        "title": home.title, "slug": home.slug, "seo_title": "", "search_description": "", "other_words": "",
        "reviewed_on": "2026-11-01", "review_due_on": "2027-11-01", "change_note": "", "changed_on": "",
        "looked_at_on": "", "looked_at_with": "", "what_changed": "", "co_authors": "", "co_authors_until": "",
        "top_tasks-count": "0", "body-count": "0", "go_live_at": "", "expire_at": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "1", **words,
    }  # fmt: skip


def test_the_home_page_goes_public_before_its_buttons_are_chosen(home, office, parent):
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    signed_in(office).post(address, written(home, introduction="We are glad you are here."))

    page = BeautifulSoup(parent.get("/").content, "html.parser")
    assert page.select_one(".lead").get_text() == "We are glad you are here."
    assert page.select(".top-tasks") == []
