"""A referral as the paper its sender signs: drawn anew each time, for it stands in no book of ours."""

from typing import Any

from diemtua.documents.queries import letterhead
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import blanks, forms
from diemtua.documents.rendering.pdf import pdf
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
GAP = "…" * 12


def paper_of(referral: Referral) -> bytes:
    """The PDF of the form of its kind; what nobody told is left for the pen."""
    form = forms()[FORMS[ReferralKind(referral.kind)]]
    known = _known(referral)
    data: dict[str, Any] = {name: known[name] for name in (*form.needs, *form.may) if known.get(name)}
    data |= {name: _gap(name) for name in form.needs if name not in data}
    return pdf(compose(form, data))


def _gap(name: str) -> Any:
    return [GAP] if blanks()[name].kind in {"list", "rows"} else GAP


def information_sheet() -> bytes:
    """Form TTLT-01 as it is handed out."""
    return pdf(compose(forms()["TTLT-01"], {}, blank=True))


def _known(referral: Referral) -> dict[str, str]:
    told, sent = referral.told, referral.sent_at.astimezone(VIETNAM)
    return letterhead(referral.sender, sent.date()) | {
        "addressee": referral.dossier.office.name,
        "beneficiary_name": referral.full_name,
        "beneficiary_birth": told.get("born", ""),
        "beneficiary_address": told.get("address", ""),
        "beneficiary_phone": told.get("phone", ""),
        "beneficiary_group": told.get("group", ""),
        "beneficiary_role": referral.get_status_display(),
        "custody_place": told.get("custody", ""),
        "proceedings_case": told.get("matter", ""),
        "case_summary": told.get("matter", ""),
        "person_opinion": referral.get_opinion_display(),
        "explained_at": sent.isoformat(timespec="minutes"),
        "notified_at": sent.isoformat(timespec="minutes"),
        "contact": told.get("contact", ""),
        "explainer_name": told.get("contact", ""),
    }
