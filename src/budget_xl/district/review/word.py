"""Writes the review sheet as a Word document."""

from __future__ import annotations

from pathlib import Path

from budget_xl.district.documents import write_document
from budget_xl.district.review.aspects import ASPECTS
from budget_xl.district.review.prefill import Review
from budget_xl.district.review.words import ABOUT, NAME, SIGNATURES, about


def write_review_document(review: Review, target: Path) -> None:
    """Write ``review`` to ``target``. Raises Problem when it cannot be written."""
    content = {
        "title": f"{review.title.split('申报表')[0]}{NAME}（{review.kind}）",
        "about": about(review),
        "rows": [
            {
                "dimension": aspect.dimension,
                "aspect": aspect.name,
                "question": aspect.question,
                "evidence": "\n".join(lines),
                "points": aspect.points,
            }
            for aspect, lines in review.rows
        ],
        "total": sum(aspect.points for aspect in ASPECTS),
        "signatures": SIGNATURES,
        "note": ABOUT,
    }
    template = "review_scored" if review.is_scored else "review_plain"
    write_document(template, content, target)
