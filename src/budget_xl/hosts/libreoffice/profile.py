"""Puts our cells and menu into a profile of LibreOffice, and takes them out again."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.hosts.libreoffice import office, written

_ELEMENT = f' <library:element library:name="{written.MODULE}"/>\n'
_ELEMENTS = re.compile(rf'[ \t]*<library:element library:name="{written.MODULE}"/>\n?')
_OURS = re.compile(
    rf"<item [^\n]*(?:{re.escape(written.NODE)}|{re.escape(written.SCRIPT)})[^\n]*</item>\n"
)
_ON_LOAD = re.compile(r'ApplicationEvents/Bindings"><node oor:name="OnLoadFinished"')


def default_profile() -> Path:
    """Return the folder where LibreOffice keeps what belongs to this user."""
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "LibreOffice" / "4"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LibreOffice" / "4"
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(folder) / "libreoffice" / "4"


class Profile:
    """The files of one profile that hold something of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        user = self.folder / "user"
        self.library = user / "basic" / "Standard" / "script.xlb"
        self.module = self.library.with_name(f"{written.MODULE}.xba")
        self.scripts = user / "Scripts" / "python"
        self.settings = user / "registrymodifications.xcu"

    def install(self) -> None:
        """Put everything in place; what is there of an earlier time is written anew.

        Raises Problem when LibreOffice is missing, running, or cannot run our Python.
        """
        self._must_be_closed()
        if not self.library.exists():
            # The first start writes the Basic libraries anew, whatever they hold.
            office.start_once(self.folder)
        office.must_run_us(self.folder, self.scripts)
        self._remove()
        self.scripts.mkdir(parents=True, exist_ok=True)
        _write(self.scripts / written.SCRIPT, written.host_script())
        _write(self.module, written.basic_module())
        _change(self.library, "</library:library>", _ELEMENT)
        settings = self.settings.read_text(encoding="utf-8")
        # A macro of the user that runs when a file is opened stays; 校验 recalculates as well.
        event = "" if _ON_LOAD.search(settings) else written.event_item()
        _change(self.settings, "</oor:items>", written.menu_item() + event)

    def uninstall(self) -> bool:
        """Take out what ``install`` put in; tell whether there was anything.

        Raises Problem while LibreOffice is running.
        """
        self._must_be_closed()
        was_there = self.module.exists() or (self.scripts / written.SCRIPT).exists()
        self._remove()
        return was_there

    def _remove(self) -> None:
        self.module.unlink(missing_ok=True)
        (self.scripts / written.SCRIPT).unlink(missing_ok=True)
        for folder in (self.scripts, self.scripts.parent):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        if self.library.exists():
            text = self.library.read_text(encoding="utf-8")
            _write(self.library, _ELEMENTS.sub("", text))
        if self.settings.exists():
            text = self.settings.read_text(encoding="utf-8")
            _write(self.settings, _OURS.sub("", text))

    def _must_be_closed(self) -> None:
        if (self.folder / ".lock").exists():
            raise Problem(
                "libreoffice-running",
                "LibreOffice 正在运行，它退出时会盖掉刚写入的设置。",
                "请关闭 LibreOffice 的全部窗口后再试。",
                str(self.folder),
            )


def _change(file: Path, end: str, added: str) -> None:
    """Add lines before the end of a file."""
    head, mark, tail = file.read_text(encoding="utf-8").rpartition(end)
    _write(file, f"{head}{added}{mark}{tail}")


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f"~{file.name}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(file)
