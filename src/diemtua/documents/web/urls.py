"""Addresses of papers, files and templates."""

from django.urls import path

from diemtua.documents.web import files, papers, revising, templates

app_name = "documents"
urlpatterns = [
    path("ho-so/<uuid:uid>/", files.of_dossier, name="of-dossier"),
    path("ho-so/<uuid:uid>/gui-tep/", files.keep, name="keep"),
    path("tep/<uuid:uid>/", files.download, name="download"),
    path("tep/<uuid:uid>/go-bo/", files.remove, name="remove"),
    path("mau/", templates.listing, name="templates"),
    path("mau/<slug:form>/tai-ve/", templates.start_from, name="template-start"),
    path("mau/<slug:form>/to-giay/", templates.blank, name="blank"),
    path("mau/<int:office>/<slug:form>/thay/", templates.replace, name="template-replace"),
    path("mau/<int:office>/<slug:form>/bo/", templates.restore, name="template-restore"),
    path("<uuid:uid>/", papers.show, name="paper"),
    path("<uuid:uid>/pdf/", papers.as_pdf, name="pdf"),
    path("<uuid:uid>/docx/", papers.as_docx, name="docx"),
    path("<uuid:uid>/sua/", revising.revise, name="revise"),
    path("<uuid:uid>/vao-so/", papers.number, name="number"),
    path("<uuid:uid>/ban-ky/", papers.scan, name="scan"),
]
