from contact.models.access_code import AccessCode
from contact.models.case import Case
from contact.models.counted import CountedUntil
from contact.models.cover import Cover
from contact.models.message import Message
from contact.models.note import Note
from contact.models.page import ContactPage
from contact.models.presence import Presence
from contact.models.retention import CasePurge, MonthCount, SecondYes
from contact.models.safe_contact import SafeContact
from contact.models.team import TeamSettings
from contact.models.wording import ReplyTemplate

__all__ = [
    "AccessCode",
    "Case",
    "CasePurge",
    "ContactPage",
    "CountedUntil",
    "Cover",
    "Message",
    "MonthCount",
    "Note",
    "Presence",
    "ReplyTemplate",
    "SecondYes",
    "SafeContact",
    "TeamSettings",
]
