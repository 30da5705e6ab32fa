"""A school's own colours as a style sheet of a few lines."""

from home.models import SchoolSettings


def theme_css(school: SchoolSettings) -> str:
    """The colour roles that the school changed. Light only: the dark colours are ours, known to be readable."""
    roles = {"--act": school.act_colour, "--people": school.people_colour}
    lines = "".join(f"{role}:{colour};" for role, colour in roles.items() if colour)
    return f"@media (prefers-color-scheme:light){{:root{{{lines}}}}}" if lines else ""


def theme_version(school: SchoolSettings) -> str:
    """Changes when the colours do, so that phones may keep the style sheet."""
    return f"{school.act_colour}{school.people_colour}".replace("#", "")
