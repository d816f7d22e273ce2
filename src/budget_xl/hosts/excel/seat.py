"""The place of one user of Excel: where the add-in and its settings go, and how they get there."""

from __future__ import annotations

import csv
import io
import locale
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.problem import Problem

ADDIN = "budget_xl.xlam"
SETTINGS = "budget_xl.conf"


@dataclass(frozen=True, slots=True)
class Seat:
    """The folders of a user, and the Python that is to answer Excel."""

    home: Path
    roaming: Path
    interpreter: Path
    prefix: Path

    @property
    def addin(self) -> Path:
        """The add-in in the folder from which Excel starts and which it trusts."""
        return self.roaming / "Microsoft" / "Excel" / "XLSTART" / ADDIN

    @property
    def settings(self) -> Path:
        """What the add-in reads: the interpreter, and the folder with the library of xlwings."""
        return self.home / ".budget_xl" / SETTINGS

    def install(self) -> None:
        """Put add-in and settings in place, over what is there.

        Raises Problem when a file is in use or a path cannot be written in the code page of VBA.
        """
        wanted = {"INTERPRETER_WIN": self.interpreter, "LIBRARY_FOLDER": self.prefix}
        try:
            text = "".join(f'"{name}","{path}"\r\n' for name, path in wanted.items())
            settings = text.encode(locale.getencoding())
        except UnicodeEncodeError as error:
            raise Problem(
                "path-not-ansi",
                "Python 所在的文件夹名中有 Excel 宏读不了的字。",
                "请把 Python 环境建在只有英文和常用汉字的文件夹里，再安装一次。",
                str(self.interpreter),
            ) from error
        _write(self.addin, packaged().read_bytes())
        _write(self.settings, settings)

    def uninstall(self) -> bool:
        """Take add-in and settings away; tell whether there was anything.

        Raises Problem when the add-in is in use.
        """
        found = [file for file in (self.addin, self.settings) if file.exists()]
        try:
            for file in found:
                file.unlink()
        except OSError as error:
            raise _in_use(self.addin) from error
        return bool(found)

    def configured(self) -> dict[str, str]:
        """Return the settings that the add-in reads, none when they are missing or damaged."""
        try:
            text = self.settings.read_text(encoding=locale.getencoding())
        except (OSError, UnicodeError):
            return {}
        return {row[0]: row[1] for row in csv.reader(io.StringIO(text)) if len(row) == 2}


def this_seat() -> Seat:
    """Return the seat of this user and this Python. Raises Problem anywhere but on Windows."""
    if sys.platform != "win32":
        raise Problem(
            "not-windows",
            "Excel 加载项只用于 Windows。",
            "LibreOffice 请用 budget-xl libreoffice install。",
        )
    roaming = Path(os.environ["APPDATA"])
    return Seat(Path.home(), roaming, Path(sys.executable), Path(sys.prefix))


def packaged() -> Path:
    """Return the add-in that came with this package. Raises Problem when it is not there."""
    beside = Path(__file__).with_name(ADDIN)
    in_sources = Path(__file__).parents[4] / "macros" / ADDIN
    for found in (beside, in_sources):
        if found.is_file():
            return found
    raise Problem("no-addin", "安装包里没有加载项文件。", "请重新安装 budget_xl。", str(beside))


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f"~{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _in_use(path) from error


def _in_use(path: Path) -> Problem:
    return Problem(
        "addin-in-use",
        f"“{path.name}”正被使用或不允许写入。",
        "请关闭全部 Excel 窗口后再试；仍不行，请联系管理电脑的人。",
        str(path),
    )
