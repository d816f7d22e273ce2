"""The one door to msoffcrypto: opens workbooks that need a password. Passwords are never logged."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from budget_xl.core.problem import Problem

WAY_OUT = "请让填报单位取消打开密码，或用 --password 给出密码（名册的“打开密码”一栏也可以）。"


def decrypted(path: Path, passwords: Iterable[str]) -> BytesIO | None:
    """Return the workbook inside an encrypted file, None when the file is not encrypted.

    Raises Problem when none of ``passwords`` opens it.
    """
    import msoffcrypto  # noqa: PLC0415 - half a second of start-up that few files need
    from msoffcrypto.exceptions import DecryptionError, FileFormatError  # noqa: PLC0415

    with path.open("rb") as file:
        try:
            office = msoffcrypto.OfficeFile(file)
            if not office.is_encrypted() or office.format != "ooxml":
                return None
            for password in passwords:
                plain = BytesIO()
                try:
                    office.load_key(password=password, verify_password=True)
                    office.decrypt(plain)
                except (DecryptionError, FileFormatError, NotImplementedError):
                    continue
                plain.seek(0)
                return plain
        except Exception:  # noqa: BLE001 - a damaged header raises whatever its parser met
            return None
    tried = "给出的密码都打不开" if list(passwords) else "需要密码才能打开"
    raise Problem("encrypted", f"“{path.name}”加了打开密码，{tried}。", WAY_OUT, str(path))
