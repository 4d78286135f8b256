from io import BytesIO

import pytest

from diemtua.command.backup.sealing import PIECE, SealingWriter, WrongKeyOrDamaged, opened

KEY, OTHER = b"k" * 32, b"o" * 32


def sealed(data: bytes) -> bytes:
    target = BytesIO()
    writer = SealingWriter(target, KEY)
    for start in range(0, len(data), 100_000):
        writer.write(data[start : start + 100_000])
    writer.close()
    return target.getvalue()


def read(data: bytes, key: bytes = KEY) -> bytes:
    return b"".join(opened(BytesIO(data), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_stream_opens_to_what_was_written(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    assert read(sealed(data[:size])) == data[:size]


def test_stream_does_not_open_with_another_key() -> None:
    with pytest.raises(WrongKeyOrDamaged):
        read(sealed(b"abc"), OTHER)


def test_stream_with_its_last_piece_cut_does_not_open() -> None:
    data = sealed(b"x" * (2 * PIECE + 5))
    with pytest.raises(WrongKeyOrDamaged):
        read(data[: 16 + 2 * (4 + PIECE + 16)])


def test_stream_cut_inside_a_piece_does_not_open() -> None:
    with pytest.raises(WrongKeyOrDamaged):
        read(sealed(b"abcdef")[:-3])


def test_stream_changed_by_one_bit_does_not_open() -> None:
    data = bytearray(sealed(b"abcdef"))
    data[-1] ^= 1
    with pytest.raises(WrongKeyOrDamaged):
        read(bytes(data))


def test_something_else_is_no_stream_of_ours() -> None:
    with pytest.raises(WrongKeyOrDamaged):
        read(b"PK\x03\x04 a zip file, say")
