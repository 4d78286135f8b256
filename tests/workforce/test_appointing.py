from datetime import date, datetime, timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import all_nameable
from diemtua.law.conflicts import Verdict
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.people.actions import record_consent, withdraw_consent
from diemtua.people.enums import ConsentKind, PartyRole
from diemtua.people.models import Person
from diemtua.places.actions import load
from diemtua.places.enums import Nearness
from diemtua.places.models import Unit
from diemtua.places.queries import communes_on
from diemtua.workforce import actions, queries
from diemtua.workforce.models import ConflictCheck, Engagement, Leave, Practitioner
from tests.cases.asking import at_most
from tests.people.builders import AT, ON, dossier, office, person, stands, user
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db
LITIGATION = {"form": "LITIGATION", "field": "CIVIL"}


@pytest.fixture
def centre() -> Organisation:
    return office()


@pytest.fixture
def head(centre: Organisation) -> User:
    return user("Ngô Kim Yến", Role.HEAD, centre)


def case_of(at: Organisation, **facts: str) -> Dossier:
    return dossier(at, facts={**LITIGATION, **facts})


def names(rows: list[queries.Candidate]) -> list[str]:
    return [row.practitioner.full_name for row in rows]


def test_the_fittest_comes_first_and_the_forbidden_last(centre: Organisation, head: User) -> None:
    case = case_of(centre, field="CRIMINAL")
    stands(case, person("Thạch Thị Sa", language="KHMER"))
    practitioner("Bận Khmer", centre, languages=["KHMER"], fields=["CRIMINAL"])
    practitioner("Rảnh Kinh", centre)
    practitioner("Khmer Rảnh", centre, languages=["KHMER"])
    practitioner("Khmer Đất", centre, languages=["KHMER"], fields=["LAND"])
    practitioner("Tư vấn", centre, "ADVISER", languages=["KHMER"], advice_years=5)
    practitioner("Thiếu thẻ", centre, languages=["KHMER"], card_valid_from=None)
    practitioner("Đã nghỉ việc", centre, active=False)
    actions.engage(Practitioner.objects.get(full_name="Bận Khmer"), dossier(centre), at=AT)
    rows = queries.appointable(head, case, AT)
    assert names(rows) == ["Khmer Rảnh", "Bận Khmer", "Khmer Đất", "Rảnh Kinh", "Thiếu thẻ", "Tư vấn"]
    assert [row.load for row in rows] == [0, 1, 0, 0, 0, 0]
    assert [row.knows_field for row in rows] == [True, True, False, True, True, True]
    assert [row.speaks for row in rows] == [True, True, True, False, True, True]
    assert [(row.blocked, row.needs_reason) for row in rows][-2:] == [(False, True), (True, False)]
    assert [row.fitness for row in rows[1:4]] == [
        ["Đúng lĩnh vực", "Nói được tiếng của người dân"], ["Nói được tiếng của người dân"], ["Đúng lĩnh vực"],
    ]  # fmt: skip
    assert rows[0].against == []
    assert rows[0].articles == ""
    assert rows[-1].against == ["Tư vấn viên pháp luật không được thực hiện hình thức Tham gia tố tụng."]
    assert rows[-1].articles == "Luật TGPL, Điều 31 khoản 1; Luật TGPL, Điều 17 khoản 1 điểm c"


