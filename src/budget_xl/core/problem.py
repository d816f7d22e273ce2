"""Problems: a file or a command that cannot be handled, told to the user in one sentence."""

from __future__ import annotations


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
