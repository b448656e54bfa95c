"""The whole way for one report: bytes → Document → Report → Editions → PDF, DOCX, JSON, XLSX."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter import model, output, readers
from converter.assets import is_file
from converter.decisions import (
    Decisions,
    SentenceIndex,
    decisions_beside,
    is_decisions_name,
    read_decisions,
)
from converter.errors import InputError, UsageError
from converter.memory import give_back
from converter.messages import about, counted, message
from converter.model import Diagnostic, Document, Edition, Report, Variant, WordChoice
from converter.options import Format, Options, check_variants, page_variants, summary_variants
from converter.parsing import parse
from converter.parsing.decided import decided_words, placed_in
from converter.readers.assembly import ONLY_FURNITURE
from converter.readers.cleaning import one_line
from converter.readers.language import check_chinese, check_enough
from converter.renderers import RENDERERS, Job
from converter.styles import Style, load_style
from converter.variants import Wording, chosen_wording, edition

if TYPE_CHECKING:
    from converter.renderers.docx import Template

STANDARD_INPUT_NAME = "report"
"""Stem of the outputs when the report comes on standard input."""

DEFAULTS: Final = Options()
_LONG: Final = 50_000
"""Characters of a report from which it is worth the time to give memory back between two of its files."""

Source = str | os.PathLike[str] | bytes
"""Path of a file, or the bytes of one."""
Progress = Callable[[str], None]
"""Is told, in a word or two, what is being done."""


def silent(_step: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Rendered(Mapping[Format, bytes]):
    """The files of a report as bytes, by format, with what should be said about them."""

    files: dict[Format, bytes]
    diagnostics: tuple[Diagnostic, ...]

    def __getitem__(self, kind: Format) -> bytes:
        return self.files[kind]

    def __iter__(self) -> Iterator[Format]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


@dataclass(frozen=True, slots=True)
class Materials:
    """The files that the options name, loaded before any work is done."""

    style: Style
    wording: Wording
    template: Template | None


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its files as bytes."""

    report: Report
    files: Rendered

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a user should be told of the report and its files."""
        return (*self.report.diagnostics, *self.files.diagnostics)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a conversion left."""

    files: tuple[Path, ...]
    report: Report
    diagnostics: tuple[Diagnostic, ...]


def read_document(source: Source, *, name: str | None = None, options: Options = DEFAULTS) -> Document:
    """Read the text of a file, or of bytes, with the places of its blocks.

    Args:
        source: path of a file, or its bytes.
        name: what bytes are called in messages; its suffix helps to detect the format.
        options: `source_format` and `encoding` are used.

    Raises:
        InputError: it cannot be read, is not Chinese, or is a file of decisions.
        UsageError: `source` is neither a path nor bytes.

    Examples:
        >>> read_document("一、治安防控。".encode(), name="report.txt").source.format
        'text'
    """
    if not isinstance(source, bytes):
        source = _path(source)
    called = name or ("" if isinstance(source, bytes) else source.name)
    if is_decisions_name(called):
        raise InputError(about(called, message("these are decisions about a report; name the report itself")))
    document = readers.read(source, name=name, format=options.source_format, encoding=options.encoding)
    check_chinese(document.text, document.source.name, document.source.encoding)
    return document


def decisions_about(
    document: Document, source: Source, *, options: Options = DEFAULTS
) -> tuple[Decisions | None, tuple[Diagnostic, ...]]:
    """What an editor decided about a document: of the file that is named, or of the one beside the input.

    The one beside it is left alone where it is about a file of another name and content.

    Args:
        document: what `read_document` gave.
        source: path of the input; beside bytes no file is looked for.
        options: `decisions` is used.

    Returns:
        The decisions, and what should be said about where they are from.

    Raises:
        UsageError: the file cannot be read, or is wrong.
    """
    if options.decisions is False:
        return None, ()
    if isinstance(options.decisions, Path):
        found = load_decisions(options.decisions)
        return found, (_taken(document, found),)
    if isinstance(source, bytes):
        return None, ()
    beside = decisions_beside(_path(source))
    if not is_file(beside):
        return None, ()
    found = load_decisions(beside)
    own = found.source_name in ("", document.source.name) or found.source_sha256 == document.source.sha256
    if not own:
        told = message(
            "{name}: {file} is about {other} and is not taken; name it with --decisions if it should be",
            name=document.source.name,
            file=beside.name,
            other=found.source_name,
        )
        return None, (Diagnostic("decisions-not-taken", told),)
    return found, (_taken(document, found),)