@pytest.mark.parametrize(
    ("more", "why", "article"),
    [
        ({"card_valid_to": ON}, "Thẻ đã hết giá trị từ ngày 20/11/2026.", "Luật TGPL, Điều 17 khoản 1"),
        (
            {"card_valid_from": date(2026, 11, 21)},
            "Thẻ chỉ có giá trị từ ngày 21/11/2026.",
            "Luật TGPL, Điều 17 khoản 1",
        ),
        (
            {"withdrawn_on": ON},
            "Thẻ hoặc Chứng chỉ hành nghề luật sư đã bị thu hồi.",
            "Luật TGPL, Điều 25 khoản 1 điểm b",
        ),
        (
            {"banned_on": ON},
            "Đã có hành vi bị nghiêm cấm và chưa được thực hiện trợ giúp pháp lý trở lại.",
            "Luật TGPL, Điều 25 khoản 1 điểm a",
        ),
        (
            {"kind": "CONTRACT_LAWYER", "contract_to": ON},
            "Hợp đồng đã hết hiệu lực từ ngày 20/11/2026.",
            "Luật TGPL, Điều 17 khoản 1 điểm b",
        ),
        (
            {"kind": "COLLABORATOR"},
            "Cộng tác viên trợ giúp pháp lý không được thực hiện hình thức Tham gia tố tụng.",
            "Luật TGPL, Điều 17 khoản 1 điểm d",
        ),
    ],
)
def test_what_the_law_forbids_names_its_article(
    centre: Organisation, head: User, more: dict[str, Any], why: str, article: str
) -> None:
    who, case = practitioner("Trần Văn Khải", centre, **more), case_of(centre)
    (row,) = queries.appointable(head, case, ON)
    assert row.blocked
    assert why in row.against
    assert article in row.articles.split("; ")
    with pytest.raises(actions.PractitionerNotAppointable, match="Không cử được Trần Văn Khải") as refused:
        actions.refuse_unless_appointable(who, case, on=AT, checked_by=head)
    assert why.rstrip(".") in str(refused.value)
    assert refused.value.finding == row.finding


def test_the_last_day_of_a_card_still_counts(centre: Organisation, head: User) -> None:
    practitioner("Trần Văn Khải", centre, card_valid_to=date(2026, 11, 21))
    assert not queries.appointable(head, case_of(centre), ON)[0].blocked


def test_a_collaborator_advises_near_home(centre: Organisation, head: User) -> None:
    provinces = [Unit.objects.create(code=code, full_name=f"Tỉnh {code}", kind="PROVINCE") for code in ("01", "02")]
    here, there = (
        Unit.objects.create(code=code, full_name=f"Xã {code}", kind="COMMUNE", parent=province)
        for code, province in zip(("00001", "00002"), provinces, strict=True)
    )
    case = case_of(centre, form="ADVICE")
    stands(case, person("Nguyễn Thị Đào", commune_id=here.pk))
    for name, commune in (("Gần", here), ("Xa", there), ("Không rõ", None)):
        practitioner(name, centre, "COLLABORATOR", commune=commune)
    rows = queries.appointable(head, case, ON)
    assert [(row.practitioner.full_name, row.near, row.needs_reason) for row in rows] == [
        ("Gần", Nearness.SAME_COMMUNE, False), ("Không rõ", Nearness.UNKNOWN, True), ("Xa", Nearness.ELSEWHERE, True),
    ]  # fmt: skip
    assert [row.distance for row in rows] == ["Cùng xã, phường", "Chưa rõ xa gần", "Ở nơi khác"]
    near = Practitioner.objects.get(full_name="Gần")
    assert actions.refuse_unless_appointable(near, case, on=AT, checked_by=head).result == "yes"


def test_who_lives_nearer_comes_first_among_equals_and_unknown_before_far(centre: Organisation, head: User) -> None:
    load()
    case = case_of(centre)
    communes = communes_on(date(2026, 3, 2), "96")
    stands(case, person("Nguyễn Thị Đào", commune_id=communes.get(full_name="Xã Đầm Dơi").pk))
    hanoi = Unit.objects.create(
        code="00001", full_name="Phường Ba Đình", kind="WARD", parent=Unit.objects.get(code="01")
    )
    homes = {
        "Tỉnh khác": hanoi, "Bạc Liêu": communes.get(full_name="Xã Hồng Dân"), "Chưa ghi": None,
        "Cà Mau": communes.get(full_name="Phường An Xuyên"), "Huyện cũ": communes.get(full_name="Xã Tân Thuận"),
        "Xã cũ": Unit.objects.get(full_name="Thị trấn Đầm Dơi"),
    }  # fmt: skip
    for name, home in homes.items():
        practitioner(name, centre, commune=home)
    with at_most(7):
        rows = queries.appointable(head, case, ON)
    assert [(row.practitioner.full_name, row.near) for row in rows] == [
        ("Xã cũ", Nearness.SAME_COMMUNE), ("Huyện cũ", Nearness.SAME_DISTRICT), ("Cà Mau", Nearness.SAME_PROVINCE),
        ("Chưa ghi", Nearness.UNKNOWN), ("Tỉnh khác", Nearness.ELSEWHERE), ("Bạc Liêu", Nearness.ELSEWHERE),
    ]  # fmt: skip


