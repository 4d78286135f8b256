"""Addresses of the public pages, in Vietnamese without accents."""

from django.urls import path

from diemtua.portal.web.views import apply, check, enclose, introduce, pages, track

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("kiem-tra/", check.check, name="check"),
    path("kiem-tra/ket-qua/", check.result, name="check-result"),
    path("nop-don/", apply.start, name="apply"),
    path("nop-don/bat-dau/", apply.begin, name="begin"),
    path("nop-don/viet-tiep/", apply.resume, name="resume"),
    path("nop-don/bo/", apply.throw_away, name="throw-away"),
    path("nop-don/giay-to/", enclose.enclose, name="enclose"),
    path("nop-don/giay-to/<uuid:uid>/bo/", enclose.take_out, name="take-out"),
    path("nop-don/xem-lai/", apply.review, name="review"),
    path("nop-don/bien-nhan/", apply.receipt, name="receipt"),
    path("nop-don/trang/<slug:slug>/", apply.page, name="apply-page"),
    path("roi-trang/", track.exit_quickly, name="exit"),
    path("tra-cuu/", track.track, name="track"),
    path("tra-cuu/ho-so/", track.matter, name="matter"),
    path("tra-cuu/ho-so/giay-to/", track.papers, name="papers"),
    path("tra-cuu/ho-so/dong/", track.leave, name="leave"),
    path("tra-cuu/ho-so/viec/<slug:slug>/", track.act, name="act"),
    path("co-quan-gioi-thieu/bien-nhan/", introduce.introduced, name="introduced"),
    path("co-quan-gioi-thieu/tra-cuu/", introduce.outcome, name="introduction-outcome"),
    path("co-quan-gioi-thieu/ket-qua/", introduce.introduction, name="introduction"),
    path("co-quan-gioi-thieu/<slug:secret>/", introduce.introduce, name="introduce"),
    path("ai-duoc-giup/", pages.entitled, name="entitled"),
    path("quyen-cua-ban/", pages.rights, name="rights"),
    path("noi-tro-giup/", pages.offices, name="offices"),
    path("tiep-can/", pages.accessibility, name="accessibility"),
    path("rieng-tu/", pages.privacy, name="privacy"),
]
