"""Who may open the logs of readings and erasures, and what leaves a record: lists with names, shown or taken away."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries import readings_visible_to, verify
from diemtua.law.vocabulary.roles import Role
from diemtua.people.details import PersonDetails
from diemtua.shared.clock import today
from tests.access.matrix import NOT_SO, Situation, addresses, wrongly_answered
from tests.cases.asking import at_most, browser
from tests.cases.conftest import Take, accepted, do, khai, rulebook, take, working
from tests.cast import give

pytestmark = pytest.mark.django_db
WATCH = "hoa nam loc"
PAGES = [
    # address                    of what  who GETs  who POSTs
    ("dossiers:readings", "", WATCH, NOT_SO),
    ("dossiers:readings-sheet", "", WATCH, NOT_SO),
    ("dossiers:erasures", "", WATCH, NOT_SO),
]
ROOMS = ("cases", "council", "dossiers", "duty", "plans", "referrals", "rulebook", "workforce", "documents")
AS_FILES = ("export", "sheet", "print", "pdf", "docx", "download", "paper", "letter")
TAKEN = {
    "cases:export", "cases:register-print", "cases:register-sheet", "council:allowances-export",
    "council:allowances-print", "dossiers:readings-sheet", "duty:month-sheet", "referrals:board-sheet",
    "workforce:export",
}  # fmt: skip
# papers and files of one dossier, recorded where they are opened: tests of documents and of referrals
OF_A_DOSSIER = {"documents:download", "documents:docx", "documents:paper", "documents:pdf", "referrals:paper"}
NAMELESS = {
    # figures, tasks of bodies, a page for the printer that was opened as a page, an empty form
    "council:export", "council:issued-export", "council:issued-print", "council:report-export", "duty:month-print",
    "plans:print", "referrals:board-print", "referrals:link-letter", "referrals:sheet", "rulebook:download",
    # published to everybody whom it concerns
    "duty:pdf", "duty:docx",
}  # fmt: skip


def test_every_role_against_every_page(rulebook: None) -> None:
    assert wrongly_answered(PAGES, Situation({})) == {}


def test_no_file_leaves_without_a_record_or_a_reason() -> None:
    files = {name for room in ROOMS for name in addresses(room) if name.split(":")[1].split("-")[-1] in AS_FILES}
    assert files - TAKEN - OF_A_DOSSIER - NAMELESS == set(), "send it by dossiers.listing.taken_as_excel"
    assert (TAKEN | OF_A_DOSSIER | NAMELESS) - files == set()


def readings(user: User) -> list[tuple[str, str, int | None]]:
    return list(ReadRecord.objects.filter(user=user).order_by("pk").values_list("what", "words", "rows"))


def taken(user: User, page: str, *args: Any, **asked: str) -> list[tuple[str, str, int | None]]:
    client, address = browser(user), f"{reverse(page, args=args)}?{urlencode(asked)}"
    with at_most(12, page):
        assert client.get(address).status_code == 200
    return readings(user)


def test_case_list_taken_away_is_on_record_without_the_name_that_was_sought(take: Take, desk_officer: User) -> None:
    take(beneficiary=PersonDetails(full_name="Lê Văn Bé"))
    client = browser(desk_officer)
    sought = client.post(reverse("cases:search"), {"text": "Lê Văn Bé", "field": "CRIMINAL", "category": "D7.2"})
    query = sought["Location"].partition("?")[2]
    assert client.get(f"{reverse('cases:export')}?{query}").status_code == 200
    assert readings(desk_officer) == [
        ("export", "Danh sách vụ việc · Tìm theo tên hoặc mã; Lĩnh vực: Hình sự, tố tụng hình sự; Lọc theo diện", 0)
    ]


def test_list_that_holds_people_of_a_branch_is_on_record_there_too(
    take: Take, head: User, branch_head: User, centre: Organisation, branch: Organisation
) -> None:
    inspector = User.objects.create_user("thanh-tra-cn", "Thanh tra Chi nhánh")
    give(inspector, Role.AUDITOR, branch.code)
    for office, by in ((centre, head), (centre, head), (branch, branch_head)):
        take(office=office, by=by)
    client = browser(head)
    with at_most(12):
        assert client.get(reverse("cases:export")).status_code == 200
    left = ReadRecord.objects.filter(user=head).order_by("pk").values_list("office", "seq", "rows")
    assert set(left) == {(branch.pk, 1, 1), (centre.pk, 2, 2)}
    [seen] = readings_visible_to(inspector)
    assert (seen.user, seen.words, seen.rows) == (head, "Danh sách vụ việc", 1)
    assert verify().breaks == ()


def test_record_is_in_vietnamese_whatever_the_reader_speaks(take: Take, desk_officer: User) -> None:
    take()
    client = browser(desk_officer)
    client.cookies["django_language"] = "en"
    assert client.get(reverse("cases:export")).status_code == 200
    assert readings(desk_officer) == [("export", "Danh sách vụ việc", 1)]


def test_register_is_on_record_shown_and_taken_away(working: Dossier, head: User, centre: Organisation) -> None:
    month = (centre.code, 2026, 3)
    said = "Sổ thụ lý tháng 3/2026"
    assert taken(head, "cases:register", *month) == [("list", said, 1)]
    assert taken(head, "cases:register-sheet", *month)[1:] == [("export", said, 1)]
    assert taken(head, "cases:register-print", *month)[2:] == [("export", said, 1)]
    assert set(ReadRecord.objects.values_list("office", "dossier")) == {(centre.pk, None)}


def test_lists_of_people_of_the_office_are_on_record(rulebook: None, khai: Any, head: User, accountant: User) -> None:
    day = today()
    assert taken(head, "workforce:export", q="Khải") == [
        ("export", "Người thực hiện trợ giúp pháp lý · Tìm theo tên", 1)
    ]
    month = f"{day:%Y-%m}"
    assert taken(head, "duty:month-sheet", thang=month)[1:] == [("export", f"Nhật ký trực tháng {day:%m/%Y}", 0)]
    year = {"from_on": "01/01/2026", "to_on": "01/02/2026"}
    assert taken(head, "referrals:board-sheet", **year)[2:] == [
        ("export", "Theo dõi giới thiệu · Nhận từ 01/01/2026 đến trước 01/02/2026", 0)
    ]
    told = taken(accountant, "council:allowances-export", thang=month)
    assert told == [("export", f"Bồi dưỡng Hội đồng phối hợp liên ngành, năm {day.year}", 0)]
    told = taken(accountant, "council:allowances-print", thang=month)[1:]
    assert told == [("export", f"Bồi dưỡng Hội đồng phối hợp liên ngành, tháng {day:%m/%Y}", 0)]


def test_people_found_by_name_are_on_record_and_who_is_not_there_is_not(take: Take, desk_officer: User) -> None:
    take(beneficiary=PersonDetails(full_name="Lê Văn Bé"))
    client = browser(desk_officer)
    for name in ("Lê Văn Bé", "Không Có Ai"):
        client.post(reverse("people:find"), {"q": name}, follow=True)
    assert readings(desk_officer) == [("list", "Tìm người theo tên", 1)]


def test_people_papers_and_files_of_a_dossier_are_on_record_where_they_are_shown(working: Dossier, head: User) -> None:
    person = working.request.beneficiary
    pages = {
        reverse("documents:of-dossier", args=[working.uid]): "file",
        reverse("people:parties", args=[working.uid]): "person",
        reverse("people:represent", args=[working.uid]): "person",
        reverse("people:consent", args=[working.uid]): "person",
        reverse("people:duplicates", args=[person.uid]): "person",
    }
    client = browser(head)
    for page in pages:
        with at_most(12, page):
            assert client.get(page).status_code == 200
    assert readings(head) == [(what, "", None) for what in pages.values()]


__all__ = ["accepted", "do", "khai", "rulebook", "take", "working"]
