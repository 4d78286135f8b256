"""`diemtua plan import`."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diemtua.plans.models import Plan
from tests.plans.documents import EXAMPLE
from tests.plans.office import open_office


def run(*words: str) -> str:
    out = StringIO()
    call_command("plan", "import", *words, stdout=out)
    return out.getvalue()


def test_dry_run_needs_no_database_and_gives_json() -> None:
    said = json.loads(run(str(EXAMPLE), "--dry-run", "--json"))
    assert (said["metadata"]["number"], said["metadata"]["issued_on"]) == ("08/KH-MAU", "2023-06-15")
    assert [len([task for task in said["tasks"] if task["group"] == group["number"]]) for group in said["groups"]] == [
        1, 4, 2, 2, 3, 4,
    ]  # fmt: skip
    row = said["tasks"][13]
    assert (row["key"], row["number"], row["lead"], row["inherited"]) == (
        "VI.1b",
        None,
        "Sở Tư pháp",
        ["lead", "coordinating"],
    )
    assert {"kind", "where", "text", "said"} == set(said["findings"][0])


def test_dry_run_tells_people_what_was_understood() -> None:
    said = run(str(EXAMPLE), "--dry-run").splitlines()
    assert said[2] == "I. Làm mới cách truyền thông về trợ giúp pháp lý"
    assert [line for line in said if "nhiệm vụ, " in line] == ["6 nhóm, 16 nhiệm vụ, 34 trách nhiệm thường xuyên."]


@pytest.mark.django_db
def test_import_brings_the_plan_in_once_and_tells_what_changed(tmp_path: Path) -> None:
    planner = open_office().planner
    assert run(str(EXAMPLE), "--by", planner.username).splitlines()[-1] == "Đã nhập kế hoạch."
    assert run(str(EXAMPLE)).splitlines()[-1] == "Kế hoạch này đã có và không có gì khác."
    changed = tmp_path / "plan.txt"
    changed.write_text(EXAMPLE.read_text().replace("Trần Văn Mẫu", "Người Khác"))
    assert run(str(changed)).splitlines()[-1] == "  08/KH-MAU · signer: 'Trần Văn Mẫu' → 'Người Khác'"
    assert Plan.objects.get().signer == "Người Khác"


@pytest.mark.parametrize(("name", "content"), [("plan.pdf", "x"), ("absent.txt", None)])
def test_import_of_an_unreadable_file_says_so(tmp_path: Path, name: str, content: str | None) -> None:
    if content:
        (tmp_path / name).write_text(content)
    with pytest.raises(CommandError):
        run(str(tmp_path / name))


@pytest.mark.django_db
@pytest.mark.parametrize("words", [["--by", "nobody"]])
def test_import_by_somebody_unknown_is_refused(words: list[str]) -> None:
    with pytest.raises(CommandError):
        run(str(EXAMPLE), *words)
