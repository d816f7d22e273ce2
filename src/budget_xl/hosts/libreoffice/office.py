"""Starts LibreOffice for a moment: to make a profile, and to ask for its Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.hosts.libreoffice import written

SECONDS = 120
OLDEST = (3, 11)


def start_once(profile: Path) -> None:
    """Let LibreOffice make its profile."""
    _run(profile, "--terminate_after_init")


def must_run_us(profile: Path, scripts: Path) -> None:
    """Let LibreOffice run a script. Raises Problem when it has no Python, or one too old."""
    answer, probe = scripts / "budget_xl_probe.json", scripts / written.PROBE
    scripts.mkdir(parents=True, exist_ok=True)
    probe.write_text(written.probe_script(answer), encoding="utf-8")
    try:
        _run(profile, written.script_url("probe", written.PROBE))
        version = tuple(json.loads(answer.read_text())) if answer.exists() else ()
    finally:
        probe.unlink()
        answer.unlink(missing_ok=True)
    if not version:
        raise Problem(
            "libreoffice-without-python",
            "这个 LibreOffice 不能运行 Python 脚本。",
            "请安装软件包 libreoffice-script-provider-python 和 python3-uno，再试一次。",
        )
    if version < OLDEST:
        raise Problem(
            "libreoffice-python-too-old",
            f"LibreOffice 自带的 Python 是 {version[0]}.{version[1]}，本系统需要 3.11 或更新的。",
            "请升级 LibreOffice 后再安装；不安装也能填报，只是校验较简略。",
        )


def _run(profile: Path, *arguments: str) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Problem(
            "libreoffice-missing",
            "这台电脑上找不到 LibreOffice（命令 soffice）。",
            "请先安装 LibreOffice；已安装的，请把它的 program 文件夹加入 PATH。",
        )
    command = [program, "--headless", "--norestore", "--nologo", *arguments]
    command.insert(1, f"-env:UserInstallation={profile.as_uri()}")
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603 — ours
    except subprocess.TimeoutExpired as error:
        raise Problem(
            "libreoffice-hangs",
            f"LibreOffice 启动后 {SECONDS} 秒没有结束。",
            "请手工打开一次 LibreOffice，关掉它提出的问题，再试一次。",
            str(profile),
        ) from error
