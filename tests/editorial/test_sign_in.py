"""At the door: who signs in, from where, how often wrong; sessions that end (R56, R214)."""

import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.db.utils import IntegrityError
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from editorial.models import SignInAttempt, SignInOutcome, User
from editorial.models.sign_in_attempt import EntryIsFinal
from editorial.roles import BOARD_HEAD, NETWORK_OPERATOR, WRITER
from editorial.security import attempts
from editorial.security.addresses import device, source_of
from editorial.security.passwords import PlainWordsValidator
from editorial.security.resets import send_reset
from editorial.security.retention import upkeep
from sites.tenancy import entered
from tests.factories import make_user

PASSWORD = "mat-khau-thu-nghiem-1"
EMAIL = "bien-tap@example.org"
DOOR = "/quan-tri/login/"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


def sign_in(client, password=PASSWORD, email=EMAIL, address="113.160.1.1"):
    return client.post(
        DOOR,
        {"username": email, "password": password, "next": "/quan-tri/"},
        headers={"x-forwarded-for": address, "user-agent": CHROME},
    )


def outcomes(organisation, **filters):
    with entered(organisation):
        rows = SignInAttempt.objects.filter(**filters).order_by("pk")
        return [row.action for row in rows]


def age(organisation, minutes):
    """Let everything have happened earlier."""
    with entered(organisation), upkeep(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE editorial_signinattempt SET timestamp = timestamp - %s",
            [timedelta(minutes=minutes)],
        )


def locked_out(response):
    return "Thử lại sau" in response.text and "mở khóa" in response.text


@pytest.fixture(autouse=True)
def quick_hashes(request):
    """Passwords need not be hard to guess here, except where the time is measured."""
    if "as_long" in request.node.name:
        yield
        return
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=quick):
        yield


@pytest.fixture
def writer(network):
    return make_user(network.commune, WRITER)


def test_r214_the_door_is_vietnamese_and_names_the_site(network, browse):
    page = browse(network.commune).get(DOOR).text
    assert "Đăng nhập – " in page
    assert "Mật khẩu" in page
    assert 'href="/"' in page
    words = page.partition("<body")[2].partition("</main>")[0]
    assert "Password" not in words
    assert "Wagtail" not in page.partition("<title>")[2].partition("</title>")[0]
    assert "Wagtail" not in words.partition("<main")[2]


def test_r214_last_sign_in_is_shown(network, browse, writer):
    client = browse(network.commune)
    sign_in(client)
    assert "Lần đăng nhập trước" not in client.get("/quan-tri/").text
    client.post("/quan-tri/logout/")
    sign_in(browse(network.commune), "sai", address="203.0.113.9")
    sign_in(client)
    home = client.get("/quan-tri/").text
    assert "Lần đăng nhập trước" in home
    assert "113.160.1.1 (Chrome, Windows)" in home
    assert "nhập sai mật khẩu 1 lần" in home


def test_r214_five_wrong_passwords_lock_the_account(network, browse, writer):
    for _ in range(settings.SIGN_IN_ACCOUNT_FAILURES):
        assert not locked_out(sign_in(browse(network.commune), "sai"))
    response = sign_in(browse(network.commune), address="203.0.113.9")
    assert locked_out(response)
    assert "15 phút" in response.text
    assert outcomes(network.commune) == ["wrong"] * 5 + ["locked"]
    age(network.commune, minutes=16)
    assert sign_in(browse(network.commune)).status_code == 302


def test_r214_refused_attempts_neither_lengthen_the_lock_nor_fill_the_log(network, browse, writer):
    for _ in range(5):
        sign_in(browse(network.commune), "sai")
    for _ in range(10):
        sign_in(browse(network.commune), "sai")
    assert outcomes(network.commune) == ["wrong"] * 5 + ["locked"]


def test_r214_an_unknown_account_is_treated_alike(network, browse, writer):
    known, unknown = (
        [sign_in(browse(network.commune), "sai", email) for _ in range(6)]
        for email in (EMAIL, "khong-ai@example.org")
    )
    # The typed address and the token differ, nothing else.
    assert [locked_out(each) for each in known] == [locked_out(each) for each in unknown]
    assert [each.status_code for each in known] == [each.status_code for each in unknown]
    with entered(network.commune):
        assert SignInAttempt.objects.filter(email="khong-ai@example.org", user=None).count() == 6


