"""诊断: looks at what must be right for Excel to reach our Python, and says what helps."""

from __future__ import annotations

import platform
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from budget_xl.hosts.excel import log
from budget_xl.hosts.excel import registry as reg
from budget_xl.hosts.excel.seat import ADDIN, Seat, packaged, this_seat

AGAIN = "请运行 budget-xl addin install。"
ASK_ADMIN = "这是单位统一的策略，请联系管理电脑的人放行 XLSTART 文件夹。"
BLOCKING = (3, 4)
"""Values of VBAWarnings that let no unsigned macro run."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: what was found, and what to do; a blank remedy means it is right."""

    what: str
    remedy: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows."""
        return {**asdict(self), "ok": not self.remedy}


def examine(seat: Seat, registry: reg.Registry = reg.user_registry) -> list[Line]:
    """Look at one seat."""
    return [
        Line(f"Python {platform.python_version()}：{seat.interpreter}"),
        *_addin(seat),
        *_settings(seat),
        *_xlwings(seat),
        *_trust(registry),
        *_others(seat, registry),
        *_crashes(),
    ]


def _addin(seat: Seat) -> Iterator[Line]:
    if not seat.addin.is_file():
        yield Line("Excel 的启动文件夹里没有加载项。", AGAIN)
        return
    if seat.addin.read_bytes() == packaged().read_bytes():
        yield Line(f"加载项：{seat.addin}")
    else:
        yield Line("启动文件夹里的加载项是另一个版本。", f"{AGAIN}先关闭 Excel。")
    if _is_marked(seat):
        yield Line("加载项有“来自网络”的标记，Excel 会拦住它。", f"{AGAIN}新写入的没有这个标记。")


def _is_marked(seat: Seat) -> bool:
    """Tell whether the add-in bears the mark of the web, which Windows keeps in a second stream."""
    try:
        mark = seat.addin.with_name(f"{ADDIN}:Zone.Identifier").read_text(errors="ignore")
    except OSError:
        return False
    return re.search(r"ZoneId=[34]", mark) is not None


def _settings(seat: Seat) -> Iterator[Line]:
    interpreter = seat.configured().get("INTERPRETER_WIN", "")
    if not interpreter:
        yield Line("加载项还不知道 Python 在哪里。", AGAIN)
    elif interpreter != str(seat.interpreter):
        yield Line(f"加载项用的是另一个 Python：{interpreter}", f"要改用现在这个，{AGAIN}")
    else:
        yield Line("加载项知道这个 Python。")


def _xlwings(seat: Seat) -> Iterator[Line]:
    needed, found = needed_xlwings(), metadata.version("xlwings")
    if found != needed:
        yield Line(
            f"xlwings 是 {found}，加载项需要 {needed}。", f"请运行 pip install xlwings=={needed}。"
        )
    libraries = [f"xlwings{bits}-{needed}.dll" for bits in (64, 32)]
    if not any((seat.prefix / name).is_file() for name in libraries):
        yield Line(
            f"Python 文件夹里没有 {libraries[0]}，可能被杀毒软件删除。",
            f"加入信任后运行 pip install --force-reinstall xlwings=={needed}。",
        )
    elif found == needed:
        yield Line(f"xlwings {found} 和它的 DLL 版本一致。")
    if find_spec("win32com") is None:
        yield Line("没有 pywin32，Python 不能与 Excel 通话。", "请运行 pip install pywin32。")


def needed_xlwings() -> str:
    """Return the version of xlwings for which our add-in was built."""
    with zipfile.ZipFile(packaged()) as addin:
        properties = addin.read("docProps/core.xml").decode()
    found = re.search(r"xlwings ([\d.]+)", properties)
    assert found, "the builder writes the version of xlwings"
    return found[1]


def _trust(registry: reg.Registry) -> Iterator[Line]:
    locations_off = reg.is_set(
        registry, "AllLocationsDisabled", below=r"Excel\Security\Trusted Locations"
    )
    if locations_off:
        yield Line(
            "Excel 停用了全部受信任位置，启动文件夹里的宏不会运行。",
            "文件→选项→信任中心→受信任位置，取消“禁用所有受信任位置”；是灰色的，请联系管理电脑的人。",
        )
        if reg.by_policy(registry, "VBAWarnings") in BLOCKING:
            yield Line("单位策略不让没有签名的宏运行。", ASK_ADMIN)
    if reg.is_set(registry, "RequireAddinSig"):
        yield Line("Excel 要求加载项有签名。", f"信任中心→加载项，取消该项；是灰色的：{ASK_ADMIN}")
    if reg.is_set(registry, "DisableAllAddins"):
        yield Line("Excel 停用了全部加载项。", f"信任中心→加载项，取消该项；是灰色的：{ASK_ADMIN}")
    if any(ADDIN in said for said in reg.disabled_files(registry)):
        yield Line(
            "Excel 在一次出错后停用了加载项。",
            "文件→选项→加载项，“管理”选“禁用项目”，选中 budget_xl 后点“启用”。",
        )
    else:
        yield Line("Excel 没有把加载项列入禁用项目。")


def _others(seat: Seat, registry: reg.Registry) -> Iterator[Line]:
    folders = (seat.addin.parent, seat.roaming / "Microsoft" / "AddIns")
    copies = [
        file
        for folder in folders
        for file in sorted(folder.glob("budget_xl*.xla*"))
        if file != seat.addin and not file.name.startswith("~") and ":" not in file.name
    ]
    for file in copies:
        yield Line(f"另有一份加载项：{file}", "请关闭 Excel，删去这一份，以免两份互相干扰。")
    for said in reg.opened_at_start(registry):
        if "budget_xl" in said.lower():
            yield Line(f"Excel 另外登记了加载项：{said}", "请在“开发工具→Excel 加载项”中取消勾选。")


def _crashes() -> Iterator[Line]:
    lines = log.recent()
    if lines:
        yield Line(
            f"程序出错记录 {len(lines)} 条，最近：{lines[-1]}",
            f"请把 {log.log_file()} 发给开发人员。",
        )


def doctor(window: object, desk: object) -> str:
    """Say in the box of the button 诊断 what is wrong, or that all is right."""
    del window, desk
    wrong = [line for line in examine(this_seat()) if line.remedy]
    if not wrong:
        return "全部正常：Excel、加载项和 Python 已接通。"
    return "\n".join(f"• {line.what}\n　{line.remedy}" for line in wrong)
