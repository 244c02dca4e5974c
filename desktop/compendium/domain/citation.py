"""How a place in a policy text is cited: 《标题》（发文字号）第二部分第（五）条第16项.

The wording follows the printed numbers, so that whoever has the paper in hand finds the place:
``一、`` is a part (第一部分), what stands below it 条, then 项, then 目; laws keep 第十二条 and count its
paragraphs as 款. Nothing is cited that is not printed: an unknown number is left out, an inferred title says so.
"""

from __future__ import annotations

import re

from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind, Validity

_UNITS = ("条", "项", "目")
_LAW_KINDS = frozenset({NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.ARTICLE})
_STARTS_ANEW = frozenset({NodeKind.ATTACHMENT, NodeKind.BOXOUT, NodeKind.ARTICLE})
_DIGITS = "零一二三四五六七八九"
_PART_MARKER = re.compile(r"[一二三四五六七八九十百零〇]+、|\d+、")
_NUMBER = re.compile(r"[（(〔\[]?([0-9０-９]+|[一二三四五六七八九十百千零〇]+|[①-⑳])[）)〕\]]?")
_SELF_NAMED = re.compile(r"第.+(编|分编|部分|章|节|条)$")


def chinese_number(value: int) -> str:
    """Return 1 to 999 in Chinese numerals: 12 is 十二, 110 is 一百一十. ValueError outside."""
    if not 1 <= value <= 999:
        raise ValueError(f"not between 1 and 999: {value}")
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def cite_document(info: DocumentInfo, title: str = "") -> str:
    """Return 《title》 with what is known of the document.

    Args:
        info: the document.
        title: another printed title to cite it by, such as that of its covering notice.
    """
    words = f"《{_nested(title or info.title)}》"
    if not title and "title" in info.inferred:
        words += "（标题系推断）"
    if info.doc_number and "doc_number" not in info.inferred:
        words += f"（{info.doc_number}）"
    if info.validity is Validity.DRAFT and "征求意见" not in (title or info.title):
        words += "（征求意见稿）"
    return words


def cite(document: Document, clause: str, start: int | None = None) -> str:
    """Return the citation of a clause, such as 《标题》（发文字号）第二部分第（五）条第16项.

    Args:
        document: the text.
        clause: id of the clause; an unknown one cites the document.
        start: offset in the clause's text of the words that are quoted; tells which 款 of an article is meant.
    """
    node = document.by_id.get(clause)
    if node is None:
        return cite_document(document.info)
    if node.kind is NodeKind.COVER:
        return cite_document(document.info, node.title)
    return cite_document(document.info) + locate(document, clause, start)


def locate(document: Document, clause: str, start: int | None = None) -> str:
    """Return where a clause stands within its document, 第二部分第（五）条第16项; "" for the whole of it."""
    return "".join(_steps(document, clause, start))


def locate_to(document: Document, first: str, last: str) -> str:
    """Return where a clause stands as the end of a range: what it has in common with the beginning is left out.

    第二部分第（一）条第2项 reaches to 第3项, or to 第（二）条第1项. "" for the whole document.
    """
    begins, ends = _steps(document, first), _steps(document, last)
    most = min(len(begins), len(ends)) - 1  # one step at least tells the ends apart
    common = next((n for n in range(max(most, 0)) if begins[n] != ends[n]), max(most, 0))
    return "".join(ends[common:])


def _steps(document: Document, clause: str, start: int | None = None) -> list[str]:
    """Return the parts of the way to a clause, 第二部分, 第（五）条, 第16项."""
    path = _path(document, clause)
    words: list[str] = []
    depth = 0
    for index, node in enumerate(path):
        if node.kind in _STARTS_ANEW:
            words.clear()
        last = index == len(path) - 1
        if node.kind is NodeKind.ARTICLE:
            words.append(node.marker.strip() + _paragraph(node, start if last else len(node.text)))
            depth = 2
        elif node.kind in _LAW_KINDS:
            words.append(node.marker.strip())
        elif node.kind in {NodeKind.ATTACHMENT, NodeKind.BOXOUT}:
            words.append(_named(node, "附件" if node.kind is NodeKind.ATTACHMENT else "专栏"))
            depth = 0 if node.kind is NodeKind.ATTACHMENT else 2
        elif node.kind is NodeKind.LEAD_IN:
            words.append(f"{_quoted(node.title)}一段" if node.title else "")
        elif node.kind is NodeKind.HEADING:
            word, depth = _numbered(node, depth)
            words.append(word)
    return [word for word in words if word]


def _path(document: Document, clause: str) -> list[Clause]:
    path: list[Clause] = []
    node = document.by_id.get(clause)
    while node is not None and node not in path:
        path.append(node)
        node = document.by_id.get(node.parent) if node.parent else None
    return path[::-1]


def _numbered(node: Clause, depth: int) -> tuple[str, int]:
    """Words for a numbered node and the depth below it; depth 0 may be a part, then 条, 项, 目."""
    marker = node.marker.strip()
    if _SELF_NAMED.match(marker):
        return marker, 2 if marker.endswith("条") else max(depth, 1)
    number = _NUMBER.match(marker)
    if number is None:
        return (f"{_quoted(node.title)}部分" if node.title else ""), depth
    repeat = _repeat(node.id)
    if depth == 0 and _PART_MARKER.match(marker):
        digits = number.group(1)
        value = int(digits) if digits.isdecimal() else 0
        return f"第{chinese_number(value) if 0 < value < 1000 else digits}部分{repeat}", 1
    unit = _UNITS[min(max(depth - 1, 0), len(_UNITS) - 1)]
    return f"第{number.group()}{unit}{repeat}", max(depth, 1) + 1


def _repeat(clause: str) -> str:
    """Say which of several equal printed numbers is meant: the id of the second ends in ``~2``."""
    _, _, count = clause.rpartition(".")[2].partition("~")
    return f"（第{count}处）" if count else ""


def _paragraph(article: Clause, start: int | None) -> str:
    """第二款, when the article has more than one paragraph of its own and the place is known."""
    # A line that holds nothing but the number and a title is no paragraph of the article.
    body = len(article.text) - len(article.text[article.heading_length :].lstrip())
    first = 0 if article.text[article.heading_length : body].find("\n") < 0 else body
    if start is None or "\n" not in article.text[first:]:
        return ""
    return f"第{chinese_number(min(article.text[first : max(start, first)].count(chr(10)) + 1, 999))}款"


def _named(node: Clause, kind: str) -> str:
    marker = node.marker.strip().rstrip("：:、.")
    if kind in marker:
        return marker
    return kind + _quoted(node.title) if node.title else kind


def _quoted(title: str) -> str:
    """The title in quotation marks; its own become single ones, and a pair around the whole of it is not doubled."""
    words = title.strip("：:。 ")
    if words[:1] == "“" and words[-1:] == "”" and words.count("“") == 1:
        return words
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def _nested(title: str) -> str:
    """Title marks within title marks become single ones (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")
