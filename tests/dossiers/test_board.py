"""What is due: late, soon, later, each with one click into the act that ends it; and the public's way in."""

from datetime import timedelta
from uuid import uuid4

import pytest

from diemtua.dossiers import board
from diemtua.dossiers.actions import erase
from diemtua.dossiers.board import due_for
from diemtua.dossiers.queries import act_slug, page_url
from diemtua.dossiers.queries.visible import dossier_by_code, dossier_by_uid
from tests.dossiers import process as p
from tests.dossiers.conftest import Office


def test_the_board_parts_what_is_late_soon_and_later(office: Office) -> None:
    held, slow = office.accepted(p.Speed.FAST), office.assigned()
    at = office.at + timedelta(hours=13)
    found = due_for(office.head, at)
    assert [(due.deadline.dossier, due.deadline.rule) for due in found.late] == [(held, "X02")]
    assert [(due.deadline.dossier, due.deadline.rule) for due in found.later] == [(slow, "X01")]
    assert (found.soon, found.more, found.empty) == ([], False, False)
    assert (found.late[0].act_url, found.late[0].act_label) == (
        f"{page_url(held)}{act_slug(p.PROCESS.rule('Finish'))}/",
        "Kết thúc",
    )
    soon = due_for(office.head, at - timedelta(hours=12)).soon
    assert [due.deadline.rule for due in soon] == ["X02"]


def test_mine_is_what_i_am_responsible_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.accepted()
    slow = office.assigned()
    mine = due_for(office.worker, office.at, mine_only=True)
    assert [(due.deadline.dossier, due.mine) for due in mine.later] == [(slow, True)]
    assert due_for(office.stranger, office.at).empty
    monkeypatch.setattr(board, "SHOWN", 1)
    assert due_for(office.head, office.at).more
    assert due_for(office.desk, office.at).later[0].act_url == ""


def test_a_citizen_finds_a_dossier_by_its_code_until_it_is_erased(office: Office) -> None:
    dossier = office.over()
    assert (dossier_by_code(dossier.tracking_code), dossier_by_uid(dossier.uid)) == (dossier, dossier)
    assert (dossier_by_code("K7QF3MVN92"), dossier_by_uid(uuid4())) == (None, None)
    erase(dossier, by=office.head, document="1", at=office.at)
    assert (dossier_by_code(dossier.tracking_code), dossier_by_uid(dossier.uid)) == (None, None)
