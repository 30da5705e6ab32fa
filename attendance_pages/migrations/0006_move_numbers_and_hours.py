"""What stood in single fields moves into rows and Open Referral's fields. Nothing that a school wrote is lost."""

import uuid

from django.db import migrations

ALWAYS = {"day and night, every day", "day and night", "24/7", "24 hours", "always"}
NEEDS = {
    "worried", "talk", "safety", "someone_died", "money", "home", "family", "school", "learning", "bullying", "health",
    "caring", "drink_drugs", "new_here",
}  # fmt: skip


def move(apps, schema_editor):
    """Each place in turn: there are dozens, not thousands."""
    phones, schedules = (apps.get_model("attendance_pages", name) for name in ("SupportPhone", "SupportSchedule"))
    for service in apps.get_model("attendance_pages", "SupportService").objects.all():
        _numbers(service, phones)
        _hours(service, schedules)
        _words(service)
        service.uuid = uuid.uuid4()
        service.save()


def _numbers(service, phones):
    if service.phone:
        phones.objects.create(
            service=service, sort_order=0, type="voice", number=service.phone, description=service.phone_note
        )
    else:
        service.source_note = service.phone_note
    if service.text_number:
        phones.objects.create(
            service=service, sort_order=1, type="text", number=service.text_number, text_word=service.text_word
        )


def _hours(service, schedules):
    """Times in words stay words, but for "day and night": guessing times would show a wrong "open now"."""
    if service.hours:
        always = service.hours.strip(" .").casefold() in ALWAYS
        schedules.objects.create(
            service=service, sort_order=0, all_day=always, description="" if always else service.hours
        )


def _words(service):
    service.fees_description = service.cost
    service.is_free = service.cost.casefold().startswith("free")
    service.eligibility_description = service.ages
    asks = service.referral.strip(" .")
    service.needs_referral = "refer" in asks.casefold() and not asks.casefold().startswith("no")
    service.application_process = "" if asks.casefold() == "no referral needed" else service.referral
    words = [word.strip() for word in service.old_needs.split(",") if word.strip()]
    known = {word: word.casefold().replace(" ", "_") for word in words}
    service.needs = sorted({name for name in known.values() if name in NEEDS})
    service.other_words = ", ".join(word for word, name in known.items() if name not in NEEDS)


class Migration(migrations.Migration):
    dependencies = [
        ("attendance_pages", "0005_open_referral_places"),
    ]

    operations = [migrations.RunPython(move, migrations.RunPython.noop, elidable=True)]
