"""Addresses of accounts. Those of the sign-in library keep its names, because it finds its own pages by them."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path

from diemtua.accounts.web import administering, bodies, views

own = [
    path("tai-khoan/", views.mine, name="mine"),
    path("tai-khoan/phien/<int:pk>/ket-thuc/", views.end_session, name="end-session"),
    path("quan-tri/co-quan/", bodies.bodies, name="bodies"),
    path("quan-tri/co-quan/them/", bodies.add, name="add-body"),
    path("quan-tri/co-quan/<int:pk>/", bodies.body, name="body"),
    path("quan-tri/co-quan/<int:pk>/sua/", bodies.correct, name="correct-body"),
    path("quan-tri/co-quan/<int:pk>/ke-thua/", bodies.name_successor, name="name-successor"),
    path("quan-tri/nguoi-dung/", administering.users, name="users"),
    path("quan-tri/nguoi-dung/them/", administering.open_account, name="open"),
    path("quan-tri/nguoi-dung/<int:pk>/", administering.user, name="user"),
    path("quan-tri/nguoi-dung/<int:pk>/sua/", administering.edit, name="edit"),
    path("quan-tri/nguoi-dung/<int:pk>/giao-vai-tro/", administering.give_role, name="give-role"),
    path("quan-tri/nguoi-dung/<int:pk>/giao-ky-thay/", administering.name_deputy, name="name-deputy"),
    path(
        "quan-tri/nguoi-dung/<int:pk>/xac-nhan/ngung/",
        administering.confirm,
        {"what": "deactivate"},
        name="confirm-deactivate",
    ),
    path(
        "quan-tri/nguoi-dung/<int:pk>/xac-nhan/mat-khau/",
        administering.confirm,
        {"what": "reset-password"},
        name="confirm-reset-password",
    ),
    path(
        "quan-tri/nguoi-dung/<int:pk>/xac-nhan/lop-thu-hai/",
        administering.confirm,
        {"what": "reset-second-factor"},
        name="confirm-reset-second-factor",
    ),
    path("quan-tri/nguoi-dung/<int:pk>/ngung/", administering.deactivate, name="deactivate"),
    path("quan-tri/nguoi-dung/<int:pk>/mo-lai/", administering.reactivate, name="reactivate"),
    path("quan-tri/nguoi-dung/<int:pk>/cap-lai-mat-khau/", administering.reset_password, name="reset-password"),
    path("quan-tri/nguoi-dung/<int:pk>/go-lop-thu-hai/", administering.reset_second_factor, name="reset-second-factor"),
    path("quan-tri/vai-tro/<int:pk>/ket-thuc/", administering.end_role, name="end-role"),
    path("quan-tri/ky-thay/<int:pk>/ket-thuc/", administering.end_deputising, name="end-deputising"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    # without a room's name, as Django calls it: the foot of every page asks for it
    path("ngon-ngu/", views.choose_language, name="set_language"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", second.authenticate, name="mfa_authenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("dang-ky/", views.closed, name="account_signup"),
    path("quen-mat-khau/", views.forgotten, name="account_reset_password"),
    path("tai-khoan/ngung/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", second.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/phien/", sessions.list_usersessions, name="usersessions_list"),
    path("tai-khoan/lop-thu-hai/", second.index, name="mfa_index"),
    path("tai-khoan/lop-thu-hai/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/lop-thu-hai/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/ma-du-phong/tao/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/ma-du-phong/tai-ve/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("", include((own, "accounts"))),
]
