"""The invitation of a meeting that is put off: the old paper holds no more, the new one names it."""

from datetime import timedelta

import pytest

from diemtua.accounts.models import User
from diemtua.documents.actions import PaperNotDraft, number_paper
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, listed_papers, paper_docx, paper_pdf
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries.journal import last_standing
from diemtua.law.processes.council import CancelMeeting, InviteMembers, PostponeMeeting
from tests.cases.asking import at_most, browser
from tests.cases.conftest import Do
from tests.council.conftest import MEETING_AT, PLANNED_AT

pytestmark = pytest.mark.django_db
PUT_OFF = PostponeMeeting(starts_at=MEETING_AT + timedelta(days=7), reason="Trùng lịch")


def invitations() -> list[Paper]:
    return list(Paper.objects.filter(form="HD-GM").select_related("dossier__office").order_by("pk"))


def words(dossier: Dossier, user: User) -> list[tuple[str, bool]]:
    """State and whether it is in force, of every paper as its list shows it."""
    return [(row.paper.state_words(PLANNED_AT.date()), row.in_force) for row in listed_papers(user, dossier)]


def test_numbered_invitation_is_replaced_by_one_that_names_it(invited: Dossier, do: Do, evaluator: User) -> None:
    first = number_paper(invitations()[0], by=evaluator, at=PLANNED_AT)
    do(PUT_OFF, invited, evaluator, PLANNED_AT)
    assert words(invited, evaluator) == [("Không còn hiệu lực", False)]
    do(InviteMembers(), invited, evaluator, PLANNED_AT)
    second = number_paper(invitations()[1], by=evaluator, at=PLANNED_AT)
    replaced = f"Giấy mời số {first.number}/GM-HĐPH ngày {PLANNED_AT:%d/%m/%Y}"
    assert frozen(second)[0]["invitation_replaces"] == replaced
    assert frozen(second)[1].blocks[0].text == f"Giấy mời này thay {replaced}."
    assert words(invited, evaluator) == [("Đã vào số", True), ("Không còn hiệu lực", False)]
    old = invitations()[0]
    assert (frozen(old)[1].void, frozen(old)[1].stamp) == (
        f"VĂN BẢN KHÔNG CÒN HIỆU LỰC từ ngày {PLANNED_AT:%d/%m/%Y} (Dời cuộc họp)",
        f"HẾT HIỆU LỰC TỪ {PLANNED_AT:%d/%m/%Y}",
    )
    pdf = paper_pdf(old)
    assert pdf is not None
    assert (pdf[:4], paper_docx(old)[:2]) == (b"%PDF", b"PK")


def test_draft_of_a_meeting_put_off_is_withdrawn_and_takes_no_number(invited: Dossier, do: Do, evaluator: User) -> None:
    do(PUT_OFF, invited, evaluator, PLANNED_AT)
    [draft] = invitations()
    assert (draft.state_words(PLANNED_AT.date()), draft.tone, draft.stands) == ("Dự thảo đã rút", "amber", False)
    with pytest.raises(PaperNotDraft):
        number_paper(draft, by=evaluator, at=PLANNED_AT)
    do(InviteMembers(), invited, evaluator, PLANNED_AT)
    assert "invitation_replaces" not in frozen(invitations()[1])[0]


def test_cancelled_meeting_leaves_no_invitation_in_force(invited: Dossier, do: Do, evaluator: User) -> None:
    number_paper(invitations()[0], by=evaluator, at=PLANNED_AT)
    do(CancelMeeting(reason="Bận"), invited, evaluator, PLANNED_AT)
    assert words(invited, evaluator) == [("Không còn hiệu lực", False)]


def test_invitation_stands_again_when_the_change_was_a_mistake(invited: Dossier, do: Do, evaluator: User) -> None:
    number_paper(invitations()[0], by=evaluator, at=PLANNED_AT)
    do(PUT_OFF, invited, evaluator, PLANNED_AT)
    entry = last_standing(invited)
    assert entry is not None
    annul(entry, by=evaluator, reason="Ghi nhầm", at=PLANNED_AT)
    assert words(invited, evaluator) == [("Đã vào số", True)]


def test_page_of_the_old_paper_leads_to_the_one_in_force(invited: Dossier, do: Do, evaluator: User) -> None:
    number_paper(invitations()[0], by=evaluator, at=PLANNED_AT)
    do(PUT_OFF, invited, evaluator, PLANNED_AT)
    page, client = f"/van-ban/{invitations()[0].uid}/", browser(evaluator)
    alone = client.get(page).text
    do(InviteMembers(), invited, evaluator, PLANNED_AT)
    newer = number_paper(invitations()[1], by=evaluator, at=PLANNED_AT)
    with at_most(12):
        replaced = client.get(page).text
    said = ("(Dời cuộc họp)", "Bản đang có hiệu lực: số 02", f"/van-ban/{newer.uid}/")
    assert [each in alone for each in said] == [True, False, False]
    assert [each in replaced for each in said] == [True, True, True]
    with at_most(12):
        meeting = client.get(f"/hoi-dong/cuoc-hop/{invited.uid}/").text
    assert ("Bản đang có hiệu lực" in meeting, "Không còn hiệu lực" in meeting) == (True, True)
