from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import PAGE_BLOCKS, TopTaskBlock
from home.models.base_page import BasePage

HELLO = _(
    "<p>The front door. Say hello in one or two sentences, then offer what parents come for most. For example: "
    "“Some mornings are hard. Come in anyway. Nobody here will tell you off.”</p>"
)
PLAIN = _(
    "<p>For what stays the same: about this site, privacy, who we are. Put first what most people look for. "
    "For example: “We keep your message for a year. Then it is deleted.”</p>"
)


class HomePage(BasePage):
    """The front door: three things a parent most often comes for, then a hello."""

    top_tasks = StreamField(
        [("task", TopTaskBlock())],
        verbose_name=_("the three big buttons"),
        blank=True,
        max_num=3,
        help_text=_(
            "What parents come for most: a child is ill, a child is away, a talk. They are the first thing on the "
            "page. Add them when the pages they lead to are there; three are best."
        ),
    )
    body = StreamField(PAGE_BLOCKS, verbose_name=_("below"), blank=True)

    content_panels = [
        HelpPanel(content=HELLO, heading=_("The front door")),
        *BasePage.content_panels,
        FieldPanel("top_tasks"),
        FieldPanel("body"),
    ]
    page_description = _("The front door of a school's site. There is one.")
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("home page")


class StandardPage(BasePage):
    """A plain page: about this site, privacy, urgent help."""

    body = StreamField(PAGE_BLOCKS, verbose_name=_("what it says"))

    content_panels = [
        HelpPanel(content=PLAIN, heading=_("A plain page")),
        *BasePage.content_panels,
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    page_description = _("For what stays the same: about this site, privacy, accessibility.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("plain page")
