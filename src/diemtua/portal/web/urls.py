"""Addresses of the public pages, in Vietnamese without accents."""

from django.urls import path

from diemtua.portal.web.views import pages

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("ai-duoc-giup/", pages.entitled, name="entitled"),
    path("quyen-cua-ban/", pages.rights, name="rights"),
    path("noi-tro-giup/", pages.offices, name="offices"),
    path("tiep-can/", pages.accessibility, name="accessibility"),
    path("rieng-tu/", pages.privacy, name="privacy"),
]
