"""A referral as the paper its sender signs: drawn anew each time, for it stands in no book of ours."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from diemtua.accounts.models import Organisation
from diemtua.documents.queries import letterhead
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import blanks, forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.law.citations import formal
from diemtua.law.eligibility.categories import applied_on, is_confirmed
from diemtua.law.referrals import is_named
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM

FORMS = {
    ReferralKind.RIGHT_EXPLAINED: "TTLT-02",
    ReferralKind.NOTICE: "TTLT-03",
    ReferralKind.INFORMATION: "TTLT-04",
    ReferralKind.DEFENCE_APPOINTMENT: "TTLT-03",
    ReferralKind.COMMUNE_INTRODUCTION: "TT12-13",
    ReferralKind.OTHER_BODY: "TT12-13",
}
# who signs for a body that sends: the name is for the pen, for nobody told us who holds the office
SIGNS = {
    OrganisationKind.COMMUNE: "Chủ tịch",
    OrganisationKind.COURT: "Chánh án",
    OrganisationKind.PROCURACY: "Viện trưởng",
    OrganisationKind.ASSOCIATION: "Người đứng đầu",
}
GAP = "…" * 12
NEEDY = "có khó khăn về tài chính"
NOT_SURE = "Chưa rõ mình thuộc diện nào và muốn được giải thích thêm"
NOT_READ = (
    "Điều 7 đã được sửa đổi; các diện trên ghi theo quy định trước đó. Ai chưa thấy mình trong các diện này vẫn nên "
    "hỏi Trung tâm trợ giúp pháp lý nhà nước."
)


def paper_of(referral: Referral, told: Mapping[str, str]) -> bytes:
    """The PDF of the form of its kind; what nobody told is left for the pen. told: the words its reader may see."""
    form = forms()[FORMS[ReferralKind(referral.kind)]]
    known = _known(referral, told)
    data: dict[str, Any] = {name: known[name] for name in (*form.needs, *form.may) if known.get(name)}
    data |= {name: _gap(name) for name in form.needs if name not in data}
    return pdf(compose(form, data))


def _gap(name: str) -> Any:
    return [GAP] if blanks()[name].kind in {"list", "rows"} else GAP


def information_sheet(on: date, offices: Iterable[Organisation]) -> bytes:
    """Form TTLT-01 as it is handed out on a day, with the offices where one asks."""
    contact = "; ".join(", ".join(filter(None, (each.name, each.address, each.phone))) for each in offices)
    return pdf(compose(forms()["TTLT-01"], sheet_data(on) | {"contact": contact}, blank=True))


def sheet_data(on: date) -> dict[str, Any]:
    """What the sheet of a day says of Article 7: every group by the words of the law, and what was not read yet."""
    groups = [f"{each.code.label}, {NEEDY}" if each.hardship else each.code.label for each in applied_on(on)]
    return {"entitled_groups": [*groups, NOT_SURE], "groups_unread": "" if is_confirmed(on) else NOT_READ}


def grounds(kind: ReferralKind, status: ProceduralStatus | None) -> tuple[str, ...]:
    """The articles a paper rests on. Điều 31 khoản 3 is of those it names."""
    found = {
        ReferralKind.INFORMATION: ("TTLT10:7.2",),
        ReferralKind.DEFENCE_APPOINTMENT: ("TTLT10:7.3",),
        ReferralKind.COMMUNE_INTRODUCTION: ("L11:42", "TT12:17a"),
        ReferralKind.OTHER_BODY: ("L11:42",),
    }
    return found.get(kind, ("L11:31.3", "TTLT10:7.2") if is_named(status) else ("TTLT10:7.2",))


def _moment(at: datetime | None) -> str:
    return at.astimezone(VIETNAM).isoformat(timespec="minutes") if at else ""


def _head_of(sender: Organisation, on: date) -> dict[str, str]:
    """How a body's own paper begins and who signs it: it is no office of the Centre."""
    kind = OrganisationKind(sender.kind)
    found = letterhead(sender, on, with_head=False) | {"signer_position": SIGNS.get(kind, "Thủ trưởng")}
    # our code of a commune ends in its number; its papers bear the body alone
    return found | ({"issuer_symbol": "UBND"} if kind is OrganisationKind.COMMUNE else {})


def _known(referral: Referral, told: Mapping[str, str]) -> dict[str, str]:
    sent, kind = referral.sent_at.astimezone(VIETNAM), ReferralKind(referral.kind)
    status = ProceduralStatus(referral.status) if referral.status else None
    matter = told.get("matter", "").rstrip(" .;,")
    return _head_of(referral.sender, sent.date()) | {
        "addressee": referral.dossier.office.name,
        "legal_ground": " và ".join(formal(key) for key in grounds(kind, status)),
        "appointed_defence": "Có" if kind is ReferralKind.DEFENCE_APPOINTMENT else "",
        "person_asked_at": _moment(referral.asked_at),
        "phoned_at": _moment(referral.phoned_at),
        "beneficiary_name": referral.full_name,
        "beneficiary_birth": told.get("born", ""),
        "beneficiary_address": told.get("address", ""),
        "beneficiary_phone": told.get("phone", ""),
        "beneficiary_group": told.get("group", ""),
        "beneficiary_role": referral.get_status_display(),
        "custody_place": told.get("custody", ""),
        "proceedings_case": matter,
        "case_summary": told.get("matter", ""),
        "person_opinion": referral.get_opinion_display(),
        "explained_at": _moment(sent),
        "notified_at": _moment(sent),
        "contact": told.get("contact", ""),
        "explainer_name": told.get("contact", ""),
    }
