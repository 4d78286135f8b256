from django.urls import path

from diemtua.dossiers.web import readers, views

app_name = "dossiers"
urlpatterns = [
    path("quy-trinh/", views.processes, name="processes"),
    path("quy-trinh/<slug:kind>/", views.process, name="process"),
    path("so-doc-ho-so/", readers.readings, name="readings"),
    path("so-doc-ho-so/tai-excel/", readers.readings_sheet, name="readings-sheet"),
    path("so-xoa-du-lieu/", readers.erasures, name="erasures"),
    path("ho-so/moi/<slug:kind>/<slug:slug>/", views.open_new, name="open"),
    path("ho-so/<uuid:uid>/", views.dossier, name="dossier"),
    path("ho-so/<uuid:uid>/nhat-ky/<int:version>/", views.entry, name="entry"),
    path("ho-so/<uuid:uid>/huy/<int:version>/", views.annul, name="annul"),
    path("ho-so/<uuid:uid>/xoa-du-lieu/", views.erase, name="erase"),
    path("ho-so/<uuid:uid>/<slug:slug>/", views.act, name="act"),
]
