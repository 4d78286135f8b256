"""A document becomes rows, once, and again when it changed."""

from dataclasses import replace
from datetime import date

import pytest

from diemtua.accounts.actions import load
from diemtua.accounts.models import User
from diemtua.law.vocabulary.roles import Role
from diemtua.places import actions as places
from diemtua.plans import queries
from diemtua.plans.actions import Done, PlanCannotBeKnown, ReportFromTheFuture, import_plan, report_progress
from diemtua.plans.enums import TaskState
from diemtua.plans.models import Plan, Task, TaskBody, TaskReport
from diemtua.plans.reading import PlanRead
from tests.cast import PLANNER, join
from tests.plans.documents import EXAMPLE, OTHER, example_plan, read_text
from tests.plans.office import AT, import_example, open_office, user_with

pytestmark = pytest.mark.django_db


def test_import_makes_groups_tasks_duties_and_targets() -> None:
    imported = import_example(open_office())
    plan = imported.plan
    assert (imported.created, plan.number, plan.issued_on) == (True, "08/KH-MAU", date(2023, 6, 15))
    assert (plan.groups.count(), plan.tasks.count(), plan.targets.count(), plan.footnotes.count()) == (6, 16, 4, 1)
    assert [section.key for section in plan.sections.order_by("position")][2:4] == ["II.1", "II.2"]
    assert plan.duties.count() == len(example_plan().duties)
    assert plan.findings.count() == len(example_plan().findings)


def test_import_matches_bodies_as_of_the_day_of_issue() -> None:
    plan = import_example(open_office()).plan
    rows = TaskBody.objects.filter(task__plan=plan, task__key="IV.1").order_by("role", "position")
    assert [(row.text, getattr(row.organisation or row.body_group, "code", "")) for row in rows] == [
        ("Sở Lao động - Thương binh và Xã hội", "SLDTBXH"),
        ("Sở Nông nghiệp và Phát triển nông thôn", ""),
        ("Ban Dân tộc", "BDT"),
        ("Ủy ban nhân dân cấp huyện", "CAP-HUYEN"),
        ("các cơ quan, đơn vị có liên quan", "LQ"),
        ("Sở Tư pháp", "STP"),
    ]  # fmt: skip


def test_import_twice_changes_nothing() -> None:
    office = open_office()
    first = import_example(office)
    again = import_plan(example_plan(), by=None, at=AT)
    assert (again.plan, again.created, again.differences) == (first.plan, False, ())
    assert Plan.objects.get().imported_by == office.planner


def test_import_again_shows_what_differs_and_keeps_reports() -> None:
    office = open_office()
    plan = import_example(office).plan
    report(office.planner, plan, "I.1", TaskState.DONE)
    again = import_plan(changed_example(), by=office.planner, at=AT)
    told = [(one.where, one.field, one.after) for one in again.differences if one.where in {"I.1", "V.3", "VI.4"}]
    assert told == [
        ("I.1", "timing", "Quý I"),
        ("VI.4", "task", "Việc mới"),
        ("V.3", "task", ""),
    ]
    kept = Task.objects.get(plan=plan, key="I.1")
    assert (kept.timing, kept.state, kept.reports.count()) == ("Quý I", TaskState.DONE, 1)
    assert Task.objects.get(plan=plan, key="V.3").dropped_at == AT
    assert [row.task.key for row in queries.task_rows(office.planner, plan, date(2026, 3, 2))][-2:] == ["VI.3", "VI.4"]


def test_import_again_brings_back_a_dropped_task() -> None:
    office = open_office()
    plan = import_example(office).plan
    import_plan(changed_example(), by=office.planner, at=AT)
    import_plan(example_plan(), by=office.planner, at=AT)
    assert Task.objects.get(plan=plan, key="V.3").dropped_at is None


def test_import_notices_another_signer() -> None:
    office = open_office()
    import_example(office)
    read = example_plan()
    other = replace(read, metadata=replace(read.metadata, signer="Người khác"))
    assert [(one.field, one.before, one.after) for one in import_plan(other, by=None, at=AT).differences] == [
        ("signer", "Trần Văn Mẫu", "Người khác")
    ]


def changed_example() -> PlanRead:
    text = EXAMPLE.read_text()
    lines = [line for line in text.splitlines() if not line.startswith("| 3 | Hướng dẫn dùng công nghệ")]
    lines = [line.replace("| Thường xuyên | Chuyên mục", "| Quý I | Chuyên mục") for line in lines]
    lines.insert(-1, "| 4 | Việc mới | Sở Tư pháp | | Hằng năm | Báo cáo | |")
    return read_text("\n".join(lines))


@pytest.mark.parametrize("missing", ["Số: 45 /KH-UBND\n", "Tỉnh A, ngày 05 tháng 02 năm 2024\n"])
def test_import_without_number_or_date_is_refused(missing: str) -> None:
    read = read_text(OTHER.replace(missing, ""))
    with pytest.raises(PlanCannotBeKnown):
        import_plan(read, by=None, at=AT)
    assert queries.plan_of(read) is None


