"""Sixteen pages as sites have them: a report, and around it navigation, comments, related links and buttons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_CASES = Path(__file__).parents[2] / "cases" / "reports"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page and what of it is the report."""

    name: str
    markup: str
    report: tuple[str, ...]


def _lines(name: str, count: int | None = None) -> list[str]:
    text = (_CASES / f"{name}.txt").read_text("utf-8")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()][:count]


COURT = _lines("yunchuan_court_2019")
ECONOMY = _lines("lanhe_econ_2023_q3")
FIRE = _lines("linjiang_fire_2021_jan_sep")
SHORT = [
    "一、打击犯罪。上半年，全市破获刑事案件1360余起，同比上升7.7%。",
    "二、治安防控。巡逻里程同比增长12%，群众满意率达到97.2%。",
    "三、下一步工作。加强重点部位防控，推进平台建设，确保社会稳定。",
]
TASKS = ["2023年重点任务分解如下，请认真抓好落实。", "附件均可在本页下载。"]

NAV = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("首页", "机构概况", "政务公开", "办事服务", "互动交流", "专题专栏")))  # fmt: skip
LINKS = "".join(f'<li><a href="/r{n}">全市公安机关召开第{n}次重点工作推进会议</a><span>2023-07-{n:02}</span></li>' for n in range(1, 15))  # fmt: skip
SUMMARIES = "".join(
    f'<div class="item"><h3><a href="/s{n}">市政府召开第{n}次常务会议</a></h3><p>会议研究了优化营商环境、安全生产等{n}项工作，强调要压实责任，'
    "加强督导检查，确保各项任务落到实处，不断增强人民群众的获得感。</p></div>"
    for n in range(1, 9)
)
COMMENTS = "".join(
    f'<li class="reply"><span class="name">网友{n}</span><p>写得很好，希望多办实事，少开会，多听听基层群众的意见，把工作做到老百姓的心坎上。支持{n}次！</p>'
    "<a>回复</a><a>举报</a></li>"
    for n in range(1, 25)
)
FOOT = "<p>版权所有：临江市人民政府 主办：市政府办公室 地址：滨江大道1号 邮编：000000</p><p>ICP备00000000号 网站标识码：0000000000</p>"
SHARE = '<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div>'
TOOLS = "<div>字号：<a>大</a> <a>中</a> <a>小</a> <button>打印本页</button> <button>关闭窗口</button></div>"
LOGIN = "<form><label>用户名</label><input><label>密码</label><input type=password><button>登录</button><a>忘记密码，请点击这里找回</a></form>"


def _p(lines: list[str]) -> str:
    return "".join(f"<p>　　{line}</p>\n" for line in lines)


def _br(lines: list[str]) -> str:
    return "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in lines)


def _div(lines: list[str]) -> str:
    return "".join(f"<div>{line}</div>" for line in lines)


def _page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>临江市人民政府</title></head><body>{body}</body></html>"


def _made(name: str, body: str, *reports: list[str]) -> SavedPage:
    return SavedPage(name, _page(body), tuple(line for report in reports for line in report))


def _chunks(lines: list[str], size: int) -> list[list[str]]:
    return [lines[at : at + size] for at in range(0, len(lines), size)]


