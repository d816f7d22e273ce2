"""LibreOffice Writer as an oracle: what another word processor makes of our documents."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ATTEMPTS = 3
"""A fresh profile may make LibreOffice leave once before it has done anything."""


def pages(document: Path, folder: Path) -> str:
    """Return the text that Writer prints of ``document``; skips where Writer is missing."""
    if shutil.which("lowriter") is None or shutil.which("pdftotext") is None:
        assert os.environ.get("CI") != "true", "CI must have LibreOffice Writer and pdftotext"
        pytest.skip("LibreOffice Writer or pdftotext is not installed")
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    paper = folder / f"{document.stem}.pdf"
    for _ in range(ATTEMPTS):
        subprocess.run(
            [*command, "--outdir", str(folder), str(document)],
            check=False, capture_output=True, timeout=180,
        )  # fmt: skip
        if paper.exists():
            break
    told = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True)
    return told.stdout.decode()
