"""A form of an act is done on a room's own page, or says why not and can be sent again."""

from uuid import uuid4

from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from diemtua.accounts.models import User
from diemtua.dossiers.asking import ActForm, form_for
from diemtua.dossiers.doing import done
from diemtua.dossiers.models import Dossier
from tests.dossiers import process as p
from tests.dossiers.conftest import Office


def sent(by: User) -> HttpRequest:
    request = RequestFactory().post("/")
    request.user = by
    request._messages = CookieStorage(request)
    return request


def filled(dossier: Dossier, by: User) -> ActForm:
    """The form of an act that asks nothing, on the dossier as it stands now."""
    data = QueryDict(f"kernel_seen={dossier.version}&kernel_key={uuid4()}")
    form = form_for(p.PROCESS.rule("Extend"), by, dossier)(data)
    assert form.is_valid()
    return form


def test_form_is_done_and_says_so(office: Office) -> None:
    dossier, request = office.accepted(), sent(office.head)
    assert done(request, filled(dossier, office.head), dossier, office.at)
    assert dossier.entries.latest("version").act == "Extend"
    assert [str(each) for each in get_messages(request)] == ["Đã ghi: Gia hạn."]


def test_form_of_a_dossier_that_changed_meanwhile_can_be_sent_again(office: Office) -> None:
    dossier = office.accepted()
    form, request = filled(dossier, office.head), sent(office.head)
    office.act(p.Hurry(area=True), dossier, office.desk)
    assert not done(request, form, dossier, office.at)
    assert len(form.non_field_errors()) == 1
    again = type(form)(form.data)
    assert again.is_valid()
    assert done(request, again, dossier, office.at)
    assert [str(each) for each in get_messages(request)] == ["Đã ghi: Gia hạn."]


def test_refusal_is_said_on_the_form_and_nothing_is_written(office: Office) -> None:
    dossier, request = office.accepted(), sent(office.stranger)
    form, before = filled(dossier, office.stranger), dossier.version
    assert not done(request, form, dossier, office.at)
    dossier.refresh_from_db()
    assert (len(form.non_field_errors()), dossier.version, list(get_messages(request))) == (1, before, [])
