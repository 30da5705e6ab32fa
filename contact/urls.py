from django.urls import path

from contact.views import thread, words, write

app_name = "contact"
urlpatterns = [
    path("messages/", thread.enter, name="enter"),
    path("messages/write/", write.write, name="write"),
    path("messages/words/", words.words, name="words"),
    path("messages/sent/", write.sent, name="sent"),
    path("messages/thread/", thread.thread, name="thread"),
    path("messages/lock/", thread.lock, name="lock"),
    path("messages/leave/", thread.leave, name="leave"),
]
