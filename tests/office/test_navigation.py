"""Every page under /ho-so/ marks the item of the navigation in which its dossier lies."""

from uuid import UUID

import pytest

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import room_url
from diemtua.law import processes
from diemtua.law.process import Process
from diemtua.shared.ui import navigation

pytestmark = pytest.mark.django_db
UID = UUID(int=7)
ITEMS = {
    "council_decision": "Hội đồng",
    "council_document": "Hội đồng",
    "council_meeting": "Hội đồng",
    "council_report": "Hội đồng",
    "duty_roster": "Lịch trực tố tụng",
    "duty_swap": "Lịch trực tố tụng",
    "legal_aid_case": "Vụ việc",
    "online_hearing_plan": "Lịch phiên",
    "referral": "Giới thiệu",
}


def test_every_kind_of_dossier_lies_in_one_item(head: User) -> None:
    items = navigation.items_for(head)
    kinds = {
        each.kind
        for room in (getattr(processes, name) for name in processes.__all__)
        for each in vars(room).values()
        if isinstance(each, Process)
    }
    found = {kind: navigation.current(items, room_url(Dossier(kind=kind, uid=UID))) for kind in kinds}
    assert {kind: item and str(item.label) for kind, item in found.items()} == ITEMS
