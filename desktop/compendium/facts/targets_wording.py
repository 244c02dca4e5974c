"""How targets are worded: the verbs that set them, and the name of what is counted without verbs and numbers."""

from __future__ import annotations

import re

_VERBS = (
    "培育建设 布局建设 体系化布局建设 规划建设 升级改造 改造提升 培育 培养 建设 建成 建立 建造 共建 新建 新增 "
    "改建 扩建 组建 创建 争创 争取 打造 引进 引育 新引进 新招引 招引 招募 引入 吸引 集聚 聚集 汇聚 解决 完成 "
    "实施 组织实施 开展 推进 推动 举办 推出 新发展 壮大 设立 布局 形成 选派 选聘 选拔 选树 推荐 赋予 扶持 "
    "新认定 遴选 攻克 攻关 制定 制修订 发布 创成 建好 入驻 落户 获批 获得 取得 储备 签约 开工 竣工 投放 投用 "
    "启用 启动 修建 维修 营造 安置 解决好 帮助 带动 促进 吸纳 提供 发放 募集 筹集 筹建 开通 开设 新开 增设 "
    "扩大 扩增 拓展 更换 淘汰 关停 压减 化解 处置 盘活 收储 供应 出让 实现 累计实现 达成 确保 力争 创造 创立 "
    "命名 评选 表彰 奖励 资助 派出 选送 输送 配备 配置 铺设 安装 部署 接入 汇集 归集 构建 搭建 优化 挖掘 征集 "
    "筛选 凝练 新登记 受理 查处 排查 抽检 招收 招录 招聘 定向培养 轮训 进站 建强 做强 做大 做优 聘请 编制 "
    "出台 修订 兑现 减免 发起 成立 购置 养护 疏浚 清理 清淤 拆除 拆迁 征收 改扩建 硬化 亮化 美化 提质 提标 "
    "加密 加装 增殖 放流 推介 承接 承办 主办 引导 鼓励 巩固 译制 展演 配送 订购 新改建 建改 打通 贯通 复垦 "
    "新造 抚育 封育 建档 守住 严守"
)
# These are also nouns: 服务业, 研发经费, 投资额.
_NOUN_VERBS = (
    "服务 生产 研发 开发 投资 培训 发展 检测 监测 检查 治理 覆盖 转化 回收 利用 养殖 种植 绿化 造林 登记 入库 "
    "备案 授信 合作 参与 推广 出栏 通车 上线 落地 支撑 突破 稳定 评审 验收 采购 出版 播种 收获 更新 修复 整治 "
    "改造 申请 申报 招商 组织 支持 放映 演出 整合 投产 孵化 办理 惠及 保持 落实 上市 提升 提高 增加 降低 减少 参加 "
    "创作 申领 认定 评定 发行"
)
_OF_A_NOUN = (
    "业 率 总 额 量 面积 收入 经费 投入 费 机构 中心 平台 基地 人员 强度 区 园 能力 增 占 规模 指数 水平 点 "
    "站 网 体系 里程 线 社 者 班 类 型 性 期 机 商 值 比 余 税 数 完成 年均 速度 基金 合格 满意 成功 质量 "
    "效率 标准 周期 时间 时限 支出 设计 下降 达到 不低于 利用 服务 设施 制度 资金 进度 项目投资 增速 公司"
)


def _either(words: str) -> str:
    return "|".join(sorted(set(words.split()), key=len, reverse=True))


_A_VERB = rf"(?:(?:{_either(_VERBS)})(?![人机型商者性期额率值量])|(?:{_either(_NOUN_VERBS)})(?!{_either(_OF_A_NOUN)}))"
_LEADING = re.compile(
    r"(?:[ \t\u3000、，,]|并(?![购网联])|再(?![生制])|共(?![享同建性青产有])|总计|合计|累计|年均|平均|力争|争取|确保"
    r"|努力|全力|着力"
    r"|重点(?=[培建打推引支扶实])|加快|积极|持续|大力|稳步|有序|分批|分别|计划|预计|已|将|要(?![素求])|可(?![再视信])|约(?!束)|均(?!衡)|至少"
    r"|坚决|其中|同时|使|让|把|每年|全年|年内|逐步|基本(?!农|养|医|公|建|药)|全面|深入|统筹|成功|率先|继续|进一步|推动|促进|带动|鼓励|引导|实现|到)"
)
_LEADING_VERB = re.compile(rf"(?:新?{_A_VERB})(?:了|好|一批|和|或|并|及)?")
_PHRASE = re.compile(r"(?:通过|依托|围绕|按照|根据|结合|以|借助|利用|面向|针对|从|在|向|对|为|给|与|就)")
_ANY_VERB = re.compile(rf"(?:累计|新|共)?{_A_VERB}")
_TRAILING = re.compile(
    r"(?:[ \t\u3000、，,：:]|累计|实现"
    r"|(?:增长|增加|提高|提升|上升|降低|下降|减少|压缩|缩短|扩大|压减|集聚)[到至]|降[到至]|增至|升至|控制在"
    r"|保持在?|稳定在|维持在"
    r"|达到?|达成|突破|超过?|不低于|不少于|不超过|不高于|不得低于|不得超过|不得少于|高于|低于|大于|小于|为|约为?|近|逾|力争|确保|至少"
    r"|均|都|共|分别|各|再|新增|总计|合计|由|从|到|至|是|有|在|基本|动态|持续|逐步|稳步|全面|完成)$"
)
_NUMBERED = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]\s*|[一二三四五六七八九十]是|其中|[-—·●★])")
_CARRIED = re.compile(r"累计|新增|新建|最高")
_PLACE = re.compile(r"^(?:全[省市县区]|在[^，,]{1,12}(?=新建|新增|累计))")
_GENERIC = re.compile(
    r"(?:企业|人才|项目|人员|机构|平台|群众|人次|数量|成果|农户|居民|学校|技术|产品|标准|活动|服务|学生|设施|资金)$"
)
_LAST_VERB = re.compile(rf"(?:累计|新|共)?{_A_VERB}(?:{_A_VERB})?$")
_OF_A_WHOLE = re.compile(r"^(?P<share>[^，,]{2,40}(?:占比|比例|比重))达到?[^，,]{2,40}的$")  # 占比达到总数的70%
_CHANGED = re.compile(
    r"(?<![对占配同环相])(?:较|比)(?:上年|去年|同期|底|末)?(?:累计|年均|平均)?"
    r"(?P<how>提高|提升|增长|增加|上升|下降|降低|减少|压缩|缩短|扩大)$"
)
_AFTERWARDS = re.compile(r"(?<=[\u4e00-\u9fff）)]{3})(?:重组|孵化|落户[^，,。；;、]{0,4})$")
_FIELD = re.compile(r"(?:领域|行业|环节)$")
_PLACES = re.compile(r"^(?:在|向|对)")
_AFTER_NUMBER = re.compile(r"^(?:以上|左右|以内|以下)?的?|[（(](?:当前|目前|现有)[^（()）]*[）)]")
_LONGEST = 60
_LONG = 24  # characters; of a longer name with attributes in a row only the noun is kept
_LEAST = 4


