"""Words, questions and answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "link", "ul", "ol"]


class TextBlock(blocks.RichTextBlock):
    """Plain text with headings, links and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Short paragraphs, headings and lists")
        template = "blocks/text.html"
        preview_value = "<p>Some mornings are hard. You are not the only one.</p>"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=140, label=_("Question"))
    answer = blocks.RichTextBlock(features=["bold", "link", "ul"], label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionAndAnswerBlock(blocks.StructBlock):
    """Questions that open on a tap."""

    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions parents ask; each answer opens on a tap")
        template = "blocks/question_and_answer.html"
        preview_value = {
            "heading": "Before you come",
            "questions": [{"question": "Will I have to talk?", "answer": "<p>No. You can sit with a drink.</p>"}],
        }
