"""Where tests find the seeds and the labels: beside the repository, never inside; tests that need them skip without."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"
BUNDLED = {
    "national-2022": "000",
    "national-2016": "001",
    "jilin-2024": "002",
    "jinan-2023": "003",
    "wuxi-2024": "004",
}


def seed_paths() -> dict[str, Path]:
    """Return the seed file of each bundled document by its id; empty when the seeds are absent."""
    seeds = SHARED / "seeds"
    return {doc: path for doc, number in BUNDLED.items() for path in seeds.glob(f"{number}_*.txt")}
