"""Pictures as authors have them: phones' photos, exports, downloads that went wrong."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.pictures.images import blurred, load_image, probe_size
from deckgen.pictures.loaded_image import LoadedImage

DECK = Span(SourceFile("deck.yaml", "image: photo.jpg"), 1, 8, 17)
BOX = (4.0, 3.0)


def photo(width: int = 1200, height: int = 900) -> Image.Image:
    """A picture with many colours: a smooth ramp in every channel, its left half darker."""
    ramps = [Image.linear_gradient("L").resize((width, height)).rotate(angle) for angle in (0, 90, 180)]
    noise = Image.effect_noise((width, height), 40)
    made = Image.blend(Image.merge("RGB", ramps), Image.merge("RGB", (noise, noise, noise)), 0.3)
    made.paste((0, 0, 90), (0, 0, width // 2, height))
    made.paste(Image.merge("RGB", (noise, noise, noise)).crop((0, 0, width // 2, height // 2)), (width // 2, 0))
    return made


def load(path: Path, log: Diagnostics | None = None, **options: object) -> LoadedImage:
    log = Diagnostics() if log is None else log
    made = load_image(path, path.name, log, span=DECK, box_inches=BOX, **options)  # type: ignore[arg-type]
    assert made is not None
    return made


def opened(made: LoadedImage) -> Image.Image:
    picture = Image.open(io.BytesIO(made.data))
    picture.load()
    assert picture.format == made.media.upper()
    assert picture.size == (made.width, made.height)
    return picture


def codes(path: Path) -> list[str]:
    log = Diagnostics()
    assert load_image(path, path.name, log, span=DECK, box_inches=BOX) is None
    return [f"{item.span.place if item.span else ''} {item.code}" for item in log]


def test_a_fitting_picture_keeps_its_pixels_and_loses_its_metadata(tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Author", "Secret Camera")
    photo(600, 450).save(tmp_path / "a.png", pnginfo=notes)
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    photo(600, 450).save(tmp_path / "a.jpg", exif=exif, comment=b"Secret Camera")
    for name in ("a.png", "a.jpg"):
        made = load(tmp_path / name)
        assert b"Secret Camera" in (tmp_path / name).read_bytes()
        assert b"Secret Camera" not in made.data
        assert b"Exif" not in made.data
        with Image.open(tmp_path / name) as original:
            assert opened(made).tobytes() == original.tobytes()


def test_what_follows_the_end_of_a_jpeg_is_left_behind(tmp_path: Path) -> None:
    photo(600, 450).save(tmp_path / "a.jpg", progressive=True)
    original = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(original + b"a film of the same moment")
    assert load(tmp_path / "a.jpg").data == original


@pytest.mark.parametrize("turn", [2, 3, 4, 5, 6, 7, 8])
def test_photos_stand_upright(tmp_path: Path, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    photo(600, 400).save(tmp_path / "a.jpg", exif=exif)
    made = load(tmp_path / "a.jpg")
    assert made.original == probe_size(tmp_path / "a.jpg", "a.jpg", Diagnostics(), DECK)
    assert (made.width < made.height) is (turn >= 5)
    corner = {2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turn]
    place = corner[0] * (made.width - 1), corner[1] * (made.height - 1)
    red, green, blue = opened(made).convert("RGB").getpixel(place)  # type: ignore[misc]
    assert blue > red + 50
    assert blue > green + 50


def test_large_pictures_are_made_as_small_as_their_box_allows(tmp_path: Path) -> None:
    photo(2400, 1800).save(tmp_path / "a.jpg")
    made = load(tmp_path / "a.jpg")
    assert (made.media, made.width, made.height, made.original) == ("jpeg", 880, 660, (2400, 1800))
    opened(made)


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    Image.new("CMYK", (600, 450), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=95)
    picture = opened(load(tmp_path / "a.jpg"))
    assert picture.mode == "RGB"
    red, green, blue = picture.getpixel((10, 10))  # type: ignore[misc]
    assert red > 200 > 60 > max(green, blue)


def test_a_color_profile_is_applied_and_left_behind_when_pixels_change(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo(2400, 1800).save(tmp_path / "a.jpg", icc_profile=profile)
    assert "icc_profile" not in opened(load(tmp_path / "a.jpg")).info


@pytest.mark.parametrize("name", ["a.webp", "a.tif", "a.bmp", "a.gif"])
def test_other_kinds_become_png_or_for_photos_jpeg(tmp_path: Path, name: str) -> None:
    photo(800, 600).save(tmp_path / name)
    Image.new("RGB", (800, 600), (30, 95, 168)).save(tmp_path / f"flat-{name}")
    assert load(tmp_path / name).media == (
        "png" if name == "a.gif" and opened(load(tmp_path / name)).mode == "P" else "jpeg"
    )
    assert load(tmp_path / f"flat-{name}").media == "png"


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    for name in ("a.png", "a.webp"):
        Image.new("RGBA", (3000, 2000), (255, 0, 0, 100)).save(tmp_path / name, lossless=True)
        made = load(tmp_path / name)
        assert (made.media, opened(made).getpixel((5, 5))) == ("png", (255, 0, 0, 100))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_mode_of_png_can_be_made_smaller(tmp_path: Path, mode: str) -> None:
    Image.new("L", (3000, 2250), 200).convert(mode if mode != "I;16" else "I").convert(mode).save(tmp_path / "a.png")
    made = load(tmp_path / "a.png")
    assert (made.width, made.height) == (880, 660)
    opened(made)


def test_cover_cuts_around_the_focus(tmp_path: Path) -> None:
    Image.new("RGB", (800, 300)).save(tmp_path / "a.png")
    assert load(tmp_path / "a.png").crop == (0, 0, 0, 0)
    assert load(tmp_path / "a.png", fit="cover").crop == pytest.approx((0.25, 0, 0.25, 0))
    assert load(tmp_path / "a.png", fit="cover", focus=(0.0, 0.5)).crop == pytest.approx((0, 0, 0.5, 0))
    assert load(tmp_path / "a.png", fit="cover", focus=(0.9, 0.5)).crop == pytest.approx((0.5, 0, 0, 0))
    assert load(tmp_path / "a.png", fit="cover", crop=(0.5, 0, 0, 0)).crop == pytest.approx((0.5, 0, 0, 0))
    assert load(tmp_path / "a.png", crop=(0.1, 0.2, 0, 0)).crop == (0.1, 0.2, 0, 0)
    Image.new("RGB", (400, 600)).save(tmp_path / "b.png")
    assert load(tmp_path / "b.png", fit="cover").crop == pytest.approx((0, 0.25, 0, 0.25))


def test_few_pixels_are_told_with_how_many_it_takes(tmp_path: Path) -> None:
    Image.new("RGB", (200, 150)).save(tmp_path / "a.png")
    file = load(tmp_path / "a.png").file("a.png", Span(SourceFile("deck.yaml", ""), 0, 0, 0))
    assert file is not None
    assert blurred(file, (4.0, 3.0)) == (
        "'a.png' looks blurred: 200 × 150 pixels in 4.0 × 3.0 in are 50 dpi",
        "use one of at least 384 × 288 pixels",
    )


def test_films_show_their_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (800, 600), color) for color in ("red", "green", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    log = Diagnostics()
    made = load(tmp_path / "a.gif", log)
    assert [item.code for item in log] == ["animated_picture"]
    assert opened(made).convert("RGB").getpixel((1, 1)) == (255, 0, 0)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    photo(1600, 1200).save(tmp_path / "a.webp")
    assert load(tmp_path / "a.webp") == load(tmp_path / "a.webp")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def hollow_png(side: int) -> bytes:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty_file"),
        (b"hello", "not_a_picture"),
        (b"%PDF-1.4", "not_a_picture"),
        (b"\0\0\0\x18ftypheic", "not_a_picture"),
        (b"<html><body>Not found</body></html>", "not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "broken_picture"),
        (hollow_png(12_000), "picture_too_large"),
        (hollow_png(60_000), "picture_too_large"),
        (hollow_png(100), "broken_picture"),
    ],
)
def test_what_is_no_picture_is_a_complaint(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "photo.jpg").write_bytes(data)
    assert codes(tmp_path / "photo.jpg") == [f"deck.yaml:1:8 {expected}"]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.tif", "a.bmp"])
def test_a_download_cut_short_is_a_complaint(tmp_path: Path, name: str) -> None:
    photo(400, 300).save(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    assert codes(tmp_path / name) in ([f"deck.yaml:1:8 {code}"] for code in ("broken_picture", "not_a_picture"))


def test_a_missing_picture_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    log = Diagnostics()
    assert probe_size(tmp_path / "foto.jpg", "foto.jpg", log, DECK) is None
    assert "did you mean 'photo.jpg'?" in str(log.errors[0])


def test_the_size_is_known_from_the_head_alone(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(hollow_png(9000))
    log = Diagnostics()
    assert probe_size(tmp_path / "a.png", "a.png", log, DECK) == (9000, 9000)
    assert list(log) == []
    assert probe_size(tmp_path / "a.png", "a.png", log, DECK, read_pixels=True) is None
    assert [one.code for one in log] == ["broken_picture"]


def test_a_hundred_small_broken_jpegs_raise_nothing(tmp_path: Path) -> None:
    photo(64, 48).save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    for position in range(0, len(data), max(1, len(data) // 100)):
        (tmp_path / "b.jpg").write_bytes(data[:position] + b"\xff\xd8" + data[position + 2 :])
        log = Diagnostics()
        made = load_image(tmp_path / "b.jpg", "b.jpg", log, span=DECK, box_inches=BOX)
        assert made is not None or log.errors
