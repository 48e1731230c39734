"""`deckgen export`: what other readers of PDFs find in its files, and whose files it leaves alone."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops

from deckgen.cli import main
from deckgen.files.output_path import OutputError
from deckgen.fitting import font_guest
from deckgen.model.diagnostics import DeckgenError
from deckgen.processes.parsing import Failed
from deckgen.verbs.export import Exported, Handout, Kind, Pdf, Pictures, export
from deckgen.viewing import view, viewing
from deckgen.writers.pdf import press
from tiny_font import make_font

DECK = """
title: 'Links & <marks> #let x'
language: en-GB
speaker: {name: Ana Díaz}
sources: {s: {publisher: Census, title: A count, year: 2019, url: 'https://example.org/count'}}
audiences: {students: {}}
sections:
  - title: One
    slides:
      - title: First of all
        id: first
        source: s
        bullets:
          - To [the second](#second)
          - a point: [deeper, deeper still]
          - '~~struck~~ `$code$` #[x] *'
        notes: |
          Say **it** and see [a page](https://example.org/page).

          - one point
          - another
      - {title: Second, id: second, text: 'Out to [the web](https://example.org/a?b=c)', notes: LONG}
      - title: A table and a chart
        id: mixed
        columns:
          - table: {columns: [who, much], rows: [[Ana, 'x'], [Ben, 'y']]}
          - chart: {type: bar, x: who, y: n, data: t, alt: Ana leads Ben.}
        source: s
      - {title: Last of all, id: later, text: For later, appendix: true}
data: {t: t.csv}
"""
LEFTWARDS = """
title: مرحبا بالعالم
language: ar
sections:
  - title: القسم
    slides:
      - {title: عنوان مع PowerPoint, bullets: [كلمة أولى (بين قوسين), 'نص **عريض** with English']}
"""
EAST_ASIAN = """
title: 「か」、か
language: ja
brand: brand.yaml
sections: [{title: か, slides: [{title: （か）。「か」, text: 「か」（か）、。か 2019}]}]
"""
WRONG = "title: Talk\nsections: [{title: One, slides: [{title: A, text: b, nonsense: 1}]}]"
SENTENCES = [f"Sentence {number} of many is said here." for number in range(300)]
pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext, pdftoppm) is missing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.yaml").write_text(DECK.replace("LONG", " ".join(SENTENCES)), encoding="utf-8")
    (folder / "t.csv").write_text("who,n\nAna,3\nBen,2\n")
    (folder / "ar.yaml").write_text(LEFTWARDS, encoding="utf-8")
    (folder / "ja.yaml").write_text(EAST_ASIAN, encoding="utf-8")
    (folder / "brand.yaml").write_text("fonts: {east_asian: Squares}\nfont_files: [fonts]\n")
    make_font(folder / "fonts" / "squares.ttf", "か「」（）、。", "Squares")
    return folder


@pytest.fixture(scope="module")
def made(folder: Path) -> Exported:
    return exported(folder, Pdf())


@pytest.fixture(scope="module")
def pdf(made: Exported) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made.path) as opened:
        yield opened


def exported(folder: Path, kind: Kind, output: str | None = None, deck: str = "deck.yaml", **how: bool) -> Exported:
    return export(folder / deck, kind, folder / output if output else None, **how)[0]  # type: ignore[arg-type]


def words(path: Path) -> str:
    """All words of a PDF with one blank between two of them, in the order of its tags' content."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def tags(pdf: pikepdf.Pdf) -> str:
    """The tags below the document's, such as "H1 P L(LI(Lbl LBody(P)))"."""

    def told(element: object) -> str:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return ""
        inside = element.get("/K", pikepdf.Array())
        parts = [told(part) for part in (inside if isinstance(inside, pikepdf.Array) else [inside])]
        within = " ".join(filter(None, parts))
        return f"{str(element.S)[1:]}({within})" if within else str(element.S)[1:]

    return told(pdf.Root.StructTreeRoot.K[0])


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    found = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in found if one.get("/S") == tag and one.get("/Type", "/StructElem") == "/StructElem"]


def test_a_pdf_has_a_page_for_each_slide_that_is_shown(made: Exported, pdf: pikepdf.Pdf) -> None:
    assert made.slides == len(pdf.pages) == 5
    assert made.path.name == "links-marks-let-x.pdf"
    assert pdf.check_pdf_syntax() == []


def test_words_are_words_in_order_and_nothing_of_them_is_markup(made: Exported) -> None:
    told = words(made.path)
    assert "To the second" in told
    assert "struck $code$ #[x] *" in told
    assert told.index("a point") < told.index("deeper") < told.index("deeper still")
    assert "For later" not in told


def test_all_fonts_are_inside_and_cut_down(made: Exported) -> None:
    done = subprocess.run(["pdffonts", str(made.path)], capture_output=True, text=True, check=True)
    fonts = [line.split() for line in done.stdout.splitlines()[2:]]
    assert fonts
    assert all(re.match(r"[A-Z]{6}\+(SourceSansPro|DejaVuSans)", font[0]) for font in fonts)
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_it_says_whose_it_is_and_in_which_language(pdf: pikepdf.Pdf) -> None:
    assert [str(pdf.docinfo.Title), str(pdf.docinfo.Author)] == ["Links & <marks> #let x", "Ana Díaz"]
    assert str(pdf.Root.Lang) == "en-GB"
    with pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"


def test_the_outline_has_the_slides_in_their_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        told = [(one.title, [under.title for under in one.children]) for one in outline.root]
    assert told == [
        ("Links & <marks> #let x", []),
        ("One", ["First of all", "Second", "A table and a chart"]),
    ]


def test_links_lead_to_slides_and_to_the_web_and_can_be_hit(pdf: pikepdf.Pdf) -> None:
    links = [(number, link) for number, page in enumerate(pdf.pages) for link in page.get("/Annots", [])]
    (_, inside), (_, outside) = ((number, link) for number, link in links if number in (2, 3))
    assert str(inside.Dest) == "second"
    assert str(outside.A.URI) == "https://example.org/a?b=c"
    for _, link in links:
        left, low, right, high = map(float, link.Rect)
        assert right - left > 20
        assert high - low > 10


def test_screen_readers_find_titles_lists_tables_and_descriptions(pdf: pikepdf.Pdf) -> None:
    told = tags(pdf)
    assert told.startswith("Document(H1")
    assert "H2 " in told
    assert "L(LI(Lbl LBody(P(Link))) LI(Lbl LBody(P)) L(LI(Lbl LBody(P)) LI(Lbl LBody(P))) LI(Lbl LBody(P)))" in told
    assert re.search(
        r"Table\(THead\(TR\(TH\(P\) TH\(P\)\)\) TBody\(TR\(TD\(P\) TD\(P\)\) TR\(TD\(P\) TD\(P\)\)\)\)", told
    )
    assert [str(figure.Alt) for figure in elements(pdf, "/Figure")] == ["Ana leads Ben."]


@pytest.mark.parametrize("deck", ["deck.yaml", "ar.yaml", "ja.yaml"])
def test_each_page_looks_as_its_slide_does(folder: Path, deck: str) -> None:
    path = exported(folder, Pdf(), f"seen-{deck}.pdf", deck).path
    subprocess.run(["pdftoppm", "-scale-to-x", "1600", "-scale-to-y", "-1", "-png", path, folder / deck], check=True)
    with viewing(folder / deck) as seen:
        for number, slide in enumerate((one for one in seen.slides if not one.page.hidden), 1):
            page = Image.open(folder / f"{deck}-{number}.png").convert("RGB")
            wanted = Image.open(io.BytesIO(seen.png(slide, 1600))).convert("RGB").resize(page.size)
            # Small enough that how a program smooths edges makes no difference.
            apart = ImageChops.difference(page.reduce(4), wanted.reduce(4)).convert("L")
            assert sum(apart.histogram()[64:]) < 0.005 * apart.width * apart.height, slide.page.title


def test_the_same_deck_gives_the_same_bytes_and_is_written_over_while_nobody_changed_it(
    folder: Path, made: Exported
) -> None:
    before = made.path.read_bytes()
    assert exported(folder, Pdf()).kept == ()
    assert made.path.read_bytes() == before
    changed = folder / "changed.pdf"
    changed.write_bytes(before.replace(b"%deckgen", b"%DECKGEN"))
    with pytest.raises(DeckgenError, match="foreign_file"):
        exported(folder, Pdf(), "changed.pdf")
    (kept,) = exported(folder, Pdf(), "changed.pdf", replace=True).kept
    assert kept.read_bytes() != changed.read_bytes() == before


def test_hidden_slides_are_shown_where_they_are_asked_for(folder: Path) -> None:
    path = exported(folder, Pdf(), "hidden.pdf", hidden=True).path
    assert "For later" in words(path)
    with pikepdf.open(path) as opened, opened.open_outline() as outline:
        assert [(one.title, one.children[0].title) for one in outline.root[2:]] == [("Appendix", "Last of all")]


def test_pictures_stand_in_the_order_of_the_slides(folder: Path) -> None:
    made = exported(folder, Pictures(400), "pictures", hidden=True)
    names = sorted(path.name for path in made.path.iterdir())
    assert names == [
        "01-cover.png",
        "02-section-one.png",
        "03-first.png",
        "04-second.png",
        "05-mixed.png",
        "A01-later.png",
    ]
    assert {Image.open(made.path / name).size for name in names} == {(400, 225)}
    assert exported(folder, Pictures(400), "pictures", hidden=True).kept == ()
    (made.path / names[0]).write_bytes((made.path / names[1]).read_bytes()[:-1])
    with pytest.raises(DeckgenError, match="foreign_file"):
        exported(folder, Pictures(400), "pictures")


@pytest.mark.parametrize("per_page", [1, 2, 3])
def test_a_handout_loses_nothing_of_long_notes(folder: Path, per_page: int) -> None:
    made = export(folder / "deck.yaml", Handout(per_page), folder / f"h{per_page}.pdf", audience="students")[0]
    # Without what stands over and under each page.
    told = " ".join(re.sub(r"Links & <marks> #let x · students|\d+ ?/ ?\d+", "", words(made.path)).split())
    assert [one for one in SENTENCES if one not in told] == []
    assert "Say it and see a page." in told
    assert "Source: Census. A count, 2019. example.org" in told
    with pikepdf.open(made.path) as opened:
        assert [float(edge) for edge in opened.pages[0].MediaBox][2:] == pytest.approx([595.276, 841.89], abs=0.01)
        assert "L(LI(Lbl LBody) LI(Lbl LBody))" in tags(opened)


def test_a_handout_has_dividers_as_headings_and_sources_as_words_that_can_be_read(folder: Path) -> None:
    more = "      - {title: Where from, id: from, sources: {}}\n"
    (folder / "listing.yaml").write_text(DECK.replace("LONG", "Few").replace("data: {t", more + "data: {t"), "utf-8")
    path = exported(folder, Handout(), "listing.pdf", "listing.yaml").path
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    heights = re.findall('yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">(One|count,)<', done.stdout)
    sizes = {
        word: [float(end) - float(start) for start, end, one in heights if one == word] for word in ("One", "count,")
    }
    # The section's title, and the source beside the slides that cite it and in the list: larger than on a slide.
    assert max(sizes["One"]) > 12
    assert min(sizes["count,"]) > 7
    with pikepdf.open(path) as opened:
        assert len(opened.pages) == 2
        with opened.open_outline() as outline:
            assert [(one.title, one.children[0].title) for one in outline.root[2:]] == [("Sources", "Where from")]


def test_paper_is_as_people_there_have_it(folder: Path) -> None:
    path = exported(folder, Handout(paper="letter"), "letter.pdf").path
    with pikepdf.open(path) as opened:
        assert [float(edge) for edge in opened.pages[0].MediaBox][2:] == [612, 792]


def test_every_audience_gets_a_file_or_none_does(folder: Path) -> None:
    made = export(folder / "deck.yaml", Pdf(), folder / "all", every=True)
    assert [one.path.name for one in made] == ["links-marks-let-x-students.pdf"]
    (folder / "wrong.yaml").write_text(WRONG)
    with pytest.raises(DeckgenError):
        export(folder / "wrong.yaml", Pdf(), folder / "none")
    assert not (folder / "none").exists()


@pytest.mark.parametrize(("kind", "output"), [(Pdf(), "x.pptx"), (Pictures(), "x.pdf"), (Pictures(), "x.png")])
def test_a_file_of_another_kind_is_wrong_usage(folder: Path, kind: Kind, output: str) -> None:
    with pytest.raises(OutputError):
        exported(folder, kind, output)


def test_a_picture_that_takes_too_much_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "parse", lambda *_: Failed("too_large"))
    with pytest.raises(DeckgenError, match="no_picture"):
        exported(folder, Pictures(), "large")
    assert not (folder / "large").exists()


