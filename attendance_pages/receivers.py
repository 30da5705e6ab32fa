"""What follows when something is saved: the site's search learns the words of an illness from its page."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.search import index

from attendance_pages.models import IllnessPage, IllnessTopic


@receiver([post_save, post_delete], sender=IllnessTopic, dispatch_uid="illness page learns the words of its topics")
def read_the_page_again(instance: IllnessTopic, **kwargs: Any) -> None:
    """Bring the school's illness page up to date in the search."""
    for page in IllnessPage.objects.descendant_of(instance.site.root_page):
        index.insert_or_update_object(page)
