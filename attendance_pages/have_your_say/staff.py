"""Who at school may see and do what with consultations."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from attendance_pages.have_your_say.models import Consultation
from home.desk import school_of
from home.staff_views import refused
from site_project.privacy.http import confidential
from site_project.staff.models import User

VIEW, CHANGE = "attendance_pages.view_consultation", "attendance_pages.change_consultation"
READ_WORDS = "view_consultationcomment"

View = Callable[..., HttpResponse]


def reads_words(user: User) -> bool:
    """Whether `user` is in a group that reads families' own words. Being a technician is not enough."""
    held = Permission.objects.filter(content_type__app_label="attendance_pages", codename=READ_WORDS)
    return user.is_active and held.filter(group__user=user).exists()


def may_see(user: User) -> bool:
    """Whether consultations are in the menu."""
    return user.has_perm(VIEW)


def may_change(user: User) -> bool:
    """Whether `user` sets them up and shows their results."""
    return user.has_perm(CHANGE)


def only_for(allowed: Callable[[User], bool]) -> Callable[[View], View]:
    """Only for staff of whom `allowed` is true; the others get a page that says so before anything is loaded."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not allowed(request.user):
                return refused(request, _("This is for those of us who look after consultations."))
            return view(request, *args, **kwargs)

        return confidential(checked)

    return decorate


def consultation_or_404(request: HttpRequest, consultation_id: uuid.UUID) -> Consultation:
    """A consultation of the school whose admin this is."""
    here = Consultation.objects.of_site(school_of(request)).select_related("page")
    return get_object_or_404(here, pk=consultation_id)
