"""Numbers that help when school cannot. The room that keeps them gives them to every page by a hook."""

from dataclasses import dataclass
from datetime import date

from wagtail import hooks
from wagtail.models import Site

HOOK = "register_helplines"  # called with a site, gives a list of Helpline


@dataclass(frozen=True)
class Helpline:
    """Who answers, at which number, when, and on which day somebody at this school checked it last."""

    name: str
    number: str
    dialled: str
    hours: str
    checked_on: date


def helplines_of(site: Site) -> list[Helpline]:
    """Those of every room, in the order of the rooms."""
    return [line for lines in hooks.get_hooks(HOOK) for line in lines(site)]
