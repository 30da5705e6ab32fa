"""Staff addresses below /admin/have-your-say/."""

from django.urls import path

from attendance_pages.have_your_say.views import board

app_name = "have_your_say_board"
urlpatterns = [
    path("", board.index, name="index"),
    path("add/", board.add, name="add"),
    path("<uuid:consultation_id>/", board.results, name="results"),
    path("<uuid:consultation_id>/edit/", board.edit, name="edit"),
    path("<uuid:consultation_id>/copy/", board.copy, name="copy"),
    path("<uuid:consultation_id>/show/", board.show, name="show"),
    path("<uuid:consultation_id>/words/", board.words, name="words"),
    path("<uuid:consultation_id>/delete/", board.delete, name="delete"),
]
