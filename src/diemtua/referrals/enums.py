"""Codes of referrals: who may refer, who works on what came, and what a comparison of two registers found."""

from typing import Any

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.referrals import ReferralWay
from diemtua.law.vocabulary.roles import Role

REFERRERS = (Role.PROCEEDINGS_AUTHORITY, Role.COMMUNE)
"""Who sends from outside; each sees what their own body sent."""

AT_THE_CENTRE = (Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD, Role.PRACTITIONER)
"""Who works on what comes."""

AT_THE_DESK = (Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD)
"""Who deals with bodies for the office: is told of what comes, lays registers side by side, gives links."""

READERS = (*AT_THE_CENTRE, Role.DEPARTMENT, Role.AUDITOR)
"""Who may have a referral to read without having sent it."""

FOLLOWERS = (Role.COUNCIL_MEMBER, Role.DEPARTMENT, Role.AUDITOR)
"""Who follows how every body of the province refers: figures and clocks, no person."""

TOLD = ("born", "phone", "reach", "address", "group", "custody", "language", "matter", "number", "contact")
"""What is said of the person and the matter besides the name: questions whose answers stand sealed on the referral."""

BY_THEMSELVES = (ReferralWay.ACCOUNT, ReferralWay.LINK)
"""Ways in which a body itself types what it tells; else an officer of the Centre writes it down."""

RECEIVERS = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)


def works_inside(user: Any) -> bool:
    """Whether somebody works for the Centre or the Department, and not only for a body that sends people to it."""
    roles = {role for role, _ in user.standing.roles}
    return not roles or bool(roles - set(REFERRERS))


def follows_bodies(user: Any) -> bool:
    """Whether the board counts every body of the province for this reader, and not only what they were granted."""
    return bool(user.standing.holds_anywhere(*FOLLOWERS))


class Match(Code):
    """What became of one line when the authority's register was laid beside ours."""

    BOTH = "BOTH", N_("Có ở cả hai sổ")
    ONLY_THEIRS = "ONLY_THEIRS", N_("Chỉ có trong sổ của cơ quan: Trung tâm chưa nhận được")
    ONLY_OURS = "ONLY_OURS", N_("Chỉ có ở Trung tâm")


class Resolution(Code):
    """How a difference was settled."""

    MATCHED = "MATCHED", N_("Là cùng một trường hợp, ghi khác nhau")
    ENTERED = "ENTERED", N_("Đã nhập bổ sung giới thiệu bị sót")
    MISSED = "MISSED", N_("Đúng là bị sót, nay không cần nhập nữa")
    NOT_DUE = "NOT_DUE", N_("Không phải chuyển Trung tâm")
    THEIR_MISTAKE = "THEIR_MISTAKE", N_("Sổ của cơ quan ghi nhầm hoặc thiếu")
    OUR_MISTAKE = "OUR_MISTAKE", N_("Trung tâm ghi nhầm")


OF_OURS = (Resolution.MATCHED, Resolution.THEIR_MISTAKE, Resolution.OUR_MISTAKE)
"""How what only the Centre has may be settled: it did come."""

MISSED_INDEED = (Resolution.ENTERED, Resolution.MISSED)
"""Resolutions that confirm that a line of theirs never reached the Centre: the missed referrals that are counted."""