def decided_words_of(
    text: str, data: bytes, source: Source, name: str, *, options: Options = DEFAULTS
) -> tuple[tuple[WordChoice, ...], tuple[Diagnostic, ...]]:
    """The words an editor decided in a text that need not be a report, with their places in it.

    Args:
        text: as it is converted, line by line.
        data: its bytes.
        source: path of the input; beside bytes no file of decisions is looked for.
        name: of the input.
        options: `decisions` and `encoding` are used.

    Returns:
        The words, and what should be said: where they are from, and which are not applied.

    Raises:
        UsageError: the file of decisions cannot be read, or is wrong.
    """
    digest = hashlib.sha256(data).hexdigest()
    document = Document(model.Source(name, "text", digest), text, ())
    found, told = decisions_about(document, source, options=options)
    if found is None:
        return (), told
    if not _has_the_sentences_of_its_report(document, data, options):
        document = replace(document, source=replace(document.source, sha256=""))
    only = Decisions(file=found.file, source_sha256=found.source_sha256, words=found.words)
    placed = placed_in(document, only)
    return tuple(decided_words(placed)), (*told, *placed.losses.diagnostics)


def _has_the_sentences_of_its_report(text: Document, data: bytes, options: Options) -> bool:
    """Whether equal sentences count in a text as in the report that is read of it, which joins lines."""
    try:
        report = readers.read(data, name=text.source.name, format="text", encoding=options.encoding)
    except InputError:
        return False
    one, other = SentenceIndex(text.text), SentenceIndex(report.text)
    return [each.of(text.text) for each in one.spans] == [each.of(report.text) for each in other.spans]


def load_decisions(path: Path) -> Decisions:
    """The decisions of a file.

    Raises:
        UsageError: it cannot be read, or is wrong.
    """
    try:
        data = readers.load(path)
    except InputError as error:
        raise UsageError(message("decisions {what}", what=str(error))) from error
    return read_decisions(data, path.name)


def _taken(document: Document, decisions: Decisions) -> Diagnostic:
    values = {"name": document.source.name, "file": decisions.file, "count": len(decisions)}
    if decisions.source_sha256 in ("", document.source.sha256):
        told = message("{name}: decisions are taken from {file} ({count})", **values)
    else:
        told = message(
            "{name}: decisions are taken from {file} ({count}); the report has been edited since", **values
        )
    return Diagnostic("decisions-taken", told, "note")


def read_report(source: Source, *, name: str | None = None, options: Options = DEFAULTS) -> Report:
    """Read a report and understand it: `parse(read_document(…))`.

    Args:
        source: path of a file, or its bytes.
        name: what bytes are called in messages; its suffix helps to detect the format.
        options: `source_format`, `encoding` and `decisions` are used.

    Raises:
        InputError: it cannot be read, is not Chinese, or holds nothing of a report.
        UsageError: `source` is neither a path nor bytes, or the decisions cannot be read.

    Examples:
        >>> report = read_report("一、治安防控。破案1360起，同比上升7.7%。".encode(), name="report.txt")
        >>> [(each.name, each.value, each.unit) for each in report.indicators]
        [('破案', Decimal('1360'), '起')]
    """
    return _understood(read_document(source, name=name, options=options), source, options)


def _understood(document: Document, source: Source, options: Options) -> Report:
    decisions, told = decisions_about(document, source, options=options)
    report = parse(document, decisions=decisions)
    if document.summary is not None:
        report = _corrected(document, report, decisions, options)
    report = replace(report, diagnostics=told + report.diagnostics) if told else report
    if not (report.title or report.byline or report.preamble or report.sections):
        raise InputError(about(report.source.name, ONLY_FURNITURE))
    return report