def test_r214_an_unknown_account_takes_as_long(network, browse, writer):
    def shortest(email):
        times = []
        for _ in range(4):
            start = time.perf_counter()
            sign_in(browse(network.commune), "sai", email)
            times.append(time.perf_counter() - start)
        return min(times)

    assert shortest("khong-ai@example.org") > shortest(EMAIL) / 2


@pytest.mark.parametrize(
    "email", ["BIEN-TAP@example.org", " bien-tap@example.org", "b\u0131en-tap@example.org"]
)
def test_r214_another_spelling_is_the_same_account(network, browse, writer, email):
    for _ in range(5):
        sign_in(browse(network.commune), "sai", email)
    assert locked_out(sign_in(browse(network.commune)))


def test_r214_one_address_trying_many_accounts_is_locked(network, browse, writer):
    for number in range(settings.SIGN_IN_ADDRESS_FAILURES):
        sign_in(browse(network.commune), "sai", f"ai-do-{number}@example.org")
    assert locked_out(sign_in(browse(network.commune)))
    assert sign_in(browse(network.commune), address="203.0.113.9").status_code == 302


def test_r214_one_ipv6_household_counts_once(network, browse, writer):
    for number in range(settings.SIGN_IN_ADDRESS_FAILURES):
        address = f"2001:db8::{number:x}"
        sign_in(browse(network.commune), "sai", f"ai-do-{number}@example.org", address)
    assert locked_out(sign_in(browse(network.commune), address="2001:db8::ffff"))


def test_r214_a_stranger_cannot_keep_an_editor_out_of_the_office(network, browse, writer):
    assert sign_in(browse(network.commune)).status_code == 302
    for _ in range(6):
        sign_in(browse(network.commune), "sai", address="203.0.113.9")
    assert locked_out(sign_in(browse(network.commune), address="203.0.113.9"))
    assert locked_out(sign_in(browse(network.commune), address="198.51.100.1"))
    assert sign_in(browse(network.commune)).status_code == 302
    for _ in range(5):
        sign_in(browse(network.commune), "sai")
    assert locked_out(sign_in(browse(network.commune)))


def test_r214_a_lock_of_one_organisation_is_none_of_another(network, browse, writer):
    make_user(network.department, WRITER)
    for number in range(settings.SIGN_IN_ADDRESS_FAILURES):
        email = EMAIL if number < 5 else f"ai-do-{number}@example.org"
        sign_in(browse(network.commune), "sai", email)
    assert locked_out(sign_in(browse(network.commune)))
    assert sign_in(browse(network.department)).status_code == 302
    assert outcomes(network.department) == ["success"]


def test_r214_attempts_at_the_same_moment_are_not_tried(network, browse, writer, monkeypatch):
    monkeypatch.setattr(attempts, "claim", lambda email: False)
    response = sign_in(browse(network.commune))
    assert response.status_code == 200
    assert "đang được xử lý" in response.text
    assert outcomes(network.commune) == []


def test_r214_an_account_is_claimed_by_one_connection(network):
    """Two real connections: the second does not get what the first holds."""
    with entered(network.commune):
        assert attempts.claim(EMAIL)
    got = []

    def other():
        with closing(connections["default"]), entered(network.commune):
            got.append(attempts.claim(EMAIL))
        with closing(connections["default"]), entered(network.department):
            got.append(attempts.claim(EMAIL))

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert got == [False, True]


def test_r214_the_board_head_removes_a_lock(network, browse, writer):
    make_user(network.commune, BOARD_HEAD, "truong-ban@example.org")
    head, other = browse(network.commune), browse(network.commune)
    sign_in(head, email="truong-ban@example.org", address="198.51.100.1")
    for _ in range(5):
        sign_in(other, "sai")
    assert locked_out(sign_in(other))
    assert EMAIL in head.get("/quan-tri/nhat-ky/").text
    head.post("/quan-tri/nhat-ky/mo-khoa/", {"email": EMAIL, "network": ""})
    assert sign_in(other).status_code == 302
    # A writer has no such right, nor a head for what is not locked.
    other.post("/quan-tri/nhat-ky/mo-khoa/", {"email": "truong-ban@example.org"})
    head.post("/quan-tri/nhat-ky/mo-khoa/", {"email": "khong-ai@example.org"})
    assert outcomes(network.commune, action="unlocked") == ["unlocked"]


