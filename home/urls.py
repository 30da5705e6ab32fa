from django.urls import path

from home.views.feedback import thanks, was_this_help
from home.views.poster import poster
from home.views.search import search
from home.views.short import short
from home.views.theme import theme

app_name = "home"
urlpatterns = [
    path("search/", search, name="search"),
    path("theme.css", theme, name="theme"),
    path("p/<int:page_id>", short, name="short"),
    path("poster/<int:page_id>/", poster, name="poster"),
    path("was-this-help/<int:page_id>/", was_this_help, name="was_this_help"),
    path("was-this-help/<int:page_id>/thanks/", thanks, name="thanks_for_help"),
]
