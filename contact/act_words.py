"""What the audit trail's acts are called on paper."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contact.enums import Act

# A message or a note stands on the paper itself, so that these would say the same twice.
TOLD_BY_THE_WORDS = frozenset({Act.OPENED, Act.WROTE_BACK, Act.REPLIED, Act.WRITTEN_DOWN, Act.NOTED})
# Once a day and person is enough: how often somebody looked tells nothing more.
ONCE_A_DAY = frozenset({Act.READ, Act.CODE_USED})
# What the family does. The exact time of it is nobody's business.
BY_THE_FAMILY = frozenset({Act.CODE_USED, Act.CODE_LOCKED, Act.CONTACT_CHANGED, Act.ERASURE_ASKED})

# Of the team, not of a case: they never stand on a case's paper.
OF_THE_TEAM = frozenset({Act.COVER_BEGUN, Act.COVER_ENDED})

ACT_WORDS: dict[str, str | Promise] = {
    Act.READ: _("read it"),
    Act.TAKEN: _("took it"),
    Act.CLOSED: _("closed it"),
    Act.REOPENED: _("opened it again"),
    Act.NAMED: _("gave it a label"),
    Act.ASSIGNED: _("gave it to somebody to answer"),
    Act.ESCALATED: _("told the safeguarding lead"),
    Act.RECORDED: _("said what is in the safeguarding record"),
    Act.HELD: _("put it on hold, so that it is not deleted"),
    Act.RELEASE_ASKED: _("asked to end the hold"),
    Act.RELEASED: _("ended the hold"),
    Act.DISCLOSURE_MARKED: _("changed who must not get this"),
    Act.EXCLUDED: _("said that somebody must not read it"),
    Act.INCLUDED: _("let somebody read it again"),
    Act.ACKNOWLEDGED: _("read how the family may be reached"),
    Act.REVEALED: _("looked at the number or address"),
    Act.CONTACT_CHANGED: _("changed how it may be reached"),
    Act.RESTORED: _("took it out of what was held back"),
    Act.EXPORTED: _("printed or saved this record"),
    Act.SEARCHED: _("looked for words"),
    Act.TOLD_SAFELY: _("told the family that an answer waits"),
    Act.ERASURE_ASKED: _("asked us to delete it"),
    Act.PURGE_ASKED: _("asked to delete it now"),
    Act.PURGED: _("deleted it"),
    Act.WARNED: _("said that it will be deleted soon"),
    Act.SECOND_NO: _("said no to what a colleague asked"),
    Act.ERASURE_DECLINED: _("told the family why it is kept"),
    Act.TEAM_CHANGED: _("changed the team"),
    Act.CODE_USED: _("opened the conversation with its code"),
    Act.CODE_LOCKED: _("locked its code"),
}
