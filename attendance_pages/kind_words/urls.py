from django.urls import path

from attendance_pages.kind_words import views
from attendance_pages.kind_words.report import FlaggedWordsView

app_name = "kind_words"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("again/", views.again, name="again"),
    path("", FlaggedWordsView.as_view(), name="report"),
    path("results/", FlaggedWordsView.as_view(results_only=True), name="report_results"),
]
