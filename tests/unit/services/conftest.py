from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fact_samples import Office, sample


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one plan."""
    opened = Office(tmp_path)
    opened.put(sample())
    yield opened
    opened.close()
