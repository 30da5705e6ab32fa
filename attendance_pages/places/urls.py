from django.urls import path

from attendance_pages.places import views

app_name = "places"
urlpatterns = [
    path("services.json", views.services_json, name="services_json"),
    path("places/<int:pk>/not-working/", views.not_working, name="not_working"),
    path("places/<int:pk>/thank-you/", views.thank_you, name="thank_you"),
]