PAGES = (
    _made("a site of today", f"<header><nav><ul>{NAV}</ul></nav></header><main><article>{_p(COURT)}</article>{SHARE}<aside><ul>{LINKS}</ul></aside></main><footer>{FOOT}</footer>", COURT),
    _made("a list of news beside the text", f'<div class="top"><ul>{NAV}</ul></div><div class="wrap"><div class="l"><ul>{LINKS}{LINKS}</ul></div><div class="r"><div class="con">{_p(FIRE)}</div></div></div>{FOOT}', FIRE),
    _made("layout by tables", f"<table width=1000><tr><td><table><tr><td><ul>{NAV}</ul></td></tr></table></td></tr><tr><td><table><tr><td width=220 valign=top><ul>{LINKS}</ul></td><td>{_br(ECONOMY)}</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>", ECONOMY),
    _made("more comments than text", f'<ul>{NAV}</ul><div class="article"><div class="content">{_p(SHORT)}</div></div><div class="comments"><h3>网友评论（24条）</h3><ul>{COMMENTS}</ul></div>{FOOT}', SHORT),
    _made("comments beside the text in one box", f'<ul>{NAV}</ul><div class="box"><div>{_p(FIRE)}</div><div id="comment-list"><ul>{COMMENTS}</ul></div></div>{FOOT}', FIRE),
    _made("summaries of other news below", f'<ul>{NAV}</ul><div id="main"><div class="text">{_p(ECONOMY[:8])}</div><div class="related"><h2>相关阅读</h2>{SUMMARIES}</div></div>{FOOT}', ECONOMY[:8]),
    _made("a section in each box", f'<ul>{NAV}</ul><div class="doc">' + "".join(f'<div class="sec"><div class="in">{_p(part)}</div></div>' for part in _chunks(COURT, 3)) + f"</div><ul>{LINKS}</ul>{FOOT}", COURT),
    _made("a division for each paragraph", f'<div class="nav">{NAV}</div>{TOOLS}<div id="zoom">{_div(FIRE)}</div><div class="xg">{LINKS}</div>{FOOT}', FIRE),
    _made("a short notice in a long frame", f'<ul>{NAV * 6}</ul><div class="left"><ul>{LINKS * 3}</ul></div><div class="content"><p>{SHORT[0]}</p><p>{SHORT[1]}</p></div><ul>{LINKS}</ul>{FOOT * 2}', SHORT[:2]),
    _made("buttons in the text's own box", f'<ul>{NAV}</ul><div class="article"><h1>工作总结</h1>{TOOLS}{_p(COURT[:12])}{SHARE}<div class="pages"><a>上一页</a><a>1</a><a>2</a><a>下一页</a></div></div><ul>{LINKS}</ul>{FOOT}', COURT[:12]),
    _made("a wide table of figures", f'<ul>{NAV}</ul><div class="con"><p>{TASKS[0]}</p><table border=1><tr><th>指标</th><th>数值</th></tr>' + "".join(f"<tr><td>指标{n}</td><td>{n}00起</td></tr>" for n in range(1, 30)) + f"</table><p>{TASKS[1]}</p></div><ul>{LINKS}</ul>{FOOT}", [TASKS[0], "指标 数值", *(f"指标{n} {n}00起" for n in range(1, 30)), TASKS[1]]),
    _made("a form to log in above", f'{LOGIN}<ul>{NAV}</ul><div class="m"><div class="n">{_br(SHORT)}</div></div><div class="hot"><ul>{LINKS}</ul></div>{FOOT}', SHORT),
    _made("spans in spans", f"<ul>{NAV}</ul><div><div>" + "".join(f"<p><span><span>{line[:7]}</span><font>{line[7:]}</font></span></p>" for line in ECONOMY) + f"</div></div><div><ul>{LINKS}</ul></div>{FOOT}", ECONOMY),
    _made("links in the text", f'<ul>{NAV}</ul><div class="t">' + "".join(f'<p>{line}<a href="/x">【<b>详细</b>】</a></p>' for line in FIRE[:9]) + f"</div><ul>{LINKS}</ul>{FOOT}", [f"{line}【详细】" for line in FIRE[:9]]),
    _made("a summary in a box of its own", f'<ul>{NAV}</ul><div class="a"><blockquote class="abs"><p>{COURT[1]}</p></blockquote><div class="b">{_p(COURT[2:])}</div></div><div class="rank"><ol>{LINKS}</ol></div>{FOOT}', COURT[1:]),
    _made("everything in one box", f"<div><ul>{NAV}</ul>{_p(COURT)}<ul>{LINKS}</ul>{FOOT}</div>", COURT),
)  # fmt: skip
