import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client, TestCase

from diemtua.accounts.actions import SessionNotYours, end_all_sessions, end_session
from diemtua.accounts.enums import LoginOutcome
from diemtua.accounts.models import LoginEvent, User
from diemtua.accounts.templatetags.accounts import device
from diemtua.config.settings import CACHES
from tests.cast import HEAD, join

PASSWORD = "mot-mat-khau-dai-2026"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()


@pytest.fixture
def person() -> User:
    user = join(HEAD)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post("/dang-nhap/", {"login": "hoa", "password": password, "next": "/tai-khoan/", **more})


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def switch_on(client: Client) -> str:
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    secret = re.findall(r"<code>(\w+)</code>", client.get("/tai-khoan/lop-thu-hai/bat/").content.decode())[0]
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/tai-khoan/lop-thu-hai/bat/", {"code": code_for(secret)})
    return secret


def outcomes() -> list[str]:
    return list(LoginEvent.objects.order_by("pk").values_list("outcome", flat=True))


def test_sign_in_and_out_are_remembered(client: Client, person: User) -> None:
    assert sign_in(client).headers["Location"] == "/tai-khoan/"  # type: ignore[attr-defined]
    assert '<a href="/tai-khoan/">Lê Thị Hoa</a>' in client.get("/tai-khoan/").content.decode()
    client.post("/dang-xuat/")
    assert client.get("/tai-khoan/").headers["Location"] == "/dang-nhap/?next=/tai-khoan/"
    assert outcomes() == [LoginOutcome.SIGNED_IN, LoginOutcome.SIGNED_OUT]
    assert LoginEvent.objects.first().address == "127.0.0.1"  # type: ignore[union-attr]


def test_pages_of_somebody_signed_in_are_kept_nowhere(client: Client, person: User) -> None:
    assert "Cache-Control" not in client.get("/").headers
    sign_in(client)
    assert client.get("/tai-khoan/").headers["Cache-Control"] == "private, no-store"


def test_sign_in_with_a_wrong_password_is_refused_in_vietnamese(client: Client, person: User) -> None:
    answer: Any = sign_in(client, "sai")
    page = answer.content.decode()
    assert (answer.status_code, "<title>Lỗi: Đăng nhập" in page) == (422, True)
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại." in page
    event = LoginEvent.objects.get()
    assert (event.user, event.outcome) == (person, LoginOutcome.REFUSED)


def test_unknown_name_is_not_kept(client: Client, db: None) -> None:
    client.post("/dang-nhap/", {"login": "mat-khau-go-nham", "password": "x"})
    assert list(LoginEvent.objects.values_list("user", "username")) == [(None, "")]


def test_database_keeps_no_name_without_its_account(db: None) -> None:
    with pytest.raises(IntegrityError):
        LoginEvent.objects.create(username="mat-khau-go-nham", outcome=LoginOutcome.REFUSED, at=NOW)


def test_too_many_wrong_passwords_lock_the_door(client: Client, person: User) -> None:
    for _ in range(5):
        sign_in(client, "sai")
    page = sign_in(client).content.decode()  # type: ignore[attr-defined]
    assert "Đã nhập sai quá nhiều lần. Hãy đợi vài phút rồi thử lại." in page


