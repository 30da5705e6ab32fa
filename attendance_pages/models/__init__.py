from attendance_pages.have_your_say.models import (
    Consultation,
    ConsultationAnswer,
    ConsultationComment,
    ConsultationQuestion,
    ConsultationReceipt,
)
from attendance_pages.models.directory import ServiceDirectoryPage
from attendance_pages.models.good_news import GoodNewsIndexPage, GoodNewsPage
from attendance_pages.models.guidance import GuidanceIndexPage, GuidancePage
from attendance_pages.models.how_we_write import HowWeWritePage
from attendance_pages.models.illness import IllnessPage
from attendance_pages.models.illness_topic import IllnessTopic
from attendance_pages.models.kind_words import AllowedTerm, SchoolTerm, Strength, ToneDismissal, ToneFinding, ToneScan
from attendance_pages.models.law import LawPage
from attendance_pages.models.people import NetworkPerson, WhosWhoPage
from attendance_pages.models.places_settings import PlacesSettings
from attendance_pages.models.policy import PolicyPage
from attendance_pages.models.service_rows import SupportPhone, SupportSchedule
from attendance_pages.models.services import SupportService
from attendance_pages.models.support_plan import SupportPlanPage
from attendance_pages.models.trouble import TroubleReport

__all__ = [
    "AllowedTerm",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationComment",
    "ConsultationQuestion",
    "ConsultationReceipt",
    "GoodNewsIndexPage",
    "GoodNewsPage",
    "GuidanceIndexPage",
    "GuidancePage",
    "HowWeWritePage",
    "IllnessPage",
    "IllnessTopic",
    "LawPage",
    "NetworkPerson",
    "PlacesSettings",
    "PolicyPage",
    "SchoolTerm",
    "ServiceDirectoryPage",
    "Strength",
    "SupportPhone",
    "SupportPlanPage",
    "SupportSchedule",
    "SupportService",
    "ToneDismissal",
    "ToneFinding",
    "ToneScan",
    "TroubleReport",
    "WhosWhoPage",
]
