"""Words that official texts and government sites use in fixed places; patterns of other modules are built from them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compendium.texts.blanks import BLANKS

BLANK = rf"[{re.escape(BLANKS)}]"

# last words of titles
PLAN_NOUNS = (
    *(
        "方案",
        "计划",
        "规划",
        "措施",
        "意见",
        "办法",
        "细则",
        "规定",
        "条例",
        "政策",
        "纲要",
        "大纲",
        "预案",
        "要点",
        "清单",
    ),
    *(
        "通知",
        "决定",
        "决议",
        "公告",
        "通告",
        "通报",
        "公报",
        "函",
        "批复",
        "答复",
        "制度",
        "标准",
        "指南",
        "指引",
        "规则",
    ),
    *("规程", "章程", "目录", "行动", "安排", "宣言", "公约", "工作", "请示", "报告", "纪要", "须知", "命令", "说明"),
    *("法", "令", "倡议书", "协议", "建议", "规范", "准则", "守则", "解释", "修正案", "意见书", "攻略", "简介", "问答"),
    *("详解", "解读", "若干条", "条措施", "十条"),
)
# last words of names of organs
ORGAN_ENDINGS = (
    *("部", "厅", "局", "委", "政府", "会", "办", "办公厅", "办公室", "公司", "集团", "中心", "院", "署", "行", "社"),
    *("总队", "支队", "大队", "处", "科", "站", "馆", "学校", "大学", "学院", "领导小组", "指挥部", "中央"),
)
# labels that a site prints above a text; blanks may stand between their characters
PAGE_LABELS = (
    *("索引号", "主题分类", "主题词", "体裁分类", "组配分类", "发文机关", "发文单位", "发布机构", "公开机构"),
    *("统一编号", "实施日期", "施行日期", "失效日期", "发布机关", "文件状态"),
    *("公开方式", "公开形式", "公开范围", "发文字号", "文号", "文件编号", "文件名称", "标题", "信息名称", "名称"),
    *(
        "成文日期",
        "发文日期",
        "发布日期",
        "发布时间",
        "公开日期",
        "生成日期",
        "生效日期",
        "信息来源",
        "来源",
        "文章来源",
    ),
    *("浏览次数", "点击量", "点击数", "阅读次数", "访问量", "字号", "字体", "字体大小", "作者", "打印", "分享"),
    *("检索时间", "检索关键词", "原文链接", "分类", "文档类型", "文件类型", "有效性", "效力状态", "时效性", "关键词"),
    *("主办单位", "附件"),
)
# labels that no sentence of a text begins with
SURE_LABELS = (
    *("索引号", "主题分类", "主题词", "发文机关", "发布机构", "发文字号", "文件编号", "文件名称", "标题", "成文日期"),
    *("发布日期", "发布时间", "信息来源", "来源", "点击量", "浏览次数", "检索时间", "检索关键词", "原文链接", "分类"),
    *("文档类型", "分享", "统一编号", "失效日期", "发布机关", "文件状态"),
)
# lines that a site prints below a text
NAVIGATION = (
    *("相关阅读", "相关链接", "相关文档", "相关解读", "相关附件", "相关新闻", "相关文章", "相关政策", "相关信息"),
    *("原文下载", "附件下载", "下载附件", "文件下载", "版权声明", "免责声明", "网站声明", "最新内容", "最新文章"),
    *("最新动态", "热点内容", "热点文章", "热点推荐", "推荐阅读", "推荐文章", "上一篇", "上一条", "下一篇", "下一条"),
    *("打印本页", "打印本文", "打印", "关闭窗口", "关闭本页", "关闭", "返回顶部", "回到顶部", "分享到", "分享"),
    *("责任编辑", "编辑", "初审", "复审", "终审", "校对", "网站地图", "联系我们", "关于我们", "收藏本页", "收藏本站"),
    *("文章来源", "信息来源", "来源", "更新时间", "PDF", "图解", "政策图解", "政策解读", "解读"),
)
DISCLAIMERS = (
    *("本网", "本站", "转载", "版权所有", "ICP备", "公网安备", "网站标识码", "技术支持", "建议使用", "转自"),
    *("仅供参考", "主办单位：", "主办单位:", "承办单位：", "承办单位:"),
)


def any_of(words: Iterable[str], *, spaced: bool = False) -> str:
    """Return a pattern for one of ``words``, the longest first; ``spaced`` lets blanks stand between characters."""
    ordered = sorted(words, key=len, reverse=True)
    between = f"{BLANK}*" if spaced else ""
    return "|".join(between.join(re.escape(character) for character in word) for word in ordered)
