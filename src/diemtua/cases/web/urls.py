from django.urls import path

from diemtua.cases.web import books, deciding, entitlement, hearings, intake, lists, matter

app_name = "cases"
urlpatterns = [
    path("vu-viec/", lists.case_list, name="list"),
    path("vu-viec/tim/", lists.search, name="search"),
    path("vu-viec/tai-excel/", lists.export, name="export"),
    path("vu-viec/danh-sach/luu/", lists.keep_view, name="keep-view"),
    path("vu-viec/danh-sach/<int:pk>/bo/", lists.drop_view, name="drop-view"),
    path("vu-viec/tiep-nhan/", intake.receive, name="receive"),
    path("vu-viec/viec-don-gian/", lists.simple_matters, name="simple-matters"),
    path("vu-viec/<uuid:uid>/", matter.case, name="case"),
    path("vu-viec/<uuid:uid>/cong-viec/", matter.work, name="work"),
    path("vu-viec/<uuid:uid>/ho-so/", matter.file, name="file"),
    path("vu-viec/<uuid:uid>/dien/", entitlement.entitlement, name="entitlement"),
    path("vu-viec/<uuid:uid>/thu-ly/", deciding.accept, name="accept"),
    path("vu-viec/<uuid:uid>/thu-ly-ngay/", deciding.accept_urgently, name="accept-urgently"),
    path("vu-viec/<uuid:uid>/ban-giao/", deciding.hand_over, name="hand-over"),
    path("vu-viec/<uuid:uid>/them-nguoi/", matter.add_party, name="add-party"),
    path("lich-phien/", hearings.calendar, name="hearings"),
    path("lich-phien/ke-hoach/<uuid:uid>/", hearings.plan, name="hearing-plan"),
    path("lich-phien/dia-chi/tao/", hearings.make_address, name="make-hearing-feed"),
    path("lich-phien/dia-chi/thu-hoi/", hearings.revoke_address, name="revoke-hearing-feed"),
    path("lich/<str:secret>/phien.ics", hearings.feed, name="hearing-feed"),
    path("so-thu-ly/", books.register_now, name="register-now"),
    path("so-thu-ly/<slug:office>/<int:year>/<int:month>/", books.register, name="register"),
    path("so-thu-ly/<slug:office>/<int:year>/<int:month>/tai-excel/", books.register_sheet, name="register-sheet"),
    path("so-thu-ly/<slug:office>/<int:year>/<int:month>/ban-in/", books.register_print, name="register-print"),
    path("so-thu-ly/<slug:office>/<int:year>/<int:month>/ket-so/", books.close_register, name="close-register"),
]
