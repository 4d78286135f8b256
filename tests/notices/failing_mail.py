"""Mail servers that misbehave."""

import smtplib
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """Refuses everything with the error of the moment."""

    error: OSError = ConnectionRefusedError("no route to nguoi-nhan@example.vn")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise self.error


WAYS_TO_FAIL = [
    (ConnectionRefusedError("x"), "Không kết nối được với máy chủ thư."),
    (smtplib.SMTPRecipientsRefused({"nguoi-nhan@example.vn": (550, b"x")}), "Máy chủ thư từ chối địa chỉ người nhận."),
    (smtplib.SMTPAuthenticationError(535, b"x"), "Máy chủ thư không nhận tài khoản gửi."),
    (smtplib.SMTPDataError(554, b"x"), "Máy chủ thư trả lời lỗi 554."),
]