def test_leave_asks_for_a_reason(centre: Organisation, head: User) -> None:
    who, case = practitioner("Trần Văn Khải", centre), case_of(centre)
    Leave.objects.create(practitioner=who, kind="SICK", valid_from=ON, valid_to=date(2026, 11, 25))
    (row,) = queries.appointable(head, case, ON)
    assert (row.away_to, row.needs_reason) == (date(2026, 11, 25), True)
    assert queries.appointable(head, case, date(2026, 11, 25))[0].away_to is None
    with pytest.raises(actions.AppointmentNeedsReason, match="Đang vắng mặt trong ngày này"):
        actions.refuse_unless_appointable(who, case, on=AT, checked_by=head, reason=" ")
    found = actions.refuse_unless_appointable(who, case, on=AT, checked_by=head, reason="Chỉ mình anh nói tiếng Khmer")
    assert found.result == "ask"


def test_who_is_offered_bears_load_and_doubt(centre: Organisation, head: User) -> None:
    case = case_of(centre)
    good, doubtful = practitioner("An", centre), practitioner("Bình", centre, card_valid_from=None)
    practitioner("Bị thu hồi thẻ", centre, withdrawn_on=ON)
    assert queries.offered_practitioners(None, case) == []
    assert not all_nameable("practitioner", None, case, frozenset(Practitioner.objects.values_list("pk", flat=True)))
    assert queries.offered_practitioners(head, case) == [
        (good.pk, "An · Trợ giúp viên pháp lý · đang làm 0 vụ"),
        (doubtful.pk, "Bình · Trợ giúp viên pháp lý · đang làm 0 vụ · cần xem xét"),
    ]


def test_the_family_is_the_centre_and_its_branches(centre: Organisation, head: User) -> None:
    branch = office("CN1", parent=centre, kind=OrganisationKind.BRANCH)
    practitioner("Ở Trung tâm", centre)
    practitioner("Ở Chi nhánh", branch)
    practitioner("Ở nơi khác", office("XX"))
    assert names(queries.appointable(head, case_of(centre), ON)) == ["Ở Chi nhánh", "Ở Trung tâm"]
    branch_head = user("Trưởng", Role.BRANCH_HEAD, branch)
    assert names(queries.appointable(branch_head, case_of(branch), ON)) == ["Ở Chi nhánh", "Ở Trung tâm"]


def test_nobody_is_told_about_a_dossier_they_may_not_see(centre: Organisation) -> None:
    practitioner("An", centre)
    assert queries.appointable(user("Người lạ"), case_of(centre), ON) == []


def test_who_works_on_it_is_not_offered_again(centre: Organisation, head: User) -> None:
    case, who = case_of(centre), practitioner("An", centre)
    actions.engage(who, case, at=AT)
    assert queries.appointable(head, case, ON) == []


def opposing(centre: Organisation, case: Dossier, who: Practitioner, *, same: bool = True) -> tuple[Person, Person]:
    """`who` once helped Bình against Đào (or only Bình); now Đào asks for help against Bình."""
    there = dossier(centre)
    dao, binh = stands(case, "Nguyễn Thị Đào"), stands(case, "Trần Văn Bình", PartyRole.OPPOSING)
    stands(there, binh)
    if same:
        stands(there, dao, PartyRole.OPPOSING)
    actions.engage(who, there, at=AT)
    actions.close_engagements(there, at=AT)
    return dao, binh


