from django.urls import path

from attendance_pages.feed import GoodNewsFeed
from attendance_pages.have_your_say.views import public

app_name = "attendance_pages"
urlpatterns = [
    path("good-news.atom", GoodNewsFeed(), name="good_news_feed"),
    path("have-your-say/<uuid:consultation_id>/", public.answer, name="have_your_say"),
    path("have-your-say/<uuid:consultation_id>/thanks/", public.thanks, name="have_your_say_thanks"),
    path("have-your-say/<uuid:consultation_id>/results/", public.results, name="have_your_say_results"),
]