def test_many_requests_from_one_machine_meet_a_page(client: Client, person: User) -> None:
    answers = [client.post("/dang-nhap/", {"login": f"u{n}", "password": "x"}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "Thao tác quá nhiều lần" in answers[-1].content.decode()


def test_stopped_account_cannot_enter(client: Client, person: User) -> None:
    person.is_active = False
    person.save()
    assert sign_in(client).headers["Location"] == "/tai-khoan/ngung/"  # type: ignore[attr-defined]
    assert "Tài khoản đã ngừng" in client.get("/tai-khoan/ngung/").content.decode()


def test_nobody_registers_alone(client: Client, db: None) -> None:
    assert client.get("/dang-ky/").status_code == client.post("/dang-ky/").status_code == 404
    assert "người quản trị" in client.get("/quen-mat-khau/").content.decode()


def test_second_factor_is_asked_and_sealed(client: Client, person: User) -> None:
    sign_in(client)
    secret = switch_on(client)
    stored = Authenticator.objects.get(user_id=person.pk, type="totp").data["secret"]
    assert secret not in stored
    codes = client.get("/tai-khoan/ma-du-phong/").content.decode()
    assert "Còn 10 trong 10 mã" in codes
    client.post("/dang-xuat/")
    cache.clear()
    assert sign_in(client).headers["Location"].startswith("/dang-nhap/ma-xac-thuc/")  # type: ignore[attr-defined]
    assert client.get("/tai-khoan/").status_code == 302
    wrong = client.post("/dang-nhap/ma-xac-thuc/", {"code": "000000"}).content.decode()
    assert "Mã chưa đúng hoặc đã hết hạn." in wrong
    recovery = re.findall(r"<code>(\w+)</code>", codes)[0]
    client.post("/dang-nhap/ma-xac-thuc/", {"code": recovery})
    assert client.get("/tai-khoan/").status_code == 200
    assert outcomes() == [
        LoginOutcome.SIGNED_IN, LoginOutcome.SECOND_FACTOR_ON, LoginOutcome.SIGNED_OUT, LoginOutcome.REFUSED,
        LoginOutcome.SIGNED_IN,
    ]  # fmt: skip


def test_identity_is_confirmed_by_code_too(client: Client, person: User) -> None:
    sign_in(client)
    secret = switch_on(client)
    page = client.get("/tai-khoan/xac-nhan/ma/").content.decode()
    assert ("Mã xác thực" in page, "Dùng mật khẩu" in page) == (True, True)
    cache.clear()
    answer = client.post("/tai-khoan/xac-nhan/ma/", {"code": code_for(secret), "next": "/tai-khoan/ma-du-phong/"})
    assert answer.headers["Location"] == "/tai-khoan/ma-du-phong/"


def test_second_factor_can_be_switched_off_and_codes_renewed(client: Client, person: User) -> None:
    sign_in(client)
    switch_on(client)
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/tai-khoan/ma-du-phong/tao/")
    assert client.get("/tai-khoan/ma-du-phong/tai-ve/").status_code == 200
    client.post("/tai-khoan/lop-thu-hai/tat/")
    assert not Authenticator.objects.filter(user_id=person.pk).exists()
    assert outcomes()[2:] == [LoginOutcome.RECOVERY_CODES_MADE, LoginOutcome.SECOND_FACTOR_OFF]


def test_second_factor_is_required_in_production(client: Client, person: User, settings: object) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    sign_in(client)
    assert client.get("/tai-khoan/").headers["Location"] == "/tai-khoan/lop-thu-hai/bat/"
    assert client.get("/tai-khoan/lop-thu-hai/").status_code == 200
    switch_on(client)
    assert client.get("/tai-khoan/").status_code == 200


def test_one_time_password_must_be_replaced_first(client: Client, person: User) -> None:
    person.must_change_password = True
    person.save()
    sign_in(client)
    assert client.get("/tai-khoan/").headers["Location"] == "/tai-khoan/mat-khau/"
    page = client.get("/tai-khoan/mat-khau/").content.decode()
    assert "Bạn vừa đăng nhập bằng mã dùng một lần." in page
    new = {"oldpassword": PASSWORD, "password1": "mat-khau-moi-cua-toi", "password2": "mat-khau-moi-cua-toi"}
    assert client.post("/tai-khoan/mat-khau/", new).headers["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200
    assert outcomes() == [LoginOutcome.SIGNED_IN, LoginOutcome.PASSWORD_CHANGED]


def test_password_form_speaks_vietnamese(client: Client, person: User) -> None:
    client.force_login(person)
    wrong = {"oldpassword": "sai", "password1": "mat-khau-moi-cua-toi", "password2": "mat-khau-khac-han"}
    page = client.post("/tai-khoan/mat-khau/", wrong).content.decode()
    assert "Mật khẩu hiện tại chưa đúng. Hãy nhập lại." in page
    assert "Hai lần nhập mật khẩu mới chưa giống nhau." in page


def test_sessions_are_listed_and_ended_one_by_one(person: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client)
    page = here.get("/tai-khoan/").content.decode()
    other = re.findall(r"/tai-khoan/phien/(\d+)/ket-thuc/", page)
    assert len(other) == 1
    assert here.post(f"/tai-khoan/phien/{other[0]}/ket-thuc/").status_code == 302
    assert there.get("/tai-khoan/").status_code == 302
    assert here.post(f"/tai-khoan/phien/{other[0]}/ket-thuc/").status_code == 404
    assert here.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8", ""),
    ],
)
def test_device_is_named_as_people_call_it(user_agent: str, words: str) -> None:
    assert device(user_agent) == words


def test_session_of_another_person_stays(person: User, stranger: User, client: Client) -> None:
    sign_in(client)
    session = person.usersession_set.get()  # type: ignore[attr-defined]
    with pytest.raises(SessionNotYours):
        end_session(stranger, session.pk, at=NOW)
    assert end_all_sessions(person) == 1
    assert client.get("/tai-khoan/").status_code == 302


def test_door_with_its_limiter_takes_few_queries(
    client: Client, person: User, settings: Any, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    # the cache an office runs with, not the quick one of the tests
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": tmp_path}}
    with django_assert_max_num_queries(30):
        sign_in(client)
    with django_assert_max_num_queries(30):
        client.post("/dang-xuat/")


def test_own_pages_hold_no_english_and_few_queries(
    client: Client, person: User, django_assert_max_num_queries: object
) -> None:
    sign_in(client)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/tai-khoan/")
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    addresses = [
        "/tai-khoan/", "/tai-khoan/mat-khau/", "/tai-khoan/phien/", "/tai-khoan/lop-thu-hai/",
        "/tai-khoan/lop-thu-hai/bat/", "/tai-khoan/xac-nhan/", "/dang-xuat/",
    ]  # fmt: skip
    english = re.compile(r"\b(password|sign in|sign out|account|code|submit|confirm|your|please|session)\b", re.I)
    for address in addresses:
        words = re.sub(r"<script.*?</script>|<[^>]+>", " ", client.get(address).content.decode(), flags=re.S)
        assert (address, english.findall(words)) == (address, [])


def test_whoever_is_led_to_sign_in_again_is_told_that_nothing_was_sent(client: Client, db: None) -> None:
    said = "điều bạn vừa gửi CHƯA được ghi"
    written = "/gioi-thieu/gui/thong-bao/?tu=1"
    page = client.post(
        "/gioi-thieu/gui/thong-bao/", {"full_name": "Lê Văn Bé"}, headers={"referer": f"http://testserver{written}"},
        follow=True,
    )  # fmt: skip
    assert page.redirect_chain == [("/dang-nhap/?next=/gioi-thieu/gui/thong-bao/%3Ftu%3D1", 302)]
    assert said in page.content.decode()
    assert said not in client.get("/gioi-thieu/gui/thong-bao/", follow=True).content.decode()


@pytest.mark.parametrize("before", ["", "https://noi-khac.example/trang/", "//noi-khac.example/trang/"])
def test_whoever_sent_from_no_page_of_ours_begins_with_today(client: Client, db: None, before: str) -> None:
    answer = client.post("/gioi-thieu/gui/thong-bao/", headers={"referer": before})
    assert answer["Location"] == "/dang-nhap/?next=/hom-nay/"
