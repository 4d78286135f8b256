"""Who is entitled to legal aid: facts and dates in, one finding per category of Article 7 out."""

from diemtua.law.eligibility.assessment import AcceptedBeforeRequest, assess, overall
from diemtua.law.eligibility.facts import Facts, Lists, SpecialAreaList

__all__ = ["AcceptedBeforeRequest", "Facts", "Lists", "SpecialAreaList", "assess", "overall"]
