from attendance_pages.models.directory import ServiceDirectoryPage
from attendance_pages.models.guidance import GuidanceIndexPage, GuidancePage
from attendance_pages.models.kind_words import AllowedTerm, SchoolTerm, Strength, ToneDismissal, ToneFinding, ToneScan
from attendance_pages.models.services import SupportService

__all__ = [
    "AllowedTerm",
    "GuidanceIndexPage",
    "GuidancePage",
    "SchoolTerm",
    "ServiceDirectoryPage",
    "Strength",
    "SupportService",
    "ToneDismissal",
    "ToneFinding",
    "ToneScan",
]
