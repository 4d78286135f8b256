"""Calendar files read back by the library that calendar programs are tested against."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from diemtua.shared.ical import Appointment, calendar_file
from diemtua.shared.vietnamese import tidy

AT = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_calendar_is_read_back_in_universal_time() -> None:
    given = Appointment(
        "phien-7@diemtua", AT, AT + timedelta(hours=2), "Phiên tòa; TT.TGTT.88.2026, " + "dài " * 30, AT,
        place="Phòng xử án số 1, Tòa án", words="Dòng một\nDòng hai", url="https://example.vn/lich/", sequence=3,
    )  # fmt: skip
    [event] = Calendar.from_ical(calendar_file("Phiên tòa của tôi", [given])).walk("VEVENT")
    assert (event["uid"], event["summary"], event["location"]) == (given.uid, given.summary, given.place)
    assert (event["dtstart"].dt, event["dtend"].dt) == (
        datetime(2026, 11, 24, 1, 0, tzinfo=UTC), datetime(2026, 11, 24, 3, 0, tzinfo=UTC),
    )  # fmt: skip
    assert (event["description"], event["url"], event["sequence"]) == ("Dòng một\nDòng hai", given.url, 3)
    assert event["status"] == "CONFIRMED"


def test_cancelled_appointment_says_so_and_leaves_empty_fields_out() -> None:
    given = Appointment("a", AT, AT + timedelta(hours=1), "Phiên", AT, cancelled=True)
    calendar = Calendar.from_ical(calendar_file("Lịch", [given]))
    [event] = calendar.walk("VEVENT")
    assert (event["status"], "location" in event, calendar["x-wr-calname"]) == ("CANCELLED", False, "Lịch")


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r") | st.sampled_from('ệđ,;:\\\n"\u2028😀'), max_size=200)
)
def test_any_words_are_folded_by_octets_and_come_back(words: str) -> None:
    content = calendar_file(f"Lịch {words}", [Appointment("a", AT, AT, words, AT, place=words, words=words)])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    [event] = calendar.walk("VEVENT")
    assert (event["summary"], event.get("location", ""), event.get("description", "")) == (words, words, words)
    assert calendar["x-wr-calname"] == tidy(f"Lịch {words}")
