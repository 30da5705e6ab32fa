"""What the worker does with the outbox."""

import uuid

from django_tasks import task

from site_project.outbox.delivery import deliver


@task()
def deliver_notice(notice_id: str) -> bool:
    """Send one letter now. A letter that fails is tried again by `tick`."""
    return deliver(uuid.UUID(notice_id))