@pytest.mark.parametrize(
    ("facts", "same", "verdict"),
    [
        ({"form": "LITIGATION", "field": "CIVIL"}, True, Verdict.BLOCK),
        ({"form": "LITIGATION", "field": "CRIMINAL"}, True, Verdict.BLOCK),
        ({"form": "ADVICE", "field": "CRIMINAL"}, True, Verdict.BLOCK),
        ({"form": "ADVICE", "field": "CIVIL"}, True, Verdict.AGREEMENT),
        ({"form": "REPRESENTATION", "field": "MARRIAGE_FAMILY"}, True, Verdict.AGREEMENT),
        ({"form": "ADVICE", "field": "LAND"}, True, Verdict.ASK),
        ({"form": "ADVICE", "field": ""}, True, Verdict.ASK),
        ({"form": "", "field": "CIVIL"}, True, Verdict.BLOCK),
        ({"form": "LITIGATION", "field": "CIVIL"}, False, Verdict.ASK),
    ],
)
def test_own_past_work_for_the_other_side(
    centre: Organisation, head: User, facts: dict[str, str], same: bool, verdict: Verdict
) -> None:
    case, who, other = case_of(centre, **facts), practitioner("An", centre), practitioner("Bình", centre)
    opposing(centre, case, who, same=same)
    rows = {row.practitioner: row for row in queries.appointable(head, case, ON)}
    assert rows[other].conflict.verdict is Verdict.CLEAR
    assert rows[who].conflict.verdict is verdict
    assert rows[who].blocked is (verdict is Verdict.BLOCK)
    assert "Luật TGPL, Điều 25 khoản 2 điểm a" in rows[who].articles
    found = queries.conflict_of(who, case)
    assert (found.verdict, found.finding) == (verdict, rows[who].conflict.finding)


def test_a_civil_matter_waits_for_both_written_agreements(centre: Organisation, head: User) -> None:
    case, who = case_of(centre, form="ADVICE"), practitioner("An", centre)
    sides = opposing(centre, case, who)
    with pytest.raises(actions.AgreementNotRecorded, match="hãy ghi sự đồng ý của hai bên"):
        actions.refuse_unless_appointable(who, case, on=AT, checked_by=head)
    assert actions.refuse_unless_appointable(who, case, on=AT, both_agreed=True, checked_by=head).result == "yes"
    for side in sides:
        record_consent(case, side, ConsentKind.BOTH_PARTIES, given_on=ON, by=head, at=AT)
    assert actions.refuse_unless_appointable(who, case, on=AT, checked_by=head).result == "yes"
    (row,) = queries.appointable(head, case, ON)
    assert (row.conflict.verdict, row.blocked, bool(row.against)) == (Verdict.WARN, False, True)


def test_agreement_taken_back_is_checked_at_once(centre: Organisation, head: User) -> None:
    case, who = case_of(centre, form="ADVICE"), practitioner("An", centre)
    given = [
        record_consent(case, side, ConsentKind.BOTH_PARTIES, given_on=ON, by=head, at=AT)
        for side in opposing(centre, case, who)
    ]
    given.append(record_consent(case, given[0].person, ConsentKind.DATA, given_on=ON, by=head, at=AT))
    actions.engage(who, case, at=AT)
    before = set(ConflictCheck.objects.values_list("pk", flat=True))
    for consent in given[::-2]:
        withdraw_consent(consent, on=ON, reason="Không tin nữa", by=head, at=AT)
    checked = ConflictCheck.objects.exclude(pk__in=before)
    assert list(checked.values_list("practitioner", "occasion", "verdict")) == [
        (who.pk, "WITHDRAWAL", Verdict.AGREEMENT.value)
    ]


def test_agreement_never_opens_litigation(centre: Organisation, head: User) -> None:
    case, who = case_of(centre), practitioner("An", centre)
    opposing(centre, case, who)
    with pytest.raises(actions.PractitionerNotAppointable, match="khoản 2 điểm a"):
        actions.refuse_unless_appointable(who, case, on=AT, both_agreed=True, checked_by=head, reason="Gấp")


def test_a_name_alone_asks_and_never_blocks(centre: Organisation, head: User) -> None:
    case, there, who = case_of(centre), dossier(centre), practitioner("An", centre)
    stands(case, "Trần Văn Bình", PartyRole.OPPOSING)
    stands(there, "Tran Van Binh")
    actions.engage(who, there, at=AT)
    (row,) = queries.appointable(head, case, ON)
    assert (row.conflict.verdict, row.blocked) == (Verdict.ASK, False)


def test_past_work_for_the_same_side_is_no_conflict(centre: Organisation, head: User) -> None:
    case, there, who = case_of(centre), dossier(centre), practitioner("An", centre)
    stands(there, stands(case, "Nguyễn Thị Đào"))
    actions.engage(who, there, at=AT)
    assert [(row.practitioner, row.conflict.verdict) for row in queries.appointable(head, case, ON)] == [
        (who, Verdict.CLEAR)
    ]


