"""Metadata of a document in words to show. What is not printed is said to be unmarked, never guessed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from compendium.domain.document import DocumentInfo, Origin, Validity
from compendium.ui.models.labels import level_name, origin_badge, validity_name

translate = QCoreApplication.translate  # under its own name lupdate finds the words


class Piece(NamedTuple):
    """A few words of metadata; ``tooltip`` gives the evidence, ``tag`` marks what was inferred, ``tone`` its weight."""

    text: str
    tooltip: str = ""
    tag: str = ""
    tone: str = "secondary"


def date_in_words(iso: str) -> str:
    """Return 2024年3月22日 for 2024-03-22; the text itself when it is no such date."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return iso
    year, month, day = parts
    return translate("Metadata", "{0}年{1}月{2}日").format(year, int(month), int(day))


def validity_piece(info: DocumentInfo) -> Piece:
    """Say what is known of the validity, with its basis. 现行有效 is never said without basis and date."""
    checked = info.validity_checked_on
    validity = info.validity
    if validity is Validity.IN_FORCE and not (info.validity_basis and checked):
        validity = Validity.UNKNOWN
    words = translate("Metadata", "时效性未标注") if validity is Validity.UNKNOWN else validity_name(validity)
    if validity is Validity.PERIOD_ENDED and info.period:
        words += f"（{info.period.start}—{info.period.end}）"
    tone = {Validity.IN_FORCE: "success", Validity.UNKNOWN: "faint"}.get(validity, "warning")
    if validity is Validity.UNKNOWN:
        return Piece(words, translate("Metadata", "正文没有印明是否有效，使用前请核对。"), tone=tone)
    lines = [translate("Metadata", "认定依据：{0}").format(info.validity_basis)] if info.validity_basis else []
    if checked:
        lines.append(translate("Metadata", "核对日期：{0}").format(date_in_words(checked)))
    return Piece(words, "\n".join(lines), tone=tone)


def identity_pieces(info: DocumentInfo) -> list[Piece]:
    """Level and region, number, issuers, date; what is not printed is gathered into one quiet piece at the end."""
    pieces = [_place(info)]
    missing: list[str] = []
    for field, label, words, tooltip in (
        ("doc_number", translate("Metadata", "发文字号"), info.doc_number or "", ""),
        ("issuers", translate("Metadata", "发文机关"), _issuers(info.issuers), "\n".join(info.issuers)),
        (
            "signed_date",
            translate("Metadata", "成文日期"),
            date_in_words(info.signed_date) if info.signed_date else "",
            "",
        ),
    ):
        if words:
            pieces.append(Piece(words, tooltip or label, _tag(info, field)))
        else:
            missing.append(label)
    if missing:
        pieces.append(
            Piece(
                translate("Metadata", "{0}未标注").format(translate("Metadata", "、").join(missing)),
                translate("Metadata", "正文没有印出这些内容。"),
                tone="faint",
            )
        )
    return pieces


def _place(info: DocumentInfo) -> Piece:
    level = level_name(info.level) if info.level else ""
    words = " · ".join(dict.fromkeys(part for part in (level, info.region or "") if part))
    if not words:
        return Piece(translate("Metadata", "层级未标注"), translate("Metadata", "正文没有印出这些内容。"), tone="faint")
    reasons = [_reason(info, field) for field in ("level", "region") if field in info.inferred]
    return Piece(
        words, "\n".join(dict.fromkeys(filter(None, reasons))), translate("Metadata", "推断") if reasons else ""
    )


def origin_piece(info: DocumentInfo) -> Piece | None:
    """Say that the text is the user's own rather than one that came with the program."""
    if info.origin is not Origin.IMPORTED:
        return None
    tip = translate("Metadata", "这份文件是自行导入的，请以正式文本为准。")
    return Piece(origin_badge(info.origin), tip, tone="own")


def title_piece(info: DocumentInfo) -> Piece | None:
    """The title, where the text does not print it in full and it had to be inferred."""
    if "title" not in info.inferred:
        return None
    return Piece(f"《{info.title}》", _reason(info, "title"), translate("Metadata", "推断"))


def _tag(info: DocumentInfo, field: str) -> str:
    return translate("Metadata", "推断") if field in info.inferred else ""


def _reason(info: DocumentInfo, field: str) -> str:
    evidence = info.evidence.get(field, "")
    return (
        translate("Metadata", "正文没有直接印出，推断自：{0}").format(evidence)
        if evidence
        else translate("Metadata", "正文没有直接印出，由内容推断。")
    )


def _issuers(issuers: tuple[str, ...]) -> str:
    if len(issuers) <= 2:
        return translate("Metadata", "、").join(issuers)
    return translate("Metadata", "{0}等{1}个部门").format(issuers[0], len(issuers))
