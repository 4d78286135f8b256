"""Files of a dossier: sealed, named as given, struck with a reason, gone with the key."""

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from diemtua.documents import actions, permissions, queries
from diemtua.documents.models import Attachment
from tests.cases.test_erasure import tables_with
from tests.documents.conftest import AT, PDF, Cabinet, upload

pytestmark = pytest.mark.django_db


def test_kept_file_comes_back_as_given(cabinet: Cabinet) -> None:
    kept = cabinet.file("Đơn của bà Bảy.pdf")
    assert (queries.file_name(kept), queries.file_bytes(kept)) == ("Đơn của bà Bảy.pdf", PDF)
    assert (kept.mime, kept.size) == ("application/pdf", len(PDF))


def test_kept_file_is_sealed_where_it_lies(cabinet: Cabinet) -> None:
    kept = cabinet.file("Đơn của bà Bảy.pdf")
    with default_storage.open(kept.file.name) as stored:
        assert b"%PDF" not in stored.read()
    assert "Bảy" not in kept.sealed_name
    assert kept.file.name == f"attachments/2026/{kept.uid}"


def test_what_a_file_proves_stands_sealed(cabinet: Cabinet) -> None:
    proof = "Giấy xác nhận nhiễm HIV"
    kept = actions.keep_file(cabinet.dossier, upload(), by=None, at=AT, kind=proof)
    assert (tables_with(proof), Attachment.objects.get(pk=kept.pk).kind) == ([], proof)


def test_why_a_file_was_removed_and_a_paper_is_void_stands_sealed(cabinet: Cabinet) -> None:
    why = "Giấy của chị Bé bị chồng đánh"
    kept, paper = cabinet.file(), cabinet.numbered()
    actions.remove_file(kept, by=cabinet.practitioner, reason=why, at=AT)
    actions.void_papers(paper.entry, reason=why, at=AT)
    kept.refresh_from_db()
    paper.refresh_from_db()
    assert (tables_with(why), kept.removed_reason, paper.void_reason) == ([], why, why)


def test_database_refuses_a_removal_without_a_reason(cabinet: Cabinet) -> None:
    kept = cabinet.file()
    with pytest.raises(IntegrityError, match="attachment_removed_with_reason"), transaction.atomic():
        Attachment.objects.filter(pk=kept.pk).update(removed_at=AT, removed_by=cabinet.practitioner)


def test_public_sends_a_file_without_an_account(cabinet: Cabinet) -> None:
    assert actions.keep_file(cabinet.dossier, upload(), by=None, at=AT, kind="proof").by is None


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rong.pdf", b"", "Tệp rỗng"),
        ("anh.gif", b"GIF89a", "Không nhận được tệp “anh.gif”"),
        ("don.docx", PDF, "không khớp với nội dung"),
        ("don.exe.pdf", PDF, "không khớp với nội dung"),
    ],
)
def test_file_that_is_not_taken_says_why(cabinet: Cabinet, name: str, content: bytes, words: str) -> None:
    with pytest.raises(actions.FileNotTaken, match=words):
        cabinet.file(name, content)


def test_file_may_be_as_big_as_the_limit(cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", len(PDF))
    cabinet.file()
    with pytest.raises(actions.FileNotTaken, match="lớn hơn 20 MB"):
        cabinet.file(content=PDF + b"1")


def test_dossier_holds_so_much_and_no_more(cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES_A_DOSSIER", 2 * len(PDF))
    cabinet.file()
    cabinet.file()
    with pytest.raises(actions.FileNotTaken, match="đã đủ dung lượng"):
        cabinet.file()


def test_removed_file_stays_struck_with_its_reason(cabinet: Cabinet) -> None:
    kept = cabinet.file()
    actions.remove_file(kept, by=cabinet.practitioner, reason=" Gửi nhầm hồ sơ ", at=AT)
    [row] = queries.files_of(cabinet.auditor, cabinet.dossier)
    assert (row.name, row.attachment.removed_by, row.attachment.removed_reason) == (
        "don-yeu-cau.pdf", cabinet.practitioner, "Gửi nhầm hồ sơ",
    )  # fmt: skip


def test_removal_needs_a_reason(cabinet: Cabinet) -> None:
    with pytest.raises(actions.RemovalNeedsReason):
        actions.remove_file(cabinet.file(), by=cabinet.practitioner, reason=" ", at=AT)


def test_who_may_remove_which_file(cabinet: Cabinet) -> None:
    own, desks = cabinet.file(), cabinet.file(by=cabinet.desk)
    people = (cabinet.practitioner, cabinet.desk, cabinet.head, cabinet.auditor, cabinet.stranger)
    matrix = [[permissions.may_remove(user, one) for user in people] for one in (own, desks)]
    assert matrix == [[True, True, True, False, False], [False, True, True, False, False]]


def test_scan_of_a_signed_paper_stays(cabinet: Cabinet) -> None:
    paper = actions.attach_scan(cabinet.numbered(), upload(), by=cabinet.desk, at=AT)
    with pytest.raises(actions.NotForYou):
        actions.remove_file(Attachment.objects.get(pk=paper.scan_id), by=cabinet.desk, reason="x", at=AT)


def test_removed_file_is_not_removed_again(cabinet: Cabinet) -> None:
    kept = actions.remove_file(cabinet.file(), by=cabinet.practitioner, reason="x", at=AT)
    with pytest.raises(actions.NotForYou):
        actions.remove_file(kept, by=cabinet.practitioner, reason="x", at=AT)


def test_files_are_seen_by_who_sees_the_dossier(cabinet: Cabinet) -> None:
    kept = cabinet.file()
    seen = [len(queries.files_of(user, cabinet.dossier)) for user in (cabinet.desk, cabinet.auditor, cabinet.stranger)]
    assert seen == [1, 1, 0]
    with pytest.raises(Attachment.DoesNotExist):
        queries.attachment_visible_to(cabinet.stranger, kept.uid)


def test_nobody_works_on_an_erased_dossier(cabinet: Cabinet) -> None:
    kept = cabinet.file()
    cabinet.erase()
    assert [may(cabinet.head, cabinet.dossier) for may in (permissions.may_work_on, permissions.may_number)] == [
        False, False,
    ]  # fmt: skip
    assert permissions.may_remove(cabinet.practitioner, kept) is False


def test_erased_dossier_gives_no_file_back(
    cabinet: Cabinet, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    kept = cabinet.file()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        cabinet.erase()
    assert not default_storage.exists(str(kept.file.name))
    assert queries.files_of(cabinet.desk, cabinet.dossier) == []
    with pytest.raises(queries.ContentErased):
        queries.file_name(Attachment.objects.get(pk=kept.pk))
