"""Every paper a process promises is drafted by its act, says what the case knows, and is void with it."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.papers import DEFENDED
from diemtua.cases.queries import file_contents
from diemtua.documents.actions import attach_scan, keep_file, number_paper, remove_file
from diemtua.documents.enums import PaperState
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, void_reason
from diemtua.documents.rendering.form import GAP
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Dossier
from diemtua.law.process import Act, ActRule
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.appointment import (
    AnswerChangeRequest,
    AssignPractitioner,
    RecordChangeRequest,
    ReplacePractitioner,
)
from diemtua.law.processes.legal_aid_case.ending import (
    CompleteCase,
    DiscontinueCase,
    HandOverFile,
    RecordWithdrawalWish,
)
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptRequest,
    RefuseRequest,
    RequestSupplement,
    TransferRequest,
    WithdrawRequest,
)
from diemtua.law.processes.legal_aid_case.work import AskVerification, MakeRecommendation, RecordWork
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import DiscontinuationGround, RefusalGround, ReplacementGround
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.law.vocabulary.work import Activity
from diemtua.people.details import PersonDetails
from diemtua.people.enums import Ethnicity, Sex
from diemtua.places.enums import UnitKind
from diemtua.places.models import Unit
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import NOON, SAU, Do, Take
from tests.cases.test_life import last
from tests.documents.conftest import upload

pytestmark = pytest.mark.django_db
WITH_PAPERS = [rule for rule in LEGAL_AID_CASE.acts if rule.papers]
FORMS_OF_AID = (AidForm.LITIGATION, AidForm.REPRESENTATION)
GRANDMOTHER = replace(SAU, address="Số 12, ấp Cây Thơ", ethnicity=Ethnicity.KHMER, sex=Sex.FEMALE)
# what only a person can word: no act asks for it, the draft leaves room
LEFT_TO_THE_PEN = {("RECOMMENDATION", "violated_rule")}


@dataclass
class Office:
    """Who does the acts of one Centre."""

    take: Take
    do: Do
    desk: User
    head: User
    khai: Practitioner
    tam: Practitioner
    elsewhere: Organisation

    def after(self, rule: ActRule, form: AidForm) -> Dossier:
        """A dossier whose last entry is the act, in a case of that form of aid."""
        dossier = self.take(beneficiary=GRANDMOTHER, form=form, status="PLAINTIFF")
        if rule.opens:
            return dossier
        at, act, by = self.acts()[rule.code]
        for step, actor in self.steps(form)[: ("received", "accepted", "working", "ended").index(at)]:
            for each in step:
                self.do(each, dossier, actor)
        self.do(act, dossier, by)
        return dossier

    def steps(self, form: AidForm) -> list[tuple[list[Act], User]]:
        """How a case comes from its reception to its end."""
        accept = AcceptRequest(form=form, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD)
        work = RecordWork(activity=Activity.V_H, began_at=NOON.replace(hour=7), ended_at=NOON.replace(hour=9))
        worker: Any = self.khai.user
        assign = AssignPractitioner(practitioner=self.khai.pk)
        return [([accept], self.desk), ([assign], self.head), ([work, CompleteCase(result="Đạt.")], worker)]

    def acts(self) -> dict[str, tuple[str, Act, User]]:
        """An example of every act that produces papers: where the case stands before, the act, who does it."""
        elsewhere, why = self.elsewhere.pk, "Lý do cụ thể của người quyết định."
        change = ReplacePractitioner(
            leaving=self.khai.pk, practitioner=self.tam.pk, ground=ReplacementGround.NOT_EFFECTIVE, reason=why
        )
        examples: list[tuple[str, Act, User]] = [
            ("received", RequestSupplement(missing="Giấy hộ nghèo\nĐơn khởi kiện"), self.desk),
            ("received", RefuseRequest(ground=RefusalGround.R1, reason=why), self.head),
            ("received", TransferRequest(organisation=elsewhere, reason=why), self.head),
            ("received", WithdrawRequest(reason=why), self.desk),
            ("accepted", AssignPractitioner(practitioner=self.khai.pk), self.head),
            ("working", change, self.head),
            ("working", RecordChangeRequest(reason=why), self.desk),
            ("working", AnswerChangeRequest(answer=why), self.head),
            ("working", RecordWithdrawalWish(reason=why), self.desk),
            ("working", DiscontinueCase(ground=DiscontinuationGround.D2, reason=why), self.head),
            ("working", AskVerification(organisation=elsewhere, content=why), self.head),
            ("working", MakeRecommendation(organisation=elsewhere, content=why), self.head),
            ("ended", HandOverFile(pages=42, missing="Bản chính ở Tòa án."), self.head),
        ]
        return {type(act).__name__: (at, act, by) for at, act, by in examples}


@pytest.fixture
def office(
    take: Take,
    do: Do,
    desk_officer: User,
    head: User,
    khai: Practitioner,
    tam: Practitioner,
    branch: Organisation,
) -> Office:
    return Office(take, do, desk_officer, head, khai, tam, branch)


def words(paper: Paper) -> dict[str, Any]:
    return frozen(Paper.objects.get(pk=paper.pk))[0]


def paper_of(dossier: Dossier, form: str) -> Paper:
    return Paper.objects.get(dossier=dossier, form=form)


@pytest.mark.parametrize("rule", WITH_PAPERS, ids=lambda rule: rule.code)
def test_act_drafts_exactly_the_papers_its_rule_declares(office: Office, rule: ActRule) -> None:
    drafted = {
        paper.form: paper
        for form in FORMS_OF_AID
        for paper in Paper.objects.filter(entry=last(office.after(rule, form)))
    }
    assert sorted(drafted) == sorted(rule.papers)
    empty = {(key, name) for key, paper in drafted.items() for name, value in words(paper).items() if GAP in value}
    assert empty <= LEFT_TO_THE_PEN


@pytest.mark.parametrize("rule", [rule for rule in WITH_PAPERS if rule.annul_by], ids=lambda rule: rule.code)
def test_papers_of_an_annulled_act_are_void_and_no_others(office: Office, rule: ActRule) -> None:
    dossier = office.after(rule, AidForm.LITIGATION)
    entry = last(dossier)
    of_the_act = Paper.objects.filter(entry=entry)
    assert {void_reason(row) for row in of_the_act.all()} == {""}
    annul(entry, by=office.head, at=NOON, reason=" Ghi nhầm người ")
    assert {(row.state, row.void_at, void_reason(row)) for row in of_the_act} == {
        (PaperState.VOID, NOON, "Ghi nhầm người")
    }
    others = Paper.objects.filter(dossier=dossier).exclude(entry=entry)
    assert (others.count() > 0, set(others.values_list("state", flat=True))) == (True, {PaperState.DRAFT})


def test_numbered_decision_of_an_annulled_appointment_keeps_its_number_spent(office: Office) -> None:
    dossier = office.after(LEGAL_AID_CASE.rule("AssignPractitioner"), AidForm.LITIGATION)
    entry = last(dossier)
    number_paper(paper_of(dossier, "TT08-14"), by=office.head, at=NOON)
    annul(entry, by=office.head, at=NOON, reason="Chọn nhầm")
    dossier.refresh_from_db()
    office.do(AssignPractitioner(practitioner=office.tam.pk), dossier, office.head)
    again = Paper.objects.get(entry=last(dossier))
    assert number_paper(again, by=office.head, at=NOON).number == "02"
    assert list(Paper.objects.filter(form="TT08-14").order_by("pk").values_list("state", "number")) == [
        (PaperState.VOID, "01"), (PaperState.NUMBERED, "02"),
    ]  # fmt: skip


def test_receipt_tells_what_was_taken_in_by_whom_and_the_code(office: Office) -> None:
    dossier = office.take(beneficiary=GRANDMOTHER)
    said, sheet = frozen(paper_of(dossier, "RECEIPT"))
    code = dossier.tracking_code
    shown = f"{code[:4]}-{code[4:8]}-{code[8:]}"
    assert (said["received_by"], said["received_at"]) == ("Ngô Kim Yến", "2026-03-10T09:00+07:00")
    assert (said["request_channel"], said["tracking_code"]) == ("Trực tiếp tại trụ sở", shown)
    assert said["tracking_url"].endswith(f"/tra-cuu/?ma={shown}")
    assert (sheet.dated, sheet.symbol, [one.name for one in sheet.signatures]) == (
        "2026-03-10", "", ["Trần Thị Sáu", "Ngô Kim Yến"],
    )  # fmt: skip


def test_request_from_the_public_has_a_receipt_without_an_officer(office: Office) -> None:
    dossier = office.take(by=None, channel=ReceptionChannel.OWN_PAGE)
    said, sheet = frozen(paper_of(dossier, "RECEIPT"))
    assert ("received_by" in said, [one.name for one in sheet.signatures]) == (False, ["Trần Thị Sáu", ""])
    assert paper_of(dossier, "TT12-02").drafted_by is None


def test_request_form_names_both_people_and_who_read_it_back(office: Office) -> None:
    hai = PersonDetails(full_name="Nguyễn Văn Hai", birth_year=1975, phones=("0907111222",))
    read_back = "Cán bộ đọc lại, người yêu cầu điểm chỉ."
    dossier = office.take(
        beneficiary=GRANDMOTHER, applicant=hai, requester=Requester.RELATIVE, cannot_write=True, read_back=read_back
    )
    said = words(paper_of(dossier, "TT12-02"))
    assert [said[f"requester_{part}"] for part in ("name", "birth", "phone", "relation")] == [
        "Nguyễn Văn Hai", "1975", "0907111222", "Người thân thích",
    ]  # fmt: skip
    assert [said[f"beneficiary_{part}"] for part in ("name", "sex", "ethnicity", "phone", "identity")] == [
        "Trần Thị Sáu", "Nữ", "Khmer (Khơ-me)", "0912345678", "096151000123",
    ]  # fmt: skip
    assert (said["read_back"], said["addressee"]) == (read_back, "Trung tâm Trợ giúp pháp lý nhà nước tỉnh Cà Mau")


def test_own_request_says_so(office: Office) -> None:
    said = words(paper_of(office.take(beneficiary=GRANDMOTHER), "TT12-02"))
    assert (said["requester_relation"], said["requester_name"]) == ("Bản thân", said["beneficiary_name"])


def test_address_of_a_paper_ends_in_the_province(office: Office) -> None:
    province = Unit.objects.create(code="96", full_name="Tỉnh Cà Mau", kind=UnitKind.PROVINCE)
    commune = Unit.objects.create(code="32191", full_name="Xã Năm Căn", kind=UnitKind.COMMUNE, parent=province)
    dossier = office.take(beneficiary=replace(GRANDMOTHER, commune_id=commune.pk))
    said = words(paper_of(dossier, "TT12-02"))
    assert said["beneficiary_address"] == "Số 12, ấp Cây Thơ, xã Năm Căn, tỉnh Cà Mau"


@pytest.mark.parametrize(("sender", "named"), [("TAND-KV1", True), ("UBND-GR", False)])
def test_only_a_proceedings_authority_is_named_as_one(office: Office, sender: str, named: bool) -> None:
    kind = OrganisationKind.COURT if named else OrganisationKind.COMMUNE
    body = Organisation.objects.create(code=sender, name="Cơ quan gửi", kind=kind, valid_from=NOON.date())
    dossier = office.take(beneficiary=GRANDMOTHER, sent_by=body.pk)
    office.do(office.steps(AidForm.LITIGATION)[0][0][0], dossier, office.desk)
    office.do(AssignPractitioner(practitioner=office.khai.pk), dossier, office.head)
    said = words(paper_of(dossier, "TT08-14"))
    assert said.get("proceedings_authority") == ("Cơ quan gửi" if named else None)


def test_who_is_accused_or_held_is_defended_and_everybody_else_protected() -> None:
    assert {status.value for status in DEFENDED} == {
        "EMERGENCY_HELD", "ARRESTED", "IN_CUSTODY", "REMANDED", "ACCUSED", "DEFENDANT",
    }  # fmt: skip


def test_notice_of_discontinuation_cites_as_papers_do(office: Office) -> None:
    dossier = office.after(LEGAL_AID_CASE.rule("DiscontinueCase"), AidForm.LITIGATION)
    assert words(paper_of(dossier, "DISCONTINUATION"))["legal_ground"] == (
        "điểm b khoản 1 Điều 37 Luật Trợ giúp pháp lý (người được trợ giúp pháp lý thực hiện hành vi bị nghiêm cấm)"
    )


def test_answer_to_a_change_request_names_the_day_it_came(office: Office) -> None:
    dossier = office.after(LEGAL_AID_CASE.rule("RecordChangeRequest"), AidForm.LITIGATION)
    office.do(AnswerChangeRequest(answer="Chưa có căn cứ."), dossier, office.head)
    assert words(paper_of(dossier, "CHANGE_REPLY"))["asked_on"] == "2026-03-10"


def test_list_of_the_file_holds_papers_and_files_by_date_without_void_and_removed_ones(office: Office) -> None:
    dossier = office.after(LEGAL_AID_CASE.rule("AssignPractitioner"), AidForm.LITIGATION)
    decision = number_paper(paper_of(dossier, "TT08-14"), by=office.head, at=NOON.replace(day=12))
    attach_scan(decision, upload(), by=office.head, at=NOON.replace(day=13))
    day = NOON.replace(day=11)
    keep_file(dossier, upload("ho-ngheo.pdf"), by=office.desk, at=day, kind="proof")
    keep_file(dossier, upload("anh.pdf"), by=office.desk, at=NOON.replace(day=14))
    wrong = keep_file(dossier, upload("nham.pdf"), by=office.desk, at=day)
    remove_file(wrong, by=office.desk, reason="Gửi nhầm", at=day)
    wrong_wish = office.do(RecordWithdrawalWish(), dossier, office.desk)
    annul(wrong_wish, by=office.head, at=NOON, reason="Nhầm vụ")
    rows = [(row["order"], row["dated"], row["title"], row["number"]) for row in file_contents(office.head, dossier)]
    assert rows == [
        ("1", "10/03/2026", "Phiếu tiếp nhận yêu cầu trợ giúp pháp lý", ""),
        ("2", "10/03/2026", "Đơn yêu cầu trợ giúp pháp lý", ""),
        ("3", "11/03/2026", "Giấy tờ chứng minh người được trợ giúp pháp lý", ""),
        (
            "4", "12/03/2026",
            "Quyết định cử người thực hiện trợ giúp pháp lý tham gia tố tụng", "01/QĐ-TTTGPL",
        ),
        ("5", "14/03/2026", "anh.pdf", ""),
    ]  # fmt: skip


def test_list_drafted_at_the_hand_over_says_pages_and_what_is_lacking(office: Office) -> None:
    dossier = office.after(LEGAL_AID_CASE.rule("HandOverFile"), AidForm.LITIGATION)
    said = words(paper_of(dossier, "CHECKLIST"))
    assert (said["pages"], said["lacking"], said["practitioner_name"]) == ("42", "Bản chính ở Tòa án.", "Trần Văn Khải")
    assert [row["note"] for row in said["papers"]] == ["", "", "Dự thảo, chưa vào số"]
