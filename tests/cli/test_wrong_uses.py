"""All that can be wrong with files and options, told in both Chinese scripts as in English."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Final

import pytest
from commands import Duizhao

REPORT: Final = "一、打擊犯罪。上半年，全市破獲刑事案件1360餘起，同比提高7.7%。\n"
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_FOREIGN: Final = re.compile(
    r"duizhao \w+ --help|--[a-z]+ [\w:-]+|\([^()]*\)|（[^（）]*[A-Za-z][^（）]*）|`[^`]*`|pip install \S+|ocrmypdf [\w +-]+|[「“][^」”]*[」”]|TOML：.*"
)
"""What a library says, what is to be typed, and what is quoted of the user's."""
_ENGLISH: Final = re.compile(r"\b(?!(?:Word|Excel)\b)[A-Za-z]{2,}(?: [a-z]{2,})+\b")


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
INPUTS: Final = {
    "missing": (None, "gone.txt", 3),
    "empty": (b"", "a.txt", 3),
    "blank": (b"   \n \t\n\xe3\x80\x80", "a.txt", 3),
    "English": (b"Nothing of Chinese stands here.\n", "a.txt", 3),
    "Japanese": ("これは日本語の文章であり、中国語ではありません。\n".encode(), "a.txt", 3),
    "Japanese as GB18030": ("これは日本語の文章であり、ありません。\n".encode("gb18030"), "a.txt", 3),
    "two characters": ("報告\n".encode(), "a.txt", 3),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.txt", 3),
    "PDF as text": (b"%PDF-1.7\n" + b"x" * 50, "a.txt", 3),
    "text as PDF": (REPORT.encode(), "a.pdf", 3),
    "cut PDF": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "a.pdf", 3),
    "broken PDF": (b"%PDF-1.7\n" + b"\0garbage" * 40 + b"\n%%EOF\n", "a.pdf", 3),
    "old Word file": (OLE + b"\0" * 100, "a.docx", 3),
    "protected Word file": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", 3),
    "broken Word file": (b"PK\x03\x04" + b"word/" + b"\0" * 60, "a.docx", 3),
    "workbook": (zipped(xl__workbook_xml="<workbook/>"), "a.docx", 3),
    "OpenDocument": (zipped(mimetype="application/vnd.oasis"), "a.docx", 3),
    "broken part": (zipped(word__document_xml="<w:document>"), "a.docx", 3),
    "empty page": (b"<html><body></body></html>", "a.html", 3),
    "archive without page": (b"MIME-Version: 1.0\nContent-Type: image/png\n\nxx", "a.mhtml", 3),
    "empty Markdown": (b"", "a.md", 3),
    "decisions": (b'schema = "x"', "report.decisions.toml", 3),
    "no encoding": (bytes(range(128, 256)) * 20, "a.txt", 3),
    "broken UTF-8": (REPORT.encode() * 9 + b"\xff\n" + REPORT.encode(), "a.txt", 3),
    "wrong mark": (b"\xff\xfe" + b"\x00\xd8" * 9, "a.txt", 3),
}
"""What is in a file, its name, and the exit code."""