def test_plan_of_finds_the_plan_that_stands() -> None:
    plan = import_example(open_office()).plan
    assert queries.plan_of(example_plan()) == plan


def report(by: User, plan: Plan, key: str, state: TaskState, on: date = date(2026, 3, 1)) -> TaskReport:
    done = Done(state, on, "Đã làm")
    return report_progress(Task.objects.get(plan=plan, key=key), done, by=by, at=AT)


def test_report_moves_the_task_to_the_state_of_the_newest_day() -> None:
    office = open_office()
    plan = import_example(office).plan
    report(office.planner, plan, "II.1", TaskState.DONE, date(2026, 2, 1))
    late = report(office.planner, plan, "II.1", TaskState.UNDER_WAY, date(2026, 1, 1))
    assert late.task.state == TaskState.DONE
    task = queries.task_visible_to(office.planner, plan.pk, "II.1")
    assert [one.reported_on.month for one in queries.reports(office.planner, task)] == [2, 1]


def test_report_of_tomorrow_is_refused() -> None:
    office = open_office()
    plan = import_example(office).plan
    with pytest.raises(ReportFromTheFuture):
        report(office.planner, plan, "II.1", TaskState.DONE, date(2026, 3, 3))


def test_task_rows_name_who_bears_the_duty_today() -> None:
    office = open_office()
    plan = import_example(office).plan
    report(office.planner, plan, "IV.1", TaskState.UNDER_WAY)
    (row,) = queries.task_rows(office.planner, plan, date(2026, 3, 2), key="IV.1")
    assert [(one.text, one.bearers, one.matched, one.changed) for one in (*row.lead, *row.coordinating)] == [
        ("Sở Tư pháp", ("Sở Tư pháp",), True, False),
        ("Sở Lao động - Thương binh và Xã hội", ("Sở Nội vụ", "Sở Y tế"), True, True),
        ("Sở Nông nghiệp và Phát triển nông thôn", (), False, False),
        ("Ban Dân tộc", ("Sở Dân tộc và Tôn giáo",), True, True),
        ("Ủy ban nhân dân cấp huyện", ("Ủy ban nhân dân cấp xã",), True, True),
        ("các cơ quan, đơn vị có liên quan", ("Các cơ quan, đơn vị có liên quan",), True, False),
    ]
    assert (row.last_note, row.last_product, row.last_on) == ("Đã làm", "", date(2026, 3, 1))


def test_unmatched_bodies_are_listed_once() -> None:
    office = open_office()
    plan = import_example(office).plan
    listed = queries.unmatched_bodies(office.planner, plan)
    assert len(listed) == len(set(listed))
    assert [name for name in listed if name in {"Sở Tư pháp", "Sở Thông tin và Truyền thông"}] == [
        "Sở Thông tin và Truyền thông"
    ]


def test_duties_and_findings_follow_the_document() -> None:
    office = open_office()
    plan = import_example(office).plan
    rows = queries.duties(office.planner, plan, date(2026, 3, 2))
    assert [(duty.section, body.text) for duty, body in rows] == [
        (one.where, one.body) for one in example_plan().duties
    ]
    kinds = [finding.kind for finding in queries.findings(office.planner, plan)]
    assert kinds == [finding.kind.value for finding in example_plan().findings]


def test_plan_counts_its_tasks() -> None:
    office = open_office()
    plan = import_example(office).plan
    report(office.planner, plan, "II.1", TaskState.DONE)
    seen = queries.plan_visible_to(office.planner, plan.pk)
    assert (seen.task_count, seen.done_count) == (16, 1)
    rows = queries.task_rows(office.planner, plan, date(2026, 3, 2))
    assert queries.state_counts(rows) == {TaskState.NOT_STARTED: 15, TaskState.UNDER_WAY: 0, TaskState.DONE: 1}


def test_stranger_sees_no_plan() -> None:
    office = open_office()
    plan = import_example(office).plan
    stranger = user_with(Role.COMMUNE, office.department)
    task = Task.objects.get(plan=plan, key="I.1")
    assert list(queries.plans_visible_to(stranger)) == []
    assert queries.task_rows(stranger, plan, date(2026, 3, 2)) == []
    assert queries.unmatched_bodies(stranger, plan) == []
    assert queries.duties(stranger, plan, date(2026, 3, 2)) == []
    assert list(queries.findings(stranger, plan)) == []
    assert list(queries.reports(stranger, task)) == []
    with pytest.raises(Plan.DoesNotExist):
        queries.plan_visible_to(stranger, plan.pk)
    with pytest.raises(Task.DoesNotExist):
        queries.task_visible_to(stranger, plan.pk, "I.1")


def test_every_body_of_the_example_is_known_to_the_seed() -> None:
    places.load()
    load()
    planner = join(PLANNER)
    plan = import_plan(example_plan(), by=planner, at=AT).plan
    assert queries.unmatched_bodies(planner, plan) == []
    unknown = [duty.body for duty, body in queries.duties(planner, plan, date(2026, 3, 2)) if not body.matched]
    assert unknown == ["các cơ quan, tổ chức, cá nhân"]
