"""Which Centre acts: residence, place of the matter, or a request of the central authority (Article 26)."""

from dataclasses import dataclass

from diemtua.law.codes import N_, Code
from diemtua.law.findings import Finding, Reason


class Scope(Code):
    """Phạm vi thực hiện trợ giúp pháp lý."""

    WITHIN = "within", N_("Thuộc phạm vi của Trung tâm")
    TRANSFER = "transfer", N_("Chuyển đến tổ chức có thẩm quyền")
    ASK = "ask", N_("Cần xác định phạm vi")


class Place(Code):
    """Reasons about the scope."""

    LIVES_HERE = "LIVES_HERE", N_("Người được trợ giúp pháp lý đang cư trú tại địa phương.")
    HAPPENED_HERE = "HAPPENED_HERE", N_("Vụ việc xảy ra tại địa phương.")
    CENTRAL = "CENTRAL", N_("Cơ quan có thẩm quyền về trợ giúp pháp lý ở Trung ương yêu cầu.")
    PROCEEDINGS_HERE = (
        "PROCEEDINGS_HERE",
        N_("Vụ án đang được giải quyết tại địa phương: người có thẩm quyền xem có coi là xảy ra tại địa phương không."),
    )
    ELSEWHERE = "ELSEWHERE", N_("Không cư trú và vụ việc không xảy ra tại địa phương: Trung tâm chuyển yêu cầu giúp.")
    UNKNOWN = "UNKNOWN", N_("Chưa rõ nơi cư trú hoặc nơi xảy ra vụ việc.")


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where the person lives and where the matter happened, seen from one Centre; None is "not known".

    proceedings_here: an authority of the province deals with it, which the law does not name but a person weighs.
    """

    lives_here: bool | None = None
    happened_here: bool | None = None
    central_request: bool | None = False
    proceedings_here: bool = False


def centre_scope(where: Whereabouts) -> Finding:
    """Whether a Centre acts itself: any one of the three grounds is enough; proceedings here alone ask a person."""
    grounds = (
        (where.lives_here, Place.LIVES_HERE, "L11:26.1.a"),
        (where.happened_here, Place.HAPPENED_HERE, "L11:26.1.b"),
        (where.central_request, Place.CENTRAL, "L11:26.1.c"),
    )
    held = [(Reason(place), key) for answer, place, key in grounds if answer]
    if held:
        return Finding(None, Scope.WITHIN, tuple(reason for reason, _ in held), tuple(key for _, key in held))
    if where.proceedings_here:
        return Finding(None, Scope.ASK, (Reason(Place.PROCEEDINGS_HERE),), ("L11:26.1.b",))
    if any(answer is None for answer, _, _ in grounds):
        return Finding(None, Scope.ASK, (Reason(Place.UNKNOWN),), ("L11:26.1",))
    return Finding(None, Scope.TRANSFER, (Reason(Place.ELSEWHERE),), ("L11:26.1", "L11:35"))
