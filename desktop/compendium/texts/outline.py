"""The nodes of one part of a text: numbered headings, lead-ins, boxed passages, with their ids and parents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compendium.domain.document import BlockStyle, NodeKind
from compendium.texts.front import Layout, Part
from compendium.texts.leadin import LONGEST_HEADING, heading_of, lead_in_of, opens_with_topic
from compendium.texts.levels import LevelReader
from compendium.texts.markers import Label, Marker, MarkerKind, figure_instead, follows_in, read_box, read_marker
from compendium.texts.wordlists import BLANK

_KINDS = {
    MarkerKind.PART: NodeKind.PART,
    MarkerKind.CHAPTER: NodeKind.CHAPTER,
    MarkerKind.SECTION: NodeKind.SECTION,
    MarkerKind.ARTICLE: NodeKind.ARTICLE,
}
_PREFIXES = {MarkerKind.PART: "t", MarkerKind.CHAPTER: "c", MarkerKind.SECTION: "s", MarkerKind.ARTICLE: "a"}
_PREFACE = re.compile(rf"[序前引]{BLANK}*言|序|导{BLANK}*[言语]|引{BLANK}*子")
_ITEMS = (MarkerKind.BRACKETED, MarkerKind.FIGURE, MarkerKind.BRACKETED_FIGURE, MarkerKind.CIRCLED)
_LISTED = re.compile(r"附\s{0,3}件\s{0,3}[:：]")
TOP_LINE = 100  # characters: a chapter or part heading is never longer


@dataclass(slots=True)
class Node:
    """A node of the outline with the indices of its paragraphs and the styles that follow from what it is."""

    id: str
    level: int
    kind: NodeKind
    marker: str = ""
    title: str = ""
    parent: str | None = None
    sep: str = ""
    run_in: bool = False
    paragraphs: list[int] = field(default_factory=list)
    styles: dict[int, BlockStyle] = field(default_factory=dict)


@dataclass(slots=True)
class _Box:
    """An open 专栏: its node, the node it stands in, and the last number in it."""

    node: Node
    outer: list[Node]
    last: int = 0
    by_colon: bool = False


class PartReader:
    """Reads one part (cover, plan, attachment) into nodes in reading order."""

    def __init__(self, layout: Layout, part: Part) -> None:
        """Take the layout and the part to read."""
        self._layout = layout
        self._part = part
        self._nodes: list[Node] = []
        self._open: list[Node] = []  # root, then one node per level
        self._children: dict[str, dict[str, int]] = {}
        self._box: _Box | None = None
        self._boxes: dict[str, int] = {}
        self._markers = self._candidates()
        self._order = {index: place for place, index in enumerate(self._markers)}
        self._levels = LevelReader(list(self._markers.values()))
        self._titled_articles = self._articles_have_titles()

    def read(self) -> list[Node]:
        """Return the nodes of the part, its root first; a part that starts with a number has no root."""
        self._begin()
        for index in range(self._part.start, self._part.end):
            if not (self._take_box(index) or self._take_heading(index) or self._take_plain_heading(index)):
                self._take_body(index)
        self._split_lead_ins()
        return [node for node in self._nodes if node.paragraphs]

    # candidates

    def _candidates(self) -> dict[int, Marker]:
        """Return the printed numbers at the start of paragraphs that may be headings, by paragraph."""
        found: dict[int, Marker] = {}
        decimals: set[tuple[int, ...]] = set()
        listing = False
        for index in range(self._part.start, self._part.end):
            core = self._layout.paragraphs[index].core
            if self._layout.paragraphs[index].is_row:
                continue
            listing = (_LISTED.match(core) is not None and index != self._part.start) or (
                listing and read_marker(core) is not None and len(core) <= TOP_LINE
            )
            if listing or index in self._layout.contents or index == self._part.title_at:
                continue
            marker = read_marker(core)
            if marker is not None and self._may_head(core, marker):
                found[index] = self._known_decimal(marker, decimals)
        return self._without_lone_items(found)

    def _without_lone_items(self, found: dict[int, Marker]) -> dict[int, Marker]:
        """Leave out a first item whose paragraph holds the second one too: all items are nodes or none is."""
        order = list(found)
        kept = dict(found)
        for place, index in enumerate(order):
            marker = found[index]
            if marker.kind not in _ITEMS or marker.number != 1 or not follows_in(self._core(index), marker):
                continue
            following = found[order[place + 1]] if place + 1 < len(order) else None
            if following is None or following.kind is not marker.kind or following.number < 2:
                del kept[index]
        return kept

    def _known_decimal(self, marker: Marker, decimals: set[tuple[int, ...]]) -> Marker:
        """Return ``marker``, or what it is instead of 2.35 when no 2.34 came before it."""
        if marker.kind is not MarkerKind.DECIMAL:
            return marker
        before = (*marker.path[:-1], marker.path[-1] - 1)
        if marker.number != 1 and before not in decimals:
            return figure_instead(marker)
        decimals.add(marker.path)
        return marker

    def _may_head(self, core: str, marker: Marker) -> bool:
        if marker.kind in _KINDS and marker.kind is not MarkerKind.ARTICLE:
            return len(core) <= TOP_LINE and "。" not in core
        return len(core) > marker.width

    def _articles_have_titles(self) -> bool:
        articles = [index for index, marker in self._markers.items() if marker.kind is MarkerKind.ARTICLE]
        titled = sum(opens_with_topic(self._core(index)[self._markers[index].width :]) for index in articles)
        return len(articles) >= 3 and titled * 10 >= len(articles) * 6

    def _core(self, index: int) -> str:
        return self._layout.paragraphs[index].core

    # reading

    def _begin(self) -> None:
        part = self._part
        if part.kind == "attachment":
            root = self._attachment_root()
        else:
            kind = NodeKind.COVER if part.kind == "cover" else NodeKind.DOC
            root = Node(kind.value, 0, kind, title="" if part.title_at is None else self._core(part.title_at))
        self._nodes.append(root)
        self._open = [root]

    def _attachment_root(self) -> Node:
        label = self._part.label or Label("附件", 0, "", "")
        title = label.rest or ("" if self._part.title_at is None else self._core(self._part.title_at))
        return Node(self._part.id, 1, NodeKind.ATTACHMENT, label.text, title, "doc", self._attachment_sep(label))

    def _attachment_sep(self, label: Label) -> str:
        """Return what stands between 附件1 and its title: blanks, or the line feed before a title on the next line."""
        if label.rest:
            return label.sep
        return f"{label.sep}\n" if self._part.title_at == self._part.start + 1 else ""

    def _add(self, node: Node, depth: int, index: int) -> None:
        node.paragraphs.append(index)
        self._nodes.append(node)
        del self._open[depth:]
        self._open.append(node)

    def _identifier(self, parent: Node, last: str, *, flat: bool = False) -> str:
        """Return a new id: the path of ``parent`` with ``last``; ``~2`` and on when siblings print the same number."""
        root = self._nodes[0]
        prefix = "" if root.kind is NodeKind.DOC else root.id
        base = prefix if flat or parent is root else parent.id
        path = f"{base}.{last}" if base else last
        taken = self._children.setdefault(base, {})
        taken[last] = taken.get(last, 0) + 1
        return path if taken[last] == 1 else f"{path}~{taken[last]}"

    def _take_heading(self, index: int) -> bool:
        marker = self._markers.get(index)
        if marker is None:
            return False
        if self._box is not None and self._is_box_item(marker):
            self._take_box_item(index, marker)
            return True
        depth = self._levels.place(self._order[index])
        if depth is None:
            return False
        self._close_box()
        depth = min(depth, len(self._open))
        parent = self._open[depth - 1]
        core = self._core(index)
        title, run_in = heading_of(core, marker, titled_articles=self._titled_articles)
        article = marker.kind is MarkerKind.ARTICLE
        last = _PREFIXES.get(marker.kind, "") + str(marker.number) + (f"-{marker.suffix}" if marker.suffix else "")
        node = Node(
            self._identifier(parent, last, flat=article),
            parent.level + 1,
            _KINDS.get(marker.kind, NodeKind.HEADING),
            marker.text,
            title,
            parent.id,
            marker.sep,
            run_in,
        )
        self._add(node, depth, index)
        if title and not run_in and len(core) <= LONGEST_HEADING + 20:
            node.styles[index] = BlockStyle.HEADING
        return True

    def _take_plain_heading(self, index: int) -> bool:
        """Make a node of what stands above the first number under a line of its own: 目录, 序言."""
        contents = self._layout.contents
        root = self._nodes[0]
        is_row = self._layout.paragraphs[index].is_row
        if root.level or is_row or any(node.marker for node in self._nodes) or index == self._part.title_at:
            return False
        ends_contents = index - 1 in contents and index not in contents
        is_heading = (len(contents) > 1 and index == min(contents)) or (
            index not in contents and _PREFACE.fullmatch(self._core(index)) is not None
        )
        if not (is_heading or ends_contents):
            return False
        title = self._core(index) if is_heading else ""
        identifier = self._identifier(root, f"p{len(self._nodes)}")
        node = Node(identifier, root.level + 1, NodeKind.LEAD_IN, title=title, parent=root.id)
        self._add(node, 1, index)
        if title:
            node.styles[index] = BlockStyle.HEADING
        return True

    def _take_body(self, index: int) -> None:
        if self._box is not None and self._ends_box(index):
            self._close_box()
        node = self._open[-1]
        node.paragraphs.append(index)
        if self._box is not None and not self._layout.paragraphs[index].is_row:
            node.styles[index] = BlockStyle.BOX_BODY

    # boxed passages

    def _take_box(self, index: int) -> bool:
        core = self._core(index)
        label = read_box(core)
        is_row = self._layout.paragraphs[index].is_row
        if label is None or is_row or index in self._layout.contents or not (label.number or label.rest):
            return False
        self._close_box()
        depth = max(1, len(self._open))
        parent = self._open[depth - 1]
        self._boxes[parent.id] = self._boxes.get(parent.id, 0) + 1
        identifier = self._identifier(parent, f"b{label.number or self._boxes[parent.id]}")
        node = Node(identifier, parent.level + 1, NodeKind.BOXOUT, label.text, label.rest, parent.id, label.sep)
        outer = list(self._open)
        self._add(node, depth, index)
        node.styles[index] = BlockStyle.BOX_TITLE
        self._box = _Box(node, outer)
        return True

    def _is_box_item(self, marker: Marker) -> bool:
        box = self._box
        if box is None or marker.kind < MarkerKind.FIGURE:
            return False
        return marker.number == box.last + 1

    def _take_box_item(self, index: int, marker: Marker) -> None:
        box = self._box
        if box is None:
            return
        box.last = marker.number
        del self._open[len(box.outer) + 1 :]
        title, run_in = heading_of(self._core(index), marker)
        node = Node(
            self._identifier(box.node, str(marker.number)),
            box.node.level + 1,
            NodeKind.HEADING,
            marker.text,
            title,
            box.node.id,
            marker.sep,
            run_in,
        )
        self._add(node, len(box.outer) + 1, index)
        node.styles[index] = BlockStyle.BOX_BODY

    def _ends_box(self, index: int) -> bool:
        """Tell whether the text goes on after the box: two empty lines, or a lead-in unlike the box's items."""
        box = self._box
        if box is None or (not box.last and len(box.node.paragraphs) < 2):
            return False
        return self._layout.paragraphs[index].gap >= 3 or bool(lead_in_of(self._core(index), boxed=False))

    def _close_box(self) -> None:
        if self._box is not None:
            self._open = self._box.outer
            self._box = None

    # lead-ins

    def _split_lead_ins(self) -> None:
        """Make nodes of parallel unnumbered paragraphs: two or more under one node that begin with a lead-in title."""
        headed = len(self._nodes) > 1
        added: list[Node] = []
        for node in self._nodes:
            added.extend(self._lead_ins(node, headed=headed))
        self._nodes.extend(added)
        self._nodes.sort(key=lambda node: node.paragraphs[:1])

    def _lead_ins(self, node: Node, *, headed: bool) -> list[Node]:
        """Take the lead-ins out of ``node`` and return them as nodes; a node's paragraphs stay in one piece."""
        starts = self._lead_in_starts(node, headed=headed)
        prefix = "" if node.id == "doc" else f"{node.id}."
        kept: list[int] = []
        current = kept
        nodes: list[Node] = []
        for index in node.paragraphs:
            broken = bool(current) and index != current[-1] + 1
            if kept and (index in starts or broken):
                title = starts.get(index, "")
                lead_in = Node(
                    f"{prefix}p{len(nodes) + 1}",
                    node.level + 1,
                    NodeKind.LEAD_IN,
                    title=title,
                    parent=node.id,
                    run_in=bool(title),
                )
                nodes.append(lead_in)
                current = lead_in.paragraphs
            current.append(index)
            if nodes and index in node.styles:
                nodes[-1].styles[index] = node.styles[index]
        node.paragraphs = kept
        return nodes

    def _lead_in_starts(self, node: Node, *, headed: bool) -> dict[int, str]:
        """Return the paragraphs of ``node`` that open a lead-in node, with their titles.

        In a plan without any heading every paragraph opens one.
        """
        if node.kind in (NodeKind.ARTICLE, NodeKind.COVER) or (node.level == 0 and headed):
            return {}
        own = node.paragraphs[1:] if node.marker else node.paragraphs
        body = [index for index in own if index not in self._layout.styles and index not in self._layout.contents]
        titles = {index: lead_in_of(self._core(index), boxed=node.kind is NodeKind.BOXOUT) for index in body}
        if not headed and node.kind is not NodeKind.ATTACHMENT:
            return titles
        starts = {index: title for index, title in titles.items() if title}
        return starts if len(starts) > 1 else {}
