"""Điểm Tựa: the management system of State legal aid in a Vietnamese province."""
