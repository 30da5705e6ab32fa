from django.urls import path

from contact import services
from contact.views import inbox

app_name = "inbox"
urlpatterns = [
    path("", inbox.listing, name="list"),
    path("<uuid:case_id>/", inbox.case_page, name="case"),
    path("<uuid:case_id>/reply/", inbox.reply, name="reply"),
    path("<uuid:case_id>/note/", inbox.note, name="note"),
    path("<uuid:case_id>/label/", inbox.label, name="label"),
    path("<uuid:case_id>/take/", inbox.act, {"does": services.take}, name="take"),
    path("<uuid:case_id>/close/", inbox.act, {"does": services.close}, name="close"),
    path("<uuid:case_id>/reopen/", inbox.act, {"does": services.reopen}, name="reopen"),
]
