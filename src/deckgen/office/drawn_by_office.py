"""Has LibreOffice, where it is there, draw slides: what deckgen has no words for becomes a picture."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from deckgen.files.temporary import temporary_folder
from deckgen.processes.started import start_program, stop

_ON_A_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# How wide pictures of slides are, in pixels; and how long a picture may take, beside what the program needs to start.
WIDTH = 1920
_TO_START, _FOR_EACH = 60.0, 10.0


def office_program() -> str | None:
    """The program; None where it isn't there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and sys.platform == "darwin" and Path(_ON_A_MAC).exists():
        return _ON_A_MAC
    return found


def drawn(files: Sequence[bytes], size: tuple[int, int]) -> list[bytes]:
    """The first slide of each .pptx as a PNG; empty where there is none. size is that of the slides.

    It has a profile of its own, so that neither a window that is open nor the user's settings matter.
    """
    program = office_program()
    if program is None or not any(files):
        return [b""] * len(files)
    height = max(1, round(WIDTH * size[1] / max(1, size[0])))
    wanted = {"PixelWidth": WIDTH, "PixelHeight": height}
    options = ",".join(f'"{name}":{{"type":"long","value":"{value}"}}' for name, value in wanted.items())
    form = f"png:impress_png_Export:{{{options}}}"
    with temporary_folder() as folder:
        paths = []
        for number, data in enumerate(files):
            if data:
                (folder / f"{number}.pptx").write_bytes(data)
                paths.append(str(folder / f"{number}.pptx"))
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", form]
        _run([*command, "--outdir", str(folder), *paths], _TO_START + _FOR_EACH * len(paths))
        made = [folder / f"{number}.png" for number in range(len(files))]
        return [path.read_bytes() if path.is_file() else b"" for path in made]


def _run(command: list[str], seconds: float) -> None:
    """Run a program and end it when it takes too long; what it made until then is there."""
    import subprocess

    try:
        process = start_program(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        stop(process)
