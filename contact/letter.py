from dataclasses import asdict, dataclass, field, fields
from typing import Any

from contact.enums import Language, Wants


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How a family may be reached. What is not said here is not safe."""

    wants: str = Wants.CODE
    value: str = ""
    safe_times: str = ""
    voicemail_ok: bool = False
    text_ok: bool = False
    if_somebody_else: str = ""
    must_not_know: str = ""

    def wishes(self) -> dict[str, Any]:
        """These and nothing else, by the names of `SafeContact`. Who asks for a text may be sent one."""
        said = {one.name: asdict(self)[one.name] for one in fields(Wishes)}
        return {**said, "text_ok": self.text_ok or self.wants == Wants.TEXT}


@dataclass(frozen=True, kw_only=True)
class Letter(Wishes):
    """What a family sends with its first message. Only `body` is needed; everything else is theirs to give."""

    body: str
    reasons: list[str] = field(default_factory=list)
    child: str = ""
    class_year: str = ""
    interpreter: bool = False
    language: str = Language.ENGLISH
