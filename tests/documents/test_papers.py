"""A paper goes from draft to number to signed scan, and says the same for ever."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError
from docx import Document
from pypdf import PdfReader

from diemtua.accounts.models import Deputising, Organisation, User
from diemtua.documents import actions, queries
from diemtua.documents.enums import PaperState
from diemtua.documents.models import Paper
from diemtua.documents.rendering import form as form_module
from diemtua.documents.rendering.compose import PaperDataMissing
from diemtua.documents.rendering.form import forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.documents.rendering.template import starting_template
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.places.enums import UnitKind
from diemtua.places.models import Unit
from tests import cast
from tests.documents.conftest import AT, Cabinet, make_dossier, upload

pytestmark = pytest.mark.django_db


def test_draft_takes_letterhead_and_head_from_the_office(cabinet: Cabinet) -> None:
    _, sheet = queries.frozen(cabinet.draft())
    assert (sheet.parent, sheet.issuer) == ("SỞ TƯ PHÁP TỈNH CÀ MAU", "TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC TỈNH CÀ MAU")
    assert (sheet.symbol, sheet.number, sheet.dated) == ("QĐ-TTTGPL", "", "")
    assert (sheet.signatures[0].lines, sheet.signatures[0].name) == (("GIÁM ĐỐC",), "Lê Thị Hoa")


def test_draft_of_a_branch_is_headed_by_the_branch(branch: Organisation) -> None:
    cast.join(cast.BRANCH_HEAD)
    letterhead = queries.letterhead(branch, AT.date())
    assert letterhead["issuer_parent"] == "Trung tâm Trợ giúp pháp lý nhà nước tỉnh Cà Mau"
    assert letterhead["signer_position"] == cast.BRANCH_HEAD.posts[0].title


def test_letterhead_without_a_head_leaves_the_name_to_the_pen(centre: Organisation, branch: Organisation) -> None:
    found = [queries.letterhead(office, AT.date()) for office in (centre, branch)]
    assert [(one["signer_position"], one["signer_name"]) for one in found] == [
        ("Giám đốc", ""),
        ("Trưởng Chi nhánh", ""),
    ]


def test_place_of_the_office_is_named_bare(centre: Organisation) -> None:
    centre.place = Unit.objects.create(code="96", full_name="Tỉnh Cà Mau", kind=UnitKind.PROVINCE)
    assert queries.letterhead(centre, AT.date())["issuer_place"] == "Cà Mau"


def test_citizens_paper_has_no_letterhead(cabinet: Cabinet) -> None:
    _, sheet = queries.frozen(cabinet.draft("TT12-05"))
    assert (sheet.layout, sheet.issuer) == ("personal", "")


def test_deputy_signs_in_the_heads_stead(cabinet: Cabinet, deputy_head: User) -> None:
    office = cabinet.dossier.office
    Deputising.objects.all().delete()
    Deputising.objects.create(
        deputy=deputy_head, organisation=office, role=Role.HEAD, manner=SigningManner.KT, title="Giám đốc",
        own_title="Phó Giám đốc", valid_from=date(2020, 1, 1),
    )  # fmt: skip
    deputy = User.objects.get(pk=deputy_head.pk)
    _, sheet = queries.frozen(cabinet.draft(**queries.signed_by(deputy, office)))
    assert sheet.signatures[0].lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert sheet.signatures[0].name == deputy.full_name


def test_head_signs_without_an_abbreviation(cabinet: Cabinet) -> None:
    assert queries.signed_by(cabinet.head, cabinet.dossier.office) == {
        "signer_authority": "", "signer_position": "GIÁM ĐỐC", "signer_own_position": "", "signer_name": "Lê Thị Hoa",
    }  # fmt: skip


def test_draft_with_missing_data_is_not_made(cabinet: Cabinet) -> None:
    with pytest.raises(PaperDataMissing, match="Họ và tên người thực hiện"):
        cabinet.draft(practitioner_name="")
    assert Paper.objects.count() == 0


def test_words_are_sealed_in_the_database(cabinet: Cabinet) -> None:
    assert "Nguyễn" not in cabinet.draft().sealed


def test_revised_draft_keeps_what_was_not_said_anew(cabinet: Cabinet) -> None:
    later, said = AT + timedelta(hours=1), {"proceedings_stage": "Xét xử phúc thẩm"}
    paper = actions.revise_draft(cabinet.draft(), data=said, seen=1, by=cabinet.desk, at=later)
    data, _ = queries.frozen(paper)
    assert (data["proceedings_stage"], data["beneficiary_name"]) == ("Xét xử phúc thẩm", "Nguyễn Thị Bảy")
    assert (paper.revision, paper.drafted_by, paper.drafted_at) == (2, cabinet.practitioner, AT)


def test_revision_says_who_when_and_keeps_the_former_words(cabinet: Cabinet) -> None:
    first, later = cabinet.draft(), AT + timedelta(hours=1)
    former = first.sealed
    paper = actions.revise_draft(first, data={"proceedings_stage": "Phúc thẩm"}, seen=1, by=cabinet.desk, at=later)
    assert [(one.number, one.by, one.at, one.sealed) for one in queries.revisions_of(paper)] == [
        (2, cabinet.desk, later, former),
    ]  # fmt: skip
    paper.sealed = former
    assert queries.frozen(paper)[0]["proceedings_stage"] != "Phúc thẩm"


def test_words_the_form_fixes_are_not_revised(cabinet: Cabinet) -> None:
    with pytest.raises(actions.WordsNotOpen):
        actions.revise_draft(
            cabinet.draft(), data={"practitioner_name": "Phạm Minh Tâm"}, seen=1, by=cabinet.desk, at=AT
        )


def test_second_officer_to_revise_is_told_of_the_first(cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    actions.revise_draft(paper, data={"proceedings_stage": "Sơ thẩm"}, seen=1, by=cabinet.practitioner, at=AT)
    with pytest.raises(actions.RevisedMeanwhile, match=r"Trần Văn Khải đã sửa văn bản lúc 09:00 05/03/2026"):
        actions.revise_draft(paper, data={"proceedings_stage": "Phúc thẩm"}, seen=1, by=cabinet.desk, at=AT)


def test_paper_outside_the_outgoing_book_bears_the_day_of_the_act(cabinet: Cabinet) -> None:
    paper = cabinet.draft("TT12-02")
    assert (paper.outgoing, paper.state_words(AT.date()), queries.frozen(paper)[1].dated) == (
        False,
        "Để in và ký",
        "2026-03-05",
    )
    revised = actions.revise_draft(paper, data={"request_summary": "Khác"}, seen=1, by=cabinet.desk, at=AT)
    assert queries.frozen(revised)[1].dated == "2026-03-05"


def test_database_refuses_a_number_outside_the_outgoing_book(cabinet: Cabinet) -> None:
    paper = cabinet.draft("CHECKLIST")
    numbered = {"number": "1", "year": 2026, "dated_on": AT.date(), "numbered_at": AT, "state": PaperState.NUMBERED}
    with pytest.raises(IntegrityError):
        Paper.objects.filter(pk=paper.pk).update(**numbered)


def test_numbers_run_within_one_type_and_year(cabinet: Cabinet) -> None:
    numbered = [
        cabinet.numbered("TT08-14"), cabinet.numbered("TT12-06"), cabinet.numbered("TT12-08"),
        cabinet.numbered("TT08-14", dated_on=date(2027, 1, 4)), cabinet.numbered("VERIFICATION"),
    ]  # fmt: skip
    assert [(one.series, one.year, one.number) for one in numbered] == [
        ("DI.QĐ", 2026, "01"), ("DI.QĐ", 2026, "02"), ("DI.TB", 2026, "01"), ("DI.QĐ", 2027, "01"),
        ("DI.CV", 2026, "01"),
    ]  # fmt: skip


def test_number_of_the_clerks_system_is_taken_and_passed_over(cabinet: Cabinet) -> None:
    assert cabinet.numbered(given=" 2 ").number == "02"
    assert [cabinet.numbered().number for _ in range(2)] == ["01", "03"]
    with pytest.raises(actions.NumberTaken, match="Số 02 đã dùng"):
        cabinet.numbered(given="2")


def test_database_refuses_one_number_twice(cabinet: Cabinet) -> None:
    first, second = cabinet.numbered(), cabinet.numbered()
    with pytest.raises(IntegrityError):
        Paper.objects.filter(pk=second.pk).update(number=first.number)


def test_numbered_paper_bears_its_number_and_day(cabinet: Cabinet) -> None:
    _, sheet = queries.frozen(cabinet.numbered(dated_on=date(2026, 3, 6)))
    assert (sheet.code_line, sheet.dated) == ("Số: 01/QĐ-TTTGPL", "2026-03-06")


def test_numbered_paper_never_changes(cabinet: Cabinet) -> None:
    paper = cabinet.numbered()
    with pytest.raises(actions.PaperNotDraft):
        actions.revise_draft(paper, data={}, seen=1, by=cabinet.desk, at=AT)
    with pytest.raises(actions.PaperNotDraft):
        actions.number_paper(paper, by=cabinet.desk, at=AT)


def test_paper_says_the_same_after_its_form_was_rewritten(cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = cabinet.numbered()
    before = queries.paper_pdf(paper)
    rewritten = {**forms(), "TT08-14": forms()["TT12-08"]}
    monkeypatch.setattr(form_module, "forms", lambda: rewritten)
    assert queries.paper_pdf(Paper.objects.get(pk=paper.pk)) == before


def test_scan_makes_a_numbered_paper_signed(cabinet: Cabinet) -> None:
    paper = actions.attach_scan(cabinet.numbered(), upload(), by=cabinet.desk, at=AT)
    assert (paper.state, queries.file_name(paper.scan)) == (PaperState.SIGNED, "ban-ky.pdf")


def test_scan_needs_a_number_first(cabinet: Cabinet) -> None:
    with pytest.raises(actions.PaperNotNumbered):
        actions.attach_scan(cabinet.draft(), upload(), by=cabinet.desk, at=AT)


def test_scan_is_no_word_file(cabinet: Cabinet) -> None:
    word = queries.paper_docx(cabinet.draft())
    with pytest.raises(actions.FileNotTaken, match="Chỉ nhận: Tệp PDF, Ảnh JPEG, Ảnh PNG"):
        actions.attach_scan(cabinet.numbered(), upload("ban-ky.docx", word), by=cabinet.desk, at=AT)


def test_void_paper_keeps_its_number_spent(cabinet: Cabinet) -> None:
    paper, other = cabinet.numbered(), cabinet.draft()
    assert [actions.void_papers(paper.entry, reason="Ghi nhầm", at=AT) for _ in range(2)] == [1, 0]
    paper.refresh_from_db()
    other.refresh_from_db()
    assert (paper.state, paper.number, other.state) == (PaperState.VOID, "01", PaperState.DRAFT)
    assert cabinet.numbered().number == "02"
    with pytest.raises(actions.PaperNotDraft):
        actions.revise_draft(paper, data={}, seen=1, by=cabinet.desk, at=AT)


@pytest.mark.parametrize("own_template", [False, True])
def test_void_paper_says_so_on_every_page_of_both_drawings(cabinet: Cabinet, own_template: bool) -> None:
    if own_template:
        own = upload("mau.docx", starting_template(forms()["TT12-08"]))
        actions.replace_template(
            cabinet.dossier.office, forms()["TT12-08"], own, by=cast.join(cast.ADMINISTRATOR), at=AT
        )
    paper = cabinet.numbered("TT12-08")
    actions.void_papers(paper.entry, reason="Ghi nhầm người", at=AT)
    paper.refresh_from_db()
    sentence = "VĂN BẢN ĐÃ HỦY từ ngày 05/03/2026. Lý do: Ghi nhầm người"
    section = Document(BytesIO(queries.paper_docx(paper))).sections[0]
    headers = [[one.text for one in header.paragraphs] for header in (section.first_page_header, section.header)]
    assert [sentence in header for header in headers] == [True, True]
    printed = PdfReader(BytesIO(pdf(queries.frozen(paper)[1]))).pages[0].extract_text()
    assert ("ĐÃ HỦY" in printed, "Lý do: Ghi nhầm người" in printed) == (True, True)


def test_who_only_reads_changes_nothing(cabinet: Cabinet) -> None:
    draft, numbered = cabinet.draft(), cabinet.numbered()
    for user in (cabinet.auditor, cabinet.stranger):
        with pytest.raises(actions.NotForYou):
            actions.revise_draft(draft, data={}, seen=1, by=user, at=AT)
        with pytest.raises(actions.NotForYou):
            actions.number_paper(draft, by=user, at=AT)
        with pytest.raises(actions.NotForYou):
            actions.attach_scan(numbered, upload(), by=user, at=AT)


def test_practitioner_drafts_but_does_not_number(cabinet: Cabinet) -> None:
    with pytest.raises(actions.NotForYou):
        actions.number_paper(cabinet.draft(), by=cabinet.practitioner, at=AT)


def test_papers_are_seen_by_who_sees_the_dossier(cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    seen = [
        list(queries.papers_of(user, cabinet.dossier)) for user in (cabinet.desk, cabinet.auditor, cabinet.stranger)
    ]
    assert seen == [[paper], [paper], []]
    with pytest.raises(Paper.DoesNotExist):
        queries.paper_visible_to(cabinet.stranger, paper.uid)


def test_erased_dossier_gives_no_words_back(cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    cabinet.erase()
    with pytest.raises(queries.ContentErased):
        queries.frozen(Paper.objects.get(pk=paper.pk))
    with pytest.raises(actions.NotForYou):
        actions.revise_draft(paper, data={}, seen=1, by=cabinet.desk, at=AT)


def test_words_moved_to_another_paper_do_not_open(cabinet: Cabinet) -> None:
    paper, other = cabinet.draft(), cabinet.draft()
    Paper.objects.filter(pk=other.pk).update(sealed=paper.sealed)
    with pytest.raises(Exception, match="does not open"):
        queries.frozen(Paper.objects.get(pk=other.pk))


def test_numbers_of_two_offices_do_not_meet(cabinet: Cabinet, branch: Organisation) -> None:
    cabinet.numbered()
    elsewhere = make_dossier(branch, "Z2ZZ9QQQ")
    paper = Paper.objects.get(pk=cabinet.draft().pk)
    Paper.objects.filter(pk=paper.pk).update(office=elsewhere.office)
    assert actions.number_paper(paper, by=cabinet.desk, at=AT).number == "01"


def test_checklist_has_no_place_in_the_outgoing_book(cabinet: Cabinet) -> None:
    with pytest.raises(actions.PaperHasNoNumber):
        cabinet.numbered("CHECKLIST")
