"""Ways to change a good input: anywhere in its bytes, and where its format has joints.

The joints: fields, content controls, formulas and symbol fonts of Word, forms and streams of PDF, formulas of pages, methods and sizes of ZIP members, names of
encodings, spans of tables, keys and values of styles and glossaries, parts of templates.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from typing import Final

_MEMBER: Final = 200_000
"""Bytes of a member of an archive that is changed inside."""
_ARCHIVE: Final = b"PK\x03\x04"

_TEXT: Final = (
    "一、", "（一）", "1.", "(1)", "①", "第一部分", "壹、", "一是", "二是", "(a)", "；及(b)", "(i)", "第一，", "首先，", "附件：", "下一步，", "同志们！", "——", "— 3 —",
    "破获案件1360余起，同比下降7.7%", "1.5万", "百分之十二", "由75天降至58天", "分别增长3%、5%", "2016年7月8日", "\n", "\n\n", "　　", "  ", "。", "；",
    "，", "“", "”", "（", "<b>", "</p>", "&#x0;", "]]>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "# ",
    "\ufeff", "\u202e", "\x00", "e\u0301\u0323", "𠀀", "\ue000", "9" * 400, "、" * 400, "（" * 400, "第七条", "⼯", "､", "１２", "½", "10⁸",
)  # fmt: skip
_TABLES: Final = (
    "| a | b |\n|---|---|\n", "|  | 破案 | 880 |\n", "类别\t指标\t数值\n刑事\t立案\t120\n", "<table>", "<tr><td>",
    "<td rowspan=99999 colspan=99999>", "<td colspan=-1>", "<th rowspan=0>", "<table>" * 60, "</tr></table>",
    '<w:gridSpan w:val="99999"/>', '<w:gridSpan w:val="x"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>',
    '<w:hMerge w:val="continue"/>', "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", '<w:gridBefore w:val="40000"/>',
)  # fmt: skip
_FIELDS: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:instrText> INCLUDETEXT \"/etc/passwd\" </w:instrText></w:r>",
    '<w:fldSimple w:instr="DDEAUTO cmd"><w:r><w:t>甲</w:t></w:r></w:fldSimple>', '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r>',
    "</w:del>", '<w:ins w:id="2">', "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>",
    '<w:bookmarkStart w:id="9" w:name="a"/>', '<w:footnoteReference w:id="7"/>', "<w:txbxContent><w:p>", "<w:altChunk/>",
    '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>', '<w:vertAlign w:val="superscript"/>', '<w:sz w:val="nan"/>',
)  # fmt: skip
_FORMS: Final = (
    "/Type/XObject/Subtype/Form", "/Resources<</XObject<</F 5 0 R/G 5 0 R>>>>", "/F Do\n/F Do\n", "/Kids[3 0 R 3 0 R 3 0 R]",
    "/Count 2900", "/Filter[/FlateDecode/FlateDecode]", "/Filter/#46lateDecode", "/Filter/LZWDecode", "/DecodeParms<</Predictor 15>>",
    "/Length 99999999999", "stream\r", "stream\n", "endstream", "endobj", "5 0 obj<<", ">>endobj", "xref\n0 99\n", "startxref\n0\n%%EOF",
    "/MediaBox[612 792 0 0]", "/MediaBox[0 0 0 0]", "/Rotate 91", "/Encrypt 9 0 R", "%PDF-1.4\n", "0 0 0 0 0 0 cm\n", "BT /F1 1e38 Tf ET",
    "/ObjStm/N 9999/First 1", "/ToUnicode 4 0 R",
)  # fmt: skip
_CHARSETS: Final = (
    '<meta charset="hex">', '<meta charset="zlib_codec">', '<meta charset="unicode_escape">', '<meta charset="idna">',
    '<meta http-equiv="Content-Type" content="text/html; charset=rot13">', "Content-Type: text/html; charset=uu\n",
    "Content-Transfer-Encoding: base64\n", '<?xml version="1.0" encoding="punycode"?>', '<meta charset="utf-7">', "+ADw-",
)  # fmt: skip
_BREAKS: Final = ("  \n", "\\\n", "<br>", "<br/>\n", "<br>" * 40, "\\\n" * 40)
_HTML: Final = (
    "<del>",
    "<s>",
    "<sup>8</sup>",
    "<svg><text>",
    "<object>",
    "<dt>",
    "<p>" * 400,
    "<div>" * 400,
    "<!--",
    "<style>",
    "<noscript>",
)
_M: Final = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_TEN: Final = "<m:e><m:r><m:t>10</m:t></m:r></m:e>"
_OMML: Final = (
    f"<m:oMath {_M}><m:sSup>{_TEN}<m:sup><m:r><m:t>8</m:t></m:r></m:sup></m:sSup></m:oMath>", f"<m:oMath {_M}><m:sSup>{_TEN}</m:sSup></m:oMath>",
    f"<w:p><m:oMathPara {_M}><m:oMath><m:f><m:num/><m:den><w:r><w:t>立案</w:t></w:r></m:den></m:f></m:oMath></m:oMathPara></w:p>",
    f"<m:oMath {_M}><m:rad><m:deg/>{_TEN}</m:rad><m:d><m:dPr><m:begChr/></m:dPr>{_TEN}</m:d></m:oMath>", f"<m:oMath {_M}/>",
    f"<m:oMath {_M}>" + "<m:d>" * 120 + "</m:d>" * 120 + "</m:oMath>", f"<m:oMath {_M}><m:r><m:t>破案12起。\n二、</m:t></m:r></m:oMath>",
    "<m:oMath>", "</m:oMath>", "<m:oMathPara><m:oMath>", "<m:r><m:t>3.5×10</m:t></m:r>", "<m:t>破案12起。</m:t>",
    "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>8</m:t></m:r></m:sup></m:sSup>", "<m:sSup><m:e/></m:sSup>", "<m:sup/>",
    "<m:sSubSup><m:e/><m:sub/><m:sup/></m:sSubSup>", "<m:f><m:num/><m:den/></m:f>", "<m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f>",
    "<m:rad><m:deg/><m:e/></m:rad>", '<m:d><m:dPr><m:begChr m:val=""/><m:endChr/></m:dPr><m:e/></m:d>', "<m:rad>" * 200, "<m:nary>", "<m:eqArr><m:e>",
    "<m:r><w:t>立案</w:t></m:r>", "<w:r><m:t>起</m:t></w:r>", "<!-- --><m:ctrlPr/>",
)  # fmt: skip
_MATHML: Final = (
    "<math>", "</math>", "<math><msup><mn>10</mn><mn>8</mn></msup></math>", "<msup><mn>1</mn></msup>", "<msubsup><mi>x</mi></msubsup>",
    "<mfrac><mn>1</mn><mn>4</mn></mfrac>", "<mfrac/>", "<mroot><mn>2</mn><mn>3</mn></mroot>", "<msqrt>", "<mrow>" * 200, "<semantics><annotation>",
    '<annotation-xml encoding="text/html"><p>一、治安。</p></annotation-xml>', "<mtext>破案12起。</mtext>", "<mtable><mtr><mtd>", "<mi>&InvisibleTimes;</mi>",
    "<mphantom>", "<math><p>二、</p></math>", "$3.5\\times10^8$", "\\(x^2\\)",
)  # fmt: skip
_SYMBOLS: Final = (
    '<w:sym w:font="Wingdings" w:char="F0FE"/>', '<w:sym w:font="Symbol" w:char="F0B3"/>', '<w:sym w:font="Wingdings 2" w:char="52"/>',
    '<w:sym w:font="Wingdings"/>', '<w:sym w:char="F0A8"/>', '<w:sym w:font="" w:char=""/>', '<w:sym w:font="Wingdings" w:char="xyz"/>',
    '<w:sym w:font="Symbol" w:char="FFFFFFFFFF"/>', '<w:sym w:font="Symbol" w:char="-1"/>', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
    '<w:rFonts w:ascii="Symbol"/>', "<w:t>\uf0fe\uf0a8</w:t>", "<w:t>\uf0ff</w:t>", "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>",
)  # fmt: skip
_SIGNS: Final = (
    "☐", "☑", "☒", "✔", "✗", "■", "●", "➢", "\uf06c", "\uf0fe", "①②③", "⑴", "㈠", "Ⅻ", "⒈", "㎡", "㎏", "℃", "‰", "±3%", "≥90%", "≤5%", "≈12起", "↑7.7%",
    "▲7.7%", "△7.7%", "−5.6%", "－5.6%", "﹪", "％", "×10", "10^8", "m²", "³/s", "½", "〇", "※", "§", "·", "〔2016〕12号", "￥120", "$120", "€120",
)  # fmt: skip
_STYLE: Final = (
    "= nan\n", "= inf\n", "= -1\n", f"= {'9' * 400}\n", '= "999999999pt"\n', '= "{page:>99999999}"\n', '= "{page.__class__}"\n', '= ""\n',
    "= " + "[" * 400, "= " + "{a=" * 400, "[" * 400, "a." * 400, 'extends = "modern"\n', 'extends = "s.toml"\n', "[heading.h1]\n",
    '= "0.0001em"\n', '= "14400pt"\n', "= true\n", "'''", '"""', "\\u0000", "#", '= ["tw", "tw"]\n', '= "../../../etc/passwd"\n',
)  # fmt: skip
_GLOSSARY: Final = (
    "[to_tw]\n", "[pairs]\n", "protect = [", '"信息" = "資訊"\n', "信息,資訊,tw\n", "信息\t資訊\n", "source,target\n", '"', ",,,,", "长" * 200,
    ",klingon\n", "#", "= 3\n", "[" * 400, '"\\n" = "a"\n',
)  # fmt: skip
_PARTS: Final = (
    '<w:hdr>', '<Relationship Id="rId99" TargetMode="External" Target="http://example.org/x" Type="t/attachedTemplate"/>',
    '<v:imagedata r:href="http://example.org/x"/>', '<a:blip r:link="rId99"/>', '<w:instrText>INCLUDEPICTURE "http://example.org/x"</w:instrText>',
    '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>', '<w:control r:id="rId99"/>',
    '<w:pgSz w:w="nan" w:h="-1"/>', '<w:pgMar w:left="9999999999"/>', '<w:style w:type="paragraph" w:styleId="Heading1">', '<w:basedOn w:val="Heading1"/>',
)  # fmt: skip

