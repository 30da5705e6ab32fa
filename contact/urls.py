from django.urls import path

from contact.views import choices, leave, thread, words, write

app_name = "contact"
urlpatterns = [
    path("messages/", thread.enter, name="enter"),
    path("messages/write/", write.write, name="write"),
    path("messages/words/", words.words, name="words"),
    path("messages/sent/", write.sent, name="sent"),
    path("messages/no-code/", write.no_code, name="no_code"),
    path("messages/thread/", thread.thread, name="thread"),
    path("messages/choices/", choices.choices, name="choices"),
    path("messages/lock/", choices.lock, name="lock"),
    path("messages/erase/", choices.erase, name="erase"),
    path("messages/leave/", leave.leave, name="leave"),
    path("messages/after/", leave.after, name="after"),
]
