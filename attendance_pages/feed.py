"""Good news for people who follow it in a feed reader. Titles and first words only: voices stay on the page."""

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from attendance_pages.models import GoodNewsIndexPage, GoodNewsPage
from attendance_pages.querysets import stories_below

MOST_STORIES = 20


class GoodNewsFeed(Feed):
    """/good-news.atom: the newest stories of one school."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> GoodNewsIndexPage:
        """The school's list of stories. Raises Http404 where it has none."""
        site = Site.find_for_request(request)
        lists = GoodNewsIndexPage.objects.live().public()
        index = lists.descendant_of(site.root_page).first() if site else None
        if index is None:
            raise Http404
        return index

    def title(self, index: GoodNewsIndexPage) -> str:
        """The name of the list."""
        return index.title

    def subtitle(self, index: GoodNewsIndexPage) -> str:
        """What a reader finds in it."""
        return index.introduction

    def link(self, index: GoodNewsIndexPage) -> str:
        """The list itself."""
        return index.full_url or "/"

    def items(self, index: GoodNewsIndexPage) -> Any:
        """The newest stories."""
        return stories_below(index)[:MOST_STORIES]

    def item_title(self, item: GoodNewsPage) -> str:
        """The title of a story."""
        return item.title

    def item_description(self, item: GoodNewsPage) -> str:
        """Its first words."""
        return item.introduction

    def item_link(self, item: GoodNewsPage) -> str:
        """Its address."""
        return item.full_url or "/"

    def item_pubdate(self, item: GoodNewsPage) -> datetime:
        """The morning of its day."""
        return timezone.make_aware(datetime.combine(item.told_on, time(9)))
