"""Who may do what: the one table. `docs/permissions.md` says the same in words, and a test compares them."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


class GroupName(models.TextChoices):
    EDITORS = "Editors", _("Editors: write pages and ask for approval")
    APPROVERS = "Approvers", _("Approvers: read, approve and publish pages")
    OFFICE = "School office", _("School office: pages, events and bookings")
    ATTENDANCE_TEAM = "Attendance team", _("Attendance team: reads and answers messages")


_WRITE_PAGES = ["wagtailcore.add_page", "wagtailcore.change_page"]
_PUBLISH_PAGES = [*_WRITE_PAGES, "wagtailcore.publish_page", "wagtailcore.lock_page", "wagtailcore.unlock_page"]
_PICTURES_AND_FILES = [
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
]
_NOTES = "home.view_pagenote"
_PEOPLE_AND_SERVICES = [
    f"{app}.{action}_{model}"
    for app, model in [
        ("home", "staffmember"),
        ("attendance_pages", "supportservice"),
        ("attendance_pages", "illnesstopic"),
        ("attendance_pages", "networkperson"),
    ]
    for action in ("add", "change", "delete")
]
_SEE_CONSULTATIONS = ["attendance_pages.view_consultation"]
_HOLD_CONSULTATIONS = [*_SEE_CONSULTATIONS, "attendance_pages.change_consultation"]
# Families' own words: held through a group only, so that a superuser does not read them (`have_your_say.staff`).
_READ_CONSULTATIONS = ["attendance_pages.view_consultationcomment"]
_WORDS_WE_AVOID = [f"attendance_pages.{action}_schoolterm" for action in ("add", "change", "delete")]
_WORDS_WE_LET_STAND = [f"attendance_pages.{action}_allowedterm" for action in ("add", "change", "delete")]
_SETTINGS = [
    "home.change_schoolsettings",
    "attendance_pages.change_placessettings",
    "events.change_eventsettings",
]

# Page permissions hold for the whole page tree, those on pictures and files for all collections.
PAGE_PERMISSIONS: dict[GroupName, list[str]] = {
    GroupName.EDITORS: _WRITE_PAGES,
    GroupName.APPROVERS: _PUBLISH_PAGES,
    GroupName.OFFICE: _PUBLISH_PAGES,
}
COLLECTION_PERMISSIONS: dict[GroupName, list[str]] = {
    GroupName.EDITORS: _PICTURES_AND_FILES,
    GroupName.APPROVERS: _PICTURES_AND_FILES,
    GroupName.OFFICE: _PICTURES_AND_FILES,
}
MODEL_PERMISSIONS: dict[GroupName, list[str]] = {
    GroupName.EDITORS: [
        "wagtailadmin.access_admin",
        *_PEOPLE_AND_SERVICES,
        *_WORDS_WE_AVOID,
        *_SEE_CONSULTATIONS,
    ],
    GroupName.APPROVERS: [
        "wagtailadmin.access_admin",
        *_PEOPLE_AND_SERVICES,
        *_WORDS_WE_AVOID,
        *_WORDS_WE_LET_STAND,
        *_SETTINGS,
        "contact.change_teamsettings",
        _NOTES,
        *_HOLD_CONSULTATIONS,
        *_READ_CONSULTATIONS,
    ],
    GroupName.OFFICE: [
        "wagtailadmin.access_admin",
        *_PEOPLE_AND_SERVICES,
        *_WORDS_WE_AVOID,
        *_WORDS_WE_LET_STAND,
        *_SETTINGS,
        _NOTES,
        *_HOLD_CONSULTATIONS,
        "events.add_occurrence",
        "events.change_occurrence",
        "events.view_booking",
        "events.add_movement",
        "events.add_booking",
        "events.change_booking",
    ],
    # Reading messages is membership of this group, tested by name; superusers have every permission.
    GroupName.ATTENDANCE_TEAM: ["wagtailadmin.access_admin", _NOTES, *_SEE_CONSULTATIONS, *_READ_CONSULTATIONS],
}


def sync_groups() -> None:
    """Make the groups as the table says. Safe to run again; adds what is missing and takes away what is not here."""
    known = _permissions()
    root, all_collections = Page.get_first_root_node(), Collection.get_first_root_node()
    for name in GroupName:
        group, _created = Group.objects.get_or_create(name=name.value)
        group.permissions.set([known[permission] for permission in MODEL_PERMISSIONS.get(name, [])])
        on_pages = [known[permission] for permission in PAGE_PERMISSIONS.get(name, [])]
        _hold_exactly(GroupPagePermission, on_pages, group=group, page=root)
        on_collections = [known[permission] for permission in COLLECTION_PERMISSIONS.get(name, [])]
        _hold_exactly(GroupCollectionPermission, on_collections, group=group, collection=all_collections)


def _hold_exactly(model: type[models.Model], permissions: list[Permission], *, group: Group, **place: Any) -> None:
    """These permissions at that place, and none anywhere else."""
    held = {row.permission_id: row.pk for row in model.objects.filter(group=group, permission__in=permissions, **place)}
    model.objects.filter(group=group).exclude(pk__in=held.values()).delete()
    model.objects.bulk_create(
        model(group=group, permission=permission, **place) for permission in permissions if permission.pk not in held
    )


def _permissions() -> dict[str, Permission]:
    """The rows of all names in the tables. Raises Permission.DoesNotExist for a name that no model has."""
    tables = (MODEL_PERMISSIONS, PAGE_PERMISSIONS, COLLECTION_PERMISSIONS)
    names = {name for table in tables for held in table.values() for name in held}
    codenames = {name.split(".")[1] for name in names}
    rows = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    known = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    if unknown := names - known.keys():
        raise Permission.DoesNotExist(", ".join(sorted(unknown)))
    return known
