from contact.models.access_code import AccessCode
from contact.models.case import Case
from contact.models.message import Message
from contact.models.note import Note
from contact.models.page import ContactPage
from contact.models.safe_contact import SafeContact
from contact.models.team import TeamSettings

__all__ = ["AccessCode", "Case", "ContactPage", "Message", "Note", "SafeContact", "TeamSettings"]
