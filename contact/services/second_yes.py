"""What nobody does alone: ending a hold, and deleting before the time. One of the team asks, another one agrees."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contact.enums import Act, PurgedFor, TwoPeople
from contact.kept import why_kept
from contact.models import Case, SecondYes, TeamSettings
from contact.services.purging import held_for_purge, wipe
from contact.services.steps import Refused
from site_project.privacy.audit import record
from site_project.staff.models import User

LASTS = timedelta(days=14)  # then nobody can agree any more, and somebody has to ask anew
ASKED = {TwoPeople.RELEASE: Act.RELEASE_ASKED, TwoPeople.PURGE: Act.PURGE_ASKED}


def why_not(case: Case, what: TwoPeople, today: date) -> str:
    """What stands against it now, whoever asks; nothing where one may ask and another agree.

    `case` comes from `Case.objects.for_keeping()`.
    """
    if what == TwoPeople.RELEASE:
        return "" if case.held_on else _("It is not on hold.")
    return why_kept(case, today) or ("" if case.closed_day else _("It is not closed."))


def open_request(case: Case, what: TwoPeople, today: date) -> SecondYes | None:
    """The request that waits for a second yes, where somebody asked within the last 14 days."""
    return case.second_yeses.filter(what=what, asked_on__gte=today - LASTS).select_related("asked_by").first()


def ask_second_yes(*, case: Case, actor: User, what: TwoPeople, why: str, now: datetime | None = None) -> SecondYes:
    """Ask for it, with a reason. Raises Refused with the sentence to show."""
    today = timezone.localdate(now)
    with transaction.atomic():
        case = _held(case)
        _check_reads(case, actor, _("This case is not open to you."))
        _check_possible(case, what, today)
        if open_request(case, what, today):
            raise Refused(_("Somebody has asked for this already. It waits for a second person."))
        case.second_yeses.filter(what=what).delete()  # one that ran out
        request = SecondYes.objects.create(case=case, what=what, why=why, asked_by=actor, asked_on=today)
        record(action=ASKED[what], subject=case.pk, actor=actor)
    return request


def agree_second_yes(*, case: Case, actor: User, what: TwoPeople, now: datetime | None = None) -> None:
    """Agree to what a colleague asked, and so do it: the hold ends, or the case is deleted for good.

    Raises Refused where the same person asked, where one of the two is no longer in the team or is kept away from the
    case, where nobody asked within 14 days, or where something stands against it by now.
    """
    today = timezone.localdate(now)
    with transaction.atomic():
        case = _held(case)
        request = open_request(case, what, today)
        if request is None:
            raise Refused(_("Nobody has asked for this in the last 14 days. You can ask, and a colleague can agree."))
        if request.asked_by_id == actor.pk:
            raise Refused(_("You asked for this yourself. It needs a second person."))
        _check_reads(case, actor, _("This case is not open to you."))
        _check_reads(case, request.asked_by, _("The person who asked does not read this case any more. Ask anew."))
        _check_possible(case, what, today)
        if what == TwoPeople.RELEASE:
            _release(case, request, actor)
        else:
            why = PurgedFor.ERASURE if case.erasure_asked_on else PurgedFor.EARLY
            wipe(case, why=why, today=today, asked_by=request.asked_by, agreed_by=actor)


def refuse_second_yes(*, case: Case, actor: User, what: TwoPeople) -> None:
    """Say no to what a colleague asked, or take back what one asked oneself. Raises Refused where one may not read."""
    with transaction.atomic():
        case = _held(case)
        _check_reads(case, actor, _("This case is not open to you."))
        if case.second_yeses.filter(what=what).delete()[0]:
            record(action=Act.SECOND_NO, subject=case.pk, actor=actor)


def _held(case: Case) -> Case:
    held = held_for_purge(case.pk)
    if held is None:
        raise Refused(_("It has been deleted already."))
    return held


def _check_reads(case: Case, user: User, sentence: str) -> None:
    is_member = TeamSettings.for_site(case.site).has_member(user)
    if not is_member or case.excluded.filter(pk=user.pk).exists():
        raise Refused(sentence)


def _check_possible(case: Case, what: TwoPeople, today: date) -> None:
    if sentence := why_not(case, what, today):
        raise Refused(sentence)


def _release(case: Case, request: SecondYes, actor: User) -> None:
    case.held_on, case.held_why = None, ""
    case.version += 1
    case.save(update_fields=["held_on", "held_why", "version"])
    request.delete()
    record(action=Act.RELEASED, subject=case.pk, actor=actor)