PIECES: Final[dict[str, tuple[str, ...]]] = {
    "text": (*_TEXT, *_TABLES[:3], *_SIGNS),
    "markdown": (
        *_TEXT,
        *_TABLES[:3],
        *_SIGNS,
        *_BREAKS,
        "[^1]",
        "~~",
        "- [x] ",
        "*" * 400,
        "---\ntitle: x\n---\n",
        "<sup>",
    ),
    "html": (*_TEXT, *_TABLES, *_HTML, *_CHARSETS, *_MATHML, *_SIGNS, *_BREAKS),
    "docx": (*_TEXT, *_TABLES, *_FIELDS, *_OMML, *_SYMBOLS, *_SIGNS),
    "pdf": (*_TEXT[:12], *_FORMS),
    "style": _STYLE,
    "glossary": _GLOSSARY,
    "template": (*_FIELDS, *_PARTS, *_TABLES[8:]),
}
"""What is put into an input, by target; other targets have those of `text`."""

_ENCODINGS: Final = ("gb18030", "big5hkscs", "utf-16", "utf-32-be", "utf-7", "cp1252", "utf-8-sig")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_UNKNOWN_METHODS: Final = (1, 6, 9, 93, 95, 98, 99)


def mutated(data: bytes, source: random.Random, others: list[bytes], target: str = "text") -> bytes:
    """`data` changed in a few places; an archive mostly inside its members, a text now and then as a whole."""
    pieces = PIECES.get(target, PIECES["text"])
    if data.startswith(_ARCHIVE) and source.random() < 0.9:
        return _mutated_archive(data, source, others, pieces)
    if source.random() < 0.05:
        return data.decode("utf-8", "replace").encode(source.choice(_ENCODINGS), "replace")
    changed = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 3, 5, 8))):
        _change(changed, source, others, pieces)
    return bytes(changed)


