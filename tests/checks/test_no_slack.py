"""no_slack: words that run over in Arial alone are warned of, and set in their own font."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid, text_boxes

# Three lines in Arial, two in the brand's font.
TITLE = "A title that takes two lines in the font of its brand and one more in a wider one of another house " * 2
TIGHT = f"title: {TITLE[:140].strip()}\nid: long\ntext: a\nallow: [long_title{{}}]\n"


def test_a_title_that_takes_a_third_line_in_arial_is_warned_of_where_it_stands(
    lay_slide: Callable[..., Laid],
) -> None:
    laid = lay_slide(TIGHT.format(""))
    (said,) = laid.log
    assert (said.code, said.severity) == ("no_slack", "warning")
    assert said.message == (
        "in Arial, where that is taken for the brand's font, the title takes 3 lines; there is room for 2"
    )
    assert said.span is not None
    assert said.span.file.lines[said.span.line - 1].lstrip("- ").startswith("title: A title")
    (title,) = (box for box in text_boxes(laid.page(-1)) if box.role == "title")
    style, text = title.paragraphs[0].style, title.paragraphs[0].text
    assert laid.typesetter.without_slack.lines(text, style, title.box.width) == 2


def test_a_slide_may_be_excused(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(TIGHT.format(", no_slack")).said == []


def test_a_font_that_is_everywhere_has_no_such_words(lay_slide: Callable[..., Laid]) -> None:
    brand = {"brand.yaml": "fonts: {heading: Arial, body: Arial}\n"}
    said = lay_slide(TIGHT.format(", missing_font"), "brand: brand.yaml", brand).said
    assert not any("no_slack" in one for one in said)


def test_what_runs_over_in_its_own_font_too_is_an_error_as_ever(lay_slide: Callable[..., Laid]) -> None:
    said = lay_slide(f"title: {'hippopotamus ' * 40}\ntext: a\nallow: [long_title]\n").said
    assert [one.split(":")[0].split()[-1] for one in said] == ["title_overflow"]


def test_a_long_footer_is_warned_of_too(lay_slide: Callable[..., Laid]) -> None:
    brand = {"brand.yaml": f"footer: '{'m' * 56} {{{{ number }}}}'\n"}
    assert [one.code for one in lay_slide("text: a\n", "brand: brand.yaml", brand).log] == ["no_slack"]