def test_r214_the_board_head_removes_the_lock_of_a_network(network, browse, writer):
    make_user(network.commune, BOARD_HEAD, "truong-ban@example.org")
    head = browse(network.commune)
    sign_in(head, email="truong-ban@example.org", address="198.51.100.1")
    for number in range(settings.SIGN_IN_ADDRESS_FAILURES):
        sign_in(browse(network.commune), "sai", f"ai-do-{number}@example.org")
    head.post("/quan-tri/nhat-ky/mo-khoa/", {"email": "", "network": "113.160.1.1"})
    assert sign_in(browse(network.commune)).status_code == 302


@pytest.mark.parametrize(
    "email", ["a" * 2000 + "@example.org", "a\x00b@example.org", "\x00", "'; --", "😀" * 300]
)
def test_r214_hostile_addresses_are_kept_and_counted(network, browse, email):
    response = sign_in(browse(network.commune), "sai", email)
    assert response.status_code == 200
    with entered(network.commune):
        attempt = SignInAttempt.objects.get()
    assert attempt.action == SignInOutcome.WRONG
    assert len(attempt.email) <= 254
    assert "\x00" not in attempt.email


def test_r214_hostile_passwords(network, browse, writer):
    for password in ("x" * 100_000, "\x00" * 20, "😀" * 500):
        assert sign_in(browse(network.commune), password).status_code == 200
    assert outcomes(network.commune) == ["wrong"] * 3


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("127.0.0.1", "113.160.1.1", "113.160.1.1"),
        # What the client wrote itself stands first; the proxy's word stands last.
        ("127.0.0.1", "1.2.3.4, 113.160.1.1", "113.160.1.1"),
        ("127.0.0.1", "1.2.3.4, 113.160.1.1, 127.0.0.1", "113.160.1.1"),
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("127.0.0.1", "1.2.3.4, \x00", "127.0.0.1"),
        ("127.0.0.1", "9" * 100_000, "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:127.0.0.1", "::ffff:113.160.1.1", "113.160.1.1"),
        ("", "1.2.3.4", None),
        ("127.0.0.1", "fe80::1%eth0", "fe80::1"),
    ],
)
def test_r214_only_a_trusted_proxy_is_believed(remote, forwarded, address):
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert source_of(request).address == address


@given(st.text(max_size=200), st.text(max_size=200))
def test_r214_no_header_breaks_the_source(forwarded, agent):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded, HTTP_USER_AGENT=agent)
    source = source_of(request)
    assert source.address
    assert "\x00" not in source.agent
    assert device(agent)


def test_r214_entries_are_final(network, browse, writer):
    sign_in(browse(network.commune), "sai")
    with entered(network.commune):
        attempt = SignInAttempt.objects.get()
        for change in (
            attempt.save,
            attempt.delete,
            SignInAttempt.objects.all().delete,
            lambda: SignInAttempt.objects.update(email=""),
        ):
            with pytest.raises(EntryIsFinal):
                change()
        with pytest.raises(IntegrityError), connection.cursor() as cursor:
            cursor.execute("DELETE FROM editorial_signinattempt")


def test_r56_a_session_left_alone_ends(network, browse, writer, monkeypatch):
    client = browse(network.commune)
    sign_in(client)
    later = time.time() + settings.SESSION_IDLE.total_seconds() + 60
    monkeypatch.setattr(time, "time", lambda: later)
    response = client.get("/quan-tri/", follow=True)
    assert response.redirect_chain[-1][0].startswith(DOOR)
    assert "Bạn đã được đăng xuất" in response.text
    assert outcomes(network.commune) == ["success", "expired"]


