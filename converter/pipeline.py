"""The whole way for one file: bytes → Document → Report → Editions → PDF, DOCX, JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from converter import output, readers
from converter.errors import UsageError
from converter.model import Diagnostic, Document, Edition, EditionPair, Report
from converter.parsing import parse
from converter.readers.cleaning import one_line
from converter.readers.language import check_chinese
from converter.renderers import RENDERERS, Job, WordOptions
from converter.styles import LayoutName, Style, load_style
from converter.variants import Punctuation, Vocabulary, Wording, chosen_wording, edition, editions

Format = Literal["pdf", "docx", "json"]  # the keys of RENDERERS
DocxVariant = Literal["source", "tw", "hk", "cn", "both"]
PageLayout = LayoutName
STANDARD_INPUT_NAME = "report"
"""Stem of the outputs when the report comes on standard input."""

Progress = Callable[[str], None]
"""Is told, in a word or two, what is being done."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for a conversion."""

    formats: tuple[Format, ...] = ("pdf", "docx")
    variant: Literal["tw", "hk"] = "tw"
    """Standard of the Traditional side."""
    layout: PageLayout = "parallel"
    docx_variant: DocxVariant = "source"
    word: WordOptions = field(default_factory=WordOptions)
    style: str = "modern"
    """Name of a bundled style, or path of a TOML file."""
    title: str | None = None
    source_format: str | None = None
    encoding: str | None = None
    glossaries: tuple[Path, ...] = ()
    """Files of the user's own words."""
    vocabulary: Vocabulary | None = None
    """Region whose words the Traditional side takes; only its own, and only if asked for."""
    punctuation: Punctuation = "region"
    force: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """What a conversion left."""

    files: tuple[Path, ...]
    report: Report
    diagnostics: tuple[Diagnostic, ...]


def read_document(source: Path | bytes, *, name: str | None = None, options: Options = Options()) -> Document:
    """The document in a file or in bytes.

    Raises:
        InputError: it cannot be read, or is not Chinese.
    """
    document = readers.read(source, name=name, format=options.source_format, encoding=options.encoding)
    check_chinese(document.text, document.source.name)
    return document


def read_report(source: Path | bytes, *, name: str | None = None, options: Options = Options()) -> Report:
    """The report in a file or in bytes, understood.

    Raises:
        InputError: it cannot be read, or is not Chinese.
    """
    return parse(read_document(source, name=name, options=options))


def display_title(report: Report, options: Options) -> str:
    """The user's title, else the report's own, else the file's name: nothing is invented."""
    if options.title:
        return one_line(options.title)
    if report.title is not None:
        return report.title.text
    stem = Path(report.source.name).stem
    return STANDARD_INPUT_NAME if stem == "-" else stem.replace("_", " ").strip() or STANDARD_INPUT_NAME


def output_paths(source_name: str, folder: Path, options: Options) -> dict[Format, Path]:
    """Where the files of an input go: `report.txt` → `report.pdf`, `report.docx` in `folder`."""
    stem = STANDARD_INPUT_NAME if source_name == "-" else Path(source_name).stem
    return {kind: folder / f"{stem}.{kind}" for kind in options.formats}


def convert(
    source: Path | bytes,
    folder: Path | None = None,
    *,
    name: str | None = None,
    options: Options = Options(),
    progress: Progress = lambda step: None,
) -> Converted:
    """Convert one report and write its files.

    Args:
        source: a path, or the bytes of a report.
        folder: where the files go; beside the input by default, the working folder for bytes.
        name: what bytes are called in messages, the colophon and the names of the files.
        options: what a user may choose.
        progress: told of every step.

    Raises:
        InputError: the input cannot be read or is no report.
        OutputError: a file exists (without `force`) or cannot be written.
        StyleError: there is no such style, or it is wrong.
    """
    source_name = source.name if isinstance(source, Path) else (name or "-")
    folder = folder or (source.parent if isinstance(source, Path) else Path())
    paths = output_paths(source_name, folder, options)
    if isinstance(source, Path) and source.resolve() in {path.resolve() for path in paths.values()}:
        raise UsageError(f"{source}: the output would replace the input; choose another folder with -o")
    style = load_style(options.style)
    data = readers.load(source) if isinstance(source, Path) else source
    output.check_free(list(paths.values()), force=options.force)

    progress("reading")
    report = read_report(data, name=source_name, options=options)
    rendered, diagnostics = render(report, style, options, progress)
    progress("writing")
    output.make_folder(folder)
    output.write_all({paths[kind]: content for kind, content in rendered.items()}, force=options.force)
    return Converted(tuple(paths.values()), report, (*report.diagnostics, *diagnostics))


def render(
    report: Report, style: Style, options: Options, progress: Progress = lambda step: None
) -> tuple[dict[Format, bytes], tuple[Diagnostic, ...]]:
    """The files of a report as bytes, by format, and what should be said about them."""
    title = display_title(report, options)
    progress("converting the script")
    wording = chosen_wording(options.glossaries, options.vocabulary, options.punctuation, options.variant)
    pair = editions(report, hant=options.variant, title=title, wording=wording)
    summary = _summary_editions(report, pair, options, title, wording)
    job = Job(report, pair, summary, style, options.layout, options.word)
    rendered: dict[Format, bytes] = {}
    diagnostics = wording.diagnostics
    for kind in options.formats:
        progress(RENDERERS[kind].doing)
        made = RENDERERS[kind].render(job)
        rendered[kind] = made.content
        diagnostics += made.diagnostics
    return rendered, diagnostics


def _summary_editions(
    report: Report, pair: EditionPair, options: Options, title: str, wording: Wording
) -> tuple[Edition, ...]:
    """The edition the DOCX is made of: one of the pair, both, or one of its own."""
    wanted = options.docx_variant
    if wanted == "both":
        return pair.hant, pair.hans
    if wanted == "source":
        return (pair.hant if report.script == "Hant" else pair.hans,)
    for made in (pair.hant, pair.hans):
        if made.variant == wanted:
            return (made,)
    return (edition(report, wanted, title, wording=wording),)
