from django.urls import path

from attendance_pages.kind_words import views

app_name = "kind_words"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("again/", views.again, name="again"),
]
