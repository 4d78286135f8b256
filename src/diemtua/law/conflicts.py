"""Conflict of interest (Law 11/2017, Article 25 clause 2 and Article 30 clause 3): hits in, one verdict out.

The rule looks at how a hit stands to the matter, never at who the other clients are.
"""

from collections.abc import Collection
from dataclasses import dataclass

from diemtua.law import parameters
from diemtua.law.codes import N_, Code
from diemtua.law.findings import Finding, Reason, distinct
from diemtua.law.vocabulary.aid import AidForm, LegalField


class Verdict(Code):
    """What a check says, from the mildest to the strictest."""

    CLEAR = "CLEAR", N_("Không có xung đột")
    WARN = "WARN", N_("Có điểm cần lưu ý")
    ASK = "ASK", N_("Cần người có thẩm quyền quyết định")
    AGREEMENT = "AGREEMENT", N_("Cần thỏa thuận bằng văn bản của các bên")
    BLOCK = "BLOCK", N_("Phải từ chối thực hiện")


class HitBy(Code):
    """Whose work met an opposing party."""

    PRACTITIONER = "PRACTITIONER", N_("Người thực hiện")
    CENTRE = "CENTRE", N_("Người khác của Trung tâm")
    OTHER_ORGANISATION = "OTHER_ORGANISATION", N_("Tổ chức thực hiện trợ giúp pháp lý khác")


class Clash(Code):
    """Reasons of a check."""

    CLEAR = "CLEAR", N_("Không tìm thấy vụ việc nào có quyền lợi đối lập.")
    OPPOSING = "OPPOSING", N_("Người thực hiện đã hoặc đang trợ giúp bên có quyền lợi đối lập trong cùng vụ việc.")
    AGREED = "AGREED", N_("Các bên đã có thỏa thuận bằng văn bản trong vụ việc dân sự.")
    NO_AGREEMENT = "NO_AGREEMENT", N_("Vụ việc dân sự: chỉ được thực hiện khi các bên có thỏa thuận được ghi lại.")
    REFUSED = "REFUSED", N_("Các bên không thỏa thuận để một người trợ giúp cho cả hai bên.")
    FIELD_DOUBT = "FIELD_DOUBT", N_("Chưa rõ lĩnh vực này có được coi là lĩnh vực dân sự hay không.")
    OTHER_MATTER = "OTHER_MATTER", N_("Người thực hiện đã hoặc đang trợ giúp bên đối lập trong một vụ việc khác.")
    SAME_UNKNOWN = "SAME_UNKNOWN", N_("Chưa rõ có phải cùng một vụ việc hay không.")
    CENTRE = (
        "CENTRE",
        N_("Trung tâm đã hoặc đang trợ giúp bên đối lập: không cử cùng một người, giữ kín hai hồ sơ."),
    )
    TAKEN = "TAKEN", N_("Có thể tổ chức khác đang thụ lý vụ việc này: hãy hỏi lại trước khi thụ lý.")


@dataclass(frozen=True)
class Hit:
    """Past or present work for a party opposed to the one who asks, or of another organisation for the same person.

    same_matter: None while nobody has said. agreed: whether both parties' recorded agreement is in the file.
    certain: an identity matched; a name alone never blocks anybody.
    """

    by: HitBy
    same_matter: bool | None = None
    agreed: bool | None = None
    certain: bool = True


def check_conflict(form: AidForm, legal_field: LegalField | None, hits: Collection[Hit]) -> Finding:
    """The strictest verdict over all hits, with the reasons of each. Without hits the verdict is CLEAR."""
    judged = [_judge(form, legal_field, hit) for hit in hits]
    if not judged:
        return Finding(form, Verdict.CLEAR, (Reason(Clash.CLEAR),), (_basis(),))
    order = list(Verdict)
    strictest = max((verdict for verdict, *_ in judged), key=order.index)
    reasons = distinct(Reason(clash) for _, clashes, _ in judged for clash in clashes)
    return Finding(form, strictest, reasons, distinct(basis for *_, basis in judged))


_Judged = tuple[Verdict, tuple[Clash, ...], str]


def _basis() -> str:
    basis: str = parameters.load("practitioners")["conflict"]["basis"]
    return basis


def _judge(form: AidForm, legal_field: LegalField | None, hit: Hit) -> _Judged:
    if hit.by is HitBy.OTHER_ORGANISATION:
        return (Verdict.WARN if hit.same_matter is False else Verdict.ASK), (Clash.TAKEN,), "L11:30.3.d"
    if hit.by is HitBy.CENTRE:
        return Verdict.WARN, (Clash.CENTRE,), "L11:25.2.b"
    if hit.same_matter is False:
        return Verdict.WARN, (Clash.OTHER_MATTER,), "L11:25.2.b"
    if hit.same_matter is None or not hit.certain:
        return Verdict.ASK, (Clash.SAME_UNKNOWN,), _basis()
    return _same_matter(form, legal_field, hit.agreed)


def _same_matter(form: AidForm, legal_field: LegalField | None, agreed: bool | None) -> _Judged:
    """Article 25 clause 2 point a; its exception is for advice and representation in civil matters only."""
    if form is AidForm.LITIGATION or agreed is False:
        refused = () if form is AidForm.LITIGATION else (Clash.REFUSED,)
        return Verdict.BLOCK, (Clash.OPPOSING, *refused), _basis()
    rule = parameters.load("practitioners")["conflict"]
    if legal_field in rule["civil"]:
        if agreed:
            return Verdict.WARN, (Clash.OPPOSING, Clash.AGREED), _basis()
        return Verdict.AGREEMENT, (Clash.OPPOSING, Clash.NO_AGREEMENT), _basis()
    if legal_field is None or legal_field in rule["doubtful"]:
        return Verdict.ASK, (Clash.OPPOSING, Clash.FIELD_DOUBT), _basis()
    return Verdict.BLOCK, (Clash.OPPOSING,), _basis()
