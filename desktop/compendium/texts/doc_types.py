"""Kinds of texts (文种) as titles name them: …的通知, …实施方案（试行）, 关于印发《…管理办法》的通知."""

from __future__ import annotations

import re

from compendium.texts.blanks import without_blanks
from compendium.texts.wordlists import any_of

_BASES = (
    *(
        "通知",
        "意见",
        "决定",
        "决议",
        "批复",
        "函",
        "公告",
        "通告",
        "通报",
        "报告",
        "请示",
        "纪要",
        "命令",
        "令",
        "公报",
    ),
    *("规划", "计划", "方案", "纲要", "措施", "政策", "办法", "细则", "规定", "条例", "规则", "规程", "章程", "制度"),
    *("标准", "规范", "准则", "指南", "指引", "目录", "清单", "要点", "预案", "解读", "法", "解释", "修正案", "安排"),
)
_MODIFIERS = (
    *("行动", "实施", "工作", "管理", "若干", "暂行", "申报", "政策", "指导", "专项", "发展", "应急", "年度", "支持"),
    *("三年行动", "五年行动", "若干政策", "重点任务", "工作任务", "立项", "补充"),
)
_KIND = re.compile(rf"({any_of(_MODIFIERS)})?(?:的)?({any_of(_BASES)})$")
_TAIL = re.compile(r"(?:[（(〔\[【][^（()）〔〕\[\]【】]*[）)〕\]】]|[》”\"。])+$")
_ISSUED = re.compile(r"(?:印发|转发|下发|发布|公布|批转)(?:关于)?《?(.{4,120}?)》?的(?:通知|函|公告|通告|决定)$")


def document_types(title: str) -> tuple[str, ...]:
    """Return the kinds that a title names, what it issues after itself, each special form before its plain one.

    关于印发《科技计划管理办法》的通知 is 通知, 管理办法 and 办法; a title without any known kind gives ().
    """
    core = _TAIL.sub("", without_blanks(title))
    issued = _ISSUED.search(core)
    names = [core, _TAIL.sub("", issued[1])] if issued else [core]
    return tuple(dict.fromkeys(kind for name in names for kind in _kinds(name)))


def is_document_type(words: str) -> bool:
    """Tell whether ``words`` are a kind of texts, such as 三年行动计划 or 通知."""
    return bool(_kinds(without_blanks(words)))


def _kinds(name: str) -> list[str]:
    match = _KIND.search(name)
    if match is None:
        return []
    modifier, base = match.groups()
    return [f"{modifier}{base}", base] if modifier else [base]
