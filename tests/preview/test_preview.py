"""The preview in a real browser: it follows what is saved, says what is wrong, and shows itself to nobody else."""

from __future__ import annotations

import http.client
import importlib.util
import json
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ended_runs import Run

pytest.importorskip("uvicorn", reason="the preview's own packages aren't installed")
if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None,
    reason="there is no Chromium here, or no playwright to drive it",
)
DECK = """
title: Talk
minutes: 20
brand: brand.yaml
audiences: {students: {}}
sources: {office: {publisher: Office of Trade, year: 2018}}
data: {trade: {file: trade.csv, source: office}}
figures: {sum: {value: 617, source: office, format: '$0 "bn"'}}
sections:
  - title: First part
    slides:
      - id: words
        title: The first words
        text: We trade {{ sum }} a year
        notes: Say **this** slowly
      - id: chart
        title: Ana leads
        chart: {type: bar, data: trade, x: who, y: n}
      - {id: third, title: A third slide, text: Some words}
      - include: more.yaml
"""
FILES = {
    "deck.yaml": DECK,
    "trade.csv": "who,n\nAna,3\nLi,2\n",
    "more.yaml": "# more\n- {title: Another slide, text: Some more words}\n",
    "brand.yaml": "# a brand\nname: Office\n",
}
PATIENCE = 20_000


