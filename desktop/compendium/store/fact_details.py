"""What a fact says, as JSON in a column and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from compendium.domain.fact import (
    Citation,
    Deadline,
    DeadlineBasis,
    DeadlineType,
    Detail,
    Duty,
    FactKind,
    Instrument,
    Support,
    Target,
)

DETAILS: Mapping[FactKind, type[Detail]] = {
    FactKind.TARGET: Target,
    FactKind.DUTY: Duty,
    FactKind.SUPPORT: Support,
    FactKind.DEADLINE: Deadline,
    FactKind.INSTRUMENT: Instrument,
    FactKind.CITATION: Citation,
}
_CODES = {"deadline_basis": DeadlineBasis, "type": DeadlineType}


def detail_to_json(detail: Detail) -> str:
    """Return the fields of a fact as a JSON object."""
    return json.dumps(asdict(detail), ensure_ascii=False)


def detail_from_json(kind: FactKind, text: str) -> Detail:
    """Return what ``detail_to_json`` wrote; fields that this version does not know are passed over.

    Raises:
        ValueError, TypeError: it is not such an object.
    """
    made = DETAILS[kind]
    known = {field.name for field in fields(made)}
    values = {name: _value(name, value) for name, value in json.loads(text).items() if name in known}
    return made(**values)


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever the field holds
    if isinstance(value, list):
        return tuple(value)
    return _CODES[name](value) if name in _CODES else value