def leading_verb(words: str) -> str:
    """Return the verbs, with 累计 and the like before them, that ``words`` begin with; "" when there are none."""
    at = 0
    while at < len(words) and (match := _LEADING_VERB.match(words, at) or _LEADING.match(words, at)):
        at = match.end()
    return words[:at]


def begins_with_verb(words: str) -> bool:
    """Tell whether ``words`` begin with verbs, also behind a phrase: 从省内外高校院所选派."""
    return bool(leading_verb(words)) or bool(_PHRASE.match(words) and has_verb(words))


def has_verb(words: str) -> bool:
    """Tell whether ``words`` hold a verb that sets targets."""
    return bool(_ANY_VERB.search(words))


def without_trailing(words: str) -> str:
    """Return ``words`` without what leads over to a number: 数量达到 gives 数量."""
    while match := _TRAILING.search(words, max(0, len(words) - 8)):
        words = words[: match.start()]
    return words


def ends_with_verb(words: str) -> bool:
    """Tell whether ``words`` end with a verb, so that what is counted follows the number: 组织企业参加50个…展会."""
    return bool(_LAST_VERB.search(words, max(0, len(words) - 8)))


def name_before(words: str) -> tuple[str, str | None]:
    """Return what is counted, out of the words before its number, and the scope printed with it (在企业).

    Both are printed words; the name is "" when there are only verbs.
    """
    words = without_trailing(_NUMBERED.sub("", words.strip()))
    scope = None
    phrase = _PHRASE.match(words, len(leading_verb(words)))
    if phrase and (closing := _LAST_VERB.search(words, max(0, len(words) - 8))):
        return "", words[phrase.start() : closing.start()] if _PLACES.match(phrase.group()) else None
    if phrase:
        verb = _last_verb(words, phrase.end())
        if verb is not None and len(words) - verb[1] > 1:
            if _PLACES.match(phrase.group()):
                scope = words[phrase.start() : verb[0]] or None
            words = words[verb[1] :]
    verbs = leading_verb(words)
    name = words[len(verbs) :]
    if _GENERIC.match(name) and verbs:
        name = _last_of(verbs) + name
    whole = _OF_A_WHOLE.match(name)
    return (whole["share"] if whole else name).strip(" ，,、的"), scope


def name_after(words: str) -> str:
    """Return what is counted, out of the words behind its number."""
    name = _AFTER_NUMBER.sub("", words).strip(" ，,、：:。；;")
    name = _AFTERWARDS.sub("", name)
    noun = name.rpartition("的")[2]
    return noun if len(name) > _LONG and "、" in name and len(noun) >= _LEAST else name[:_LONGEST]


def unchanged(indicator: str, in_points: bool) -> str:
    """Return 研发投入强度 of 研发投入强度较[2023年]提高, with 提高 where the number is no share in points."""
    change = _CHANGED.search(indicator)
    if change is None:
        return indicator
    return indicator[: change.start()] + ("" if in_points else change["how"])


def is_field(words: str) -> bool:
    """Tell whether words before a number say in which fields: 新材料、新能源等领域."""
    return _FIELD.search(words) is not None


def carried(words: str) -> tuple[str, ...]:
    """Return the comparing words at the start that go on over a list: 累计, 新增, 新建."""
    return tuple(_CARRIED.findall(leading_verb(_PLACE.sub("", words))))


def _last_verb(words: str, start: int) -> tuple[int, int] | None:
    """Return where the first verb behind ``start`` that is not the object of the phrase stands."""
    match = _ANY_VERB.search(words, start + 1)
    if match is None:
        return None
    end = match.end()
    while following := _LEADING_VERB.match(words, end) or _LEADING.match(words, end):
        end = following.end()
    return match.start(), end


def _last_of(verbs: str) -> str:
    found = list(_LEADING_VERB.finditer(verbs))
    return found[-1].group() if found else ""
