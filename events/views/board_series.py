"""Planning a term of dates: the rule, then every day with a tick, then they are made. Last term's in two presses."""

import uuid
from datetime import date

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from events.forms.series import SeriesForm, data_of
from events.models import Series
from events.series_rule import SeriesRule, rule_like_last_term
from events.services import preview_series, save_series
from events.services.series import Made
from events.views.board import ADD_DATES, needs, pages_of
from home.desk import school_of
from home.school_days import school_days_of


@needs(ADD_DATES)
@require_safe
def series_list(request: HttpRequest) -> HttpResponse:
    """All rows of dates, the latest first."""
    return render(request, "events/board/series_list.html", {"rows": _series(request)[:50]})


@needs(ADD_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def add_series(request: HttpRequest) -> HttpResponse:
    """A new row of dates."""
    return _plan(request, SeriesForm(request.POST or None, pages=pages_of(request)))


@needs(ADD_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_series(request: HttpRequest, series_id: uuid.UUID) -> HttpResponse:
    """Another rule: new dates are added, dates without any booking follow it, all others stay as they are."""
    series = get_object_or_404(_series(request), pk=series_id)
    return _plan(request, SeriesForm(request.POST or None, pages=pages_of(request), instance=series))


@needs(ADD_DATES)
@require_http_methods(["GET", "HEAD", "POST"])
def series_again(request: HttpRequest, series_id: uuid.UUID) -> HttpResponse:
    """The same in the next term: the days stand there at once, each with a tick."""
    series = get_object_or_404(_series(request), pk=series_id)
    if request.method == "POST":
        return _plan(request, SeriesForm(request.POST, pages=pages_of(request)))
    days = _days_of_next_term(request, series)
    if days is None:
        messages.info(request, _("No later term is written down yet. Please say first and last day yourself."))
        data = data_of(series, first_day=None, last_day=None)
        return _form(request, SeriesForm(initial=data, pages=pages_of(request)), 200)
    data = data_of(series, first_day=days.first_day, last_day=days.last_day)
    return _plan(request, SeriesForm(data, pages=pages_of(request)))


def _plan(request: HttpRequest, form: SeriesForm) -> HttpResponse:
    """The form; what would come of it; or, once the days are chosen, what came of it."""
    if not form.is_bound or "again" in request.POST:
        return _form(request, form, 200)
    if not form.is_valid():
        return _form(request, form, 422)
    series, school_days = form.save(commit=False), school_days_of(school_of(request))
    if "chosen" in request.POST:
        return _save(request, series, same_people=form.cleaned_data["same_people"])
    days = preview_series(series=series, school_days=school_days)
    context = {"form": form, "series": series, "days": days, "terms_are_known": school_days.terms_are_known}
    context["can_make"] = any(day.can_be_chosen for day in days)
    return render(request, "events/board/series_preview.html", context)


def _save(request: HttpRequest, series: Series, *, same_people: bool) -> HttpResponse:
    chosen = {day for day in map(_day, request.POST.getlist("days")) if day}
    school_days = school_days_of(school_of(request))
    try:
        made = save_series(
            series=series, days=chosen, school_days=school_days, actor=request.user, same_people=same_people
        )
    except IntegrityError:
        messages.error(request, _("Somebody added such a date at the same moment. Please look again."))
        return redirect("events_board:series")
    messages.success(request, _words(made))
    return redirect("events_board:index")


def _words(made: Made) -> str:
    added = ngettext("%(count)d date is there.", "%(count)d dates are there.", made.added) % {"count": made.added}
    changed = ngettext("%(count)d date is changed.", "%(count)d dates are changed.", made.changed)
    words = [added] if made.added or not made.changed else []
    return " ".join([*words, *([changed % {"count": made.changed}] if made.changed else [])])


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _days_of_next_term(request: HttpRequest, series: Series) -> SeriesRule | None:
    """The rule in the first term that begins after the series ended and is not over; None without such a term."""
    for term in school_days_of(school_of(request)).terms:
        if term.first_day > series.last_day and term.last_day >= timezone.localdate():
            return rule_like_last_term(series.rule, term)
    return None


def _series(request: HttpRequest) -> object:
    return Series.objects.filter(page__in=pages_of(request)).select_related("page")


def _form(request: HttpRequest, form: SeriesForm, status: int) -> HttpResponse:
    return render(request, "events/board/series_form.html", {"form": form}, status=status)
