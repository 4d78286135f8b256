"""Rulebook: dated data an office may correct: calendar days, parameters, special areas, confirmed instruments."""
