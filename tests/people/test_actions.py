from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from diemtua.accounts.models import Organisation, User
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.models import Message
from diemtua.people import actions
from diemtua.people.details import PersonDetails, SafeContactWish
from diemtua.people.enums import ConsentKind, PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import Consent, Party, Person, PersonChange, Phone, Representative, SensitiveGround
from diemtua.people.queries import person_details
from tests.cases.test_erasure import tables_with
from tests.people.builders import AT, ON, dossier, person, stands, user

pytestmark = pytest.mark.django_db
DAO = PersonDetails(
    full_name="  Nguyễn  Thị Đào ",
    other_names="Bảy Đào",
    birth_year=1950,
    sex="FEMALE",
    ethnicity="05",
    language="KHMER",
    identity_new="096150000123",
    identity_old="380123456",
    phones=("0912345678", "02903831234", "0912345678"),
    address="Ấp 3",
    can_write=False,
    safe_contact=SafeContactWish(may_call=False, code_word="Hoa sen nở chưa?"),
)


def test_record_person_keeps_everything_and_seals_what_hurts(desk: User) -> None:
    made = Person.objects.get(pk=actions.record_person(DAO, by=desk, at=AT).pk)
    assert (made.full_name, made.folded, made.born) == ("Nguyễn Thị Đào", "nguien thi dao", "1950")
    assert made.found_by == " nguien thi dao bai dao "
    assert [phone.number for phone in made.phones.order_by("pk")] == ["0912345678", "02903831234"]
    assert (made.safe_contact.may_call, made.safe_contact.code_word) == (False, "Hoa sen nở chưa?")
    assert person_details(made) == PersonDetails(
        **{**DAO.__dict__, "full_name": "Nguyễn Thị Đào", "phones": ("0912345678", "02903831234")}
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_new, identity_old, address FROM people_person")
        sealed = cursor.fetchone()
    assert [value.split(":")[0] for value in sealed] == ["demo", "demo", "demo"]
    assert (made.recorded_by, made.recorded_at) == (desk, AT)


def test_record_person_by_the_public_has_no_recorder() -> None:
    assert actions.record_person(PersonDetails(full_name="Trần Văn An"), by=None, at=AT).recorded_by is None


def test_born_shows_the_day_where_known() -> None:
    assert person("A", birth_on=date(1950, 3, 5)).born == "05/03/1950"
    assert person("A").born == ""


def test_a_birth_is_a_day_or_a_year_in_the_database_too() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        person("A", birth_on=date(1950, 3, 5), birth_year=1950)


def test_correct_person_keeps_the_old_values_sealed(desk: User) -> None:
    made = actions.record_person(DAO, by=desk, at=AT)
    details = PersonDetails(
        full_name="Nguyễn Thị Đào", birth_on=date(1950, 3, 5), identity_new="096150000123", phones=("0987654321",),
        safe_contact=SafeContactWish(),
    )  # fmt: skip
    change = actions.correct_person(made, details, by=desk, at=AT, reason="Đối chiếu căn cước")
    assert change is not None
    change = PersonChange.objects.get(pk=change.pk)
    assert change.before == {
        "address": "Ấp 3", "birth_on": None, "birth_year": 1950, "can_write": False, "ethnicity": "05",
        "identity_old": "380123456", "language": "KHMER", "other_names": "Bảy Đào", "sex": "FEMALE",
        "phones": ["0912345678", "02903831234"],
        "safe_contact": {
            "may_call": False, "may_text": True, "may_write": True, "may_leave_message": True, "through": "",
            "code_word": "Hoa sen nở chưa?", "good_hours": "",
        },
    }  # fmt: skip
    assert change.fields == sorted(change.before)
    assert [phone.number for phone in Phone.objects.all()] == ["0987654321"]
    assert Person.objects.get(pk=made.pk).birth_on == date(1950, 3, 5)


def test_correct_person_without_a_difference_leaves_no_trace(desk: User) -> None:
    made = actions.record_person(DAO, by=desk, at=AT)
    assert actions.correct_person(made, person_details(made), by=desk, at=AT, reason="") is None
    assert PersonChange.objects.count() == 0


def test_correct_person_needs_a_reason_and_keeps_the_row_without_one(desk: User) -> None:
    made = actions.record_person(DAO, by=desk, at=AT)
    with pytest.raises(actions.ReasonNeeded, match="Hãy ghi lý do"):
        actions.correct_person(made, PersonDetails(full_name="Khác"), by=desk, at=AT, reason="  ")
    assert Person.objects.get(pk=made.pk).full_name == "Nguyễn Thị Đào"


@pytest.mark.parametrize("change", ["update", "delete"])
def test_corrections_cannot_be_rewritten(desk: User, change: str) -> None:
    made = actions.record_person(DAO, by=desk, at=AT)
    actions.correct_person(made, PersonDetails(full_name="Khác"), by=desk, at=AT, reason="Ghi nhầm")
    rows = PersonChange.objects.all()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rows.update(what="MERGE") if change == "update" else rows._raw_delete("default")


def test_add_party_twice_in_one_role_is_refused(desk: User, centre: Organisation) -> None:
    case, dao = dossier(centre), person("Nguyễn Thị Đào")
    party = actions.add_party(case, dao, PartyRole.BENEFICIARY, by=desk, at=AT, note="đến một mình")
    assert (party.added_by, party.added_at, party.note) == (desk, AT, "đến một mình")
    with pytest.raises(actions.AlreadyParty, match="tư cách “Người được trợ giúp pháp lý”"):
        actions.add_party(case, dao, PartyRole.BENEFICIARY, by=desk, at=AT)
    assert actions.add_party(case, dao, PartyRole.APPLICANT, by=desk, at=AT).role == "APPLICANT"


def test_what_is_noted_of_people_stands_sealed(desk: User, centre: Organisation) -> None:
    why, case = "Chồng đánh chị Bé", dossier(centre)
    dao, lan = person("Nguyễn Thị Đào"), person("Nguyễn Thị Lan")
    party = actions.add_party(case, dao, PartyRole.OPPOSING, by=desk, at=AT, note=why)
    actions.remove_party(party, by=desk, at=AT, reason=why)
    speaks = actions.add_representative(
        case, lan, dao, relationship=next(iter(Relationship)), basis=next(iter(RepresentationBasis)),
        valid_from=AT.date(), by=desk, at=AT, paper=why,
    )  # fmt: skip
    actions.merge_people(dao, person("Đào"), by=desk, at=AT, reason=why)
    for row in (party, speaks):
        row.refresh_from_db()
    said = [party.note, party.removed_because, speaks.paper, PersonChange.objects.get().reason]
    assert (tables_with(why), said) == ([], [why] * 4)


def test_remove_party_keeps_the_row_and_frees_the_role(desk: User, centre: Organisation) -> None:
    case, dao = dossier(centre), person("Nguyễn Thị Đào")
    party = actions.add_party(case, dao, PartyRole.OPPOSING, by=desk, at=AT)
    with pytest.raises(actions.ReasonNeeded):
        actions.remove_party(party, by=desk, at=AT, reason=" ")
    actions.remove_party(party, by=desk, at=AT, reason="Nhập nhầm người")
    party.refresh_from_db()
    assert (party.removed_by, party.removed_at, party.removed_because) == (desk, AT, "Nhập nhầm người")
    with pytest.raises(actions.PartyAlreadyRemoved, match="đã được bỏ"):
        actions.remove_party(party, by=desk, at=AT, reason="Lần nữa")
    assert actions.add_party(case, dao, PartyRole.OPPOSING, by=desk, at=AT).pk != party.pk


def test_add_representative_brings_them_into_the_dossier_once(desk: User, centre: Organisation) -> None:
    case, mother, son = dossier(centre), person("Lê Thị Mẹ"), person("Lê Văn Con")
    for basis in (RepresentationBasis.BY_LAW, RepresentationBasis.GUARDIANSHIP):
        actions.add_representative(
            case, mother, son, relationship=Relationship.PARENT, basis=basis, valid_from=ON, by=desk, at=AT
        )
    assert list(Party.objects.values_list("person", "role")) == [(mother.pk, "REPRESENTATIVE")]
    assert Representative.objects.count() == 2
    with pytest.raises(actions.NobodyRepresentsOneself, match="đại diện cho chính mình"):
        actions.add_representative(
            case,
            son,
            son,
            relationship=Relationship.OTHER,
            basis=RepresentationBasis.NONE,
            valid_from=ON,
            by=desk,
            at=AT,
        )


def test_end_representation_closes_the_period(desk: User, centre: Organisation) -> None:
    made = actions.add_representative(
        dossier(centre), person("Mẹ"), person("Con"), relationship=Relationship.PARENT,
        basis=RepresentationBasis.BY_LAW, valid_from=date(2026, 1, 1), by=desk, at=AT,
    )  # fmt: skip
    for wrong in (date(2026, 1, 1), date(2025, 12, 31)):
        with pytest.raises(actions.RepresentationNotEndable, match="phải sau ngày bắt đầu 01/01/2026"):
            actions.end_representation(made, on=wrong, reason="Nhầm ngày", by=desk, at=AT)
    with pytest.raises(actions.ReasonNeeded):
        actions.end_representation(made, on=ON, reason=" ", by=desk, at=AT)
    actions.end_representation(made, on=ON, reason=" Con đủ 18 tuổi ", by=desk, at=AT)
    ended = Representative.objects.get()
    assert (ended.valid_to, ended.ended_because, ended.ended_at, ended.ended_by) == (ON, "Con đủ 18 tuổi", AT, desk)
    with pytest.raises(actions.RepresentationAlreadyEnded, match="từ ngày 20/11/2026"):
        actions.end_representation(made, on=ON, reason="Lần nữa", by=desk, at=AT)


def test_representation_with_a_known_end_ends_before_it_or_on_it(desk: User, centre: Organisation) -> None:
    made = actions.add_representative(
        dossier(centre), person("Mẹ"), person("Con"), relationship=Relationship.PARENT, valid_to=date(2027, 1, 1),
        basis=RepresentationBasis.AUTHORISATION, valid_from=date(2026, 1, 1), by=desk, at=AT,
    )  # fmt: skip
    with pytest.raises(actions.RepresentationNotEndable, match="không sau ngày đã định 01/01/2027"):
        actions.end_representation(made, on=date(2027, 1, 2), reason="Hết ủy quyền", by=desk, at=AT)
    actions.end_representation(made, on=date(2027, 1, 1), reason="Hết ủy quyền", by=desk, at=AT)
    assert Representative.objects.get().ended_by == desk


def test_who_does_an_open_matter_is_told_that_a_representation_ended(desk: User, centre: Organisation) -> None:
    lawyer, mother, son = user("Lâm", Role.PRACTITIONER, centre), person("Mẹ"), person("Con")
    matters = [dossier(centre, owner=lawyer, number="TT.TGTT.88.2026"), dossier(centre, owner=lawyer, over=True)]
    for matter in (*matters, dossier(centre, owner=desk), dossier(centre)):
        made = actions.add_representative(
            matter, mother, stands(matter, son), relationship=Relationship.PARENT, basis=RepresentationBasis.BY_LAW,
            valid_from=date(2026, 1, 1), by=desk, at=AT,
        )  # fmt: skip
    elsewhere = dossier(centre, owner=lawyer)
    stands(elsewhere, mother, PartyRole.REPRESENTATIVE)
    actions.end_representation(made, on=ON, reason="Mẹ mất", by=desk, at=AT)
    told = Message.objects.get()
    assert (told.user, told.link) == (lawyer, f"/nguoi/ho-so/{matters[0].uid}/")
    assert told.subject == "Một người đã thôi đại diện: TT.TGTT.88.2026"


def test_sensitive_ground_is_sealed_and_kept_once(desk: User, centre: Organisation) -> None:
    case, dao = dossier(centre), person("Nguyễn Thị Đào")
    first = actions.name_sensitive_ground(case, dao, CategoryCode.HIV, by=desk, at=AT, detail="Giấy xác nhận số 3")
    assert actions.name_sensitive_ground(case, dao, CategoryCode.HIV, by=desk, at=AT) == first
    kept = SensitiveGround.objects.get()
    assert (kept.category, kept.detail) == ("D7.7h", "Giấy xác nhận số 3")
    with connection.cursor() as cursor:
        cursor.execute("SELECT category, detail, category_index FROM people_sensitiveground")
        assert not [value for value in cursor.fetchone() if "D7." in value or "Giấy" in value]


def test_consent_is_withdrawn_once_and_never_deleted(desk: User, centre: Organisation) -> None:
    case, dao = dossier(centre), person("Nguyễn Thị Đào")
    consent = actions.record_consent(
        case, dao, ConsentKind.DISCLOSURE, given_on=ON, by=desk, at=AT, words="Cho báo chí"
    )
    for wrong in (date(2026, 11, 19), date(2026, 11, 21)):
        with pytest.raises(actions.ConsentNotWithdrawable, match="từ ngày đã đồng ý 20/11/2026 đến hôm nay"):
            actions.withdraw_consent(consent, on=wrong, reason="Nhầm ngày", by=desk, at=AT)
    with pytest.raises(actions.ReasonNeeded):
        actions.withdraw_consent(consent, on=ON, reason=" ", by=desk, at=AT)
    actions.withdraw_consent(consent, on=ON, reason=" Báo viết sai ", by=desk, at=AT)
    kept = Consent.objects.get()
    said = (kept.withdrawn_on, kept.withdrawn_because, kept.withdrawn_at, kept.withdrawn_by)
    assert said == (ON, "Báo viết sai", AT, desk)
    with pytest.raises(actions.ConsentAlreadyWithdrawn, match="từ ngày 20/11/2026"):
        actions.withdraw_consent(consent, on=ON, reason="Lần nữa", by=desk, at=AT)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Consent.objects.all()._raw_delete("default")


def test_who_does_the_matter_is_told_of_a_withdrawn_consent_and_not_of_their_own(
    desk: User, centre: Organisation
) -> None:
    lawyer = user("Lâm", Role.PRACTITIONER, centre)
    case, dao = dossier(centre, owner=lawyer), person("Nguyễn Thị Đào")
    for by in (desk, lawyer):
        consent = actions.record_consent(case, dao, ConsentKind.STORY, given_on=ON, by=desk, at=AT)
        actions.withdraw_consent(consent, on=ON, reason="Không muốn nữa", by=by, at=AT)
    told = Message.objects.get()
    assert (told.user, told.subject) == (lawyer, f"Một sự đồng ý đã được rút lại: {case.reference}")
    assert "Đào" not in told.subject + told.body


def test_merge_people_moves_what_hangs_on_the_duplicate_and_back(desk: User, centre: Organisation) -> None:
    one, other = dossier(centre), dossier(centre)
    kept = stands(one, person("Nguyễn Thị Đào", phones=("0912345678",)))
    dropped = person("Nguyen Thi Dao", birth_year=1950, identity_old="380123456", phones=("0912345678", "0987654321"))
    stands(one, dropped)
    stands(other, dropped, PartyRole.OPPOSING)
    actions.record_consent(other, dropped, ConsentKind.DATA, given_on=ON, by=desk, at=AT)
    actions.name_sensitive_ground(other, dropped, CategoryCode.HIV, by=desk, at=AT)
    son = person("Lê Văn Con")
    for who, whom in ((dropped, son), (dropped, kept)):
        actions.add_representative(
            other, who, whom, relationship=Relationship.PARENT, basis=RepresentationBasis.BY_LAW, valid_from=ON,
            by=desk, at=AT,
        )  # fmt: skip

    change = actions.merge_people(kept, dropped, by=desk, at=AT, reason="Cùng một người")
    kept = Person.objects.get(pk=kept.pk)
    assert (kept.birth_year, kept.identity_old) == (1950, "380123456")
    assert set(Party.objects.filter(person=kept).values_list("dossier", "role")) == {
        (one.pk, "BENEFICIARY"), (other.pk, "OPPOSING"), (other.pk, "REPRESENTATIVE"),
    }  # fmt: skip
    assert Party.objects.filter(person=dropped).count() == 1
    assert sorted(phone.number for phone in kept.phones.all()) == ["0912345678", "0987654321"]
    assert (Consent.objects.get().person, SensitiveGround.objects.get().person) == (kept, kept)
    assert SensitiveGround.objects.get().category == "D7.7h"
    assert list(Representative.objects.order_by("pk").values_list("person", "represents")) == [
        (kept.pk, son.pk), (dropped.pk, kept.pk),
    ]  # fmt: skip
    with pytest.raises(actions.PersonMerged, match="gộp vào hồ sơ của Nguyễn Thị Đào"):
        actions.correct_person(dropped, DAO, by=desk, at=AT, reason="x")
    with pytest.raises(actions.PersonMerged):
        actions.add_party(other, Person.objects.get(pk=dropped.pk), PartyRole.RELATED, by=desk, at=AT)
    with pytest.raises(actions.PeopleNotMergeable, match="không gộp được"):
        actions.merge_people(kept, dropped, by=desk, at=AT, reason="x")

    with pytest.raises(actions.ReasonNeeded):
        actions.undo_merge(change, by=desk, at=AT, reason="")
    actions.undo_merge(change, by=desk, at=AT, reason="Hai chị em sinh đôi")
    kept, dropped = Person.objects.get(pk=kept.pk), Person.objects.get(pk=dropped.pk)
    assert (kept.birth_year, kept.identity_old, dropped.merged_into) == (None, "", None)
    assert set(Party.objects.filter(person=dropped).values_list("dossier", "role")) == {
        (one.pk, "BENEFICIARY"), (other.pk, "OPPOSING"), (other.pk, "REPRESENTATIVE"),
    }  # fmt: skip
    assert Consent.objects.get().person == dropped
    with pytest.raises(actions.MergeNotUndoable, match="không còn hoàn tác"):
        actions.undo_merge(change, by=desk, at=AT, reason="x")


def test_merge_people_keeps_a_known_birth(desk: User) -> None:
    kept, dropped = person("A", birth_on=date(1950, 3, 5)), person("A", birth_year=1951)
    actions.merge_people(kept, dropped, by=desk, at=AT, reason="Trùng")
    assert Person.objects.get(pk=kept.pk).born == "05/03/1950"


def test_merge_people_refuses_oneself_and_no_reason(desk: User) -> None:
    dao = person("A")
    with pytest.raises(actions.PeopleNotMergeable):
        actions.merge_people(dao, dao, by=desk, at=AT, reason="x")
    with pytest.raises(actions.ReasonNeeded):
        actions.merge_people(dao, person("B"), by=desk, at=AT, reason="")


def test_undo_merge_refuses_a_correction(desk: User) -> None:
    dao = person("A")
    change = actions.correct_person(dao, DAO, by=desk, at=AT, reason="x")
    assert change is not None
    with pytest.raises(actions.MergeNotUndoable):
        actions.undo_merge(change, by=desk, at=AT, reason="x")
