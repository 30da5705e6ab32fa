from attendance_pages.models.directory import ServiceDirectoryPage
from attendance_pages.models.guidance import GuidanceIndexPage, GuidancePage
from attendance_pages.models.services import SupportService

__all__ = ["GuidanceIndexPage", "GuidancePage", "ServiceDirectoryPage", "SupportService"]
