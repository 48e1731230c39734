"""Independent judges of a .pptx: what each finds wrong, as lines of text. docs/validity.md says what each can see.

- `audit`: openxml-audit, rules of Microsoft's SDK in Python.
- `rpptx`: the reader of that name, its rules about packages and slides.
- `schemas`: the schemas of ISO/IEC 29500, after markup compatibility, in both ways that programs read alternatives.
- `sdk`: Microsoft's own Open XML SDK, a program that `.ci/sdk_validator.py` fetches.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from markup_compatibility import READINGS, processed

ROOT = Path(__file__).parent.parent
SCHEMAS = Path(__file__).parent / "schemas" / "pptx.xsd"
# The variable by which the npm package of the validator lets its binary be named, and where `.ci/run` puts it.
VARIABLE = "OOXML_VALIDATOR_CLI"
PLACE = ROOT / ".venv" / "ooxml-validator"
# What has no schema here: deckgen's manifest and vector pictures.
UNJUDGED = ("{urn:deckgen:manifest}manifest", "{http://www.w3.org/2000/svg}svg")
NO_SDK = "Microsoft's validator is missing: '.ci/sdk_validator.py .venv/ooxml-validator' fetches it (Linux on x86-64)"


def audit(data: bytes) -> list[str]:
    """What openxml-audit finds."""
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        return [str(one) for one in OpenXmlValidator().validate(str(_copy(data, folder))).errors]


def rpptx(data: bytes) -> list[str]:
    """What rpptx finds."""
    import rpptx

    return [str(one.message) for one in rpptx.Presentation.from_bytes(data).validate()]


def schemas(data: bytes) -> list[str]:
    """What the schemas of the standard find in each part, and the parts of a kind that no schema knows."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                found += [f"{name}: {line}" for line in _part(archive.read(name))]
    return found


def sdk(data: bytes) -> list[str]:
    """What Microsoft's SDK finds by the rules of Microsoft 365. `sdk_program` must have found the program."""
    program = sdk_program()
    assert program is not None
    # .NET needs no libraries for languages then, which a small machine lacks.
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    with tempfile.TemporaryDirectory() as folder:
        # A copy, since it may write into what it is given.
        command = [program, str(_copy(data, folder)), "Microsoft365"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    told = json.loads(done.stdout)
    found = [f"{one.get('path')}: {one.get('description') or one}" for one in told["errors"]]
    return found if told["ok"] or found else [done.stdout]


@cache
def sdk_program() -> str | None:
    """The program of Microsoft's validator; None where this machine has none."""
    named = os.environ.get(VARIABLE) or (str(PLACE) if PLACE.is_file() else "ooxml-validator-native")
    return shutil.which(named)


JUDGES: dict[str, Callable[[bytes], list[str]]] = {judge.__name__: judge for judge in (audit, rpptx, schemas, sdk)}


def _copy(data: bytes, folder: str) -> Path:
    path = Path(folder) / "deck.pptx"
    path.write_bytes(data)
    return path


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(SCHEMAS))


def _part(xml: bytes) -> list[str]:
    """What the schemas find in a part, whichever of its alternatives a program reads."""
    root = etree.fromstring(xml)
    if root.tag in UNJUDGED:
        return []
    found: dict[str, None] = {}
    for reading in READINGS:
        tree = processed(root, reading)
        if not _schema().validate(tree):
            found |= dict.fromkeys(f"{one.message} (line {one.line})" for one in _schema().error_log)
    return list(found)
