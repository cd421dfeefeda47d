"""Scenario files: what is saved opens again; what is bad gives one message and changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import FilePayload, expect

from tests.browser.command_line import rate_range_rows, scenario_file
from tests.browser.screen import RATE_RANGES, Screen

CHANGES = {"full_time_share.home_care": 0.6}
LINK = {"v": "1.0", "full_time_share.home_care": "0.6"}
NOT_LOADED = "The file was not loaded. The scenario stays as it was."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
NOISE = random.Random(2020)
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{name}: &{name} [{','.join(9 * [f'*{before}'])}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FAR_OUT = {"overtime_share.care": 9, "wage_percentile.lower": 95, "overtime_of_all": 1}
# What is in a file, and what is said of it.
BAD_FILES = {
    "several faults": (
        yaml.safe_dump({"name": "x", "changes": FAR_OUT}),
        "Overtime cost, direct care: ",
        "Wage percentile, all but licensed nurses, lower bound: '95'",
        "overtime_of_all",
    ),
    "YAML bomb": (BOMB, "aliases"),
    "an object": ("!!python/object/apply:os.system ['true']\n", "tags (!name)"),
    "empty": ("", "empty"),
    "a picture": (PNG, "UTF-8"),
    "900 kB of noise": (NOISE.randbytes(900_000), "900,000 bytes"),
    "900 kB of text": ("x" * 900_001, "900,001 bytes"),
    "nested deeply": ("[" * 5_000, "not valid YAML"),
}


def uploaded(content: str | bytes, name: str = "scenario.yaml") -> FilePayload:
    held = content if isinstance(content, bytes) else content.encode()
    return FilePayload(name=name, mimeType="application/yaml", buffer=held)


@pytest.fixture
def changed(screen: Screen) -> Screen:
    """A page with a scenario of its own, which no bad file may touch."""
    screen.open("rate_ranges", **LINK)
    screen.expect_control("full_time_share.home_care", "60%")
    return screen


def test_bad_files_give_one_message_each_and_leave_the_scenario(
    changed: Screen, tmp_path: Path
) -> None:
    alert = changed.main.get_by_role("alert")
    for name, (content, *said) in BAD_FILES.items():
        with changed.files() as files:
            files.locator("input[type=file]").set_input_files(uploaded(content))
            for text in said:
                expect(alert, name).to_contain_text(text)
        expect(alert, name).to_contain_text(NOT_LOADED)
        expect(alert, name).to_have_count(1)
        assert len(alert.inner_text()) < 2_000, name
        changed.expect_control("full_time_share.home_care", "60%")
        changed.wait_for_link(**LINK)
    changed.expect_table(RATE_RANGES, rate_range_rows(scenario_file(tmp_path, CHANGES)))


def test_another_type_and_ten_megabytes_are_refused_by_the_uploader(changed: Screen) -> None:
    for name, size, said in (
        ("picture.png", 100, "not allowed"),
        ("noise.yaml", 10_000_000, "must be 1.0MB or smaller"),
    ):
        with changed.files() as files:
            files.locator("input[type=file]").set_input_files(uploaded(NOISE.randbytes(size), name))
            expect(files).to_contain_text(said)
        changed.expect_control("full_time_share.home_care", "60%")
        changed.wait_for_link(**LINK)


def test_a_good_file_loads_and_saves_again(screen: Screen, tmp_path: Path) -> None:
    changes = {"overtime_share.care": 0.08, "full_time_share.nursing": 0.6}
    content = {
        "name": "=A1 ../x <b>",
        "note": "100% & more",
        "author": "A. B.",
        "changes": changes,
    }
    screen.open("rate_ranges")
    with screen.files() as files:
        files.locator("input[type=file]").set_input_files(uploaded(yaml.safe_dump(content)))
        screen.wait_for_link(**{"overtime_share.care": "0.08", "full_time_share.nursing": "0.6"})
    with screen.description() as described:
        expect(described.get_by_label("Name")).to_have_value("=A1 ../x <b>")
    screen.expect_change("Full-time staff, nursing.*75%.*60%")
    screen.expect_control("overtime_share.care", "8.0%")
    screen.expect_table(RATE_RANGES, rate_range_rows(scenario_file(tmp_path, changes)))

    with screen.files() as files:
        with screen.page.expect_download() as download:
            files.get_by_role("button", name="Save as a file (.yaml)").click()
        assert download.value.suggested_filename == "a1-x-b.yaml"
        saved = yaml.safe_load(download.value.path().read_text(encoding="utf-8"))
    assert {name: saved[name] for name in content} == content
