"""What must hold for any bytes whatever: a report that holds its source whole, or one clear line.

Targets are the readers of the registry, each by its name; `parser`, the parser on any text; and what a user brings
along: `style`, `glossary` and `template`. A new reader is a target as soon as it is registered.
"""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from wholeness import holds_the_whole_source, views_stand_in_their_nodes

from converter.content import Content, build_content
from converter.errors import InputError, UsageError
from converter.model import Document
from converter.parsing import explain, parse
from converter.readers import READERS
from converter.renderers.docx import Template, read_template, render_docx
from converter.renderers.json import report_to_json
from converter.styles import Style, load_style, merged_toml, style_names
from converter.variants import edition, load_glossary

TESTS = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
"""What was found once, by target; it is tried again in every run."""
PARSER = "parser"
_BROUGHT = ("style", "glossary", "template")
TARGETS = (PARSER, *READERS, *_BROUGHT)
_LONGEST_SEED = 200_000


def run(target: str, data: bytes) -> None:
    """Read and parse `data`; anything but a report or an InputError of one line is a fault."""
    if target in _BROUGHT:
        _take(target, data)
        return
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


def _take(target: str, data: bytes) -> None:
    """Load what a user brings along; of a style that is taken the whole loads again, of a template a file is made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / {"style": "fuzz.toml", "glossary": f"fuzz{_glossary_suffix(data)}"}.get(
            target, "fuzz"
        )
        path.write_bytes(data)
        try:
            if target == "style":
                style = load_style(path)
                path.write_text(merged_toml(path), encoding="utf-8")
                assert load_style(path) == style
            elif target == "glossary":
                load_glossary([path])
            else:
                _summary(read_template(data, "fuzz"))
        except (UsageError, InputError) as error:
            message = str(error).replace(str(path), path.name).removeprefix("glossary ")
            _check_message(message)


def _glossary_suffix(data: bytes) -> str:
    return ".toml" if b"=" in data else ".tsv" if b"\t" in data else ".csv"


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
    if target in _BROUGHT:
        return [*_brought(target), *(path.read_bytes() for path in corpus(target))]
    suffixes = READERS["text" if target == PARSER else target].suffixes
    files = [
        path
        for folder in ("cases", "readers", "parsing")
        for path in sorted((TESTS / folder).rglob("*"))
        if path.suffix.lower() in suffixes and path.stat().st_size <= _LONGEST_SEED
    ]
    known = [path.read_bytes() for path in (*files, *corpus(target))]
    return [*known, *_summaries()] if target == "docx" else known or [b""]


def _brought(target: str) -> list[bytes]:
    """Good styles, glossaries and templates."""
    if target == "style":
        return [merged_toml(name).encode() for name in style_names()]
    if target == "glossary":
        return [
            "# own words\nsource,target,direction\n信息化,資訊化,tw\n着装,著裝\n".encode(),
            "信息化\t資訊化\ttw\n着装\t著裝\n".encode(),
            'protect = ["网信办"]\n[to_tw]\n"信息化" = "資訊化"\n[pairs]\n"着装" = "著裝"\n'.encode(),
        ]
    return list(_summaries())


@cache
def _short() -> tuple[Content, Style]:
    report = parse(READERS["text"].read("一、治安。破案12起。\n".encode(), "report.txt", None))
    return build_content((edition(report, "cn", "工作总结"),)), load_style()


def _summary(template: Template) -> bytes:
    content, style = _short()
    return render_docx(content, style, template=template)


def _summaries() -> Iterator[bytes]:
    """Word summaries made here, which their reader takes apart by their marks."""
    source = (TESTS / "cases" / "reports" / "yunchuan_court_2019.txt").read_bytes()
    report = parse(READERS["text"].read(source, "report.txt", None))
    hant, hans = (edition(report, variant, "工作总结") for variant in ("tw", "cn"))
    for shown in ((hans,), (hant, hans)):
        for full_text in (False, True):
            yield render_docx(build_content(shown), load_style(), full_text=full_text, lock_tracker=full_text)


def keep(target: str, data: bytes) -> Path:
    """Put an input that is a fault into the corpus."""
    path = CORPUS / target / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
