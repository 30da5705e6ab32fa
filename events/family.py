"""How we know a family again without keeping its address in the clear."""

from site_project.privacy.keys import keyed_hash, new_token

PURPOSE = "events family"


def family_key(*, email: str, phone: str) -> str:
    """A keyed hash of the e-mail address, or of the phone number where there is none. Without either it is a new one
    each time, which nobody can guess: two families whom staff booked at the gate are two.
    """
    if email.strip():
        return keyed_hash(PURPOSE, f"email:{email.strip().casefold()}")
    return phone_key(phone) or keyed_hash(PURPOSE, f"nobody:{new_token()}")


def phone_key(phone: str) -> str:
    """A keyed hash of a phone number; empty where there is none. The same family may book by e-mail and by phone."""
    number = plain_phone(phone)
    return keyed_hash(PURPOSE, f"phone:{number}") if number else ""


def plain_phone(phone: str) -> str:
    """The digits of a number as dialled from within the UK: +44 7700 900123 is 07700900123."""
    number = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    for prefix in ("+44", "0044"):
        if number.startswith(prefix):
            return "0" + number.removeprefix(prefix).lstrip("0")
    return number
