from enum import StrEnum


class Answer(StrEnum):
    """What we know after the question. Only one of them says something about who wrote."""

    NOT_ASKED = ""
    PASSED = "passed"
    UNVERIFIED = "unverified"
