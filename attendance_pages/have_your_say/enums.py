"""Words that consultations are counted and told by."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

# The answers of every question of the kind "scale", from the least to the most.
SCALE = [_("Not at all"), _("A little"), _("In between"), _("Mostly"), _("Completely")]


class Act(StrEnum):
    """What the audit trail calls what happened."""

    ADDED = "consultation.added"
    CHANGED = "consultation.changed"
    DELETED = "consultation.deleted"
    PUBLISHED = "consultation.published"
    HIDDEN = "consultation.hidden"
    WORDS_READ = "consultation.words_read"
