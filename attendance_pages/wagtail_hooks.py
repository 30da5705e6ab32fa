from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

import attendance_pages.have_your_say.hooks
import attendance_pages.kind_words.hooks
import attendance_pages.policy_hooks  # noqa: F401 - each registers its own
from attendance_pages.cards import FlaggedWordsCard, PlacesCard
from attendance_pages.network_search import network_found
from attendance_pages.places.helplines import safety_helplines
from attendance_pages.places.search import places_found
from attendance_pages.places.viewset import SupportServiceViewSet
from attendance_pages.viewsets import IllnessTopicViewSet, NetworkPersonViewSet
from home.helplines import HOOK as HELPLINES
from home.search import HOOK

register_snippet(SupportServiceViewSet)
register_snippet(IllnessTopicViewSet)
register_snippet(NetworkPersonViewSet)

hooks.register(HOOK, network_found)
hooks.register(HOOK, places_found)
hooks.register(HELPLINES, safety_helplines)


@hooks.register("construct_homepage_panels")
def kind_words_and_places_cards(request: HttpRequest, panels: list[Component]) -> None:
    """What this room counts, on the first page of the admin."""
    panels += [FlaggedWordsCard(request), PlacesCard(request)]
