from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index

from attendance_pages.blocks import GUIDANCE_BLOCKS
from attendance_pages.illness_search import matching
from attendance_pages.models.help_page import HelpPage, OncePerSchool
from attendance_pages.models.illness_topic import IllnessTopic
from home.forms import UNSEEN

LONGEST_QUERY = 100  # characters
WHERE_TOPICS_ARE = _(
    "<p>The illnesses themselves are in the menu under “Illness A to Z”. Families see each one that was checked "
    "against the NHS within its number of days. 999, 111 and the search stand above the list by themselves. What you "
    "write here comes below it.</p>"
)


class IllnessPage(OncePerSchool, HelpPage):
    """“Can they come in?”: who to ring if it is urgent, then every illness from A to Z on one page."""

    body = StreamField(GUIDANCE_BLOCKS, verbose_name=_("below the list"), blank=True)

    content_panels = [
        HelpPanel(content=WHERE_TOPICS_ARE, heading=_("Where the list comes from")),
        *HelpPage.content_panels,
    ]
    search_fields = [*HelpPage.search_fields, index.SearchField("illness_words")]
    page_description = _("Every illness on one page: come in, stay at home, or ask for advice. There is one.")

    class Meta:
        verbose_name = _("illness page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        query, decision = _typed(request, "q"), _typed(request, "decision")
        topics = list(IllnessTopic.objects.of_school(Site.find_for_request(request)).shown())
        found = matching(topics, query) if query else []
        chosen = [topic for topic in topics if topic.decision == decision and not query]
        return {
            **super().get_context(request, *args, **kwargs),
            "query": query,
            "found": found,
            "topics": [] if found else chosen or topics,
            "decisions": _decisions(topics),
            "decision": decision if chosen else "",
        }

    @property
    def illness_words(self) -> str:
        """What the site's search reads of the list: the names, and parents' words for them."""
        site = self.get_site()
        topics = IllnessTopic.objects.of_school(site) if site else []
        return " ".join(f"{topic.name} {topic.other_words}" for topic in topics)


def _typed(request: HttpRequest, name: str) -> str:
    """What somebody typed, less what nobody can see, and not more than a question is long."""
    return UNSEEN.sub(" ", request.GET.get(name, "")[:LONGEST_QUERY]).strip()


def _decisions(topics: list[IllnessTopic]) -> list[dict[str, Any]]:
    """The three answers, with how many topics have each."""
    counted = [
        (value, label, sum(t.decision == value for t in topics)) for value, label in IllnessTopic.Decision.choices
    ]
    return [{"value": value, "label": label, "count": count} for value, label, count in counted if count]
