"""What staff type into the school's own list of words. Wrong input gets one clear sentence."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from attendance_pages.models import SchoolTerm
from attendance_pages.tone import lexicon
from attendance_pages.tone.matcher import Matcher
from home.forms import PlainTextField

TOO_SHORT = _("One letter alone would be found everywhere. Please type a whole word.")
NOT_TO_BE_FOUND = _("We cannot look for “%(words)s”. Plain letters, numbers and spaces work best.")
STILL_IN_IT = _("The kinder words still hold the words you want to avoid.")
KNOWN = _("These words are in your list already.")
LONG = _("Please use %(limit_value)d letters or fewer. You typed %(show_value)d.")


def _finds_itself(finder: Matcher, phrase: str) -> bool:
    """Whether a wording would be found whole where somebody writes it just as it was typed."""
    hits = finder.find(phrase)
    return bool(hits) and (hits[0].start, hits[0].end) == (0, len(phrase))


def short_text(length: int, label: Any, help_text: Any, missing: Any) -> PlainTextField:
    """A line of text whose every mistake has a plain sentence."""
    errors = {"required": missing, "max_length": LONG}
    return PlainTextField(max_length=length, label=label, help_text=help_text, error_messages=errors)


class OfSchoolForm(WagtailAdminModelForm):
    """Where there is one school only, it is chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = list(Site.objects.all()[:2])
        if len(sites) == 1 and "site" in self.fields:
            self.fields["site"].initial = sites[0]


class SchoolTermForm(OfSchoolForm):
    """A wording that the school wants to avoid."""

    words = short_text(
        80,
        _("Words we avoid"),
        _("Commas part several: thinking chair, time out. Usual endings are found too."),
        _("Which words do you want to avoid?"),
    )
    kinder = short_text(120, _("Kinder words"), _("What to write instead: quiet corner."), _("Which words are kinder?"))
    reason = short_text(200, _("Why"), _("One short sentence, read beside the words."), _("Why is it kinder?"))

    def clean_words(self) -> str:
        """Something to look for: a word, not a lone letter. Words in capitals may have two letters."""
        words = str(self.cleaned_data["words"])
        phrases = [re.findall(r"[A-Za-z0-9]", phrase) for phrase in words.split(",")]
        if any(len(letters) < 2 for letters in phrases):
            raise ValidationError(TOO_SHORT)
        finder = Matcher([lexicon.plain_term(words, "", "", term_id="tried")])
        missed = [phrase for phrase in words.split(",") if not _finds_itself(finder, phrase.strip())]
        if missed:
            raise ValidationError(NOT_TO_BE_FOUND, params={"words": missed[0].strip()})
        return words

    def clean(self) -> dict[str, Any]:
        """The kinder words must not be flagged themselves; no wording stands in the list twice."""
        cleaned = super().clean()
        words, kinder = cleaned.get("words"), cleaned.get("kinder")
        if words and kinder and Matcher([lexicon.plain_term(words, kinder, "", term_id="tried")]).find(kinder):
            self.add_error("kinder", STILL_IN_IT)
        same = SchoolTerm.objects.filter(site=cleaned.get("site"), words__iexact=words or "").exclude(
            pk=self.instance.pk
        )
        if words and same.exists():
            self.add_error("words", KNOWN)
        return cleaned


class AllowedTermForm(OfSchoolForm):
    """A wording of the site's own list that this school lets stand."""

    term_id = forms.ChoiceField(
        label=_("Wording"),
        help_text=_("It is then flagged on no page of your school. For one page only, use “Leave it, because…” there."),
    )
    reason = short_text(
        200, _("Why we let it stand"), _("For example: our council calls its team so."), _("Why do you let it stand?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = sorted(lexicon.load(), key=lambda term: term.term.lower())
        # The longest choice makes the field as wide: the kinder words would push it off the screen.
        self.fields["term_id"].choices = [("", "–"), *((term.id, term.term) for term in listed)]
