"""What to do, and what happens then."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label=_("In short"))
    text = blocks.TextBlock(max_length=400, required=False, label=_("More"))

    class Meta:
        icon = "order"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """Things to do, one after the other."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What a parent can do, one small step after the other")
        template = "blocks/steps.html"
        preview_value = {
            "heading": "Tonight",
            "steps": [{"title": "Pack the bag together", "text": "Let them choose."}],
        }


class DoAndDontBlock(blocks.StructBlock):
    """What helps, beside what does not."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    do = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Do"), min_num=1)
    dont = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Don't"), min_num=1)

    class Meta:
        icon = "tick-inverse"
        label = _("Do and don't")
        description = _("What helps, beside what does not")
        template = "blocks/do_and_dont.html"
        preview_value = {"heading": "On a worried morning", "do": ["Keep your voice low."], "dont": ["Rush."]}


class WhatHappensNextBlock(blocks.StructBlock):
    """Said after every ask, so that nobody waits in the dark."""

    heading = blocks.CharBlock(max_length=80, default=_("What happens next"), label=_("Heading"))
    steps = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("In order"), min_num=1)

    class Meta:
        icon = "arrow-right"
        label = _("What happens next")
        description = _("What we do after a parent has asked for something")
        template = "blocks/what_happens_next.html"
        preview_value = {"heading": "What happens next", "steps": ["We ring you back the same day."]}
