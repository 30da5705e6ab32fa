"""Staff addresses for the day itself, below /admin/events/<date>/day/. None of them names a person."""

from django.urls import path

from events.views import building, day, day_children, walk_ins

app_name = "events_day"
urlpatterns = [
    path("", day.door, name="door"),
    path("family/<uuid:booking_id>/", day.family, name="family"),
    path("family/<uuid:booking_id>/in/", day.arrive, name="arrive"),
    path("family/<uuid:booking_id>/out/", day.leave, name="leave"),
    path("undo/<uuid:movement_id>/", day.take_back, name="undo"),
    path("children/", day_children.children, name="children"),
    path("children/labels/", day_children.labels, name="labels"),
    path("children/labels/number/", day_children.number, name="number"),
    path("child/<uuid:attendee_id>/", day_children.child, name="child"),
    path("child/<uuid:attendee_id>/in/", day_children.take_over, name="take_over"),
    path("child/<uuid:attendee_id>/out/", day_children.give, name="give"),
    path("walk-in/", walk_ins.walk_ins, name="walk_in"),
    path("building/", building.building, name="building"),
    path("finish/", building.end, name="finish"),
]
