from wagtail.snippets.models import register_snippet

import attendance_pages.kind_words.hooks  # noqa: F401 - registers its own
from attendance_pages.places.viewset import SupportServiceViewSet
from attendance_pages.viewsets import IllnessTopicViewSet, NetworkPersonViewSet

register_snippet(SupportServiceViewSet)
register_snippet(IllnessTopicViewSet)
register_snippet(NetworkPersonViewSet)
