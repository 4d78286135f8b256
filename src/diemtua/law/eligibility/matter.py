"""Which fields of law are helped with, and what a later loss of entitlement changes: nothing."""

from datetime import date

from diemtua.law import parameters
from diemtua.law.codes import N_, Code
from diemtua.law.eligibility.categories import is_confirmed, unconfirmed
from diemtua.law.findings import Finding, Reason, Result
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.grounds import DiscontinuationGround


class Matter(Code):
    """Reasons about a matter."""

    COVERED = "COVERED", N_("Lĩnh vực pháp luật này được trợ giúp pháp lý.")
    EXCLUDED = "EXCLUDED", N_("Luật hiện hành không trợ giúp pháp lý trong lĩnh vực kinh doanh, thương mại.")
    MAY_CHANGE = "MAY_CHANGE", N_("Quy định về lĩnh vực này có thể đã thay đổi: người có thẩm quyền quyết định.")
    FIELD_UNKNOWN = "FIELD_UNKNOWN", N_("Chưa rõ vụ việc thuộc lĩnh vực pháp luật nào.")
    GOES_ON = (
        "GOES_ON",
        N_("Không còn thuộc diện sau khi thụ lý: vụ việc vẫn được tiếp tục đến khi kết thúc."),
    )
    LOOK_AT_ACCEPTANCE = (
        "LOOK_AT_ACCEPTANCE",
        N_("Cần xem lại lúc thụ lý có thuộc diện được trợ giúp hay không."),
    )


def field_covered(field: LegalField | None, on: date) -> Finding:
    """Whether a field of law may be helped with on a day; None is "not known yet"."""
    table = parameters.load("eligibility")["fields"]
    basis = tuple(table["basis"])
    if field is None:
        return Finding(None, Result.ASK, (Reason(Matter.FIELD_UNKNOWN),), basis)
    if field not in table["excluded"]:
        return Finding(field, Result.YES, (Reason(Matter.COVERED),), basis)
    if is_confirmed(on):
        return Finding(field, Result.NO, (Reason(Matter.EXCLUDED),), basis)
    return Finding(field, Result.ASK, (Reason(Matter.MAY_CHANGE),), basis + unconfirmed().basis, confirmed="no")


def may_end_for_lost_entitlement(*, entitled_at_acceptance: bool | None) -> Finding:
    """Whether a running case may be discontinued because its person no longer fits Article 7: never by itself.

    Only where nobody knows that the person was entitled at acceptance does a person look again.
    """
    subject, basis = DiscontinuationGround.D1, ("L11:37.3",)
    if entitled_at_acceptance:
        return Finding(subject, Result.NO, (Reason(Matter.GOES_ON),), basis)
    return Finding(subject, Result.ASK, (Reason(Matter.LOOK_AT_ACCEPTANCE),), (*basis, "L11:37.1.a"))
