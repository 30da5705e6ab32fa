from django.urls import path

from events.views import answers, booking, family, feed, feedback

app_name = "events"
urlpatterns = [
    path("bookings/<uuid:occurrence_id>/", booking.book_places, name="book"),
    path("bookings/b/<str:token>/", family.my_booking, name="my_booking"),
    path("bookings/b/<str:token>/change/", answers.change_booking, name="change"),
    path("bookings/b/<str:token>/cancel/", answers.cancel_booking, name="cancel"),
    path("bookings/b/<str:token>/yes/", answers.say_yes, name="say_yes"),
    path("bookings/b/<str:token>/no/", answers.say_no, name="say_no"),
    path("bookings/b/<str:token>/wait-again/", answers.wait_again, name="wait_again"),
    path("bookings/b/<str:token>/still-coming/", answers.say_still_coming, name="still_coming"),
    path("bookings/b/<str:token>/late/", answers.say_late, name="late"),
    path("bookings/b/<str:token>/how-was-it/", feedback.how_was_it, name="how_was_it"),
    path("bookings/b/<str:token>/calendar.ics", family.booking_file, name="booking_file"),
    path("events/calendar.ics", feed.calendar, name="calendar"),
    path("events/feed.xml", feed.news, name="feed"),
]
