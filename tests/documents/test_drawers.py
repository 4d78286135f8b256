"""The ways out that are neither PDF nor Word of our own: LibreOffice, pictures of codes."""

import zlib
from pathlib import Path

import pytest

from diemtua.documents.rendering.converter import word_to_pdf
from diemtua.documents.rendering.qr import png, svg


def test_conversion_without_the_program_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert word_to_pdf(b"PK") is None


def test_conversion_gives_what_the_program_wrote(fake_libreoffice: str) -> None:
    assert word_to_pdf(b"PKxyz") == b"%PDF-1.7 made of PK"


def test_conversion_that_fails_gives_nothing(fake_libreoffice: str) -> None:
    Path(fake_libreoffice).write_text("#!/bin/false\n")
    assert word_to_pdf(b"PK") is None


def test_code_as_a_picture_and_as_a_drawing_show_the_same_modules() -> None:
    picture, drawing = png("https://example.vn/x", scale=1), svg("https://example.vn/x")
    data = picture[picture.index(b"IDAT") + 4 : picture.index(b"IEND") - 8]
    raw = zlib.decompress(data)
    side = int.from_bytes(picture[16:20], "big")
    dark = {(x, y) for y in range(side) for x in range(side) if raw[y * (side + 1) + 1 + x] == 0}
    assert f'viewBox="0 0 {side} {side}"' in drawing
    assert drawing.count("h1v1h-1z") == len(dark)
    assert all(f"M{x} {y}h1" in drawing for x, y in dark)
