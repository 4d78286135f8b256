"""QR codes without an imaging library: a drawing for PDF and the web, a small picture for Word."""

import struct
import zlib

import qrcode

QUIET = 4


def _matrix(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


def svg(text: str) -> str:
    """The code as an SVG document of one path, one unit per module."""
    cells = _matrix(text)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(cells) for x, dark in enumerate(row) if dark)
    size = len(cells)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def png(text: str, scale: int = 6) -> bytes:
    """The code as a grey PNG, `scale` pixels per module."""
    rows = [bytes(0 if dark else 255 for dark in row for _ in range(scale)) for row in _matrix(text)]
    raw = b"".join(b"\0" + row for row in rows for _ in range(scale))
    side = len(rows) * scale
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(raw, 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