def test_what_fails_apart_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "bound", font_guest.examine)
    with pytest.raises(DeckgenError, match="no_pdf"):
        exported(folder, Pdf(), "failed.pdf")
    assert not (folder / "failed.pdf").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("pdf deck.yaml -o cli.pdf", 0, r"5 slides, \d+\.\d s, \d warnings?: cli\.pdf"),
        ("pdf wrong.yaml", 1, "1 error, 0 warnings; nothing was written"),
        ("pdf deck.yaml -a students -e nowhere", 2, "-a and -e exclude each other"),
        ("handout deck.yaml -a nobody", 2, "no audience 'nobody'"),
        ("handout deck.yaml --per-page 4", 2, "4 is not in the range"),
        ("png deck.yaml -o x.png", 2, "must be a folder: write 'x'"),
        ("pdf deck.yaml", 2, r"pip install 'deckgen\[pdf\]'"),
    ],
)
def test_the_command_says_what_it_did_or_why_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: str, code: int, said: str
) -> None:
    (folder / "wrong.yaml").write_text(WRONG)
    monkeypatch.chdir(folder)
    if "pip" in said:
        monkeypatch.setattr(press, "folder_of", lambda name: None)
    done = CliRunner().invoke(main, ["export", *words.split()])
    assert done.exit_code == code, done.output
    assert re.search(said, done.output)