def _change(data: bytearray, source: random.Random, others: list[bytes], pieces: tuple[str, ...]) -> None:
    at = _joint(data, source)
    until = min(len(data), at + source.choice((1, 2, 3, 8, 40, 300)))
    match source.randrange(8):
        case 0:
            del data[at:until]
        case 1:
            data[at:at] = data[at:until] * source.choice((1, 2, 50))
        case 2 | 3:
            data[at:at] = source.choice(pieces).encode("utf-8", "surrogatepass")
        case 4:
            data[at:until] = source.choice(pieces).encode("utf-8", "surrogatepass")
        case 5 if at < len(data):
            data[at] ^= 1 << source.randrange(8)
        case 6:
            other = source.choice(others)
            start = source.randrange(len(other) + 1)
            data[at:at] = other[start : start + source.choice((8, 80, 800))]
        case _:
            del data[at if source.random() < 0.3 else len(data) :]


def _joint(data: bytearray, source: random.Random) -> int:
    """A place in `data`: half of the time between two tags, lines or values, where a piece is taken for one."""
    at = source.randrange(len(data) + 1)
    if source.random() < 0.5:
        near = re.compile(rb"[>\n=/]").search(data, at, at + 2000)
        return near.end() if near else at
    return at


def _mutated_archive(
    data: bytes, source: random.Random, others: list[bytes], pieces: tuple[str, ...]
) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {
                info.filename: archive.read(info) for info in archive.infolist() if info.file_size <= _MEMBER
            }
    except Exception:  # of the seeds some are damaged on purpose, in any way
        return data
    if not members:
        return data
    name = source.choice([*members, *(["word/document.xml"] * 3 if "word/document.xml" in members else [])])
    if source.random() < 0.05:
        del members[name]
    else:
        content = bytearray(members[name])
        for _ in range(source.choice((1, 1, 2, 4))):
            _change(content, source, [bytes(content), *others[:1]], pieces)
        members[name] = bytes(content)
    return _packed(members, source)