def _corrected(document: Document, report: Report, decisions: Decisions | None, options: Options) -> Report:
    """A report read from a summary made here, with what people corrected in its tables."""
    from converter.corrections import corrections_of, merged

    assert document.summary is not None
    made = corrections_of(document.summary, report, display_title(report, options), from_itself=True)
    told = [Diagnostic("correction-unread", about(document.source.name, line)) for line in made.unread]
    if len(made.decisions):
        together = merged(decisions or Decisions(), made.decisions, document.text).decisions
        if decisions is None:
            together = replace(together, file=document.source.name)
        report = parse(document, decisions=together)
        what = counted(
            "{count} correction in its tables is taken",
            "{count} corrections in its tables are taken",
            len(made.decisions),
        )
        told.insert(0, Diagnostic("corrections-taken", about(document.source.name, what), "note"))
    return replace(report, diagnostics=(*report.diagnostics, *told))


def editions(
    report: Report, variants: Sequence[Variant] | None = None, *, options: Options = DEFAULTS
) -> tuple[Edition, ...]:
    """The report in several variants, each aligned with the source.

    Args:
        report: what `read_report` or `parse` gave.
        variants: `tw`, `hk`, `cn`, in the order wanted; by default those of the PDF.
        options: `variant`, `title`, `glossaries`, `vocabulary` and `punctuation` are used.

    Raises:
        UsageError: a variant is unknown, or a glossary cannot be read.
        EngineError: the conversion engine is missing or broken.

    Examples:
        >>> report = read_report("一、执法规范。".encode(), name="report.txt")
        >>> [(each.lang, each.report.sections[0].heading.text) for each in editions(report, ["hk", "cn"])]
        [('zh-Hant-HK', '執法規範'), ('zh-Hans-CN', '执法规范')]
    """
    wanted = page_variants(options) if variants is None else check_variants(variants)
    made = _editions(report, wanted, options, _wording(options))
    return tuple(made[variant] for variant in wanted)


def render(report: Report, *, options: Options = DEFAULTS, progress: Progress = silent) -> Rendered:
    """Make the files of a report, as bytes.

    Args:
        report: what `read_report` or `parse` gave.
        options: `formats` and all that concerns the outputs.
        progress: called before every step with what is being done.

    Returns:
        A mapping from format to bytes, in the order of `options.formats`; its `diagnostics` are what a user
        should be told.

    Raises:
        UsageError: a glossary cannot be used.
        InputError: the template cannot be read.
        StyleError: the style is wrong.
        EngineError: the conversion engine is missing or broken.

    Examples:
        >>> report = read_report("一、执法规范。".encode(), name="report.txt")
        >>> files = render(report, options=Options(formats=("pdf", "docx")))
        >>> files["pdf"][:5], files["docx"][:2]
        (b'%PDF-', b'PK')
    """
    return _render(report, options, prepare(options), progress)


def convert(
    source: Source,
    folder: str | os.PathLike[str] | None = None,
    *,
    name: str | None = None,
    options: Options = DEFAULTS,
    progress: Progress = silent,
) -> Conversion:
    """Convert one report and write its files: all of them, or none.

    Args:
        source: path of a file, or its bytes.
        folder: where the files go; by default beside the input, for bytes the working folder.
        name: what bytes are called in messages, the colophon and the names of the files.
        options: what a user may choose.
        progress: called before every step with what is being done.

    Raises:
        InputError: the input or the template cannot be read, or the input is not a report.
        UsageError: a glossary cannot be used, or the output would replace the input.
        StyleError: the style is wrong.
        OutputError: a file exists (without `force`) or cannot be written.
        EngineError: the conversion engine is missing or broken.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     made = convert("一、执法规范。".encode(), folder, name="report.txt")
        >>> [path.name for path in made.files]
        ['report.pdf', 'report.docx']
    """
    if not isinstance(source, bytes):
        source = _path(source)
    source_name = (name or "-") if isinstance(source, bytes) else source.name
    if folder is None:
        folder = Path() if isinstance(source, bytes) else source.parent
    folder = Path(folder)
    paths = output_paths(source_name, folder, options)
    if isinstance(source, Path):
        output.check_apart(source, paths.values())
    prepared = prepare(options)
    data = source if isinstance(source, bytes) else readers.load(source)
    output.check_free(list(paths.values()), force=options.force)

    beside = source if isinstance(source, Path) else None
    made = make(data, name=source_name, options=options, prepared=prepared, beside=beside, progress=progress)
    progress(message("writing"))
    output.make_folder(folder)
    output.write_all({paths[kind]: content for kind, content in made.files.items()}, force=options.force)
    return Conversion(tuple(paths.values()), made.report, made.diagnostics)