def test_r56_a_busy_session_ends_after_its_day(network, browse, writer, monkeypatch):
    client, start = browse(network.commune), time.time()
    sign_in(client)
    for hour in range(1, 13):
        monkeypatch.setattr(time, "time", lambda hour=hour: start + hour * 3600 - 100)
        assert client.get("/quan-tri/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: start + 12 * 3600 + 100)
    assert client.get("/quan-tri/").status_code == 302


def test_r56_an_open_window_alone_is_nobody(network, browse, writer, monkeypatch):
    client, start = browse(network.commune), time.time()
    sign_in(client)
    monkeypatch.setattr(time, "time", lambda: start + 3600)
    client.post("/quan-tri/editing-sessions/ping/wagtailcore/page/1/1/")
    monkeypatch.setattr(time, "time", lambda: start + 7300)
    assert client.get("/quan-tri/").status_code == 302


def test_r56_all_other_sessions_end(network, browse, writer):
    here, there = browse(network.commune), browse(network.commune)
    sign_in(here)
    sign_in(there)
    page = here.get("/quan-tri/phien-dang-nhap/").text
    assert "113.160.1.1" in page
    assert "Chrome, Windows" in page
    assert here.post("/quan-tri/phien-dang-nhap/").status_code == 302
    assert here.get("/quan-tri/").status_code == 200
    assert there.get("/quan-tri/")["Location"].startswith(DOOR)


def test_r56_own_sign_ins_only(network, browse, writer):
    make_user(network.commune, BOARD_HEAD, "truong-ban@example.org")
    sign_in(browse(network.commune), email="truong-ban@example.org", address="198.51.100.77")
    make_user(network.department, WRITER)
    sign_in(browse(network.department), address="198.51.100.78")
    client = browse(network.commune)
    sign_in(client)
    page = client.get("/quan-tri/phien-dang-nhap/").text
    assert "198.51.100.7" not in page


def test_r56_sessions_end_with_the_password(network, browse, writer):
    client = browse(network.commune)
    sign_in(client)
    with entered(network.commune):
        writer.set_password("Ban-trang-no-tren-nui-2026")
        writer.save()
    assert client.get("/quan-tri/").status_code == 302


def test_r56_signing_out_is_kept(network, browse, writer):
    client = browse(network.commune)
    sign_in(client)
    client.post("/quan-tri/logout/")
    assert outcomes(network.commune) == ["success", "signed-out"]


def test_r214_a_new_password_is_asked_for_three_times(network, browse, writer):
    client = browse(network.commune)
    path = "/quan-tri/password_reset/"
    for email in (EMAIL, "khong-ai@example.org"):
        answers = [client.post(path, {"email": email}) for _ in range(4)]
        assert [each.status_code for each in answers] == [302, 302, 302, 200]
        assert "thử lại sau 60 phút" in answers[-1].text
    assert outcomes(network.commune) == ["reset"] * 6


def test_r214_the_mail_goes_to_the_account_of_this_organisation(network, writer):
    with entered(network.commune):
        send_reset.func(EMAIL)
        send_reset.func("khong-ai@example.org")
    with entered(network.department):
        send_reset.func(EMAIL)
    assert [each.to for each in mail.outbox] == [[EMAIL]]
    assert "/quan-tri/password_reset/confirm/" in mail.outbox[0].body
    assert "xa-03649" not in mail.outbox[0].body


@pytest.mark.parametrize(
    "password",
    ["MatKhau@SonLa2024", "matkhau123456", "sonla2024sonla", "M@tKh4u!S0nL4", "quantri.ubnd.2026",
     "Nguyễn Văn An 1985", "nguyenvanan1985"],
)  # fmt: skip
def test_r214_passwords_that_others_guess_first(network, password):
    user = User(email="an@example.org", last_name="Nguyễn Văn", first_name="An")
    with entered(network.commune), pytest.raises(ValidationError):
        PlainWordsValidator().validate(password, user)


@pytest.mark.parametrize(
    "password", ["Ban-trang-no-tren-nui-2026", "suối chảy qua cầu tre", "x" * 5000]
)
def test_r214_passwords_that_are_taken(network, password):
    with entered(network.commune):
        validate_password(password, User(email="an@example.org"))


def test_r214_the_name_of_the_organisation_is_no_password(network):
    with entered(network.commune), pytest.raises(ValidationError) as error:
        PlainWordsValidator().validate(network.commune.name + "2026!!")
    assert "tên cơ quan" in str(error.value)


def test_r214_the_second_door_leads_to_the_first(network, browse, writer):
    response = browse(network.commune).get("/_util/login/?next=/tin-tuc/")
    assert response["Location"] == "/quan-tri/login/?next=/tin-tuc/"


def test_r214_operator_signs_in_at_the_province_only(network, browse):
    make_user(network.province, NETWORK_OPERATOR)
    assert sign_in(browse(network.province)).status_code == 302
    assert sign_in(browse(network.commune)).status_code == 200
