"""What a user may choose for a conversion, checked when it is chosen."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar, get_args

from converter.errors import UsageError
from converter.messages import about, message
from converter.regions import Variant

if TYPE_CHECKING:
    from converter.model import Report

Format = Literal["pdf", "docx", "html", "json", "xlsx"]  # the keys of RENDERERS
HantVariant = Literal["tw", "hk"]
PageLayout = Literal["parallel", "stacked", "facing"]
Scripts = Literal["both", "hant", "hans"]
DocxVariant = Literal["source", "tw", "hk", "cn", "both"]
Punctuation = Literal["region", "keep"]

MOST_GLOSSARIES: Final = 100
LONGEST_TITLE: Final = 500
"""Characters; no line of a title page holds more."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WordOptions:
    """What a user may choose for the Word summary alone.

    Raises:
        UsageError: a value is not of the kind the field takes.
    """

    full_text: bool = False
    """Whether an annex holds the whole report."""
    appendix: bool = False
    """Whether all indicators stand in one more table, and the quoted sentences are whole."""
    comments: bool = False
    """Whether doubts about the conversion become Word comments on the words themselves."""
    lock_tracker: bool = False
    """Whether only the fields of the action tracker stay editable."""
    template: Path | None = None
    """A Word file whose styles, headers, footers and page set-up are used."""

    def __post_init__(self) -> None:
        for name in ("full_text", "appendix", "comments", "lock_tracker"):
            _check_flag(name, getattr(self, name))
        if self.template is not None:
            object.__setattr__(self, "template", _path("template", self.template))


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for a conversion; the options of `duizhao convert`, by the same names.

    Raises:
        UsageError: a value is none of the choices, which the message names, or two do not go together.
        StyleError: there is no such style.

    Examples:
        >>> Options(variant="hk", formats=("pdf",)).layout
        'parallel'
        >>> Options(variant="sg")
        Traceback (most recent call last):
        converter.errors.UsageError: variant: 'sg' is not a choice; choose from 'tw', 'hk'
    """

    formats: tuple[Format, ...] = ("pdf", "docx")
    """What to make, each once."""
    variant: HantVariant = "tw"
    """Standard of the Traditional side: Taiwan or Hong Kong."""
    scripts: Scripts = "both"
    """Whether the PDF shows both scripts, or only the Traditional or the Simplified one at full measure."""
    layout: PageLayout = "parallel"
    """How the PDF brings both scripts together."""
    docx_variant: DocxVariant = "source"
    """Variant of the DOCX: the source's own script by default."""
    word: WordOptions = field(default_factory=WordOptions)
    style: str | Path = "modern"
    """Name of a bundled style, or path of a TOML file."""
    system_fonts: bool = False
    """Whether the PDF may take installed faces that the style names; the same input then gives other bytes on
    another machine."""
    title: str | None = None
    """Title to show; by default the report's own, else the file's name."""
    source_format: str | None = None
    """Name of a reader (`text`, `markdown`, `html`, `docx`, `pdf`); detected by default."""
    encoding: str | None = None
    """Python's name of the input's encoding; detected by default."""
    glossaries: tuple[Path, ...] = ()
    """Files of the user's own words; of two rows for one word the later wins."""
    vocabulary: Variant | None = None
    """Region whose words the Traditional side takes; only that of `variant`, and only if asked for."""
    punctuation: Punctuation = "region"
    """Marks as each region sets them, or as the source has them."""
    decisions: Path | bool = True
    """File of an editor's decisions; by default the one beside the input, if there is one; False for none."""
    force: bool = False
    """Whether files that exist are replaced."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "formats", _formats(self.formats))
        object.__setattr__(self, "glossaries", _glossaries(self.glossaries))
        for name, choices in _CHOICES.items():
            _check_choice(name, getattr(self, name), choices)
        if not isinstance(self.word, WordOptions):
            raise UsageError(about("word", message("{value} is not a WordOptions", value=_shown(self.word))))
        _check_flag("force", self.force)
        if not isinstance(self.decisions, bool):
            object.__setattr__(self, "decisions", _path("decisions", self.decisions))
        _check_flag("system_fonts", self.system_fonts)
        _check_title(self.title)
        _check_encoding(self.encoding)
        if self.vocabulary not in (None, self.variant, "cn"):
            raise UsageError(
                about(
                    "vocabulary",
                    message(
                        "{vocabulary!r} does not go with variant {variant!r}; name the same region "
                        "twice, or 'cn' for the Simplified text",
                        vocabulary=self.vocabulary,
                        variant=self.variant,
                    ),
                )
            )
        if self.scripts != "both" and self.layout != "parallel":
            raise UsageError(
                about(
                    "layout",
                    message(
                        "{layout!r} is for both scripts; {script!r} alone has none",
                        layout=self.layout,
                        script=self.scripts,
                    ),
                )
            )
        _check_source_format(self.source_format)
        _check_style(self.style)


_CHOICES: Final[dict[str, tuple[str | None, ...]]] = {
    "variant": get_args(HantVariant),
    "scripts": get_args(Scripts),
    "layout": get_args(PageLayout),
    "docx_variant": get_args(DocxVariant),
    "vocabulary": (None, *get_args(Variant)),
    "punctuation": get_args(Punctuation),
}


def check_variants(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    """The variants, if each is one.

    Raises:
        UsageError: there are none, or one is unknown; the message names the choices.
    """
    named = _tuple("variants", variants)
    for each in named:
        _check_choice("variants", each, get_args(Variant))
    if not named:
        raise UsageError(
            about(
                "variants",
                message(
                    "none is named; choose from {choices}",
                    choices=_listed(get_args(Variant)),
                ),
            )
        )
    return named


def page_variants(options: Options) -> tuple[Variant, ...]:
    """The variants that the PDF and the page for the browser show."""
    both: tuple[Variant, ...] = (options.variant, "cn")
    return {"both": both, "hant": both[:1], "hans": both[1:]}[options.scripts]


def summary_variants(report: Report, options: Options) -> tuple[Variant, ...]:
    """The variants of the DOCX and the XLSX: one, or two side by side."""
    if options.docx_variant == "both":
        return (options.variant, "cn")
    if options.docx_variant == "source":
        return (options.variant if report.script == "Hant" else "cn",)
    return (options.docx_variant,)


def _formats(value: Iterable[Format]) -> tuple[Format, ...]:
    choices = get_args(Format)
    named = _tuple("formats", value)
    for each in named:
        _check_choice("formats", each, choices)
    if not named:
        raise UsageError(
            about("formats", message("none is named; choose from {choices}", choices=_listed(choices)))
        )
    return tuple(dict.fromkeys(named))


def _glossaries(value: Iterable[Path]) -> tuple[Path, ...]:
    if isinstance(value, os.PathLike):
        raise UsageError(
            about(
                "glossaries", message("{value} is a single path; give a tuple of paths", value=_shown(value))
            )
        )
    paths = tuple(_path("glossaries", each) for each in _tuple("glossaries", value))
    if len(paths) > MOST_GLOSSARIES:
        raise UsageError(
            about(
                "glossaries",
                message(
                    "{count} files; {most} is the most, so join them",
                    count=len(paths),
                    most=MOST_GLOSSARIES,
                ),
            )
        )
    return paths


def _tuple(name: str, value: Iterable[T]) -> tuple[T, ...]:
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise UsageError(
            about(name, message("{value} is not a list of values; give a tuple", value=_shown(value)))
        )
    return tuple(value)


def _path(name: str, value: object) -> Path:
    if not isinstance(value, (str, os.PathLike)) or not str(value):
        raise UsageError(about(name, message("{value} is not a file path", value=_shown(value))))
    return Path(value)


def _check_choice(name: str, value: object, choices: tuple[str | None, ...]) -> None:
    if (value is not None and not isinstance(value, str)) or value not in choices:
        raise _no_choice(name, value, _listed(choices))


def _check_flag(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise _no_choice(name, value, _listed((True, False)))


def _no_choice(name: str, value: object, choices: tuple[str, ...]) -> UsageError:
    return UsageError(
        about(
            name,
            message(
                "{value} is not a choice; choose from {choices}",
                value=_shown(value),
                choices=choices,
            ),
        )
    )


def _check_title(value: object) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        raise UsageError(about("title", message("{value} is not text", value=_shown(value))))
    if len(value) > LONGEST_TITLE:
        raise UsageError(
            about(
                "title",
                message("{count} characters; {most} is the most", count=len(value), most=LONGEST_TITLE),
            )
        )
    if value and not any(_is_visible(char) for char in value):
        raise UsageError(
            about(
                "title",
                message("nothing of {value} can be seen; leave it out or write a title", value=_shown(value)),
            )
        )


_BLANKS: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that show nothing."""


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANKS


def _check_encoding(value: object) -> None:
    if value is None:
        return
    try:
        if isinstance(value, str):
            name = value.removesuffix(":replace")
            " ".encode(name)  # unlike `codecs.lookup` refuses what is not an encoding of text, such as hex
            return
    except (LookupError, ValueError):
        pass
    raise UsageError(
        message(
            "there is no encoding named {value}; try 'utf-8', 'gb18030', 'big5hkscs' or 'utf-16'",
            value=_shown(value),
        )
    )


def _check_source_format(value: object) -> None:
    if value is None:
        return
    from converter.readers import READERS, named

    if not isinstance(value, str):
        raise _no_choice("source_format", value, _listed(READERS))
    named(value)


def _check_style(value: object) -> None:
    from converter.styles import style_path

    if not isinstance(value, (str, os.PathLike)):
        raise UsageError(about("style", message("{value} is neither a name nor a path", value=_shown(value))))
    style_path(os.fspath(value))


def _listed(choices: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(repr, choices))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
