"""Addresses of practitioners."""

from django.urls import path

from diemtua.workforce.web import views

app_name = "workforce"
urlpatterns = [
    path("", views.list_practitioners, name="list"),
    path("xuat/", views.export, name="export"),
    path("them/", views.add, name="add"),
    path("kiem-tra/<uuid:dossier_uid>/", views.checks, name="checks"),
    path("<uuid:uid>/", views.show, name="practitioner"),
    path("<uuid:uid>/sua/", views.edit, name="edit"),
    path("<uuid:uid>/nghi/", views.enter_leave, name="enter_leave"),
    path("<uuid:uid>/nghi/<int:leave_id>/bo/", views.cancel_leave, name="cancel_leave"),
]
