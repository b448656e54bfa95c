"""Style files: inheritance, units, and errors a designer can act on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from converter.assets import folder, read_toml, tomllib
from converter.errors import StyleError
from converter.fonts import load_fonts
from converter.style_values import fill_page_number
from converter.styles import LAYOUTS, load_style, merged_toml, style_names


def style_file(tmp_path: Path, text: str, name: str = "mine.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def error_of(path: Path | str) -> str:
    with pytest.raises(StyleError) as caught:
        load_style(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


class TestBundledStyles:
    def test_the_default_comes_first(self) -> None:
        assert style_names()[0] == "modern"
        assert {"compact", "large-print", "official-cn", "official-tw"} < set(style_names())

    @pytest.mark.parametrize("name", style_names())
    def test_each_fits_its_paper_in_every_layout(self, name: str) -> None:
        style = load_style(name)
        for layout in LAYOUTS:
            section, text = style.layout(layout), style.text(layout)
            assert section.measure == int(section.measure), "PA-07: the measure is a whole number of em"
            columns = 2 if layout == "parallel" else 1
            width = (columns * section.measure + section.gap) * text.size
            assert width <= style.page.width - (style.page.inner or 28) - (style.page.outer or 28)

    @pytest.mark.parametrize("name", style_names())
    def test_each_leads_its_lines_by_half_to_the_whole_of_the_size(self, name: str) -> None:
        for layout in LAYOUTS:
            text = load_style(name).text(layout)
            assert 1.5 <= text.leading / text.size <= 2.0, "PA-06"
            assert text.size >= 9.0

    @pytest.mark.parametrize("name", style_names())
    def test_each_has_headings_that_do_not_grow_with_depth(self, name: str) -> None:
        heading = load_style(name).heading
        sizes = [heading.title.size, *(heading.level(level).size for level in range(1, 6))]
        assert sizes == sorted(sizes, reverse=True), "PA-10"

    @pytest.mark.parametrize("name", style_names())
    def test_ua24_each_has_text_colours_of_enough_contrast(self, name: str) -> None:
        colours = load_style(name).colours
        for colour in (colours.text, colours.muted, colours.accent):
            for ground in ("#ffffff", colours.table_head, colours.table_band):
                assert _contrast(colour, ground) >= 4.5

    @pytest.mark.parametrize("name", style_names())
    def test_each_names_faces_that_are_bundled(self, name: str) -> None:
        fonts = load_fonts(load_style(name))
        assert fonts.face_for("國", "heading", "tw")
        assert fonts.face_for("国", "strong", "cn")

    @pytest.mark.parametrize("name", ["official-cn", "official-tw"])
    def test_official_ones_have_bars_that_are_told_apart_without_colour(self, name: str) -> None:
        chart = load_style(name).chart
        assert _contrast(chart.rise, chart.fall) >= 3
        assert min(_contrast(each, "#ffffff") for each in (chart.rise, chart.fall)) >= 4.5, "words have them"

    def test_official_cn_has_the_type_area_of_the_standard(self) -> None:
        style = load_style("official-cn")
        mm = 72 / 25.4
        assert style.page.width - style.page.inner - style.page.outer == pytest.approx(156 * mm)
        assert style.page.height - style.page.top - style.page.bottom == pytest.approx(225 * mm)
        assert style.stacked.measure * style.text("stacked").size == pytest.approx(156 * mm, abs=2)
        assert (225 * mm) // style.text("facing").leading == 22
        assert fill_page_number(style.running.number, 1, 9) == "— 1 —"


def _contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1 §1.4.3."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestInheritance:
    def test_a_file_changes_only_what_it_names(self, tmp_path: Path) -> None:
        style = load_style(style_file(tmp_path, '[body]\nsize = "12pt"\n'))
        assert style.body.size == 12.0
        assert style.body.leading == load_style().body.leading
        assert style.name == "mine"

    def test_a_file_extends_another_beside_it(self, tmp_path: Path) -> None:
        style_file(tmp_path, 'extends = "compact"\n[body]\nindent = "1em"\n', "house.toml")
        style = load_style(style_file(tmp_path, 'extends = "house.toml"\n[colours]\naccent = "#AA0000"\n'))
        assert (style.body.size, style.body.indent, style.colours.accent) == (9.0, 1.0, "#aa0000")

    def test_a_circle_is_an_error(self, tmp_path: Path) -> None:
        style_file(tmp_path, 'extends = "mine.toml"', "other.toml")
        assert "extends itself" in error_of(style_file(tmp_path, 'extends = "other.toml"'))

    def test_a_long_chain_is_an_error(self, tmp_path: Path) -> None:
        for number in range(30):
            style_file(tmp_path, f'extends = "s{number + 1}.toml"', f"s{number}.toml")
        style_file(tmp_path, "", "s30.toml")
        assert "more than 20 styles extend one another" in error_of(tmp_path / "s0.toml")
        assert load_style(tmp_path / "s15.toml").name == "s15"

    def test_a_face_beside_the_style_file_is_found(self, tmp_path: Path) -> None:
        (tmp_path / "own.ttf").write_bytes((folder("fonts") / "HanaMinB-hkscs.ttf").read_bytes())
        style = load_style(style_file(tmp_path, '[fonts.tw]\nbody = "own.ttf"\n'))
        assert load_fonts(style).chain("body", "tw")[0].source.path == (tmp_path / "own.ttf").resolve()

    @pytest.mark.parametrize("name", style_names())
    def test_the_merged_style_stands_alone(self, name: str, tmp_path: Path) -> None:
        merged = merged_toml(name)
        assert load_style(style_file(tmp_path, merged)) == load_style(name)
        assert tomllib.loads(merged).keys() >= read_toml(folder("styles") / "modern.toml").keys()


class TestUnits:
    @pytest.mark.parametrize(
        ("written", "length"),
        [("12pt", 12), ("25.4mm", 72), ("2.54cm", 72), ("1in", 72), ("2em", 21), ("0pt", 0), (" 6 pt ", 6)],
    )
    def test_lengths_become_points(self, tmp_path: Path, written: str, length: float) -> None:
        style = load_style(style_file(tmp_path, f'[table]\npadding = "{written}"\n'))
        assert style.table.padding == pytest.approx(length)

    def test_em_is_that_of_the_body(self, tmp_path: Path) -> None:
        style = load_style(style_file(tmp_path, '[body]\nsize = "11pt"\n[table]\npadding = "0.5em"\n'))
        assert style.table.padding == 5.5

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ('[body]\nsize = "12px"', r"body\.size is \"12px\"; a length in pt, mm, cm, in or em is needed"),
            ("[body]\nsize = 12", r"body\.size is 12; a length"),
            ('[body]\nindent = "6mm"', r"body\.indent is \"6mm\"; a length in em"),
            ('[body]\nsise = "12pt"', r"\[body\] has no key 'sise'; did you mean 'size'\?"),
            ('[boddy]\nsize = "12pt"', r"a style has no key 'boddy'; did you mean 'body'\?"),
            ('[fonts.tw]\nbodi = "x"', r"\[fonts\.tw\] has no key 'bodi'; did you mean 'body'\?"),
            ("zzz = 1", r"a style has no key 'zzz'; it knows name, about, fonts"),
            ('body = "12pt"', r"body is \"12pt\"; a table \[body\] is needed"),
            ('[cjk]\nprohibition = "strikt"', r"cjk\.prohibition is \"strikt\"; did you mean \"strict\"\?"),
            ('[cjk]\nadjacent = ["twn"]', r"cjk\.adjacent\.0 is \"twn\"; did you mean \"tw\"\?"),
            ('[cjk]\nadjacent = "tw"', r"cjk\.adjacent is \"tw\"; a list is needed"),
            ('[cjk]\nsqueeze = "yes"', r"cjk\.squeeze is \"yes\"; true or false is needed"),
            ('[body]\nsize = "0pt"', r"body\.size is \"0pt\"; a length of 1 to 500pt is needed"),
            ('[table]\npadding = "-1mm"', r"table\.padding is \"-1mm\"; a length of 0 to 2000pt"),
            (
                "[heading.h1]\nlines_before = -1",
                r"heading\.h1\.lines_before is -1; a number from 0 to 100 is needed",
            ),
            (
                '[running]\nnumber = "{seite}"',
                r"running\.number is \"{seite}\"; a short text such as \"{page} / {pages}\"",
            ),
            ('[running]\nnumber = "no number"', r"running\.number"),
            ('[running]\nnumber = "{page:>1000000000}"', r"a short text such as"),
            ('[running]\nnumber = "{page.__class__}"', r"a short text such as"),
            ('[docx]\nnumber = "{page!r:{pages}}"', r"docx\.number is .* a short text such as"),
            ('[running]\nnumber = "{page}\\n"', r"a short text such as"),
            ('[running]\nnumber = "{page}' + "—" * 60 + '"', r"a short text such as"),
            ("[heading.h1]\nlines = nan", r"heading\.h1\.lines is nan; a number from 0 to 100 is needed"),
            ("[heading.h1]\nlines = inf", r"heading\.h1\.lines is inf; a number from 0 to 100 is needed"),
            (
                f"[toc]\nlevels = {'9' * 400}",
                r"toc\.levels is a whole number of many digits; a number from 0",
            ),
            (f"[toc]\nlevels = {'9' * 5000}", r"is not TOML"),
            ('[body]\nsize = "' + "9" * 400 + 'pt"', r"body\.size is \"9{60}…\"; a length in"),
            ('[body]\nsize = "999999pt"', r"body\.size is \"999999pt\"; a length of 1 to 500pt"),
            ('[body]\nsize = "１２pt"', r"body\.size is .* a length in pt"),
            ('[page]\nwidth = "999999mm"', r"page\.width is .* a length of 72 to 14400pt"),
            (
                '[body]\nindent = "20em"',
                r"body\.indent is 20em; half of parallel\.measure, 11em, is the most",
            ),
            ('[toc]\nsize = "60pt"', r"toc\.size is 60pt; 38pt is the most that the columns hold"),
            ('[docx]\nwidth = "2000pt"', r"a page of the DOCX is at most 1584pt"),
            ('[docx]\nleft = "500pt"', r"the margins of the DOCX leave 23pt; 72pt is the least"),
            ("[cjk]\nadjacent = [" + "'tw', " * 21 + "]", r"cjk\.adjacent has 21 values; 20 is the most"),
            ("[cjk]\nadjacent = [[]]", r"cjk\.adjacent\.0 is a list; it may be"),
            ('about = "' + "长" * 301 + '"', r"about is .* one line of at most 300 characters"),
            ('name = "a\\nb"', r'name is "a\\nb"; one line'),
            (f"a = {'[' * 20_000}", r"is nested too deeply|is not TOML"),
            (f"a = {'{b=' * 20_000}", r"is nested too deeply|is not TOML"),
            (f"{'a.' * 20_000}b = 1", r"a key in it has far too many parts"),
            (f"{'x' * 20_000} = 1", r"a style has no key 'x{60}…'"),
            ("#" * 300_000, r"larger than 256 kB, so not a style"),
            ('[parallel]\nmeasure = "60em"', r"parallel takes 1281pt .* the page leaves 595pt"),
            ('[facing]\nmeasure = "3em"', r"facing\.measure is 3em; 6em is the least"),
            ('[page]\nheight = "50mm"\ntop = "20mm"', r"lower parallel\.measure, the sizes or the margins"),
            ("[toc]\nlevels = 1.5", r"toc\.levels is 1\.5; a whole number is needed"),
            ("[toc]\nlevels = true", r"toc\.levels is true; a whole number is needed"),
            ('[colours]\ntext = "red"', r"colours\.text is \"red\"; a colour such as"),
            ("[body\n", r"is not TOML"),
            ("extends = 3", r"extends must name a style"),
            ('extends = "modren"', r"no style is called 'modren'; did you mean 'modern'\?"),
        ],
    )
    def test_what_does_not_fit_is_named_with_the_remedy(
        self, tmp_path: Path, line: str, message: str
    ) -> None:
        assert re.search(message, error_of(style_file(tmp_path, line)))

    def test_the_message_names_the_file_that_holds_the_fault(self, tmp_path: Path) -> None:
        style_file(tmp_path, '[body]\nsise = "1pt"', "house.toml")
        assert error_of(style_file(tmp_path, 'extends = "house.toml"')).startswith("house.toml: ")

    def test_a_body_size_cannot_be_relative_to_itself(self, tmp_path: Path) -> None:
        assert "body.size" in error_of(style_file(tmp_path, '[body]\nsize = "2em"'))


class TestNames:
    def test_an_unknown_name_offers_the_nearest(self) -> None:
        assert "did you mean 'compact'?" in error_of("compakt")
        assert "official-tw" in error_of("zzz")

    def test_a_missing_file_is_said_to_be_missing(self, tmp_path: Path) -> None:
        assert error_of(tmp_path / "none.toml").endswith("no such style file")

    def test_a_file_in_another_encoding_is_an_error(self, tmp_path: Path) -> None:
        path = tmp_path / "big5.toml"
        path.write_bytes('about = "對照"'.encode("big5"))
        assert "UTF-8" in error_of(path)
