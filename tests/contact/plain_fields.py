"""What of this room is sealed, and what may be read in the database and why. By model, by field."""

A_KEY = "a random number"
SCHOOL = "which school, for access"
OF_CASE = "which case, by random number"
STAFF = "a member of staff, for access and answering for it"
DAY = "a day without time, for deadlines and deletion"
BY_STAFF = "written by staff for everybody to read"
A_CHOICE = "one of our own fixed words"
A_COUNT = "a number of ours"

SEALED: dict[str, set[str]] = {
    "Case": {"summary", "child", "class_year", "barriers", "recorded_why", "held_why", "do_not_disclose_to"},
    "Message": {"body"},
    "Note": {"body"},
    "SafeContact": {"value", "safe_times", "must_not_know", "if_somebody_else"},
    "SecondYes": {"why"},
    **dict.fromkeys(
        ["Case_excluded", "AccessCode", "Presence", "Cover", "CasePurge", "MonthCount", "CountedUntil"], set()
    ),
    **dict.fromkeys(["ReplyTemplate", "TeamSettings", "ContactPage", "ContactPage_who_reads"], set()),
}
PLAIN: dict[str, dict[str, str]] = {
    "Case": {
        "id": A_KEY,
        "site": SCHOOL,
        "ref": "six random signs",
        "status": A_CHOICE,
        "source": A_CHOICE,
        "opened_on": DAY,
        "due_on": DAY,
        "last_activity_on": DAY,
        "assignee": STAFF,
        "language": "one of our list, so that somebody who speaks it can answer",
        "interpreter": "yes or no, so that one can be booked",
        "doubt": A_CHOICE,
        "human_check": A_CHOICE,
        "escalated_on": DAY,
        "recorded": A_CHOICE,
        "recorded_on": DAY,
        "recorded_by": STAFF,
        "held_on": DAY,
        "do_not_disclose": "yes or no, so that the guard works where words do not open",
        "excluded": "staff, so that access is decided before anything is opened",
        "outcome": A_CHOICE,
        "closed_on": DAY,
        "erasure_asked_on": DAY,
        "version": A_COUNT,
        "idempotency_key_hash": "a keyed hash of a random key",
    },
    "Case_excluded": {"id": A_COUNT, "case": OF_CASE, "user": STAFF},
    "Message": {
        "id": A_KEY,
        "case": OF_CASE,
        "direction": A_CHOICE,
        "author": STAFF,
        "created_on": DAY,
        "part_of_day": "one of four, instead of the time",
        "position": A_COUNT,
        "read_by_parent_on": DAY,
        "idempotency_key_hash": "a keyed hash of key and words, worthless without the key",
    },
    "Note": {
        "id": A_KEY,
        "case": OF_CASE,
        "kind": A_CHOICE,
        "author": STAFF,
        "created_at": "when staff wrote, for the chronology",
    },
    "SafeContact": {
        "id": A_KEY,
        "case": OF_CASE,
        "wants": "one of six ways, so that the guard works where words do not open",
        "voicemail_ok": "yes or no, for the same guard",
        "text_ok": "yes or no, for the same guard",
        "confirmed_on": DAY,
        "version": A_COUNT,
    },
    "AccessCode": {
        "id": A_KEY,
        "case": OF_CASE,
        "selector": "a keyed hash that finds the row and does not tell the code",
        "verifier": "an Argon2id hash of the code",
        "expires_on": DAY,
        "locked_at": "when the family locked it, to refuse it",
        "visit": "how often it was used to come in, so that a copied cookie ends",
    },
    "Presence": {"id": A_KEY, "case": OF_CASE, "reader": STAFF, "seen_at": "minutes old, then deleted"},
    "Cover": {"id": A_KEY, "site": SCHOOL, "away": STAFF, "covered_by": STAFF, "first_day": DAY, "last_day": DAY},
    "SecondYes": {"id": A_KEY, "case": OF_CASE, "what": A_CHOICE, "asked_by": STAFF, "asked_on": DAY},
    "CasePurge": {
        "id": A_KEY,
        "site": SCHOOL,
        "case_hash": "a keyed hash, so that the proof names no case",
        "opened_month": "a month without day",
        "purged_on": DAY,
        "why": "one word of the code",
        "asked_by": STAFF,
        "agreed_by": STAFF,
    },
    "CountedUntil": {"site": SCHOOL, "day": DAY},
    "MonthCount": {
        "id": A_KEY,
        "site": SCHOOL,
        "month": "a month without day",
        "what": A_CHOICE,
        "key": "one word of the code",
        "number": A_COUNT,
    },
    "ReplyTemplate": {"id": A_KEY, "site": SCHOOL, "title": BY_STAFF, "language": A_CHOICE, "body": BY_STAFF},
    "TeamSettings": {
        "id": A_COUNT,
        "site": SCHOOL,
        "team": "which group, for access",
        "notify": "addresses of staff, to tell them that something came",
        "answer_within": A_COUNT,
        "lead": STAFF,
        "safeguarding_lead": STAFF,
        "head": STAFF,
        "duty_reader": STAFF,
        "duty_words": BY_STAFF,
        "reads_from": "a time of the school",
        "reads_until": "a time of the school",
        "closed_mode": "a switch of the school",
        "days_kept": A_COUNT,
        "asks_google": "a switch of the school",
    },
    "ContactPage": {
        "what_stays_between_us": BY_STAFF,
        "who_reads": "staff who are named in public",
        "when_we_read": BY_STAFF,
        "body": BY_STAFF,
    },
    "ContactPage_who_reads": {
        "id": A_COUNT,
        "contactpage": "the public page",
        "staffmember": "staff who are named in public",
    },
}
MADE_BY_US: dict[str, set[str]] = {
    "Case": {"ref", "idempotency_key_hash"},
    "Message": {"idempotency_key_hash"},
    "AccessCode": {"selector", "verifier"},
    "CasePurge": {"case_hash", "why"},
    "MonthCount": {"key"},
}
WRITTEN_BY_STAFF: dict[str, set[str]] = {
    "ReplyTemplate": {"title", "body"},
    "TeamSettings": {"notify", "duty_words"},
    "ContactPage": {"what_stays_between_us", "when_we_read", "body"},
}