def _packed(members: dict[str, bytes], source: random.Random) -> bytes:
    """An archive; now and then with other methods, members of one name, or sizes that are not so."""
    stream = io.BytesIO()
    odd = source.random()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, held in members.items():
            method = source.choice(_METHODS) if odd < 0.08 else zipfile.ZIP_DEFLATED
            archive.writestr(member, held, compress_type=method)
    made = bytearray(stream.getvalue())
    if 0.08 <= odd < 0.12:
        _in_every_header(made, method=source.choice(_UNKNOWN_METHODS))
    elif 0.12 <= odd < 0.16:
        _in_every_header(made, size=source.choice((0, 1, 0xFFFFFFF0)))
    elif 0.16 <= odd < 0.2:
        made += bytes(made)
    return bytes(made)


def _in_every_header(made: bytearray, *, method: int | None = None, size: int | None = None) -> None:
    """Write another method or size into all headers, local and central (APPNOTE 4.3.7, 4.3.12)."""
    for sign, method_at, size_at in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        for found in re.finditer(re.escape(sign), bytes(made)):
            if found.start() + size_at + 4 > len(made):
                continue
            if method is not None:
                struct.pack_into("<H", made, found.start() + method_at, method)
            if size is not None:
                struct.pack_into("<I", made, found.start() + size_at, size)
