from django.urls import path

from events.views import booking, family, feed

app_name = "events"
urlpatterns = [
    path("bookings/<uuid:occurrence_id>/", booking.book_places, name="book"),
    path("bookings/b/<str:token>/", family.my_booking, name="my_booking"),
    path("bookings/b/<str:token>/change/", family.change_booking, name="change"),
    path("bookings/b/<str:token>/cancel/", family.cancel_booking, name="cancel"),
    path("bookings/b/<str:token>/calendar.ics", family.booking_file, name="booking_file"),
    path("events/calendar.ics", feed.calendar, name="calendar"),
]