class Preview:
    """A preview that runs, of a deck in a folder."""

    def __init__(self, folder: Path, deck: str = DECK, *words: str) -> None:
        self.folder, self.deck = folder, folder / "deck.yaml"
        folder.mkdir(exist_ok=True)
        for name, held in {**FILES, "deck.yaml": deck}.items():
            self.save(held, name)
        self.run = Run(folder, "preview", "--no-open", *words)
        assert self.run.process.stdout is not None
        line = self.run.process.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", line)
        assert found, (line, self.run.process.communicate())
        self.cookie = ""
        self.address, self.port, self.token = found[0], int(found[1]), found[2]

    def save(self, words: str, file: str = "deck.yaml") -> None:
        """Save a file as editors do: a new one in the place of the old one."""
        new = self.folder / f".{file}.new"
        new.write_text(words)
        new.replace(self.folder / file)

    def ask(self, path: str, method: str = "GET", said: object = None, **headers: str) -> tuple[int, bytes]:
        """The status and the bytes of an answer."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        link.request(method, path, json.dumps(said) if said is not None else None, named)
        answer = link.getresponse()
        self.cookie = (answer.headers.get("set-cookie") or "").partition(";")[0] or self.cookie
        return answer.status, answer.read() if answer.status != 200 or path != "/told" else b""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    made = Preview(tmp_path_factory.mktemp("preview") / "deck")
    yield made
    made.run.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def page(preview: Preview) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(PATIENCE)
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda words: faults.append(words.text) if words.type == "error" else None)
        page.goto(preview.address)
        page.wait_for_selector("#frame img")
        until_judged(page)
        yield page
        assert faults == []
        browser.close()


@pytest.fixture(autouse=True)
def as_it_was(request: pytest.FixtureRequest) -> None:
    """Each test begins with the deck as it was, and with its first slide of content."""
    if "page" in request.fixturenames:
        page, preview = request.getfixturevalue("page"), request.getfixturevalue("preview")
        for name, words in FILES.items():
            if not (preview.folder / name).exists() or (preview.folder / name).read_text() != words:
                preview.save(words, name)
        page.wait_for_selector("#stale", state="hidden")
        page.evaluate("location.hash = 'words'")
        page.wait_for_selector("#frame img[alt$='The first words']")
        until_judged(page)


def until_judged(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('#state').textContent.startsWith('Up to date')")


def drawing(page: Page) -> str:
    return str(page.get_attribute("#frame img", "data-drawing"))


@needs_chromium
def test_a_save_changes_the_picture_and_goes_to_the_slide_that_was_edited(page: Page, preview: Preview) -> None:
    page.evaluate("location.hash = 'third'")
    page.wait_for_selector("#frame img[alt$='A third slide']")
    preview.save(DECK.replace("The first words", "Other words"))
    page.wait_for_selector("#frame img[alt='Slide 3: Other words']")
    assert page.url.endswith("#words")
    page.evaluate("location.hash = 'chart'")
    page.wait_for_selector("#frame img[alt$='Ana leads']")
    before = drawing(page)
    (preview.folder / "trade.csv").write_text("who,n\nAna,9\nLi,2\n")
    page.wait_for_selector(f"#frame img:not([data-drawing='{before}'])")
    # A table belongs to no slide, so a slide whose table is gone says where to look.
    (preview.folder / "trade.csv").unlink()
    page.locator("#of-deck .error", has_text="missing_file").wait_for()
    assert "see “About the whole deck”" in page.inner_text("#complaints")


@needs_chromium
def test_beside_a_slide_stand_its_notes_figures_sources_and_times(page: Page) -> None:
    assert page.inner_text("#notes .held") == "Say this slowly"
    assert page.inner_html("#notes strong") == "this"
    assert re.split(r"\s+", page.inner_text("#figures .held")) == ["sum", "$617", "bn"]
    assert page.inner_text("#sources .held").startswith("Office of Trade, 2018")
    assert re.fullmatch(r"at \+0:\d\d · \d+:\d\d of 20:00", page.inner_text("#when"))


@needs_chromium
def test_a_complaint_stands_beside_its_slide_until_it_is_mended(page: Page, preview: Preview) -> None:
    preview.save(DECK.replace("notes: Say", "nots: Say"))
    complaint = page.locator("#complaints .error", has_text="unknown_key")
    complaint.wait_for()
    assert "did you mean 'notes'?" in complaint.inner_text()
    line = DECK.splitlines().index("        notes: Say **this** slowly") + 1
    link = complaint.get_by_role("link", name=f"Open deck.yaml:{line}:9 in the editor")
    assert link.get_attribute("href") == f"vscode://file{preview.deck}:{line}:9"
    assert page.locator("#film li[data-name=words] .mark.error").count() == 1
    preview.save(DECK)
    complaint.wait_for(state="detached")


@needs_chromium
@pytest.mark.parametrize(
    ("file", "broken", "said"),
    [
        ("deck.yaml", DECK + "  - [", "not the deck as it is saved"),
        ("deck.yaml", None, "there is no file"),
        ("more.yaml", "- {title: [", "not the deck as it is saved: more.yaml:1"),
        ("brand.yaml", "colors: [", "not the deck as it is saved: brand.yaml:1"),
    ],
)
def test_the_last_good_slides_stay_until_the_deck_can_be_read_again(
    page: Page, preview: Preview, file: str, broken: str | None, said: str
) -> None:
    if broken is None:
        (preview.folder / file).unlink()
    else:
        preview.save(broken, file)
    page.wait_for_selector("#stale:not([hidden])")
    assert said in page.inner_text("#stale").lower()
    assert page.locator("#frame img").count() == 1
    assert page.locator("#of-deck .error").count() == 1
    preview.save(FILES[file].replace("#", "# mended"), file)
    page.wait_for_selector("#stale", state="hidden")
    preview.save(DECK.replace("The first words", "Mended words"))
    page.wait_for_selector("#frame img[alt$='Mended words']")
    page.wait_for_selector("#stale", state="hidden")


@needs_chromium
def test_a_deck_that_is_no_yaml_at_first_says_so_and_is_shown_once_it_is(page: Page, tmp_path: Path) -> None:
    made, other = Preview(tmp_path / "deck", "title: ["), page.context.new_page()
    other.goto(made.address)
    other.get_by_text("There is nothing to show yet.").wait_for()
    assert "not the deck as it is saved: deck.yaml:1" in other.inner_text("#stale").lower()
    (made.folder / "data").mkdir()
    (made.folder / "data" / "trade.csv").write_text(FILES["trade.csv"])
    made.save(DECK.replace("trade.csv", "data/trade.csv"))
    other.wait_for_selector("#frame img[alt='Slide 1: Talk']")
    other.keyboard.press("ArrowRight")
    other.get_by_role("status").get_by_text("Slide 2: First part").wait_for(state="attached")
    # A folder that came while it was looked at is followed too.
    other.keyboard.press("End")
    other.keyboard.press("ArrowLeft")
    other.keyboard.press("ArrowLeft")
    other.wait_for_selector("#frame img[alt$='Ana leads']")
    before = drawing(other)
    (made.folder / "data" / "trade.csv").write_text("who,n\nAna,7\nLi,2\n")
    other.wait_for_selector(f"#frame img:not([data-drawing='{before}'])")
    # Started again, the preview has another token; once its address is opened, older pages go on too.
    made.run.end(signal.SIGTERM)
    arabic = DECK.replace("Ana leads", "Ana still leads").replace("minutes:", "language: ar\nminutes:")
    again = Preview(made.folder, arabic, "--port", str(made.port))
    other.get_by_text("open the address that deckgen preview printed").wait_for()
    page.context.new_page().goto(again.address)
    other.wait_for_selector("#frame img[alt$='Ana still leads']")
    assert other.evaluate("document.querySelector('#frame img').naturalWidth") > 0
    other.wait_for_selector("#notes .held:is([lang=ar][dir=rtl])", state="attached")
    other.close()
    again.run.end(signal.SIGTERM)


@needs_chromium
def test_a_slide_that_is_gone_for_a_moment_is_gone_back_to(page: Page, preview: Preview) -> None:
    page.evaluate("location.hash = 'third'")
    page.wait_for_selector("#frame img[alt$='A third slide']")
    # What no browser writes into an address is no slide, and stops nothing.
    page.evaluate("location.hash = '%E0%'")
    preview.save("".join(line for line in DECK.splitlines(keepends=True) if "id: third" not in line))
    page.wait_for_selector("#frame img[alt$='Another slide']")
    preview.save(DECK)
    page.wait_for_selector("#frame img[alt$='A third slide']")


@needs_chromium
def test_a_logo_that_could_not_be_read_is_looked_at_again(page: Page, preview: Preview) -> None:
    preview.save("no picture", "logo.svg")
    preview.save("name: Office\nlogo: logo.svg\n", "brand.yaml")
    wrong = page.locator("#of-deck .error", has_text="not_a_picture")
    wrong.wait_for()
    square = '<rect width="9" height="9"/>'
    preview.save(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{square}</svg>', "logo.svg")
    wrong.wait_for(state="detached")


@needs_chromium
def test_keys_lead_through_the_slides_and_the_grid(page: Page) -> None:
    page.keyboard.press("End")
    page.wait_for_selector("#frame img[alt$='Another slide']")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.wait_for_selector("#frame img[alt$='Ana leads']")
    page.keyboard.press("g")
    page.wait_for_selector("#grid .thumb:focus")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_selector("#frame img[alt$='The first words']")
    assert page.is_hidden("#grid")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")


@needs_chromium
def test_another_copy_is_looked_at_by_the_menu(page: Page) -> None:
    page.select_option("#copy", "audience:students")
    page.wait_for_function("() => document.querySelector('#copy').value === 'audience:students'")
    until_judged(page)
    page.select_option("#copy", "")


@needs_chromium
@pytest.mark.parametrize("path", ["/", "/presenter"])
def test_the_pages_fit_at_400_percent_and_name_all_that_they_hold(page: Page, preview: Preview, path: str) -> None:
    from axe_core_python import sync_playwright as axe

    other = page.context.new_page()
    other.goto(f"http://127.0.0.1:{preview.port}{path}")
    other.wait_for_selector("#frame img")
    for scheme in ("light", "dark"):
        other.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = axe.Axe().run(other)["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    # A window of 1280 pixels at 400 %.
    other.set_viewport_size({"width": 320, "height": 256})
    assert other.evaluate("document.documentElement.scrollWidth") <= 320
    if path == "/":
        other.keyboard.press("g")
        other.wait_for_selector("#grid .thumb")
        assert other.evaluate("document.documentElement.scrollWidth") <= 320
    other.close()


@needs_chromium
def test_the_presenter_has_notes_and_a_clock_and_saves_the_times_when_asked(page: Page, preview: Preview) -> None:
    other = page.context.new_page()
    other.goto(f"http://127.0.0.1:{preview.port}/presenter#words")
    other.wait_for_selector("#frame img[alt$='The first words']")
    other.wait_for_selector("#next img[alt$='Ana leads']")
    assert other.inner_text("#notes .held") == "Say this slowly"
    other.keyboard.press(" ")
    other.wait_for_function("() => document.querySelector('#elapsed').textContent !== '0:00'")
    other.keyboard.press("ArrowRight")
    page.wait_for_selector("#frame img[alt$='Ana leads']")
    named = other.inner_text("#file")
    assert not list(preview.folder.glob("*spoken*"))
    other.click("#save")
    other.get_by_text(f"Saved as {named}").wait_for()
    slides = json.loads((preview.folder / named).read_text())["slides"]
    assert slides[0]["slide"] == "words"
    assert 0.5 < slides[0]["seconds"] < 60
    other.close()


@needs_chromium
def test_slides_stand_beside_those_of_the_last_commit_with_what_differs(page: Page, preview: Preview) -> None:
    git = ["git", "-C", str(preview.folder), "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*git, *words], check=True)
    page.select_option("#copy", "audience:students")
    until_judged(page)
    page.select_option("#copy", "")
    page.wait_for_selector("#past option[value='revision:HEAD']", state="attached")
    page.select_option("#past", "revision:HEAD")
    page.wait_for_selector("#frame.pair img[alt='As it was: Last commit']")
    page.get_by_text("This slide is as it was.").wait_for()
    preview.save(DECK.replace("The first words", "The last words"))
    page.get_by_text("title: The firstlast words").wait_for()
    assert page.inner_text("#changes del") == "first"
    page.wait_for_selector("#film li[data-name=words] .fate")
    assert page.locator("#film .fate").count() == 1
    page.select_option("#past", "")
    page.wait_for_selector("#frame:not(.pair)")


def test_the_users_editor_is_started_with_the_line_and_no_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, said = tmp_path / "code", tmp_path / "said"
    editor.write_text(f"#!/bin/sh\necho \"$@\" > '{said}'\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{editor} --wait")
    made = Preview(tmp_path / "deck; touch no")
    place = f"deck.yaml:{DECK.splitlines().index('        title: The first words') + 1}:9"
    made.ask(f"/?token={made.token}")
    made.run.wait_for(lambda _: made.ask("/open", "POST", {"place": place}, Cookie=made.cookie)[0] == 204)
    made.run.wait_for(lambda _: said.exists() and said.read_text())
    assert said.read_text() == f"--wait --goto {made.folder}/{place}\n"
    assert made.run.end(signal.SIGTERM) == 128 + signal.SIGTERM


def test_whoever_has_not_the_address_gets_nothing(preview: Preview) -> None:
    own, cookie_host = f"127.0.0.1:{preview.port}", f"evil.example:{preview.port}"
    for path in ("/", "/told", "/part/preview.js", "/drawing/x/1.svg", "/?token=wrong"):
        status, data = preview.ask(path)
        assert (status, b"Talk" in data) == (403, False), path
    assert preview.ask(f"/?token={preview.token}", Host=cookie_host)[0] == 403
    assert preview.ask(f"/?token={preview.token}")[0] == 303
    cookie = preview.cookie
    assert preview.ask("/", Cookie=cookie)[0] == 200
    assert preview.ask("/", Cookie=cookie, Host=cookie_host)[0] == 403
    assert preview.ask("/watch", "POST", {"name": "x"}, Cookie=cookie, Origin="http://evil.example")[0] == 403
    assert preview.ask("/watch", "POST", {"name": "x"}, Cookie=cookie, Origin=f"http://{own}")[0] == 204


def test_no_request_reaches_a_file(preview: Preview) -> None:
    preview.ask(f"/?token={preview.token}")
    cookie = preview.cookie
    for path in ("/part/../site.py", "/part/..%2fsite.py", "/part/%2e%2e/%2e%2e/deck.py", "/deck.yaml", "/part/"):
        assert preview.ask(path, Cookie=cookie)[0] in (404, 405), path
    for place in ("/etc/passwd:1:1", "../deck.yaml:1:1", "trade.csv:1:1"):
        assert preview.ask("/open", "POST", {"place": place}, Cookie=cookie)[0] == 404
    assert preview.ask("/choose", "POST", {"copy": "audience:nobody", "language": ""}, Cookie=cookie)[0] == 404
    assert preview.ask("/spoken", "POST", {"slides": [{"name": "../x", "seconds": 3}]}, Cookie=cookie)[0] == 400


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_whole_and_at_once(tmp_path: Path, number: int) -> None:
    made = Preview(tmp_path / "deck", "title: [")
    made.ask(f"/?token={made.token}")
    assert made.run.end(number) == 128 + number
    assert made.run.runs_on() == {}
    said = made.run.said()
    assert ("stopped by Ctrl-C" in said, "Traceback" in said) == (number == signal.SIGINT, False)


def test_a_port_in_use_is_said_or_passed_over(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        folder = tmp_path / "deck"
        folder.mkdir()
        (folder / "deck.yaml").write_text(DECK)
        run = Run(folder, "preview", "--no-open", "--port", str(port))
        assert run.process.wait(30) == 2
        assert f"port {port} can't be used" in run.said()
