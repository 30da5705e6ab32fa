"""The staff side: /admin/have-your-say/."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attendance_pages.have_your_say import services
from attendance_pages.have_your_say.models import Consultation
from attendance_pages.have_your_say.results import results_of
from attendance_pages.have_your_say.staff import consultation_or_404, may_change, may_see, only_for, reads_words
from attendance_pages.have_your_say.staff_forms import ConsultationForm, asked_by, rows_with
from attendance_pages.have_your_say.staff_forms import QuestionRows as Rows
from attendance_pages.models import PolicyPage
from home.desk import school_of


@only_for(may_see)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All consultations of the school, the newest first."""
    consultations = Consultation.objects.of_site(school_of(request)).select_related("page")
    context = {"consultations": consultations, "may_change": may_change(request.user)}
    return render(request, "have_your_say/board/index.html", context)


@only_for(may_change)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one."""
    posted = request.POST if request.method == "POST" else None
    form = ConsultationForm(posted, pages=_policies(request))
    rows = rows_with([]) if posted is None else Rows(posted)
    if posted is not None and _is_whole(form, rows):
        services.set_up(values=form.values(), questions=asked_by(rows), actor=request.user)
        messages.success(request, _("It is there. Families can answer from its first day."))
        return redirect("have_your_say_board:index")
    return _edit_page(request, form, rows, None)


@only_for(may_change)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Other words or days; other questions until the first answer."""
    consultation = consultation_or_404(request, consultation_id)
    posted = request.POST if request.method == "POST" else None
    form = ConsultationForm(posted, pages=_policies(request), instance=consultation)
    asked = services.asked_in(consultation)
    fixed = consultation.people > 0
    rows = rows_with(asked) if posted is None or fixed else Rows(posted)
    if posted is not None and (form.is_valid() if fixed else _is_whole(form, rows)):
        try:
            services.change(
                consultation_id=consultation.pk, values=form.values(), actor=request.user,
                questions=asked if fixed else asked_by(rows),
            )  # fmt: skip
        except services.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is changed."))
        return redirect("have_your_say_board:index")
    return _edit_page(request, form, rows, consultation)


@only_for(may_change)
@require_POST
def copy(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The same questions again, a year later."""
    copied = services.copy(consultation=consultation_or_404(request, consultation_id), actor=request.user)
    messages.success(request, _("Here is the copy, without any answers. Please look at its days."))
    return redirect("have_your_say_board:edit", copied.pk)


@only_for(may_see)
@require_safe
def results(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What families answered, with small numbers hidden from staff too; before the end only how many."""
    consultation = consultation_or_404(request, consultation_id)
    context = {
        "consultation": consultation,
        "results": results_of(consultation),
        "may_change": may_change(request.user),
        "reads_words": reads_words(request.user),
    }
    return render(request, "have_your_say/board/results.html", context)


@only_for(may_change)
@require_POST
def show(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Let families see the results, or take them off again (`shown` in the form)."""
    consultation, shown = consultation_or_404(request, consultation_id), "shown" in request.POST
    try:
        services.show_results(consultation_id=consultation.pk, shown=shown, actor=request.user)
    except services.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Families see it now.") if shown else _("Families do not see it any more."))
    return redirect("have_your_say_board:results", consultation.pk)


@only_for(reads_words)
@require_safe
def words(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What families wrote, for a few people; each look is written down."""
    consultation = consultation_or_404(request, consultation_id)
    said = services.read_words(consultation=consultation, reader=request.user)
    return render(request, "have_your_say/board/words.html", {"consultation": consultation, "said": said})


@only_for(may_change)
@require_POST
def delete(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Take away one that nobody has answered."""
    consultation = consultation_or_404(request, consultation_id)
    try:
        services.delete(consultation_id=consultation.pk, actor=request.user)
    except services.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is gone."))
    return redirect("have_your_say_board:index")


def _is_whole(form: ConsultationForm, rows: Any) -> bool:
    """Whether both are right and there is something to answer."""
    right = all([form.is_valid(), rows.is_valid()])  # both, so that all mistakes are told at once
    if right and not asked_by(rows) and not form.cleaned_data["words_prompt"]:
        form.add_error(None, _("Please ask one question at least."))
    return right and form.is_valid()


def _edit_page(
    request: HttpRequest, form: ConsultationForm, rows: Any, consultation: Consultation | None
) -> HttpResponse:
    context = {"form": form, "rows": rows, "consultation": consultation}
    return render(request, "have_your_say/board/edit.html", context)


def _policies(request: HttpRequest) -> Any:
    return PolicyPage.objects.descendant_of(school_of(request).root_page).order_by("title")
