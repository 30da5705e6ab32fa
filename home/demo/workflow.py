"""The demo's approval step: an editor asks, the head or the office says yes."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from site_project.staff.groups import GroupName

NAME = "A second pair of eyes"


def pair_of_eyes(home: Page) -> None:
    """One workflow for the whole site. Safe to run again."""
    task, created = GroupApprovalTask.objects.get_or_create(name=NAME)
    if created:
        task.groups.set(Group.objects.filter(name=GroupName.APPROVERS))
    workflow, _created = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
