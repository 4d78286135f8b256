"""English pages keep the Vietnamese order of a date: one office, one way to write 05/03/2026."""

from diemtua.shared.ui.formats.vi.formats import *  # noqa: F403 - Django reads a language's formats off its module

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
