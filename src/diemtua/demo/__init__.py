"""The demonstration: invented people and a year of a Centre's work."""
