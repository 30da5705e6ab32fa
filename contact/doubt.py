"""When a message is held back for a look. Plain rules about numbers; nothing here refuses or loses anything."""

from dataclasses import dataclass

from contact.enums import Doubt, HumanCheck, Status

TOO_QUICK = 2.0  # seconds; nobody reads the page, writes a word and presses in less
FROM_ONE_PLACE = 40  # messages an hour from one network: every tenth family of a large school on its own Wi-Fi
CEILING = 60  # messages an hour that nothing else speaks against: far more than a school gets in a week
# Messages a minute from one network before it is asked to wait: four a second is more than a full hall of parents
# can press, and less than a third of what one processor core takes (0.07 s each, for the code).
MOST_A_MINUTE = 240
HOUR, MINUTE = 3600, 60  # seconds


@dataclass(frozen=True)
class Signs:
    """What came along with a message. `seconds`: since the form was opened, None where that is not known."""

    trap_is_filled: bool = False
    seconds: float | None = None
    from_here: int = 1


@dataclass(frozen=True)
class Weighed:
    """What the signs of a message came to."""

    doubt: Doubt = Doubt.NONE
    human_check: HumanCheck = HumanCheck.NOT_ASKED

    @property
    def status(self) -> Status:
        """Where its case begins."""
        return Status.QUARANTINED if self.doubt else Status.NEW

    @property
    def is_part_of_a_crowd(self) -> bool:
        """Whether it came with so many others that the team should know."""
        return self.doubt in {Doubt.FLOOD, Doubt.CEILING}


UNDOUBTED = Weighed()


def own_doubt(signs: Signs) -> Doubt:
    """What speaks against this one message."""
    if signs.trap_is_filled:
        return Doubt.TRAP
    if signs.seconds is not None and signs.seconds < TOO_QUICK:
        return Doubt.TOO_QUICK
    return Doubt.FLOOD if signs.from_here > FROM_ONE_PLACE else Doubt.NONE


def crowd_doubt(number: int, human_check: HumanCheck) -> Doubt:
    """Whether a message against which nothing speaks is the `number`th of too many. A passed check speaks for it."""
    return Doubt.CEILING if number > CEILING and human_check != HumanCheck.PASSED else Doubt.NONE
