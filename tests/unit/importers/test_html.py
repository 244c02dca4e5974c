"""Saved web pages: the text amid menus, the labels above it, tables, the files offered; nothing hidden or run."""

from __future__ import annotations

import pytest

from compendium.domain.errors import UserError
from compendium.importers.base import SourceText, Table
from compendium.importers.registry import read_content

PROSE = "".join(f"<p>第{number}条　为了规范管理，制定本办法；各部门应当按照有关规定执行。</p>" for number in "一二三四")
TEXT = [f"第{number}条　为了规范管理，制定本办法；各部门应当按照有关规定执行。" for number in "一二三四"]


def read(body: str, head: str = "") -> SourceText:
    return read_content(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def test_menus_links_scripts_and_what_is_hidden_go() -> None:
    page = (
        '<div id="top"><ul><li><a href="/">首页</a></li><li><a href="/zc">政策、法规</a></li></ul></div>'
        f'<div class="main"><script>alert("，，，，")</script><div class="text">{PROSE}</div>'
        '<div style="display: none">隐藏，不应当出现。</div></div><div class="foot">主办单位：甲市人民政府</div>'
    )
    assert read(page).text.split("\n") == TEXT


ROWS = (
    "<tr><td>索 引 号：</td><td>0001/2024-1</td><td>发文机关：</td><td>甲市人民政府</td></tr>"
    "<tr><td>成文日期：</td><td>2024年1月2日</td></tr>"
)
PAIRS = ("索引号：0001/2024-1", "发文机关：<b>甲市人民政府</b>", "<b>成文日期</b>：2024年1月2日")


@pytest.mark.parametrize(
    "labels",
    [
        f"<table>{ROWS}</table>",
        "<ul>" + "".join(f"<li>{pair}</li>" for pair in PAIRS) + "</ul>",
        "<div>" + " ".join(f"<span>{pair}</span>" for pair in PAIRS) + "</div>",
    ],
)
def test_labels_stand_above_the_text_a_line_each(labels: str) -> None:
    source = read(f'<div>{labels}</div><div class="text">{PROSE}</div>')
    assert source.labels == {"索引号": "0001/2024-1", "发文机关": "甲市人民政府", "成文日期": "2024年1月2日"}
    assert source.text.split("\n")[:3] == ["索引号：0001/2024-1", "发文机关：甲市人民政府", "成文日期：2024年1月2日"]
    assert source.text.split("\n")[3:] == TEXT


def test_the_title_that_the_page_gives_is_put_above_once() -> None:
    head = '<meta name="ArticleTitle" content="甲市管理办法">'
    assert read(f"<div>{PROSE}</div>", head).text.split("\n") == ["甲市管理办法", *TEXT]
    titled = read(f"<div><h1>甲市管理办法</h1>{PROSE}</div>", head)
    assert titled.text.split("\n") == ["甲市管理办法", *TEXT]


def test_a_table_of_data_is_one_and_one_of_layout_is_none() -> None:
    rows = "<tr><th>任务</th><th>单位</th></tr><tr><td rowspan=2>建设<br>平台</td><td>甲</td></tr><tr><td>乙</td></tr>"
    data = f"<table>{rows}</table>"
    source = read(f"<table><tr><td><div>{PROSE}{data}</div></td></tr></table>")
    assert source.text.split("\n") == [*TEXT, "任务\t单位", "建设 平台\t甲", "\t乙"]
    assert source.tables == (Table(4, 7),)


def test_files_that_the_page_offers_are_named() -> None:
    links = '<a href="/a/1.docx">附件1：申报表</a><a href="/b.html">解读</a><a href="http://x.cn/P0.pdf"><b>清单.pdf</b></a>'
    assert read(f"<div>{PROSE}{links}</div>").attachments == ("附件1：申报表", "清单.pdf")


@pytest.mark.parametrize("charset", ["gbk", "utf-8", "gb2312"])
def test_the_encoding_of_the_page_is_found(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body>{PROSE}</body></html>'
    assert read_content(page.encode(charset), "a.html").text.split("\n") == TEXT


def test_a_page_with_a_broken_byte_is_read_and_said_so() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{PROSE * 5}</body></html>'.encode()
    at = page.index("办法".encode()) + 1
    source = read_content(page[:at] + b"\xff" + page[at + 1 :], "a.html")
    assert any("损坏" in warning for warning in source.warnings)
    assert source.text.count("制定本") == 20


def test_elements_nested_without_end_do_not_matter() -> None:
    assert "第一条" in read("<div>" * 200 + PROSE + "</div>" * 200).text
    with pytest.raises(UserError):
        read("<div>" * 30_000 + PROSE)


def test_what_is_left_of_a_blank_is_one() -> None:
    page = "<body><p>请遵照执行。</p><p>甲市财政局&nbsp; &amp;sp; &bsp; &amp;nbsp;</p></body>"
    assert read_content(page.encode(), "a.html").text.split() == ["请遵照执行。", "甲市财政局"]


def test_the_code_of_a_server_is_no_text() -> None:
    page = '<%@ page language="java" %><body><% for (;;) { %><p>一、总体要求</p><% } %><p>达到5<%。</p></body>'
    assert read_content(page.encode(), "a.html").text.startswith("一、总体要求\n达到5<%")
