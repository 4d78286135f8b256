"""Addresses of the Council."""

from django.urls import path

from diemtua.council.web import allowances, decisions, issued, meetings, members, reports

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
    path("viec-giao/tim/", decisions.search, name="search"),
    path("viec-giao/tai-excel/", decisions.export, name="export"),
    path("viec-giao/<uuid:uid>/", decisions.decision, name="decision"),
    path("bao-cao/", reports.report_list, name="reports"),
    path("bao-cao/<uuid:uid>/", reports.report, name="report"),
    path("bao-cao/<uuid:uid>/tai-excel/", reports.export, name="report-export"),
    path("bao-cao/<uuid:uid>/so-lieu/<slug:key>/", reports.rows, name="report-rows"),
    path("van-ban/", issued.register, name="issued"),
    path("van-ban/ban-in/", issued.register_print, name="issued-print"),
    path("van-ban/tai-excel/", issued.register_sheet, name="issued-export"),
    path("van-ban/ghi/", issued.enter, name="enter"),
    path("van-ban/<uuid:uid>/", issued.document, name="document"),
    path("boi-duong/", allowances.allowances, name="allowances"),
    path("boi-duong/tai-excel/", allowances.export, name="allowances-export"),
    path("boi-duong/ban-in/", allowances.printed, name="allowances-print"),
    path("boi-duong/<slug:month>/ban-giao/", allowances.hand_over, name="allowances-hand-over"),
    path("boi-duong/<slug:month>/truy-linh/", allowances.arrears, name="arrears"),
    path("boi-duong/<slug:month>/truy-linh/<slug:owed_for>/<uuid:person>/", allowances.pay_late, name="pay-late"),
    path("boi-duong/<slug:month>/<uuid:person>/sua/", allowances.correct, name="allowance"),
]
