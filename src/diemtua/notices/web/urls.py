"""Addresses of notices."""

from django.urls import path

from diemtua.notices.web import views

app_name = "notices"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("da-doc-het/", views.read_all, name="read-all"),
    path("hop-thu-di/", views.outbox, name="outbox"),
    path("hop-thu-di/<int:pk>/gui-lai/", views.retry, name="retry"),
    path("hop-thu-di/<int:pk>/huy/", views.cancel, name="cancel"),
    path("<uuid:uid>/", views.open_notice, name="open"),
]
