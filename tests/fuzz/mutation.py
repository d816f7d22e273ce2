"""Breaks bytes as transfers, editors and attackers do."""

from __future__ import annotations

from random import Random

TOKENS = [
    b"\0", b"\xff", b'"', b"<", b">", b"&", b"/>", b"]]>", b"1e999", b"-1", b"99999999999",
    b'r="XFD1048576"', b'r="A0"', b'r=""', b'hidden="x"', b'max="x"', b's="-1"', b's="x"', b't="s"',
    b"<f/>", b"<f>", b"</c>", b"</row>", b"</sheetData>", b'<mergeCell ref="A"/>',
    "（".encode(), "万元".encode(), "＝".encode(), "×".encode(), "每".encode(), "其中".encode(),
    "合计".encode(), "十亿".encode(), "〔".encode(), b"%%", b"\t", b"\r\n", b"*" * 40, b"1" * 40, b"(" * 40,
]  # fmt: skip


def mutate(seed: bytes, random: Random) -> bytes:
    """Return ``seed`` with one to eight edits."""
    data = bytearray(seed)
    for _ in range(random.randint(1, 8)):
        at = random.randint(0, len(data))
        match random.randrange(6):
            case 0 if at < len(data):
                data[at] ^= 1 << random.randrange(8)
            case 1:
                data[at:at] = random.choice(TOKENS)
            case 2:
                del data[at : at + random.randint(1, 200)]
            case 3:
                end = min(len(data), at + random.randint(1, 400))
                data[at:at] = data[at:end] * random.randint(1, 3)
            case 4:
                data[at : at + random.randint(1, 12)] = random.choice(TOKENS)
            case _:
                data[at : at + 1] = bytes([random.randrange(256)])
    return bytes(data)
