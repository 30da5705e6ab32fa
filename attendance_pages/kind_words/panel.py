"""What the "Kind words" part of the editor needs to know about the page or snippet on screen."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from attendance_pages.kind_words.checker import terms_of
from attendance_pages.kind_words.passages import child_models, is_quotation, quoted_parts, word_fields
from attendance_pages.kind_words.services import site_of
from attendance_pages.kind_words.sources import cited, graded, is_sentence, words_to_take
from attendance_pages.models import Strength, ToneDismissal
from attendance_pages.tone.browser import spec
from attendance_pages.tone.lexicon import Term
from attendance_pages.tone.readability import plain_words


def config_for(request: HttpRequest, item: Model) -> dict[str, Any]:
    """Everything that static/js/tone/panel.js reads, ready for JSON."""
    terms = terms_of(school_of(request, item))
    return {
        "spec": [{**entry, **told(term)} for entry, term in zip(spec(terms), terms, strict=True)],
        "swaps": dict(plain_words()),
        "fields": word_fields(type(item)),
        "children": {name: word_fields(model) for name, model in child_models(type(item)).items()},
        "quotations": sorted(quoted_blocks(type(item))),
        "law": getattr(item, "explains_the_law", False),
        "about": {"kind": kind_of(type(item)), "id": item.pk},
        "left": left_on(item),
        "addresses": {"leave": reverse("kind_words:leave"), "again": reverse("kind_words:again")},
        "words": words_on_screen(),
    }


def told(term: Term) -> dict[str, Any]:
    """What a tip says and offers beyond the list itself."""
    return {
        "cited": cited(term.source),
        "grade": graded(term.evidence),
        "take": words_to_take(term.kinder),
        "whole": is_sentence(term.kinder),
    }


def school_of(request: HttpRequest, item: Model) -> Site:
    """The school of a page or snippet; for a new one, that of the page it will stand under, or of this address."""
    parent = request.resolver_match.kwargs.get("parent_page_id") if request.resolver_match else None
    if item.pk is None and parent:
        item = Page.objects.get(pk=parent)
    site = site_of(item) if item.pk else None
    return site or school_of_address(request)


def school_of_address(request: HttpRequest) -> Site:
    """The school whose address the admin was opened at."""
    return Site.find_for_request(request) or Site.objects.get(is_default_site=True)


def kind_of(model: type[Model]) -> str:
    """How the browser names the kind of thing that is edited."""
    return "wagtailcore.page" if issubclass(model, Page) else model._meta.label_lower


def left_on(item: Model) -> list[dict[str, str]]:
    """The wordings of a page or snippet that stay as they are: which, why, who and when."""
    kept = ToneDismissal.objects.on(item) if item.pk else ToneDismissal.objects.none()
    return [
        {
            "id": left.term_id,
            "wording": left.wording,
            "reason": left.reason,
            "who": left.left_by.get_full_name() or left.left_by.get_username() if left.left_by else "",
            "when": formats.date_format(timezone.localtime(left.left_at), "j F Y"),
        }
        for left in kept
    ]


def quoted_blocks(model: type[Model]) -> set[str]:
    """The names of blocks that hold a family's own words, wherever in the page they can stand."""
    streams = [field.stream_block for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return {name for stream in streams for name in _quoted_in(stream)}


def _quoted_in(block: blocks.Block) -> set[str]:
    children = {"": block.child_block} if isinstance(block, blocks.ListBlock) else getattr(block, "child_blocks", {})
    quoted = {name for name, child in children.items() if is_quotation(child)}
    return quoted.union(quoted_parts(block), *(_quoted_in(child) for child in children.values()))


def words_on_screen() -> dict[str, Any]:
    """What the script says itself. `{n}` stands for a number, `{words}` for kinder words."""
    return {
        "strengths": {strength.value: str(strength.label) for strength in Strength},
        "one_tip": _("1 tip"),
        "tips": _("{n} tips"),
        "more": _("and {n} more"),
        "times": _("{n} times on this page"),
        "use_these": _("Use these words"),
        "use": _("Use “{words}”"),
        "use_sentence": _("Use this for the whole sentence"),
        "left": _("Left as they are: {n}"),
        "left_by": _("{who}, {when}"),
        "again": _("Ask about it again"),
        "save_first": _("Save the page once. Then we can keep your reason."),
        "not_kept": _("Your reason is not kept yet. Please try again in a moment."),
        "sentence": _("{n} words in one sentence. Could it be two?"),
        "paragraph": _("{n} sentences in one paragraph. Could it be two?"),
        "long_word": _("Perhaps:"),
        "age": _("About age {from} to {to}."),
    }
