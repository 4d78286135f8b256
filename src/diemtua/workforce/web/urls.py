"""Addresses of practitioners."""

from django.urls import path

from diemtua.workforce.web import on_call, views

app_name = "workforce"
urlpatterns = [
    path("", views.list_practitioners, name="list"),
    path("xuat/", views.export, name="export"),
    path("them/", views.add, name="add"),
    path("kiem-tra/<uuid:dossier_uid>/", views.checks, name="checks"),
    path("truc/", on_call.month, name="on_call"),
    path("truc/<int:office_id>/them/", on_call.put, name="put_on_call"),
    path("truc/<int:office_id>/<int:pk>/bo/", on_call.take_off, name="take_off_call"),
    path("<uuid:uid>/", views.show, name="practitioner"),
    path("<uuid:uid>/sua/", views.edit, name="edit"),
    path("<uuid:uid>/nghi/", views.enter_leave, name="enter_leave"),
    path("<uuid:uid>/nghi/<int:leave_id>/bo/", views.cancel_leave, name="cancel_leave"),
]
