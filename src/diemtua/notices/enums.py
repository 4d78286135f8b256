"""What is told to people, by which way, and how far it came."""

from diemtua.law.codes import N_, Code


class Event(Code):
    """What a notice is about. The outbox shows these words, never the notice itself."""

    REQUEST_RECEIVED = "REQUEST_RECEIVED", N_("Đã tiếp nhận yêu cầu")
    REQUEST_ANSWERED = "REQUEST_ANSWERED", N_("Đã trả lời yêu cầu")
    SUPPLEMENT_ASKED = "SUPPLEMENT_ASKED", N_("Đề nghị bổ sung giấy tờ")
    ASSIGNED = "ASSIGNED", N_("Được giao việc")
    REPLACED = "REPLACED", N_("Thay đổi người thực hiện")
    CASE_MOVED = "CASE_MOVED", N_("Vụ việc có thay đổi")
    DEADLINE_NEAR = "DEADLINE_NEAR", N_("Sắp đến hạn")
    DEADLINE_MISSED = "DEADLINE_MISSED", N_("Đã quá hạn")
    DEADLINE_MOVED = "DEADLINE_MOVED", N_("Thời hạn được tính lại")
    REFERRAL = "REFERRAL", N_("Giới thiệu, thông báo từ cơ quan khác")
    CHANGE_WISHED = "CHANGE_WISHED", N_("Người dân đề nghị thay đổi người thực hiện")
    PAPER_READY = "PAPER_READY", N_("Có văn bản mới")
    PLAN_TASK = "PLAN_TASK", N_("Nhiệm vụ kế hoạch")
    ACCOUNT = "ACCOUNT", N_("Tài khoản")
    URGENT = "URGENT", N_("Thông báo khẩn")
    HEARING_NEAR = "HEARING_NEAR", N_("Sắp đến phiên tòa, buổi làm việc")
    COUNCIL = "COUNCIL", N_("Hội đồng phối hợp liên ngành")
    OTHER = "OTHER", N_("Thông báo khác")


class Channel(Code):
    """How a notice travels."""

    IN_APP = "IN_APP", N_("Trong hệ thống")
    EMAIL = "EMAIL", N_("Thư điện tử")
    SMS = "SMS", N_("Tin nhắn SMS")
    ZALO = "ZALO", N_("Tin nhắn Zalo")


PHONE_CHANNELS = (Channel.SMS, Channel.ZALO)
"""Channels to a number. What travels there says nothing of anybody: only that something waits, and where."""


class DeliveryState(Code):
    """How far one delivery came."""

    QUEUED = "QUEUED", N_("Chờ gửi")
    SENDING = "SENDING", N_("Đang gửi")
    SENT = "SENT", N_("Đã gửi")
    FAILED = "FAILED", N_("Gửi lỗi, sẽ thử lại")
    GIVEN_UP = "GIVEN_UP", N_("Đã thôi thử")
    CANCELLED = "CANCELLED", N_("Đã hủy")


WAITING = (DeliveryState.QUEUED, DeliveryState.FAILED)
"""States from which a delivery is tried."""

CHANGEABLE = (*WAITING, DeliveryState.GIVEN_UP)
"""States in which an administrator may try again or cancel."""
