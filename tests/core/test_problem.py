"""Why the system refused is told in the words of a clerk, where they are known."""

from __future__ import annotations

import errno
import os

import pytest

from budget_xl.core.problem import reason_of


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限，或正被别的程序占用"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), os.strerror(errno.EIO)),
        (OSError("no number"), "OSError"),
    ],
)
def test_reasons(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason
