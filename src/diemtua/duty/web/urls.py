"""Addresses of duty."""

from django.urls import path

from diemtua.duty.web import correcting, coverage, days, rosters, schedules, sites, swaps

app_name = "duty"
urlpatterns = [
    path("", rosters.home, name="home"),
    path("cua-toi/", days.mine, name="mine"),
    path("cua-toi/dia-chi-lich/", days.make_feed, name="make-feed"),
    path("cua-toi/dia-chi-lich/thu-hoi/", days.revoke_feed, name="revoke-feed"),
    path("dia-chi-lich/<slug:secret>.ics", days.feed, name="feed"),
    path("noi-truc/", sites.sites, name="sites"),
    path("noi-truc/them/", sites.add, name="add-site"),
    path("noi-truc/<uuid:uid>/", sites.site, name="site"),
    path("noi-truc/<uuid:uid>/sua/", sites.edit, name="edit-site"),
    path("noi-truc/<uuid:uid>/nhu-cau/", sites.add_demand, name="add-demand"),
    path("noi-truc/<uuid:uid>/nhu-cau/<int:pk>/thoi/", sites.end_demand, name="end-demand"),
    path("noi-truc/<uuid:uid>/nguoi/", sites.keep_tie, name="keep-tie"),
    path("noi-truc/<uuid:uid>/dia-chi-lich/", sites.make_feed, name="make-site-feed"),
    path("noi-truc/<uuid:uid>/dia-chi-lich/thu-hoi/", sites.revoke_feed, name="revoke-site-feed"),
    path("nguoi/", sites.people, name="people"),
    path("nguoi/<int:pk>/", sites.keep_terms, name="keep-terms"),
    path("lich/<uuid:uid>/", rosters.roster, name="roster"),
    path("lich/<uuid:uid>/de-xuat/", rosters.propose, name="propose"),
    path("lich/<uuid:uid>/cho/<int:site>/<slug:slot>/<int:number>/", rosters.seat, name="seat"),
    path("lich/<uuid:uid>/bo-trong/<int:pk>/", rosters.clear, name="clear"),
    path("lich/<uuid:uid>/ban-hanh/", rosters.publish, name="publish"),
    path("lich/<uuid:uid>/pdf/", rosters.as_pdf, name="pdf"),
    path("lich/<uuid:uid>/docx/", rosters.as_docx, name="docx"),
    path("ca/<uuid:uid>/", days.shift, name="shift"),
    path("ca/<uuid:uid>/nhan/", days.check_in, name="check-in"),
    path("ca/<uuid:uid>/giao/", days.check_out, name="check-out"),
    path("ca/<uuid:uid>/huy-buoc/", correcting.step, name="take-back-step"),
    path("lien-he/<uuid:uid>/huy/", correcting.contact, name="strike-contact"),
    path("ca/<uuid:uid>/lien-he/", days.log, name="log"),
    path("ca/<uuid:uid>/doi/", swaps.ask, name="ask-swap"),
    path("ca/<uuid:uid>/truc-thay/", swaps.cover, name="cover"),
    path("doi-ca/<uuid:uid>/", swaps.swap, name="swap"),
    path("nhat-ky/", days.month, name="month"),
    path("nhat-ky/ban-in/", days.month_print, name="month-print"),
    path("nhat-ky/excel/", days.month_sheet, name="month-sheet"),
    path("do-phu/", coverage.coverage, name="coverage"),
    path("do-phu/lich-xet-xu/", schedules.take, name="take-schedule"),
    path("do-phu/lich-xet-xu/<uuid:uid>/", schedules.schedule, name="schedule"),
    path("do-phu/lich-xet-xu/<uuid:uid>/nhan/", schedules.confirm, name="confirm-schedule"),
    path("do-phu/lich-xet-xu/<uuid:uid>/bo/", coverage.drop, name="drop-hearing"),
]
