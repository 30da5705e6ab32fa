"""The approval step: an editor asks, the head says yes. And Wagtail's own step and group, which no school here uses."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from site_project.staff.groups import GroupName, sync_groups

NAME = "A second pair of eyes"
WAGTAILS_GROUP, WAGTAILS_STEP = "Moderators", "Moderators approval"  # as Wagtail's migrations leave them


def prepare_staff() -> None:
    """Groups and approval step. Runs at each start: what a school changed about the step stays as it is."""
    sync_groups()
    pair_of_eyes()
    put_wagtails_own_away()


def pair_of_eyes() -> None:
    """One step for all pages of all schools. Once it was made, only the school changes it."""
    workflow, created = Workflow.objects.get_or_create(name=NAME)
    if not created:
        return
    task = GroupApprovalTask.objects.create(name=NAME)
    task.groups.set(Group.objects.filter(name=GroupName.APPROVERS))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})


def put_wagtails_own_away() -> None:
    """Delete Wagtail's "Moderators" and their step, where nobody has ever used them."""
    step = Workflow.objects.filter(name=WAGTAILS_STEP)
    if step.exists() and not WorkflowState.objects.filter(workflow__in=step).exists():
        GroupApprovalTask.objects.filter(workflow_tasks__workflow__in=step).delete()
        step.delete()
    Group.objects.filter(name=WAGTAILS_GROUP, user=None).delete()
