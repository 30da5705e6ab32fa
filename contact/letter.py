from dataclasses import dataclass, field

from contact.enums import Language, Wants


@dataclass(frozen=True)
class Letter:
    """What a family sends with its first message. Only `body` is needed; everything else is theirs to give."""

    body: str
    reasons: list[str] = field(default_factory=list)
    child: str = ""
    class_year: str = ""
    wants: str = Wants.CODE
    value: str = ""
    safe_times: str = ""
    voicemail_ok: bool = False
    must_not_know: str = ""
    interpreter: bool = False
    language: str = Language.ENGLISH
