"""How we know a family again without keeping its address in the clear."""

from site_project.privacy.keys import keyed_hash

PURPOSE = "events family"


def family_key(*, email: str, phone: str) -> str:
    """A keyed hash of the e-mail address, or of the phone number where there is none."""
    if email:
        return keyed_hash(PURPOSE, f"email:{email.strip().casefold()}")
    return keyed_hash(PURPOSE, f"phone:{plain_phone(phone)}")


def plain_phone(phone: str) -> str:
    """The digits of a number as dialled from within the UK: +44 7700 900123 is 07700900123."""
    number = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    for prefix in ("+44", "0044"):
        if number.startswith(prefix):
            return "0" + number.removeprefix(prefix).lstrip("0")
    return number