def make(
    data: bytes,
    *,
    name: str,
    options: Options,
    prepared: Materials,
    beside: Path | None = None,
    progress: Progress = silent,
) -> Made:
    """Read a report and make its files, as bytes.

    Args:
        data: the input.
        name: what it is called in messages and the colophon.
        options: what a user may choose.
        prepared: what `prepare` made of the same options.
        beside: path of the input, beside which decisions are looked for.
        progress: called before every step with what is being done.

    Raises:
        InputError: the input cannot be read, or is not a report.
        UsageError: the decisions cannot be used.
        EngineError: the conversion engine is missing or broken.
    """
    progress(message("reading"))
    document = read_document(data, name=name, options=options)
    check_enough(document.text, document.source.name)
    report = _understood(document, data if beside is None else beside, options)
    return Made(report, _render(report, options, prepared, progress))


def display_title(report: Report, options: Options) -> str:
    """The user's title, else the report's own, else the file's name: nothing is invented."""
    if options.title:
        return one_line(options.title)
    if report.title_line is not None:
        return report.title_line
    stem = Path(report.source.name).stem
    return STANDARD_INPUT_NAME if stem == "-" else stem.replace("_", " ").strip() or STANDARD_INPUT_NAME


def output_paths(source_name: str, folder: Path, options: Options) -> dict[Format, Path]:
    """Where the files of an input go: `report.txt` → `report.pdf`, `report.docx` in `folder`."""
    stem = STANDARD_INPUT_NAME if source_name == "-" else Path(source_name).stem
    return {kind: folder / f"{stem}.{kind}" for kind in options.formats}


def prepare(options: Options) -> Materials:
    """Load the files that the options name; many reports can be made with them.

    Raises:
        UsageError: a glossary or the decisions cannot be used.
        InputError: the template cannot be read.
        StyleError: the style is wrong.
    """
    if isinstance(options.decisions, Path):
        load_decisions(options.decisions)  # what is wrong with it is told before any other trouble
    template = None
    if "docx" in options.formats and options.word.template is not None:
        from converter.renderers.docx import read_template

        template = read_template(readers.load(options.word.template), str(options.word.template))
    return Materials(load_style(options.style), _wording(options), template)


def _wording(options: Options) -> Wording:
    return chosen_wording(
        options.glossaries, options.vocabulary, options.punctuation, (options.variant, "cn")
    )


def _render(report: Report, options: Options, prepared: Materials, progress: Progress) -> Rendered:
    for kind in options.formats:
        RENDERERS[kind].check(report)
    shown = {RENDERERS[kind].shows for kind in options.formats}
    columns = page_variants(options) if "columns" in shown else ()
    summary = summary_variants(report, options) if "summary" in shown else ()
    if columns or summary:
        progress(message("converting the script"))
    made = _editions(report, (*columns, *summary), options, prepared.wording)
    job = Job(
        report,
        tuple(made[variant] for variant in columns),
        tuple(made[variant] for variant in summary),
        prepared.style,
        options.system_fonts,
        options.layout,
        options.word,
        prepared.template,
    )
    done: dict[Format, tuple[bytes, tuple[Diagnostic, ...]]] = {}
    for kind in sorted(options.formats, key=lambda kind: not RENDERERS[kind].first):
        progress(RENDERERS[kind].doing)
        done[kind] = RENDERERS[kind].render(job)
        if len(report.text) > _LONG and len(options.formats) > 1:
            give_back()
    said = [each for kind in options.formats for each in done[kind][1]]
    return Rendered({kind: done[kind][0] for kind in options.formats}, (*prepared.wording.diagnostics, *said))


def _editions(
    report: Report, variants: Sequence[Variant], options: Options, wording: Wording
) -> dict[Variant, Edition]:
    title = display_title(report, options)
    return {variant: edition(report, variant, title, wording=wording) for variant in dict.fromkeys(variants)}


def _path(source: str | os.PathLike[str]) -> Path:
    if not isinstance(source, (str, os.PathLike)):
        raise UsageError(
            message("the source is a {kind}; give the path of a file, or bytes", kind=type(source).__name__)
        )
    return Path(source)
