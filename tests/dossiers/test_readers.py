"""The log of readings: who read what and when, told to those who answer for it and nobody else, without a name."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries import came_from, origins_of, readings_visible_to, record_offices_read, record_read
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.reference_codes import show
from tests.cases.asking import at_most, browser
from tests.dossiers.conftest import AT, Office, a_user
from tests.dossiers.test_pages import address

pytestmark = pytest.mark.django_db
LOG, SHEET = "/so-doc-ho-so/", "/so-doc-ho-so/tai-excel/"
LIST = "Sổ thụ lý tháng 11/2026"


@pytest.fixture
def story(office: Office) -> Dossier:
    """The worker read the page and a masked ground, the next day the desk took a list away."""
    dossier = office.assigned()
    record_read(office.worker, dossier, Reading.FILE, AT)
    record_read(office.worker, dossier, Reading.GROUND, AT + timedelta(minutes=1))
    record_offices_read(office.desk, Reading.EXPORT, AT + timedelta(days=1), words=LIST, rows={None: 7})
    return dossier


def seen(user: User, address: str = LOG, **asked: str) -> list[str]:
    """What the rows of the page say was read, the newest first."""
    page = browser(user).get(address, asked)
    return [row.what for row in page.context["page"].rows]


def test_log_tells_who_read_what_and_never_who_is_helped(office: Office, story: Dossier) -> None:
    client = browser(office.head)
    with at_most(12):
        page = client.get(LOG).content.decode()
    told = ("Khải", "Trang hồ sơ", "Mở diện được bảo mật", "Tải về, in ra", f"{LIST}</span> · Số dòng: 7", story.number)
    assert [each for each in told if each not in page] == []
    assert story.label
    assert story.label not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["export", "sensitive_ground", "file"]),
        ({"reader": "khai"}, ["sensitive_ground", "file"]),
        ({"reader": "Ai khác"}, []),
        ({"number": "K7QF-3MVN-9"}, []),
        ({"group": "PAGE"}, ["file"]),
        ({"group": "UNMASK"}, ["sensitive_ground"]),
        ({"group": "EXPORT"}, ["export"]),
        ({"from_on": "21/11/2026"}, ["export"]),
        ({"to_on": "21/11/2026"}, ["sensitive_ground", "file"]),
        ({"uid": "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a002"}, []),
        ({"from_on": "21/11/2026", "to_on": "20/11/2026"}, ["export", "sensitive_ground", "file"]),
    ],
)
def test_log_is_narrowed(office: Office, story: Dossier, asked: dict[str, str], found: list[str]) -> None:
    assert seen(office.head, **asked) == found


def test_dossier_is_found_by_its_number_its_code_and_its_page(office: Office, story: Dossier) -> None:
    for asked in ({"number": story.number.lower()}, {"number": show(story.tracking_code)}, {"uid": f"{story.uid}"}):
        assert seen(office.head, **asked) == ["sensitive_ground", "file"]
    link = f"{LOG}?uid={story.uid}"
    assert [link in browser(user).get(address(story)).content.decode() for user in (office.head, office.desk)] == [
        True, False,
    ]  # fmt: skip
    assert f'href="{address(story)}"' in browser(office.head).get(link).content.decode()


def test_empty_log_says_so(office: Office) -> None:
    client = browser(office.head)
    assert "Chưa ai đọc hồ sơ nào của đơn vị." in client.get(LOG).content.decode()
    assert "Không có lượt đọc nào khớp" in client.get(LOG, {"reader": "x"}).content.decode()
    backwards = client.get(LOG, {"from_on": "21/11/2026", "to_on": "20/11/2026"}).content.decode()
    assert ("Ngày cuối phải sau ngày đầu." in backwards, 'value="21/11/2026"' in backwards) == (True, True)


def test_log_taken_away_is_itself_on_record(office: Office, story: Dossier) -> None:
    answer = browser(office.head).get(SHEET, {"reader": "Khải", "from_on": "19/11/2026"})
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(min_row=3, values_only=True))
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("Khải", "Mở diện được bảo mật", story.number), ("Khải", "Trang hồ sơ", story.number),
    ]  # fmt: skip
    last = ReadRecord.objects.latest("pk")
    assert (last.user, last.what, last.rows, last.office) == (office.head, "export", 2, office.centre)
    assert last.words == "Sổ đọc hồ sơ · Lọc theo người đọc; Từ ngày: 19/11/2026"


def test_each_sees_the_readings_of_what_they_answer_for(office: Office, story: Dossier) -> None:
    department = Organisation.objects.create(code="STP", name="Sở", kind="DEPARTMENT")
    Organisation.objects.filter(pk=office.centre.pk).update(parent=department)
    branch = Organisation.objects.create(code="CN", name="Chi nhánh", kind="BRANCH", parent=office.centre)
    elsewhere = Organisation.objects.create(code="TT2", name="Trung tâm khác", kind="CENTRE")
    record_offices_read(office.desk, Reading.LIST, AT, words="Của chi nhánh", rows={branch.pk: 1})
    watchers = {
        "centre": User.objects.get(pk=office.head.pk),
        "branch": a_user("nam", branch, Role.BRANCH_HEAD),
        "department": a_user("lộc", department, Role.AUDITOR),
        "elsewhere": a_user("xa", elsewhere, Role.AUDITOR),
        "desk": office.desk,
    }
    counted = {name: readings_visible_to(user).count() for name, user in watchers.items()}
    assert counted == {"centre": 4, "branch": 1, "department": 4, "elsewhere": 0, "desk": 0}
    page = browser(watchers["department"]).get(LOG).content.decode()
    assert (story.number in page, address(story) in page) == (True, False)
    only = browser(watchers["department"]).get(LOG, {"uid": f"{story.uid}"}).content.decode()
    assert ("Chỉ hồ sơ" in only, address(story) in only) == (True, False)


def test_page_costs_the_same_for_one_reading_and_for_many(office: Office) -> None:
    counts = []
    for many in (1, 60):
        for minute in range(many):
            record_read(office.desk, office.opened(), Reading.FILE, AT + timedelta(minutes=minute))
        client = browser(office.head)
        with at_most(12) as asked:
            assert client.get(LOG).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_reading_of_no_dossier_says_of_which_list(office: Office) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ReadRecord.objects.create(
            user=office.desk, day=AT.date(), seq=1, office=office.centre, what=Reading.LIST, at=AT, hash="x"
        )


def test_long_filter_is_cut(office: Office) -> None:
    [found] = record_offices_read(office.desk, Reading.LIST, AT, words="x" * 900, rows={None: 1})
    assert len(found.words) == 400


def test_kind_that_begins_by_itself_leads_back_nowhere(office: Office) -> None:
    dossier = office.opened()
    assert (came_from(office.head, dossier.kind), origins_of(dossier, dossier.kind)) == ({}, [])
