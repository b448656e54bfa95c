"""What must hold for any bytes whatever: a report that holds its source whole, or one clear line.

Targets are the readers of the registry, each by its name, and `parser`, the parser on any text; a new reader is
a target as soon as it is registered.
"""

from __future__ import annotations

import hashlib
import io
import random
import warnings
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from wholeness import holds_the_whole_source, views_stand_in_their_nodes

from converter.errors import InputError
from converter.model import Document
from converter.parsing import explain, parse
from converter.readers import READERS
from converter.renderers.json import report_to_json

TESTS = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
"""What was found once, by target; it is tried again in every run."""
PARSER = "parser"
TARGETS = (PARSER, *READERS)
_LONGEST_SEED = 200_000
_MEMBER = 200_000
_PIECES = [
    "一、", "（一）", "1.", "(1)", "①", "第一部分", "壹、", "一是", "二是", "第一，", "首先，", "附件：", "下一步，", "同志们！", "——", "— 3 —",
    "破获案件1360余起，同比下降7.7%", "1.5万", "百分之十二", "由75天降至58天", "分别增长3%、5%", "2016年7月8日", "\n", "\n\n", "　　", "  ", "。", "；",
    "，", "“", "”", "（", "<b>", "</p>", "<table>", "<tr><td>", "&#x0;", "]]>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "# ", "| a | b |\n|---|---|\n",
    "---\ntitle: x\n---\n", "endobj", "stream", "%PDF-1.4\n", "\ufeff", "\u202e", "\x00", "e\u0301\u0323", "𠀀", "\ue000", "9" * 400, "、" * 400, "（" * 400,
]  # fmt: skip


def run(target: str, data: bytes) -> None:
    """Read and parse `data`; anything but a report or an InputError of one line is a fault."""
    try:
        document = _document(target, data)
    except InputError as error:
        _check_message(str(error))
        return
    _check_blocks(document)
    report = parse(document)
    holds_the_whole_source(report)
    views_stand_in_their_nodes(report)
    report_to_json(report).encode("utf-8")
    for reason in explain(document):
        assert reason.text == reason.span.of(document.text)


def _document(target: str, data: bytes) -> Document:
    if target == PARSER:
        return READERS["text"].read(data.decode("utf-8", "replace").encode(), "fuzz", "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return READERS[target].read(data, "fuzz", None)


def _check_message(message: str) -> None:
    assert message.startswith("fuzz"), f"the message does not name the file: {message}"
    assert "\n" not in message, f"the message is no one line: {message}"


def _check_blocks(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert block.text == block.span.of(document.text)
        row = block.hint.row
        bare = block.text.strip("\t") if row else block.text
        assert bare == block.text.strip() != ""
        assert row is None or len(row.cells) == block.text.count("\t") + 1
        assert block.span.start >= end
        assert not document.text[end : block.span.start].strip()
        end = block.span.end
    assert not document.text[end:].strip()


# --- what is tried --------------------------------------------------------------------------------------


def corpus(target: str) -> list[Path]:
    """The inputs that were faults once."""
    return sorted(path for path in (CORPUS / target).glob("*") if path.is_file())


@cache
def seeds(target: str) -> list[bytes]:
    """Good inputs of a target to begin from: the tests' own files of its suffixes, and the corpus."""
    suffixes = READERS["text" if target == PARSER else target].suffixes
    files = [
        path
        for folder in ("cases", "readers", "parsing")
        for path in sorted((TESTS / folder).rglob("*"))
        if path.suffix.lower() in suffixes and path.stat().st_size <= _LONGEST_SEED
    ]
    known = [path.read_bytes() for path in (*files, *corpus(target))]
    return [*known, *_summaries()] if target == "docx" else known or [b""]


def _summaries() -> Iterator[bytes]:
    """Word summaries made here, which their reader takes apart by their marks."""
    from converter.content import build_content
    from converter.renderers.docx import render_docx
    from converter.styles import load_style
    from converter.variants import editions

    source = (TESTS / "cases" / "reports" / "yunchuan_court_2019.txt").read_bytes()
    pair = editions(parse(READERS["text"].read(source, "report.txt", None)), title="工作总结")
    for shown in ((pair.hans,), (pair.hant, pair.hans)):
        for full_text in (False, True):
            yield render_docx(build_content(shown), load_style(), full_text=full_text, lock_tracker=full_text)


def mutated(data: bytes, source: random.Random, others: list[bytes]) -> bytes:
    """`data` changed in a few places; the members of an archive are changed inside it."""
    if data.startswith(b"PK\x03\x04") and source.random() < 0.8:
        return _mutated_archive(data, source, others)
    changed = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 3, 5, 8))):
        _change(changed, source, others)
    return bytes(changed)


def _change(data: bytearray, source: random.Random, others: list[bytes]) -> None:
    at = source.randrange(len(data) + 1)
    until = min(len(data), at + source.choice((1, 2, 3, 8, 40, 300)))
    match source.randrange(7):
        case 0:
            del data[at:until]
        case 1:
            data[at:at] = data[at:until] * source.choice((1, 2, 50))
        case 2:
            data[at:at] = source.choice(_PIECES).encode("utf-8", "surrogatepass")
        case 3:
            data[at:until] = source.choice(_PIECES).encode("utf-8", "surrogatepass")
        case 4 if at < len(data):
            data[at] ^= 1 << source.randrange(8)
        case 5:
            other = source.choice(others)
            start = source.randrange(len(other) + 1)
            data[at:at] = other[start : start + source.choice((8, 80, 800))]
        case _:
            del data[at if source.random() < 0.3 else len(data) :]


def _mutated_archive(data: bytes, source: random.Random, others: list[bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {
                info.filename: archive.read(info) for info in archive.infolist() if info.file_size <= _MEMBER
            }
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, EOFError):
        return data
    if not members:
        return data
    name = source.choice([*members, *(["word/document.xml"] * 3 if "word/document.xml" in members else [])])
    if source.random() < 0.05:
        del members[name]
    else:
        content = bytearray(members[name])
        for _ in range(source.choice((1, 1, 2, 4))):
            _change(content, source, [bytes(content), *others[:1]])
        members[name] = bytes(content)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, held in members.items():
            archive.writestr(member, held)
    return stream.getvalue()


def keep(target: str, data: bytes) -> Path:
    """Put an input that is a fault into the corpus."""
    path = CORPUS / target / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
