"""Addresses of plans."""

from django.urls import path

from diemtua.plans.web import importing, own, views

app_name = "plans"
urlpatterns = [
    path("", views.index, name="list"),
    path("co-quan-minh/", own.index, name="own"),
    path("co-quan-minh/<int:pk>/<str:key>/", own.task, name="own-task"),
    path("co-quan-minh/<int:pk>/<str:key>/tra-loi/", own.answer, name="answer"),
    path("nhap/", importing.choose, name="import"),
    path("nhap/<str:ticket>/", importing.preview, name="preview"),
    path("nhap/<str:ticket>/xac-nhan/", importing.confirm, name="confirm"),
    path("<int:pk>/", views.show, name="plan"),
    path("<int:pk>/in/", views.printed, name="print"),
    path("<int:pk>/loi-van/", views.text, name="text"),
    path("<int:pk>/phu-luc.xlsx", views.excel, name="excel"),
    path("<int:pk>/phu-luc.docx", views.word, name="word"),
    path("<int:pk>/so-lieu/<str:code>/", views.rows, name="rows"),
    path("<int:pk>/nhiem-vu/<str:key>/", views.task, name="task"),
    path("<int:pk>/nhiem-vu/<str:key>/bao-cao/", views.report, name="report"),
]
