"""How somebody can be reached without being put in danger."""

from diemtua.law.codes import N_, Code


class SafeContact(Code):
    """Cách liên hệ an toàn, chosen by the person; nothing else may be used."""

    ANY = "ANY", N_("Liên hệ bằng cách nào cũng được")
    CALL = "CALL", N_("Chỉ gọi điện")
    MESSAGE = "MESSAGE", N_("Chỉ nhắn tin")
    SAFE_HOURS = "SAFE_HOURS", N_("Chỉ gọi vào giờ đã hẹn")
    TRUSTED_PERSON = "TRUSTED_PERSON", N_("Chỉ qua người tin cậy")
    ACCOUNT_ONLY = "ACCOUNT_ONLY", N_("Chỉ qua trang tra cứu, không gọi, không nhắn tin")
    AT_OFFICE = "AT_OFFICE", N_("Chỉ gặp trực tiếp tại trụ sở")