OPTIONS: Final = {
    "no such encoding": (("--encoding", "klingon"), 2),
    "no such template": (("--template", "zzz.docx"), 2),
    "title that is too long": (("--title", "題" * 600), 2),
    "title of nothing": (("--title", " "), 2),
    "style with a wrong choice": (("--style", "choice.toml"), 2),
    "style with a wrong kind": (("--style", "kind.toml"), 2),
    "style in another encoding": (("--style", "encoded.toml"), 2),
    "style with large type": (("--style", "large.toml"), 2),
    "file that is no face": (("--style", "noface.toml"), 4),
    "glossary with open quotes": (("--glossary", "quotes.csv"), 2),
    "glossary with a number": (("--glossary", "number.toml"), 2),
    "decisions with a wrong value": (("--decisions", "value.toml"), 2),
    "decisions with a wrong bound": (("--decisions", "bound.toml"), 2),
    "decisions that are no list": (("--decisions", "nolist.toml"), 2),
    "no such style": (("--style", "moderne"), 2),
    "no such style at all": (("--style", "zzz"), 2),
    "no such style file": (("--style", "zzz.toml"), 2),
    "style of no TOML": (("--style", "broken.toml"), 2),
    "style with an unknown key": (("--style", "key.toml"), 2),
    "style with a wrong length": (("--style", "length.toml"), 2),
    "style with a wrong colour": (("--style", "colour.toml"), 2),
    "style with a wrong table": (("--style", "table.toml"), 2),
    "style that is too wide": (("--style", "wide.toml"), 2),
    "style of itself": (("--style", "itself.toml"), 2),
    "no such face": (("--style", "face.toml"), 4),
    "no such glossary": (("--glossary", "zzz.csv"), 2),
    "glossary of another kind": (("--glossary", "report.txt.zip"), 2),
    "glossary with one cell": (("--glossary", "cell.csv"), 2),
    "glossary with a wrong direction": (("--glossary", "direction.csv"), 2),
    "glossary without a word": (("--glossary", "word.csv"), 2),
    "glossary of no TOML": (("--glossary", "broken.toml"), 2),
    "glossary with a wrong table": (("--glossary", "key.toml"), 2),
    "no such decisions": (("--decisions", "zzz.toml"), 2),
    "decisions of no TOML": (("--decisions", "broken.toml"), 2),
    "decisions of another schema": (("--decisions", "schema.toml"), 2),
    "decisions with an unknown key": (("--decisions", "unknown.toml"), 2),
    "decisions with nothing decided": (("--decisions", "nothing.toml"), 2),
    "decisions twice": (("--decisions", "twice.toml"), 2),
    "vocabulary of another region": (("--vocabulary", "hk"), 2),
    "no template": (("--template", "report.txt"), 3),
    "folder that is a file": (("-o", "report.txt/out"), 4),
    "file that exists": (("-o", "there.pdf"), 4),
    "the input itself": (("--to", "html", "-o", "page.html"), 2),
}
"""Options of `convert`, and the exit code."""

DECIDED: Final = 'schema = "duizhao/decisions/1"\n'
FILES: Final[dict[str, str | bytes]] = {
    "broken.toml": "a = = 1\n",
    "key.toml": "[page]\nwidht = 1\n",
    "length.toml": '[page]\nwidth = "12"\n',
    "colour.toml": '[colours]\naccent = "red"\n',
    "table.toml": "page = 3\n",
    "wide.toml": '[page]\ninner = "90mm"\nouter = "90mm"\n',
    "itself.toml": 'extends = "itself.toml"\n',
    "face.toml": '[fonts.tw]\nbody = "No Such Face"\n',
    "cell.csv": "軟體\n",
    "direction.csv": "軟體,軟件,jp\n",
    "word.csv": "軟體,,both\n",
    "report.txt.zip": "x",
    "schema.toml": 'schema = "x"\n',
    "unknown.toml": DECIDED + 'colour = "red"\n',
    "nothing.toml": DECIDED + '[[figure]]\nsentence = "一、打擊犯罪。"\n',
    "twice.toml": DECIDED + '[[figure]]\nsentence = "甲。"\naccept = true\n' * 2,
    "choice.toml": '[body]\nseries = "lisst"\n',
    "kind.toml": "[page]\ntwo_sided = 3\n",
    "encoded.toml": '# 樣式\nname = "x"\n'.encode("gb18030"),
    "large.toml": '[heading.h1]\nsize = "400pt"\n',
    "noface.toml": '[fonts.tw]\nbody = "report.txt"\n',
    "quotes.csv": '"軟體,軟件\n',
    "number.toml": "[to_tw]\nx = 3\n",
    "value.toml": DECIDED + '[[figure]]\nsentence = "一"\nvalue = "3"\n',
    "bound.toml": DECIDED + '[[figure]]\nsentence = "一"\nbound = "x"\n',
    "nolist.toml": DECIDED + "figure = 3\n",
    "there.pdf": "",
    "page.html": f"<p>{REPORT}</p>",
}


def told(run: Callable[[str], tuple[int, str]], code: int) -> None:
    """Check what is told in three languages."""
    english, line = run("en")
    assert (english, _HAN.search(re.sub("「[^」]*」|'[^']*'|万 or", "", line))) == (code, None), line
    for language in ("zh-Hant", "zh-Hans"):
        code_there, line = run(language)
        assert code_there == code, line
        said = _FOREIGN.sub("", line)
        assert _HAN.search(said), line
        assert not _ENGLISH.search(said), line
        assert line.count("\n") == 1


