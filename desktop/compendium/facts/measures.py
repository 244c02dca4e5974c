"""Measure words and units that stand behind a number."""

from __future__ import annotations

import re

_COUNTED = (
    "家 户 个 项 件 人 名 位 台 套 次 场 所 座 处 条 种 类 款 辆 艘 架 只 头 株 棵 张 份 篇 部 本 册 期 批 组 "
    "支 间 栋 幢 床 例 宗 起 对 片 枚 块 幅 根 眼 口 盏 门 班 列 趟 航班 羽 尾 匹 箱 桶 袋 瓶 亩 倍 场次 人次 "
    "户次 家次 件次 台次 台套 批次 人日 人天 标箱 标准箱 架次 班次 课时 学时 床位 张床位 个床位 泊位 车位 桩 "
    "站"
)
_MEASURED = (
    "元 美元 欧元 港元 人民币 吨 吨标准煤 吨标煤 公斤 千克 克 斤 公里 千米 米 厘米 毫米 微米 纳米 海里 平方米 "
    "平方公里 平米 公顷 平方千米 立方米 升 毫升 千瓦 千瓦时 瓦 兆瓦 兆瓦时 兆伏安 千伏安 吉瓦 吉瓦时 度 度电 小时 "
    "分钟 秒 毫秒 天 周 个月 个工作日 工作日 岁 个百分点 百分点 分 分贝 摄氏度 ℃ % ％ ‰ ㎡ m2 m² m³ km kg kW "
    "kWh MW GW MWh GWh TB PB EB GB Mbps Gbps EFLOPS PFLOPS TFLOPS TEU 微克/立方米 毫克/升 毫克/立方米 微克/升"
)
_PER = (
    "平方米 平方公里 公顷 亩 吨 人 人年 户 家 个 台 套 年 月 人月 天 日 千瓦时 度 立方米 公里 标箱 件 项 床 "
    "米 千瓦 瓦时 车 辆 次 班 课时 小时 万元 万人 列 架次 航班 班次 场 名 位 头 只 株 趟"
)


def _alternatives(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words.split()), key=len, reverse=True))


# 人 is not the first character of 人民, nor 分 that of 分别; 户(次) and 台（套） count two things as one unit.
MEASURE = re.compile(
    rf"(?:{_alternatives(_COUNTED + ' ' + _MEASURED)})"
    r"(?:[（(](?:人次|次|个|家|套|名|人|户|项|支|座|处|条|组|团队|件|台|对|批|所|间)[)）])?"
    rf"(?:[/／](?:{_alternatives(_PER)}))?"
    r"(?<!人(?=民))(?<!人(?=均))(?<!分(?=别))(?<!分(?=之))(?<!分(?=类))(?<!位(?=[于一]))"
    r"(?<!次(?=[性分]))(?<!口(?=径))(?<!期(?=[间末]))"
)
MEASURE_STARTS = frozenset(word[0] for word in (_COUNTED + " " + _MEASURED).split())
_MONEY = frozenset({"元", "美元", "欧元", "港元"})
_TIME = frozenset({"小时", "分钟", "秒", "毫秒", "天", "周", "个月", "个工作日", "工作日", "岁", "期"})
_EXTENT = frozenset({"平方米", "平米", "㎡", "m2", "m²", "米", "厘米", "毫米", "亩", "公顷"})
_THINGS = frozenset(_COUNTED.split())
_IN_WORDS = frozenset(
    ("元", "亩", "吨", "公里", "平方米", "平方公里", "公顷", "千瓦", "天", "个月", "个工作日", "工作日", "小时", "倍")
)
_SHARE = frozenset({"%", "％", "‰", "个百分点", "百分点"})


def is_money(unit: str) -> bool:
    """Tell whether a unit is a sum of money, also by something (元/平方米)."""
    return unit.split("/", 1)[0].split("／", 1)[0] in _MONEY


def is_time(unit: str) -> bool:
    """Tell whether a unit measures time."""
    return unit in _TIME


def is_share(unit: str) -> bool:
    """Tell whether a unit is a share: %, ‰ or percentage points."""
    return unit in _SHARE


def is_extent(unit: str) -> bool:
    """Tell whether a unit measures a surface or a length."""
    return unit in _EXTENT


def is_counted(unit: str) -> bool:
    """Tell whether a unit counts things: 家, 项, 人次."""
    return unit.split("(", 1)[0].split("（", 1)[0] in _THINGS


def is_counted_in_words(unit: str) -> bool:
    """Tell whether a Chinese numeral may stand before a unit: 百家, 万亩, but not 百度."""
    return is_counted(unit) or unit.split("/", 1)[0] in _IN_WORDS
