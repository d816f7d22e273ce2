"""Problems: a file or a command that cannot be handled, told to the user in one sentence."""

from __future__ import annotations

import errno

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a system says when a disk, a quota or a file is full."""

_REASONS = {
    **dict.fromkeys(FULL, "磁盘已满"),
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只能读，不能写",
    errno.ENOENT: "找不到",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
}


class Problem(Exception):  # noqa: N818
    """What cannot be handled: ``code`` for programs, ``message`` and ``hint`` for people."""

    def __init__(self, code: str, message: str, hint: str, path: str = "") -> None:
        super().__init__(code, message, hint, path)
        self.code = code
        self.message = message
        self.hint = hint
        self.path = path

    def as_dict(self) -> dict[str, str]:
        """Return the plain data that ``--json`` shows."""
        return {"code": self.code, "message": self.message, "hint": self.hint}


def reason_of(error: OSError) -> str:
    """Return why the system refused, in the words of the user where they are known."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
