"""LibreOffice without a screen: what it makes of our files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

# Without it LibreOffice shows the values that stand in the file and calculates nothing anew.
RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
LONGEST_RUN = 300  # seconds


def office_program() -> str:
    """The path of LibreOffice. Skips the test where there is none; in CI that is a failure."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        word = "LibreOffice (soffice) is not installed: files cannot be opened by another program"
        if os.environ.get("CI"):
            pytest.fail(word)
        pytest.skip(word)
    return program


def recalculated(contents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Each workbook as LibreOffice writes it after calculating every formula anew."""
    program = office_program()
    given, written, profile = (folder / name for name in ("given", "written", "profile"))
    for made in (given, written, profile / "user"):
        made.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS)
    for name, content in contents.items():
        (given / f"{name}.xlsx").write_bytes(content)
    subprocess.run(
        [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--convert-to", "xlsx", "--outdir", str(written),
            *(str(given / f"{name}.xlsx") for name in contents),
        ],
        check=True,
        capture_output=True,
        timeout=LONGEST_RUN,
    )  # fmt: skip
    return {name: written / f"{name}.xlsx" for name in contents}
