"""What stands above the chronology on paper: the case at a glance, and how its family may be reached."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contact.chronology import opened
from contact.enums import Wants
from contact.models import Case, SafeContact

Fact = tuple[str, str]


def warnings_of(case: Case) -> list[Fact]:
    """To whom nothing of the case may go, in the team's and in the family's words. Empty: nobody said so."""
    said = [
        (_("Do not give this to"), opened(case, "do_not_disclose_to") if case.do_not_disclose else ""),
        (_("The family says: must not know"), opened(case.safe_contact, "must_not_know")),
    ]
    if case.do_not_disclose and not said[0][1]:
        said[0] = (_("Do not give this to others"), _("The team marked it so. Ask the safeguarding lead first."))
    return [fact for fact in said if fact[1]]


def facts_of(case: Case) -> list[Fact]:
    """The case at a glance. What is empty is left out."""
    came = f"{_day(case.opened_on)}, {case.get_source_display()}"
    language = str(case.get_language_display())
    if case.interpreter:
        language = _("%(language)s, would like an interpreter") % {"language": language}
    recorded = f"{case.get_recorded_display()} ({_day(case.recorded_on)}, {case.recorded_by or '–'})"
    facts = [
        (_("Came"), came),
        (_("Where it stands"), str(case.get_status_display())),
        (_("Who answers"), str(case.assignee or "")),
        (_("Language"), language),
        (_("Child"), opened(case, "child")),
        (_("Class"), opened(case, "class_year")),
        (_("They ticked"), "; ".join(case.ticked)),
        (_("Told to the safeguarding lead"), _day(case.escalated_on)),
        (_("In the safeguarding record"), recorded if case.recorded else ""),
        (_("On hold since"), _day(case.held_on)),
        (_("Closed"), _day(case.closed_on)),
        (_("How it ended"), str(case.get_outcome_display()) if case.outcome else ""),
    ]
    return [fact for fact in facts if fact[1]]


def wishes_of(safe: SafeContact) -> list[Fact]:
    """How the family may be reached, without the number or address: paper gets lost."""
    facts = [(_("They said"), f"“{safe.get_wants_display()}”")]
    if not safe.is_by_code_only:
        facts.append((_("Voice message"), _("yes, your name and nothing else") if safe.voicemail_ok else _("no")))
        facts.append((_("Number or address"), _("kept in the inbox, not on paper")))
    elif safe.wants != Wants.IN_PERSON:
        facts.append((_("Phone, texts, e-mail"), _("never")))
    facts.append((_("Safe times"), opened(safe, "safe_times")))
    facts.append((_("If somebody else answers"), opened(safe, "if_somebody_else")))
    facts.append((_("Said or confirmed on"), _day(safe.confirmed_on)))
    return [fact for fact in facts if fact[1]]


def file_name(case: Case, today: date) -> str:
    """What a browser calls the file by itself: the page's title. It names nobody."""
    return f"{case.ref}-{today.isoformat()}"


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
