"""What follows from a withdrawn consent is said for every kind, with its article."""

from diemtua.law.consents import WITHDRAWN
from diemtua.law.vocabulary.consents import ConsentKind


def test_every_kind_of_consent_says_what_its_withdrawal_stops() -> None:
    assert list(WITHDRAWN) == list(ConsentKind)
    assert [kind for kind, after in WITHDRAWN.items() if not after.words.startswith("Từ ngày rút")] == []


def test_articles_behind_a_withdrawal_are_named() -> None:
    assert {kind: [each.text for each in after.cited] for kind, after in WITHDRAWN.items()} == {
        ConsentKind.DISCLOSURE: ["Luật TGPL, Điều 6 khoản 1 điểm c"],
        ConsentKind.DATA: [
            "Luật Bảo vệ dữ liệu cá nhân, Điều 4 khoản 1 điểm b", "Luật Bảo vệ dữ liệu cá nhân, Điều 10 khoản 1",
            "Luật TGPL, Điều 39",
        ],
        ConsentKind.BOTH_PARTIES: ["Luật TGPL, Điều 25 khoản 2 điểm a"],
        ConsentKind.LONGER_ADVICE: ["Luật TGPL, Điều 32 khoản 2"],
        ConsentKind.STORY: [
            "Luật TGPL, Điều 6 khoản 1 điểm c", "Luật Bảo vệ dữ liệu cá nhân, Điều 4 khoản 1 điểm b",
            "Luật Bảo vệ dữ liệu cá nhân, Điều 10 khoản 1",
        ],
    }  # fmt: skip
