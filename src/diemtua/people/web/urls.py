"""Addresses of people."""

from django.urls import path

from diemtua.people.web import ending, parties, views

app_name = "people"
urlpatterns = [
    path("", views.search, name="search"),
    path("tim/", views.find, name="find"),
    path("ghi-moi/", views.record, name="record"),
    path("ho-so/<uuid:dossier_uid>/", parties.show, name="parties"),
    path("ho-so/<uuid:dossier_uid>/dai-dien/", parties.represent, name="represent"),
    path("ho-so/<uuid:dossier_uid>/dong-y/", parties.consent, name="consent"),
    path("ho-so/<uuid:dossier_uid>/<int:party_id>/bo/", parties.remove, name="remove_party"),
    path("dong-y/<uuid:uid>/", ending.withdraw_consent, name="withdraw_consent"),
    path("dai-dien/<uuid:uid>/", ending.end_representation, name="end_representation"),
    path("<uuid:uid>/", views.show, name="person"),
    path("<uuid:uid>/dinh-chinh/", views.correct, name="correct"),
    path("<uuid:uid>/lien-he-an-toan/", views.safe_contact, name="safe_contact"),
    path("<uuid:uid>/dien-bao-mat/<uuid:dossier_uid>/", views.grounds, name="grounds"),
    path("<uuid:uid>/trung-ten/", views.duplicates, name="duplicates"),
    path("<uuid:uid>/gop/", views.merge, name="merge"),
    path("<uuid:uid>/tach/<int:change_id>/", views.undo_merge, name="undo_merge"),
]
