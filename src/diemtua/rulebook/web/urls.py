"""Addresses of the rulebook."""

from django.urls import path

from diemtua.rulebook.web import views

app_name = "rulebook"
urlpatterns = [
    path("", views.index, name="index"),
    path("lich/", views.calendar, name="calendar"),
    path("lich/<int:year>/tai-ve/", views.download, name="download"),
    path("lich/them/", views.add_day, name="add_day"),
    path("lich/nhap/", views.import_days, name="import_days"),
    path("lich/ngay/<int:pk>/sua/", views.correct_day, name="correct_day"),
    path("lich/ngay/<int:pk>/bo/", views.remove_day, name="remove_day"),
    path("gio-lam-viec/", views.hours, name="hours"),
    path("gio-lam-viec/dat/", views.set_hours, name="set_hours"),
    path("tham-so/", views.parameters, name="parameters"),
    path("tham-so/dat/", views.set_parameter, name="set_parameter"),
    path("vung-kho-khan/", views.area_lists, name="areas"),
    path("vung-kho-khan/them/", views.add_area_list, name="add_area_list"),
    path("vung-kho-khan/<int:pk>/nhap/", views.load_areas, name="load_areas"),
    path("van-ban/", views.instruments, name="instruments"),
    path("van-ban/<slug:key>/doi-chieu/", views.confirm_instrument, name="confirm_instrument"),
    path("so-lieu/", views.figures, name="figures"),
    path("so-lieu/<slug:key>/sua/", views.correct_figure, name="correct_figure"),
    path("nhat-ky/", views.changes, name="changes"),
]
