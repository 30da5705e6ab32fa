"""The small line drawings in templates/drawings, by the names editors see."""

from django.utils.translation import gettext_lazy as _

DRAWINGS = [
    ("mug", _("A mug of tea")),
    ("gate", _("The school gate")),
    ("umbrella", _("An umbrella in the rain")),
    ("window", _("A rainy window")),
    ("two_chairs", _("Two chairs")),
    ("phone", _("A phone")),
    ("envelope", _("An envelope")),
    ("calendar", _("A calendar leaf")),
    ("teddy", _("A teddy")),
    ("hands", _("Hand in hand")),
    ("moon", _("The moon")),
    ("sun", _("The sun")),
]
