"""Labels and choices of the fields of facts in the language of the interface; services give them in Chinese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def in_words(label: str) -> str:
    """Return a label or a choice as the interface says it; what is no label, such as a name, stays as it is."""
    translate = QCoreApplication.translate
    known = {
        "指标": translate("FactFields", "指标"),
        "目标值（原文）": translate("FactFields", "目标值（原文）"),
        "数值": translate("FactFields", "数值"),
        "数值上限": translate("FactFields", "数值上限"),
        "单位": translate("FactFields", "单位"),
        "限定词": translate("FactFields", "限定词"),
        "完成时限": translate("FactFields", "完成时限"),
        "时限依据": translate("FactFields", "时限依据"),
        "频次": translate("FactFields", "频次"),
        "范围": translate("FactFields", "范围"),
        "基期值": translate("FactFields", "基期值"),
        "概述性表述": translate("FactFields", "概述性表述"),
        "责任单位": translate("FactFields", "责任单位"),
        "牵头单位": translate("FactFields", "牵头单位"),
        "配合单位": translate("FactFields", "配合单位"),
        "另及单位": translate("FactFields", "另及单位"),
        "分工表述": translate("FactFields", "分工表述"),
        "扶持类型": translate("FactFields", "扶持类型"),
        "对象": translate("FactFields", "对象"),
        "条件": translate("FactFields", "条件"),
        "标准": translate("FactFields", "标准"),
        "下限（元）": translate("FactFields", "下限（元）"),
        "上限（元）": translate("FactFields", "上限（元）"),
        "比例": translate("FactFields", "比例"),
        "单价（元）": translate("FactFields", "单价（元）"),
        "有量化标准": translate("FactFields", "有量化标准"),
        "上限出处": translate("FactFields", "上限出处"),
        "日期": translate("FactFields", "日期"),
        "时限（原文）": translate("FactFields", "时限（原文）"),
        "类型": translate("FactFields", "类型"),
        "事项": translate("FactFields", "事项"),
        "名称": translate("FactFields", "名称"),
        "文件标题": translate("FactFields", "文件标题"),
        "发文字号": translate("FactFields", "发文字号"),
        "任务": translate("FactFields", "任务"),
        "目标": translate("FactFields", "目标"),
        "定期": translate("FactFields", "定期"),
        "有效期": translate("FactFields", "有效期"),
        "申报截止": translate("FactFields", "申报截止"),
        "本句写明": translate("FactFields", "本句写明"),
        "承接上文": translate("FactFields", "承接上文"),
        "按成文年份推定": translate("FactFields", "按成文年份推定"),
        "未写明": translate("FactFields", "未写明"),
        "是": translate("FactFields", "是"),
        "否": translate("FactFields", "否"),
    }
    return known.get(label, label)
