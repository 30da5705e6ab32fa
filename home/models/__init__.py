from home.models.base_page import BasePage
from home.models.feedback import PageAnswer, PageNote
from home.models.media import SchoolDocument, SchoolImage, SchoolRendition
from home.models.pages import HomePage, StandardPage
from home.models.people import StaffMember
from home.models.school import SchoolSettings
from home.models.terms import Closure, Term

__all__ = [
    "BasePage",
    "Closure",
    "HomePage",
    "PageAnswer",
    "PageNote",
    "SchoolDocument",
    "SchoolImage",
    "SchoolRendition",
    "SchoolSettings",
    "StaffMember",
    "StandardPage",
    "Term",
]