@pytest.mark.parametrize("case", INPUTS)
def test_a_wrong_input_is_told_in_the_language_of_its_reader(duizhao: Duizhao, case: str) -> None:
    data, name, code = INPUTS[case]
    if data is not None:
        duizhao.write(name, data)

    def run(language: str) -> tuple[int, str]:
        made = duizhao("--lang", language, "convert", name, "-o", "out")
        return made.code, made.message

    told(run, code)


@pytest.mark.parametrize("case", OPTIONS)
def test_a_wrong_option_is_told_in_the_language_of_its_reader(duizhao: Duizhao, case: str) -> None:
    options, code = OPTIONS[case]
    source = "page.html" if "page.html" in options else "report.txt"
    duizhao.write("report.txt", REPORT)
    for name, text in FILES.items():
        duizhao.write(name, text)

    def run(language: str) -> tuple[int, str]:
        made = duizhao("--lang", language, "convert", source, *options)
        return made.code, made.message

    told(run, code)


HANS: Final = "一、打击犯罪。上半年，全市破获刑事案件1360余起，同比提高7.7%。\n"
DECISIONS: Final = (
    f'{DECIDED}[source]\nname = "other.txt"\nsha256 = "' + "0" * 64 + '"\n'
    '[[figure]]\nsentence = "沒有這句。"\nat = "這"\naccept = true\n'
    '[[heading]]\nsentence = "一、打擊犯罪。"\nat = "打擊犯罪"\nlevel = 3\n'
)
NOTES: Final = {
    "encoding": (HANS.encode("gb18030"), "a.txt", ()),
    "encoding in doubt": ("一、工作报告。".encode("gb18030"), "a.txt", ()),
    "bytes of Windows": (HANS.encode("gb18030").replace("破".encode("gb18030"), b"\x96"), "a.txt", ()),
    "invisible characters": (REPORT.replace("上", "上\u200b\u00ad").encode(), "a.txt", ()),
    "lost characters": (REPORT.replace("破", "\ufffd").encode(), "a.txt", ()),
    "stand-ins": (REPORT.replace("人", "⼈").replace("打", "⼿").encode(), "a.txt", ()),
    "quoted mail": (f"> {REPORT}> {REPORT}> {REPORT}".encode(), "a.txt", ()),
    "cut number": ("一、工作。全市破獲案件25\n0.3億元的案件。\n".encode(), "a.txt", ()),
    "unknown characters": (REPORT.replace("破", "破\ue001").encode(), "a.txt", ()),
    "Markdown": (f"{REPORT}\n![x](a.png)\n\n~~刪去~~文[^9]\n\n[^1]: 註\n".encode(), "a.md", ()),
    "page": (f"<p>{REPORT}<s>刪去</s><img src=a.png></p>".encode(), "a.html", ()),
    "faces": (REPORT.encode(), "a.txt", ("--style", "official-tw")),
    "glossary": (REPORT.encode(), "a.txt", ("--glossary", "two.csv")),
    "decisions": (REPORT.encode(), "a.txt", ("--decisions", "decisions.toml")),
}
"""What is in a file that is converted with a remark, its name, and the options."""


@pytest.mark.parametrize("case", NOTES)
def test_a_remark_is_told_in_the_language_of_its_reader(duizhao: Duizhao, case: str) -> None:
    data, name, options = NOTES[case]
    duizhao.write(name, data)
    duizhao.write("two.csv", "信息,資訊\n信息,訊息\n")
    duizhao.write("decisions.toml", DECISIONS)
    english = duizhao("--lang", "en", "convert", name, "-o", "out", "-v", *options)
    assert english.code == 0, english.message
    remarks = [line for line in english.message.splitlines() if line.startswith("duizhao")]
    assert remarks
    for language in ("zh-Hant", "zh-Hans"):
        made = duizhao("--lang", language, "convert", name, "-o", "out", "-v", "--force", *options)
        assert made.code == 0
        said = [line for line in made.message.splitlines() if line.startswith("duizhao")]
        assert len(said) == len(remarks)
        for line in said:
            assert _HAN.search(line), line
            assert not _ENGLISH.search(_FOREIGN.sub("", line)), line
