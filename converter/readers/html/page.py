"""A page's tree from its bytes: the archive unpacked, the encoding found, the markup parsed within limits."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from dataclasses import dataclass

import lxml.html
from lxml import etree
from lxml.etree import _Element as Element

from converter.errors import EncodingError, InputError
from converter.messages import about, message
from converter.model import Diagnostic
from converter.readers.encoding import (
    CANDIDATES,
    CLEAR_LEAD,
    Decoded,
    decode,
    display_name,
    doubt,
    plausibility,
)

_DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)
_HEAD = 16 * 1024
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
"""What is declared, with what it has to be read as (WHATWG Encoding): pages hold more than the old sets."""
_TEXT_CODECS = frozenset(
    codecs.lookup(name).name
    for name in (
        "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs",
        "cp950", "euc-jp", "iso2022-jp", "shift-jis", "cp932", "euc-kr", "cp949", "ascii", "cp866", "koi8-r",
        "koi8-u", "mac-roman", *(f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))),
        *(f"cp{page}" for page in (874, *range(1250, 1259))),
    )
)  # fmt: skip
"""Encodings of text that pages have (WHATWG Encoding §4.2); Python's codecs can do other things too."""
_LOST_AT_MOST = 0.01
_TAG_LIMIT = 1_000_000
_ARCHIVE = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    root: Element
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def load_page(data: bytes, name: str, encoding: str | None) -> HtmlPage:
    """The page in `data`.

    Raises:
        InputError: there is none, or it is nested too deeply.
        EncodingError: no encoding fits.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(about(name, message("the file is empty; there is nothing to convert")))
    notes: list[Diagnostic] = []
    stated = None
    if _is_archive(data):
        data, stated = _unpack(data, name, notes)
    text, taken = _text(data, name, encoding, stated, notes)
    return HtmlPage(parse_markup(text, name), taken, tuple(notes))


def _is_archive(data: bytes) -> bool:
    head = _ARCHIVE.match(data[:_HEAD])
    return head is not None and re.search(rb"^MIME-Version:", head.group(), re.I | re.M) is not None


def _unpack(data: bytes, name: str, notes: list[Diagnostic]) -> tuple[bytes, str | None]:
    """The page of an archive (RFC 2557), and the encoding it is said to be in."""
    try:
        archive = email.message_from_bytes(data, policy=email.policy.default)
        pages = [
            part
            for part in archive.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        payload = pages[0].get_payload(decode=True) if pages else b""
        stated = pages[0].get_content_charset() if pages else None
    except (RecursionError, ValueError, LookupError, IndexError, KeyError, TypeError, AttributeError):
        raise InputError(
            about(name, message("this archive of a web page is damaged; save the page anew"))
        ) from None
    if not pages:
        raise InputError(
            about(name, message("there is no page in this archive (.mhtml); save the page anew as .html"))
        )
    if len(pages) > 1:
        told = message("only the page itself is read, not the {count} framed in it", count=len(pages) - 1)
        notes.append(Diagnostic("frames-left-out", told))
    return (payload if isinstance(payload, bytes) else b""), stated


def _text(
    data: bytes, name: str, encoding: str | None, stated: str | None, notes: list[Diagnostic]
) -> tuple[str, str]:
    """The markup, and its encoding: what is asked for, a mark, what the bytes show, then what is declared."""
    if encoding is not None or data.startswith(_MARKS):
        decoded = decode(data, name, encoding)
        return decoded.text, decoded.encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = next((name for name in (stated, _declared(data)) if name and _codec(name)), None)
    best = _most_plausible(data, declared)
    if best is not None:
        if not declared and not best.sure:
            notes.append(Diagnostic("encoding-guessed", doubt(best)))
        if declared and _codec(declared) != _codec(best.encoding):
            told = message(
                "the page says it is in {declared}, but its bytes are {encoding}",
                declared=declared,
                encoding=display_name(best.encoding),
            )
            notes.append(Diagnostic("encoding-declared-wrongly", told, "info"))
        return best.text, best.encoding
    for wanted in filter(None, (declared, "utf-8", "gb18030")):
        codec = _codec(wanted)
        text = data.decode(codec, "replace") if codec else ""
        if text and text.count("\ufffd") <= _LOST_AT_MOST * len(text):
            return text, codec or wanted
    raise EncodingError(
        about(
            name,
            message(
                "its bytes are not text in UTF-8, GB18030, Big5 or UTF-16; if you know the encoding, name it "
                "with --encoding"
            ),
        )
    )


def _declared(data: bytes) -> str | None:
    head = data[:_HEAD]
    match = _DECLARED.search(head) or _XML_DECLARED.match(head)
    return match.group(1).decode("ascii").lower() if match else None


def _codec(name: str) -> str | None:
    """Python's name of an encoding, of the wider set where pages use one under a narrower name.

    None where it is not an encoding of text that pages are written in, whatever Python has under that name.
    """
    try:
        found = codecs.lookup(_WIDER.get(name.lower(), name)).name
    except (LookupError, ValueError):
        return None
    return found if found in _TEXT_CODECS else None


def _most_plausible(data: bytes, declared: str | None) -> Decoded | None:
    """What reads best of the encodings that fit without fault; the declared one where they are near."""
    read: list[tuple[float, str, str]] = []
    codec = _codec(declared) if declared else None
    for candidate in dict.fromkeys(filter(None, (codec, *CANDIDATES))):
        try:
            text = data.decode(candidate)
        except (UnicodeDecodeError, ValueError):
            continue
        if "<" in text[:_HEAD]:
            read.append((plausibility(text) + (0.1 if candidate == codec else 0.0), text, candidate))
    if not read:
        return None
    score, text, taken = max(read, key=lambda each: each[0])
    rivals = [each for each in read if each[2] != taken and score - each[0] < CLEAR_LEAD]
    return Decoded(text, taken, not rivals, max(rivals)[2] if rivals else None)


def parse_markup(text: str, name: str) -> Element:
    """The tree of some markup, parsed within limits.

    Raises:
        InputError: there is nothing in it, or it is nested too deeply.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    markup = text.replace("\0", "").encode("utf-8", "replace")
    if markup.count(b"<") > _TAG_LIMIT:
        raise InputError(
            message(
                "{name}: it has more than {most:,} tags, which no page that people read has",
                name=name,
                most=_TAG_LIMIT,
            )
        )
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InputError(
            about(name, message("there is no text in this page; there is nothing to convert"))
        ) from None
    limits = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        raise InputError(about(name, _beyond_a_limit(limits[0])))
    if not isinstance(root, Element):
        raise InputError(about(name, message("there is no page in it; there is nothing to convert")))
    return root


def _beyond_a_limit(told: str) -> str:
    """What is said of a page that the parser refuses. `told`: by the parser."""
    if "depth" in told:
        return message(
            "its elements are nested too deeply for a page that people read; copy its text and save it as "
            ".txt"
        )
    return message(
        "it has a piece of text too long for a page that people read; copy its text and save it as .txt"
    )
