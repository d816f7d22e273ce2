"""A run that is killed loses nothing, and the next one completes it."""

from __future__ import annotations

from pathlib import Path

from tests.district.kills import kill, make_district

MOMENTS = (0.2, 0.45, 0.6, 0.75, 0.9)
"""Shares of an undisturbed run; ``python -m tests.bench.kills`` tries fifty."""


def test_killed_runs_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "district").mkdir()
    district = make_district(tmp_path / "district")
    assert len(district.whole["files"]) > len(district.earlier["files"]) > 0
    wrong = {
        share: kill(district, tmp_path / str(number), share * district.seconds)
        for number, share in enumerate(MOMENTS)
    }
    assert wrong == {share: [] for share in MOMENTS}
