"""Staff addresses below /admin/events/."""

from django.urls import path

from events.views import board

app_name = "events_board"
urlpatterns = [
    path("", board.index, name="index"),
    path("add/", board.add, name="add"),
    path("<uuid:occurrence_id>/", board.coming, name="coming"),
    path("<uuid:occurrence_id>/register/", board.register, name="register"),
    path("<uuid:occurrence_id>/edit/", board.edit, name="edit"),
    path("<uuid:occurrence_id>/cancel/", board.ask_cancel, name="ask_cancel"),
    path("<uuid:occurrence_id>/cancel/yes/", board.cancel, name="cancel"),
]
