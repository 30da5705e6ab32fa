"""The demo school itself: site, people, plain pages, term dates."""

from datetime import date, timedelta
from pathlib import Path

from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.models import Page, Site

from home.demo.building import body_from, demo_site, place_page, read_toml
from home.models import SchoolImage, SchoolSettings, StaffMember, StandardPage
from site_project.env import BASE_DIR

HERE = Path(__file__).parent
SCHOOL_NAME = "Foxglove Lane Primary School"
FACES = BASE_DIR / "static" / "img" / "people"


def seed() -> None:
    """The school, its people and its plain pages. Safe to run again."""
    site = _site()
    _settings(site)
    _people(site)
    home = site.root_page.specific
    home_words = read_toml(HERE / "pages" / "home.toml")
    if not home.body:
        home.body = body_from(home_words["body"])
        home.save_revision().publish()
    for name in ["about-this-site", "privacy", "accessibility"]:
        data = read_toml(HERE / "pages" / f"{name}.toml")
        place_page(home, StandardPage(body=body_from(data["body"])), data)


def link_front_door() -> None:
    """Last of all, when every room has its pages: the three top tasks, and the bar at the foot of a phone."""
    site = demo_site()
    home = site.root_page.specific
    if not home.top_tasks:
        tasks = read_toml(HERE / "pages" / "home.toml")["top_tasks"]
        home.top_tasks = [
            {"type": "task", "value": {**task, "page": _page_at(site, task.pop("target")).pk}} for task in tasks
        ]
        home.save_revision().publish()
    school = SchoolSettings.for_site(site)
    school.contact_page = school.contact_page or _page_at(site, "/talk-to-us/")
    school.urgent_page = school.urgent_page or _page_at(site, "/urgent-help/")
    school.save()


def _page_at(site: Site, path: str) -> Page:
    return Page.objects.get(url_path=site.root_page.url_path + path.lstrip("/"))


def _site() -> Site:
    """The site, and on its home page our words where nobody has written any yet."""
    site = demo_site()
    home = site.root_page.specific
    if not home.introduction:
        data = read_toml(HERE / "pages" / "home.toml")
        home.title, home.introduction = data["title"], data["introduction"]
        home.search_description = data["search_description"]
        home.save_revision().publish()
        site.site_name = SCHOOL_NAME
        site.save()
    return site


def _settings(site: Site) -> None:
    school, created = SchoolSettings.objects.get_or_create(site=site, defaults={"school_name": SCHOOL_NAME})
    if created:
        school.phone, school.absence_line = "01632 960145", "01632 960146"
        school.email = "office@foxglovelane.example"
        school.address = "Foxglove Lane\nMarbury\nMB4 2FL"
        school.office_hours = "Monday to Friday, 8:15 to 4:15, in term"
    terms = _terms(timezone.localdate())
    school.terms = [school.terms.model(name=name, first_day=first, last_day=last) for name, first, last in terms]
    spring = terms[2][1]
    school.closures = [school.closures.model(what_for="INSET day", first_day=spring, last_day=spring)]
    school.save()


def _terms(today: date) -> list[tuple[str, date, date]]:
    """Six half terms of seven weeks around today, so that the demo is always in the middle of a school year."""
    first = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    names = ["Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"]
    starts = [monday + timedelta(weeks=weeks) for weeks in (0, 8, 17, 25, 33, 40)]
    return [(name, start, start + timedelta(weeks=7, days=-3)) for name, start in zip(names, starts, strict=True)]


def _people(site: Site) -> None:
    for path in sorted((HERE / "staff").glob("*.toml")):
        data = read_toml(path)
        key, order = data.pop("key"), data.pop("order")
        person, created = StaffMember.objects.get_or_create(
            site=site, name=data.pop("name"), defaults={**data, "sort_order": order}
        )
        face = FACES / f"{key}.svg"
        if created and face.exists():
            with face.open("rb") as file:
                person.photo = SchoolImage.objects.create(title=person.name, file=ImageFile(file, name=face.name))
            person.save()