def test_appointable_takes_three_queries_for_any_number(
    centre: Organisation, head: User, django_assert_num_queries: Any
) -> None:
    assert head.standing
    case = case_of(centre)
    dao, binh = stands(case, "Nguyễn Thị Đào"), stands(case, "Trần Văn Bình", PartyRole.OPPOSING)
    for many in (1, 3, 300):
        for number in range(many):
            who = practitioner(f"Người {many} {number}", centre)
            if number < 5:
                there = dossier(centre)
                stands(there, binh)
                stands(there, dao, PartyRole.OPPOSING)
                actions.engage(who, there, at=AT)
        with django_assert_num_queries(3):
            rows = queries.appointable(head, case, ON)
            assert [row.against for row in rows if row.blocked]


def test_evidence_is_kept_and_never_changed(centre: Organisation, head: User) -> None:
    case, who = case_of(centre), practitioner("An", centre)
    opposing(centre, case, who)
    before = ConflictCheck.objects.count()
    found = actions.check_practitioner(who, case, "APPOINTMENT", by=head, at=AT)  # type: ignore[arg-type]
    kept = ConflictCheck.objects.get(practitioner=who)
    assert ConflictCheck.objects.count() == before + 1
    assert (kept.verdict, kept.basis, kept.hits, kept.checked_by) == ("BLOCK", "L11:25.2.a", 1, head)
    assert kept.found == [
        {
            "dossier": found.hits[0].dossier_id,
            "certain": True,
            "same_matter": True,
            "for_opponent": True,
            "against_us": True,
        }
    ]


def moments() -> list[datetime]:
    return [AT + timedelta(hours=number) for number in range(4)]


def spells(case: Dossier) -> list[tuple[str, int, int | None]]:
    rows = Engagement.objects.filter(dossier=case).select_related("practitioner").order_by("from_at", "pk")
    hours = {at: number for number, at in enumerate(moments())}
    return [(row.practitioner.full_name, hours[row.from_at], hours[row.to_at] if row.to_at else None) for row in rows]


def test_engagements_follow_acts_and_their_annulment(centre: Organisation) -> None:
    case, an, binh = case_of(centre), practitioner("An", centre), practitioner("Bình", centre)
    first, second, third, _ = moments()
    assert actions.engage(an, case, at=first) == actions.engage(an, case, at=second)
    actions.disengage(an, case, at=second, because="LEAVE")
    actions.engage(binh, case, at=second)
    actions.close_engagements(case, at=third)
    assert spells(case) == [("An", 0, 1), ("Bình", 1, 2)]
    actions.reopen_engagements(case, ended_at=third)
    assert spells(case) == [("An", 0, 1), ("Bình", 1, None)]
    actions.undo_engagements(case, since=second)
    assert spells(case) == [("An", 0, None)]
    actions.undo_engagements(case, since=first)
    assert spells(case) == []


def test_annulling_a_replacement_of_the_same_minute_keeps_the_first(centre: Organisation) -> None:
    case, an, binh = case_of(centre), practitioner("An", centre), practitioner("Bình", centre)
    actions.engage(an, case, at=AT)
    actions.disengage(an, case, at=AT, because="OTHER")
    actions.engage(binh, case, at=AT)
    actions.undo_engagements(case, since=AT)
    assert spells(case) == [("An", 0, None)]


def test_engaged_practitioner_at_a_moment(centre: Organisation) -> None:
    case, lam = case_of(centre), user("Lâm")
    an, binh = practitioner("An", centre), practitioner("Bình", centre, user=lam)
    first, second, third, last = moments()
    with pytest.raises(queries.NobodyEngaged, match="Lúc đó chưa có ai được cử"):
        queries.engaged_practitioner(case, lam, at=first)
    actions.engage(binh, case, at=first)
    actions.engage(an, case, at=second)
    actions.disengage(binh, case, at=third)
    assert queries.engaged_practitioner(case, lam, at=second) == binh
    assert queries.engaged_practitioner(case, None, at=second) == an
    assert queries.engaged_practitioner(case, lam, at=last) == an
