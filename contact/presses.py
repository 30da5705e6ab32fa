"""Everything that is one press on a case's page: its form, and the service that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contact import services
from contact.act_forms import ActForm, AssignForm, CloseForm, DisclosureForm, ExcludeForm, HoldForm, IncludeForm
from contact.models import Case, TeamSettings


@dataclass(frozen=True)
class Press:
    """`does` gets case, actor, version and the fields of `form`. It raises Refused where that cannot be."""

    form: type[ActForm]
    does: Callable[..., Case]


PRESSES = {
    "take": Press(ActForm, services.take),
    "assign": Press(AssignForm, services.assign),
    "close": Press(CloseForm, services.close),
    "reopen": Press(ActForm, services.reopen),
    "escalate": Press(ActForm, services.escalate),
    "recorded": Press(ActForm, services.mark_recorded),
    "hold": Press(HoldForm, services.hold),
    "disclosure": Press(DisclosureForm, services.mark_disclosure),
    "exclude": Press(ExcludeForm, services.exclude),
    "include": Press(IncludeForm, services.include),
}


def forms_for(case: Case, filled: dict[str, Any] | None = None) -> dict[str, ActForm]:
    """The form of each press, empty, or with what was `filled` in by the name of the press."""
    members, filled = list(TeamSettings.for_site(case.site).members()), filled or {}
    return {name: press.form(filled.get(name), case=case, members=members) for name, press in PRESSES.items()}
