"""The blocks that every kind of page may use. Each has a template of the same name in templates/blocks."""

from home.blocks.people import FamilyVoiceBlock, SnippetListBlock, WhoToTalkToBlock
from home.blocks.pictures import DrawingChoiceBlock, PhotoBlock, PictureBlock
from home.blocks.steps import DoAndDontBlock, StepsBlock, WhatHappensNextBlock
from home.blocks.text import QuestionAndAnswerBlock, TextBlock
from home.blocks.top_tasks import TopTaskBlock
from home.blocks.urgency import UrgencyCardBlock

PAGE_BLOCKS = [
    ("text", TextBlock()),
    ("steps", StepsBlock()),
    ("do_and_dont", DoAndDontBlock()),
    ("urgency_card", UrgencyCardBlock()),
    ("who_to_talk_to", WhoToTalkToBlock()),
    ("family_voice", FamilyVoiceBlock()),
    ("question_and_answer", QuestionAndAnswerBlock()),
    ("what_happens_next", WhatHappensNextBlock()),
    ("picture", PictureBlock()),
    ("photo", PhotoBlock()),
]

__all__ = [
    "PAGE_BLOCKS",
    "DoAndDontBlock",
    "DrawingChoiceBlock",
    "FamilyVoiceBlock",
    "PhotoBlock",
    "PictureBlock",
    "QuestionAndAnswerBlock",
    "SnippetListBlock",
    "StepsBlock",
    "TextBlock",
    "TopTaskBlock",
    "UrgencyCardBlock",
    "WhatHappensNextBlock",
    "WhoToTalkToBlock",
]
