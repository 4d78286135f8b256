"""Every address of the system; each room keeps its own list."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("diemtua.accounts.web.urls")),
    path("doi-ngu/", include("diemtua.workforce.web.urls")),
    path("nguoi/", include("diemtua.people.web.urls")),
    path("quy-dinh/", include("diemtua.rulebook.web.urls")),
    path("", include("diemtua.dossiers.web.urls")),
    path("van-ban/", include("diemtua.documents.web.urls")),
    path("", include("diemtua.cases.web.urls")),
    path("gioi-thieu/", include("diemtua.referrals.web.urls")),
    path("hoi-dong/", include("diemtua.council.web.urls")),
    path("", include("diemtua.office.web.urls")),
    path("thong-bao/", include("diemtua.notices.web.urls")),
    path("truc/", include("diemtua.duty.web.urls")),
    path("ke-hoach/", include("diemtua.plans.web.urls")),
    path("", include("diemtua.portal.web.urls")),
]
