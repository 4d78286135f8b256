import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from diemtua.accounts.models import Organisation, User
from diemtua.people.enums import PartyRole
from diemtua.people.queries import search_people
from diemtua.shared.vietnamese import fold
from tests.people.builders import AT, dossier, person, stands, user
from tests.shared.test_vietnamese import names


def found(by: User, text: str) -> list[str]:
    return [row.full_name for row in search_people(by, text)]


def test_exact_marks_come_first(desk: User, centre: Organisation) -> None:
    case = dossier(centre)
    for name in ("Nguyễn Thị Đào", "Nguyễn Thị Đạo", "Nguyễn Thị Dao", "Nguyễn Thị Đào Tiên", "Lê Thị Đào", "Trần An"):
        stands(case, name)
    assert found(desk, "nguyễn thị đạo")[0] == "Nguyễn Thị Đạo"
    assert found(desk, "Nguyễn Thị Đào")[:2] == ["Nguyễn Thị Đào", "Nguyễn Thị Đào Tiên"]
    assert found(desk, "NGUYEN THI DAO") == [
        "Nguyễn Thị Dao", "Nguyễn Thị Đạo", "Nguyễn Thị Đào", "Nguyễn Thị Đào Tiên",
    ]  # fmt: skip
    assert found(desk, "đào, lê") == ["Lê Thị Đào"]


def test_other_names_begins_of_words_and_i_for_y(desk: User) -> None:
    person("Lý Mỹ Hạnh", other_names="Tư Xị", by=desk)
    person("Lê Thị Mỹ", by=desk)
    assert found(desk, "tu xi") == ["Lý Mỹ Hạnh"]
    assert found(desk, "li mi") == ["Lý Mỹ Hạnh"]
    assert found(desk, "my") == ["Lê Thị Mỹ", "Lý Mỹ Hạnh"]
    assert found(desk, "h") == ["Lý Mỹ Hạnh"]
    assert found(desk, "ạnh") == []
    assert found(desk, "Mỹ Hạ") == ["Lý Mỹ Hạnh"]
    assert found(desk, "100%") == found(desk, "  ") == []


@pytest.mark.parametrize("number", ["096150000123", "380 123 456", "+84 912 345 678", "0912.345.678"])
def test_whole_numbers_find_their_person(desk: User, number: str) -> None:
    person("A", by=desk, identity_new="096150000123", identity_old="380123456", phones=("0912345678",))
    person("B", by=desk, identity_new="096150000124")
    assert found(desk, number) == ["A"]
    assert found(desk, number[:-1]) == []


def test_search_asks_the_same_queries_for_any_number_of_people(
    desk: User, centre: Organisation, django_assert_num_queries: object
) -> None:
    case = dossier(centre)
    assert desk.standing
    for many in (1, 3, 300):
        for number in range(many):
            stands(case, f"Nguyễn Văn {many} {number}", PartyRole.RELATED)
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert len(search_people(desk, "nguyen van")[:400]) >= many


class Ranking(TestCase):
    """Whatever the names: what was typed in full comes before what only resembles it."""

    @settings(max_examples=25)
    @given(st.lists(names, min_size=1, max_size=5))
    def test_a_name_typed_in_full_is_found_first(self, some: list[str]) -> None:
        made = user("Hoa")
        for name in some:
            person(name, by=made, at=AT)
        for name in some:
            first = search_people(made, name)[0]
            assert first.folded == fold(name)
