from django.urls import path

from diemtua.referrals.web import board, comparing, deciding, forgetting, links, papers, reading, sending

app_name = "referrals"
urlpatterns = [
    path("", reading.referral_list, name="list"),
    path("tim/", reading.search, name="search"),
    path("da-gui/", reading.home, name="home"),
    path("theo-doi/", board.board, name="board"),
    path("theo-doi/tai-excel/", board.board_sheet, name="board-sheet"),
    path("theo-doi/ban-in/", board.board_print, name="board-print"),
    path("theo-doi/bi-sot/", board.board_missed, name="board-missed"),
    path("theo-doi/<slug:figure>/", board.board_rows, name="board-rows"),
    path("doi-chieu/", comparing.comparisons, name="comparisons"),
    path("doi-chieu/so-mau/", comparing.register_model, name="register-model"),
    path("doi-chieu/dong/<uuid:uid>/", comparing.settle, name="settle"),
    path("doi-chieu/dong/<uuid:uid>/lay-lai/", comparing.open_again, name="open-line-again"),
    path("doi-chieu/dong/<uuid:uid>/xoa-du-lieu/", forgetting.line, name="forget-line"),
    path("doi-chieu/<uuid:uid>/", comparing.comparison, name="comparison"),
    path("doi-chieu/<uuid:uid>/bo/", comparing.take_comparison_back, name="take-comparison-back"),
    path("duong-dan/", links.links, name="links"),
    path("duong-dan/cap/", links.give, name="give-link"),
    path("duong-dan/thu/", links.letter, name="link-letter"),
    path("duong-dan/<int:pk>/thu-hoi/", links.take_back, name="take-link-back"),
    path("ban-thong-tin/", papers.sheet, name="sheet"),
    path("gui/<slug:slug>/", sending.send, name="send"),
    path("nhap/", sending.enter, name="enter"),
    path("nhap/<slug:slug>/", sending.enter_kind, name="enter-kind"),
    path("<uuid:uid>/", reading.referral, name="referral"),
    path("<uuid:uid>/in/", papers.paper, name="paper"),
    path("<uuid:uid>/mo-ho-so/", deciding.open_case, name="open-case"),
]
