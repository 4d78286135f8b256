"""Addresses of the Council."""

from django.urls import path

from diemtua.council.web import decisions, meetings, members

app_name = "council"
urlpatterns = [
    path("", meetings.home, name="home"),
    path("cuoc-hop/", meetings.meeting_list, name="meetings"),
    path("cuoc-hop/<uuid:uid>/", meetings.meeting, name="meeting"),
    path("thanh-vien/", members.terms, name="members"),
    path("thanh-vien/them/", members.seat, name="seat"),
    path("thanh-vien/<uuid:uid>/thoi/", members.leave, name="leave"),
    path("thanh-vien/<uuid:uid>/bo/", members.withdraw, name="withdraw"),
    path("viec-giao/", decisions.decision_list, name="decisions"),
    path("viec-giao/tai-excel/", decisions.export, name="export"),
    path("viec-giao/<uuid:uid>/", decisions.decision, name="decision"),
]
