"""The log of crashes in the profile of the user: where our code failed, never what it read."""

from __future__ import annotations

import datetime as dt
import traceback
from pathlib import Path

KEPT = 200
"""Lines; older ones go."""


def folder() -> Path:
    """Return where configuration and log of this user are."""
    return Path.home() / ".budget_xl"


def log_file() -> Path:
    """Return the log."""
    return folder() / "budget_xl.log"


def record(what: str, error: BaseException) -> None:
    """Add one line: when, doing what, which error, through which lines of code.

    The error's text is left out, because it may quote the form. A log that cannot be written is
    no reason to fail.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    when = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        log_file().parent.mkdir(exist_ok=True)
        lines = [*recent(), f"{when} {what} {type(error).__name__} {places}"]
        log_file().write_text("\n".join(lines[-KEPT:]) + "\n", encoding="utf-8")
    except OSError:
        return


def recent() -> list[str]:
    """Return the lines of the log, the newest last."""
    try:
        return log_file().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return []
