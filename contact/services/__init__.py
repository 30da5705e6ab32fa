"""Every write to a case. A message is never lost: the same form sent twice is one message, other words are another."""

from contact.services.answering import add_note, name_case, read_case, reply
from contact.services.assigning import NotForThem, assign, begin_cover, end_cover, take
from contact.services.choices import ask_erasure, change_contact
from contact.services.closing import NotRecorded, WhyNotRecorded, close, reopen
from contact.services.erasure import decline_erasure
from contact.services.excluding import NobodyLeft, exclude, include
from contact.services.exporting import export
from contact.services.family import find_case_by_code, lock_code, mark_replies_read, open_case, write_back
from contact.services.flags import escalate, hold, mark_disclosure, mark_recorded
from contact.services.quarantine import restore, restore_many
from contact.services.reaching import acknowledge, be_there, reveal
from contact.services.searching import search
from contact.services.second_yes import agree_second_yes, ask_second_yes, refuse_second_yes
from contact.services.steps import NotFromHere, Refused, StaleCase
from contact.services.visits import begin_visit, end_visit
from contact.services.written_down import code_groups, write_down

__all__ = [
    "NobodyLeft",
    "NotForThem",
    "NotFromHere",
    "NotRecorded",
    "Refused",
    "StaleCase",
    "WhyNotRecorded",
    "acknowledge",
    "add_note",
    "agree_second_yes",
    "ask_erasure",
    "ask_second_yes",
    "assign",
    "be_there",
    "begin_cover",
    "begin_visit",
    "change_contact",
    "close",
    "code_groups",
    "decline_erasure",
    "end_cover",
    "end_visit",
    "escalate",
    "exclude",
    "export",
    "find_case_by_code",
    "hold",
    "include",
    "lock_code",
    "mark_disclosure",
    "mark_recorded",
    "mark_replies_read",
    "name_case",
    "open_case",
    "read_case",
    "refuse_second_yes",
    "reopen",
    "reply",
    "restore",
    "restore_many",
    "reveal",
    "search",
    "take",
    "write_back",
    "write_down",
]
