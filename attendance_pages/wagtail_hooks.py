from wagtail.snippets.models import register_snippet

from attendance_pages.viewsets import SupportServiceViewSet

register_snippet(SupportServiceViewSet)
