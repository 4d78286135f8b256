"""What is said in the Council may speak of somebody's case: nobody reads it in the database."""

import pytest

from diemtua.council.models import Decision, Meeting, Report
from tests.cases.test_erasure import tables_with
from tests.rows import a_row

pytestmark = pytest.mark.django_db
SAID = "Vụ cháu Lê Văn Bé ở Tân Thuận"


def test_words_of_meetings_decisions_and_reports_stand_sealed() -> None:
    words = {
        Meeting: ("guests", "guests_present", "opinions", "conclusions"), Decision: ("result",),
        Report: ("results", "difficulties", "proposals"),
    }  # fmt: skip
    rows = {model: a_row(model, {}, **dict.fromkeys(names, SAID)) for model, names in words.items()}
    assert tables_with(SAID) == []
    for model, names in words.items():
        again = model.objects.get(pk=rows[model].pk)
        assert {getattr(again, name) for name in names} == {SAID}
