"""The address plan. Rooms are named by dotted strings: the ground floor imports none of them."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from site_project import health, media, robots

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots_txt, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("media/<path:path>", media.serve_media, name="media"),
    path("", include("site_project.staff.sign_in_urls")),  # before Wagtail's own ways in, which it closes
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.urls")),
    path("", include("attendance_pages.urls")),
    path("", include("events.urls")),
    path("", include("contact.urls")),
    path("", include("attendance_pages.places.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "home.views.bad_request"
handler500 = "home.views.server_error"
