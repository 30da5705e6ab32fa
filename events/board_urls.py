"""Staff addresses below /admin/events/. No name of a family is ever part of one."""

from django.urls import path

from events.views import (
    board,
    board_date,
    board_dates,
    board_family,
    board_find,
    board_gate,
    board_message,
    board_people,
    board_series,
)

app_name = "events_board"
urlpatterns = [
    path("", board.index, name="index"),
    path("add/", board_dates.add, name="add"),
    path("series/", board_series.series_list, name="series"),
    path("series/add/", board_series.add_series, name="add_series"),
    path("series/<uuid:series_id>/edit/", board_series.edit_series, name="edit_series"),
    path("series/<uuid:series_id>/again/", board_series.series_again, name="series_again"),
    path("find/", board_find.find, name="find"),
    path("families/<uuid:booking_id>/", board_family.family, name="family"),
    path("families/<uuid:booking_id>/change/", board_family.change, name="change"),
    path("families/<uuid:booking_id>/yes/", board_family.say_yes, name="say_yes"),
    path("families/<uuid:booking_id>/still-coming/", board_family.say_still_coming, name="still_coming"),
    path("families/<uuid:booking_id>/stop/", board_family.stop, name="stop"),
    path("families/<uuid:booking_id>/rung/", board_family.rung, name="rung"),
    path("families/<uuid:booking_id>/slip/", board_gate.slip, name="slip"),
    path("<uuid:occurrence_id>/", board_date.date_board, name="coming"),
    path("<uuid:occurrence_id>/register/", board_date.register, name="register"),
    path("<uuid:occurrence_id>/edit/", board_dates.edit, name="edit"),
    path("<uuid:occurrence_id>/people/", board_people.people, name="people"),
    path("<uuid:occurrence_id>/book/", board_gate.book_family, name="book"),
    path("<uuid:occurrence_id>/message/", board_message.message, name="message"),
    path("<uuid:occurrence_id>/cancel/", board_dates.ask_cancel, name="ask_cancel"),
    path("<uuid:occurrence_id>/cancel/yes/", board_dates.cancel, name="cancel"),
]
