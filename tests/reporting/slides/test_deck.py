"""The slides against the frames: native charts, texts in place, a scenario that comes back."""

from __future__ import annotations

import datetime
import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from model import Scenario, ScenarioError
from model.findings.budget.cost import budget
from model.findings.budget.funds import TOTAL
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.components import build_up_row
from model.findings.sensitivity.inputs import TENTH
from model.scenario.presets import presets
from model.scenario.texts.file_text import file_text, scenario_of_file
from model.scenario.warnings import warnings
from reporting.__main__ import main
from reporting.files.edited_workbook import is_workbook
from reporting.letters import cut
from reporting.page_list import PAGES
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import cost_result
from reporting.slides import carried_scenario as deck_scenario
from reporting.slides.carried_scenario import text_of_deck
from tests.reporting.office import office_program
from tests.reporting.slides.decks import (
    DAY,
    OTHERS,
    PRESETS,
    beside_its_base,
    changed_by_a_tenth,
    full_deck,
    page_deck,
    results,
)
from tests.reporting.slides.decks import STUDY as A

INCH = 914400
NEAR = 1e-9
TWELVE = PRESETS["Minimum wage $12.00 (2023)"]
BOUNDS = ("lower", "interim", "upper")

HOSTILE = {
    "formula": '=HYPERLINK("http://x.invalid","click")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "<b>bold</b> & <script>alert(1)</script> ]]> <!-- x",
    "path and escapes": "../../etc/passwd\\..\\C:\\x _x000D_ _x0041_ &#65; &lt;",
    "right to left and emoji": "תרחיש שכר מינימום ערבית السيناريو 😀🏥💵",
    "one long word": "W" * 120,
}


@lru_cache(maxsize=8)
def deck_alone(scenario: Scenario) -> bytes:
    """All slides of a scenario with no other beside it."""
    return full_deck(beside_its_base(scenario))


@lru_cache(maxsize=1)
def full() -> bytes:
    others = [results(PRESETS[name]) for name in OTHERS]
    return full_deck(beside_its_base(TWELVE), others)


@lru_cache(maxsize=16)
def opened(content: bytes) -> Any:
    """A deck, which is read and never changed."""
    return Presentation(io.BytesIO(content))


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in opened(content).slides]


def slide_of(content: bytes, start: str) -> Any:
    (slide,) = [s for s in opened(content).slides if s.shapes.title.text.startswith(start)]
    return slide


def chart_of(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def series_of(chart: Any) -> dict[str, list[float | None]]:
    return {series.name: list(series.values) for series in chart.plots[0].series}


def texts_of(slide: Any) -> list[str]:
    texts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return texts


def test_the_deck_is_wide_and_in_the_order_of_the_story() -> None:
    file = opened(full())
    assert (file.slide_width, file.slide_height) == (round(13.333 * INCH), 7.5 * INCH)
    in_order = titles(full())
    begin = [
        "At a minimum wage of $12.00, 19 of 28 current rates",
        "19 of 28 current rates are below their range, 9", "Basic care services",
        "Advanced care services", "Consumer directed care", "Nursing services", "Other services",
        "The minimum wage of $12.00 in January 2023", "Basic care in the home: direct care",
        "Basic In-Home Respite: the rate moves most with minimum wage in effect",
        "Median change in interim rates", "What the other scenarios change",
        "Direct care pay is below 80% of the", "How a rate is built", "Appendix",
        *["All 28 services, with their codes"] * 4, "Rate increase at each step",
        *["Basic care in the home: every part"] * 2, "Change by service group",
        *["Direct care pay as a share"] * 2, *["Of "] * 2,
    ]  # fmt: skip
    assert len(in_order) == len(begin)
    for title, start in zip(in_order, begin, strict=True):
        assert title.startswith(start)


def test_every_slide_has_title_source_footer_and_notes() -> None:
    for slide in opened(full()).slides:
        named = {
            shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
        }
        assert slide.shapes.title.text
        assert named["Source"].startswith("Source: Mercer for Missouri DHSS")
        assert "Not a publication of the State" in named["Footer"]
        assert slide.notes_slide.notes_text_frame.text


def test_a_deck_of_the_study_has_no_slide_that_says_nothing() -> None:
    said = titles(deck_alone(Scenario()))
    assert not [title for title in said if "differ" in title or "Median change" in title]
    assert not [title for title in said if ": the rate is" in title]
    compared = titles(full_deck(beside_its_base(Scenario()), [results(TWELVE)]))
    assert [title for title in compared if title.startswith("Median change in interim rates")]


def test_one_change_is_told_on_the_first_slide_and_has_no_bridge_of_one_bar() -> None:
    changed = Scenario("Overtime", {"overtime_share.care": 0.08})
    content = deck_alone(changed)
    first = opened(content).slides[0]
    assert "Overtime cost, direct care: 8.0% (study: 3.0%)." in texts_of(first)
    assert "Published: Hourly Wages, Direct Care." in first.notes_slide.notes_text_frame.text
    said = titles(content)
    assert not [title for title in said if ": the rate is" in title or "differ" in title]
    build_up = texts_of(slide_of(content, "Basic care in the home: direct care wages"))
    assert any(
        "The rate is $5.94, 3.4% higher than the study's $5.75." in text for text in build_up
    )


def test_services_that_no_change_moves_have_one_bar() -> None:
    changed = Scenario("Overtime", {"overtime_share.care": 0.08})
    content = deck_alone(changed)
    moved, unmoved = (slide_of(content, start) for start in ("Basic care services", "Other"))
    assert "gray" in "\n".join(texts_of(moved))
    assert "all as in the study" in "\n".join(texts_of(unmoved))
    assert len(chart_of(moved).plots[0].categories) == 4 * 4  # with air above and beneath two bars
    assert len(chart_of(unmoved).plots[0].categories) == 3


def test_what_the_others_change_is_listed() -> None:
    rows = "\n".join(texts_of(slide_of(full(), "What the other scenarios change")))
    for name in OTHERS:
        assert name in rows
    assert "Full-time staff" in rows


def test_the_check_of_the_model_is_said() -> None:
    slides = list(opened(full()).slides)
    for slide in (slides[0], slide_of(full(), "How a rate is built")):
        assert "519 of 519 published figures" in "\n".join(texts_of(slide))


def properties_of(content: bytes) -> Any:
    return opened(content).core_properties


def test_the_files_properties_are_the_scenarios() -> None:
    dated = Scenario("Part-time", {"turnover_share": 0.6}, author="An analyst", date="2026-01-02")
    about = properties_of(deck_alone(dated))
    assert (about.title, about.author, about.last_modified_by) == (
        "Part-time", "An analyst", "An analyst"
    )  # fmt: skip
    assert about.created.date() == about.modified.date() == datetime.date(2026, 1, 2)
    in_words = Scenario("x", {"turnover_share": 0.6}, date="last spring")
    about = properties_of(page_deck("overview", beside_its_base(in_words)))
    assert about.created.date() == DAY
    about = properties_of(page_deck("overview", beside_its_base(dated)))
    assert (about.title, about.created.year) == ("Part-time", 2026)


LARGE_FEES = {key: 4321.09 for key in A.settings if key.startswith("fee_sched")}
FOUR_DIGIT_FEES = Scenario("Large fees", {"hours_per_case_management_year": 36, **LARGE_FEES})


def test_no_amount_is_cut_in_a_deck_of_large_fees() -> None:
    content = full_deck(beside_its_base(FOUR_DIGIT_FEES), service_key="case_management")
    texts = [text for slide in opened(content).slides for text in texts_of(slide)]
    assert not [text for text in texts if "$" in text and "…" in text]
    assert [text for text in texts if "$4,321.09" in text]


@pytest.mark.parametrize(("fees", "count"), [("none", 0), ("lower", 1)])
def test_a_result_that_no_assumption_moves_has_no_tornado_among_all_slides(
    fees: str, count: int
) -> None:
    shown, inputs = beside_its_base(Scenario()), budget_inputs()
    made = budget(shown.scenario, plan_of_texts({"fees": fees}, A, inputs), inputs)
    asked = Asked(TENTH, result=cost_result(made, inputs, TOTAL))
    content = full_deck(shown, asked=asked)
    assert sum("moves this cost most" in title for title in titles(content)) == count


PAID = {"rates_as_of_date": datetime.date(2023, 1, 1)}


@pytest.mark.parametrize("key", ["homemaker", "hcy_skilled_nurse_visits_rn", "case_management"])
@pytest.mark.parametrize("bound", BOUNDS)
def test_the_wage_of_the_title_is_the_wage_that_is_paid(key: str, bound: str) -> None:
    scenario = Scenario("2023", PAID)
    content = page_deck("build_up", beside_its_base(scenario), service_key=key, bound=bound)
    title = titles(content)[0]
    row = build_up_row(results(scenario), A.services[key].rate_line, bound)
    wage = row["direct_care_straight_time_pay"] * row["hours_per_unit"]
    assert f"direct care wages are ${wage:.2f} of ${row['rate_per_unit']:,.2f}" in title
    assert f"({100 * wage / row['rate_per_unit']:.1f}" in title


def test_at_twelve_dollars_three_dollars_are_paid_for_a_quarter_of_an_hour() -> None:
    content = page_deck("build_up", beside_its_base(Scenario("2023", PAID)), bound="lower")
    assert "wages are $3.00 of" in titles(content)[0]


CROSSED = Scenario(
    "Crossed",
    {"wage_percentile.lower": 80, "wage_percentile.interim": 50, "wage_percentile.upper": 25},
)
FALLING = Scenario(
    "Falling",
    {"minimum_wage_schedule": (
        (datetime.date(2019, 1, 1), 12.0), (datetime.date(2020, 1, 1), 9.0))},
)  # fmt: skip
MANY = Scenario("Many", {
    f"{entry.id}.{bound}": entry.values[other]
    for entry in A.entries.values()
    if entry.by == "bound" and len(set(entry.values.values())) == 3
    for bound, other in zip(BOUNDS, reversed(BOUNDS), strict=True)
})  # fmt: skip


@pytest.mark.parametrize("scenario", [FALLING, MANY], ids=lambda s: s.name)
def test_warnings_stand_on_the_title_slide_and_several_on_one_of_their_own(
    scenario: Scenario,
) -> None:
    said = warnings(scenario, A)
    content = deck_alone(scenario)
    (on_title,) = [s.text_frame.text for s in opened(content).slides[0].shapes
                   if s.name == "Warning"]  # fmt: skip
    assert on_title.startswith("Check")
    assert said[0][:40] in on_title
    of_warnings = [
        s for s in opened(content).slides if "about this scenario" in s.shapes.title.text
    ]
    if len(said) == 1:
        assert said[0] in on_title
        assert not of_warnings
        return
    (slide,) = of_warnings
    assert set(said) <= set(texts_of(slide))
    assert set(said) <= set(slide.notes_slide.notes_text_frame.text.split("\n"))


@pytest.mark.parametrize("page", [page.key for page in PAGES])
def test_each_page_gives_slides_of_its_own_with_the_warnings(page: str) -> None:
    content = page_deck(page, beside_its_base(CROSSED), service_group="Nursing Services")
    slides = list(opened(content).slides)
    assert slides[0].slide_layout.name != "Appendix" or page == "assumptions"
    assert scenario_of_file(text_of_deck(content), A) == CROSSED.checked(A)
    said = "\n".join(text for slide in slides for text in texts_of(slide))
    assert all(warning in said for warning in warnings(CROSSED, A))


def test_bounds_that_meet_are_a_mark_and_words() -> None:
    slide = slide_of(full(), "Consumer directed care")
    assert any(value for value in series_of(chart_of(slide))["Bounds that meet (mark)"])
    assert "$3.94" in "\n".join(texts_of(slide))


def test_numbers_stand_in_the_data_sheet_of_each_chart() -> None:
    charts = 0
    for slide in opened(full()).slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            charts += 1
            sheet = openpyxl.load_workbook(
                io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)
            ).active
            columns = list(sheet.iter_cols(min_row=1, values_only=True))
            in_sheet = {column[0]: list(column[1:]) for column in columns[1:]}
            assert in_sheet.keys() == series_of(shape.chart).keys()
            for name, values in series_of(shape.chart).items():
                assert in_sheet[name] == pytest.approx(values)
    assert charts == 11


def test_many_changes_of_one_rate_stand_in_at_most_ten_rows() -> None:
    slide = slide_of(deck_alone(changed_by_a_tenth(50)), "Basic care in the home: the rate is")
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert len(table.rows) - 1 <= 10


def test_others_are_compared_and_at_most_three() -> None:
    table = "\n".join(texts_of(slide_of(full(), "Median change in interim rates")))
    assert all(name in table for name in (TWELVE.name, *OTHERS))
    four = [results(PRESETS[name]) for name in (*OTHERS, "Overtime 8%")]
    content = page_deck("compare", beside_its_base(TWELVE), four)
    assert "Overtime 8%" not in "\n".join(texts_of(opened(content).slides[0]))


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        page_deck("nowhere", beside_its_base(TWELVE))
    with pytest.raises(KeyError):
        page_deck("build_up", beside_its_base(TWELVE), service_key="nowhere")


def test_many_changes_go_on_and_none_is_left_out() -> None:
    scenario = changed_by_a_tenth(50)
    content = deck_alone(scenario)
    of_changes = [
        slide for slide in opened(content).slides if "values differ" in slide.shapes.title.text
    ]
    rows = [
        row.cells[0].text
        for slide in of_changes
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    assert len(rows) == len(scenario.changes) + ("Minimum wage in force (follows)" in rows)
    told = titles(content)
    (first, *_), begins = (
        [number for number, title in enumerate(told) if start in title]
        for start in ("values differ", "Appendix: ")
    )
    assert first == begins[0] + 1  # a list of several slides opens the appendix
    contents = "\n".join(texts_of(opened(content).slides[begins[0]]))
    assert f"slides {first + 1} to {first + len(of_changes)}" in contents
    notes = of_changes[0].notes_slide.notes_text_frame.text
    assert len(notes.split("\n")) == len(scenario.changes) + 1


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_names_and_notes_stay_text(kind: str) -> None:
    text = HOSTILE[kind]
    scenario = Scenario(
        text, {"turnover_share": 0.6}, note=f"{text}\n\t" * (4000 // (len(text) + 2)), author=text
    )
    other = results(Scenario((text[:110] + " other"), {"turnover_share": 0.7}))
    content = full_deck(beside_its_base(scenario), [other])
    file = opened(content)
    shown = file.slides[0].shapes
    (name,) = [shape.text_frame.text for shape in shown if shape.name == "Scenario"]
    assert f"Scenario: {cut(text, 70)}".startswith(name.removesuffix("…"))
    assert scenario_of_file(text_of_deck(content), A) == scenario
    for slide in file.slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            book = openpyxl.load_workbook(
                io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)
            )
            cells = [cell for row in book.active.iter_rows() for cell in row]
            assert all(cell.data_type != "f" for cell in cells)
            assert not any(text[:20] in str(cell.value) for cell in cells)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        assert not any(".." in part or part.startswith("/") for part in names)
        assert not any("hyperlink" in parts.read(part).decode() for part in names
                       if part.endswith(".rels") and "/slides/" in part)  # fmt: skip


@pytest.mark.parametrize("preset", presets(A)[::5], ids=lambda preset: preset.scenario.name)
def test_a_preset_comes_back_from_its_deck(preset: Any) -> None:
    scenario = preset.scenario
    content = page_deck("overview", beside_its_base(scenario))
    assert scenario_of_file(text_of_deck(content), A) == scenario


def zipped(method: int = zipfile.ZIP_DEFLATED, **parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as file:
        for name, text in {"ppt/presentation.xml": "<p/>", **parts}.items():
            file.writestr(name, text)
    return content.getvalue()


def carried(text: str) -> str:
    return deck_scenario.PROPERTIES.format(name=deck_scenario.PROPERTY, text=escape(text)).split(
        "?>\n"
    )[1]


PART = deck_scenario.PROPERTIES_PART
BOMB = '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + carried(
    "x"
).replace(">x<", ">&b;<")
NOT_OURS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "neither slides"),
    "text": (lambda: b"name: x", "neither slides"),
    "half a deck": (lambda: full()[: len(full()) // 2], "neither slides"),
    "no scenario": (lambda: zipped(), "carries no scenario"),
    "another part": (lambda: zipped(**{PART: "<other>x</other>"}), "carries no scenario"),
    "not XML": (lambda: zipped(**{PART: "<scenario"}), "carries no scenario"),
    "unknown encoding": (
        lambda: zipped(**{PART: f'<?xml version="1.0" encoding="x"?>{carried("x")}'}),
        "carries no scenario",
    ),
    "entities": (lambda: zipped(**{PART: BOMB}), "carries no scenario"),
    "bomb": (lambda: zipped(**{PART: carried("x" * 30_000_000)}), "carries no scenario"),
    "too long": (lambda: zipped(**{PART: carried("x" * 300_000)}), "300,000 characters"),
    "not a mapping": (lambda: zipped(**{PART: carried("[1, 2]")}), "must be a mapping"),
    "wrong type": (
        lambda: zipped(**{PART: carried("changes: {turnover_share: [1]}")}),
        "Turnover: a list",
    ),
    "out of limits": (lambda: zipped(**{PART: carried("changes: {turnover_share: 9}")}), "allowed"),
    "too large": (lambda: b"PK" + bytes(deck_scenario.LARGEST_DECK), "allowed at most 20,000,000"),
}


@pytest.mark.parametrize("kind", NOT_OURS)
def test_what_is_not_our_deck_is_refused_in_words(kind: str) -> None:
    content, said = NOT_OURS[kind]
    with pytest.raises(ScenarioError, match=said):
        scenario_of_file(text_of_deck(content()), A)


def damaged(content: bytes) -> Iterator[bytes]:
    """Copies that were cut anywhere, or in which a bit or a few bytes anywhere are others."""
    for place, byte in enumerate(content):
        yield content[:place]
        for other in (b"\0", b"\xff", b"\xff" * 8, bytes([byte ^ 1 << place % 8])):
            yield content[:place] + other + content[place + len(other) :]


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_deck_that_is_damaged_anywhere_is_read_or_refused(
    method: int, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part of a zip fails in a way of its own; so does the directory that large ones have."""
    if is_large:
        monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    content = zipped(method, **{PART: carried("name: x\nchanges: {}\n")})
    for each in damaged(content):
        is_workbook(each)
        with suppress(ScenarioError):
            text_of_deck(each)


def test_the_command_line_writes_the_same_deck(capsys, tmp_path: Path) -> None:
    given, written = tmp_path / "scenario.yaml", tmp_path / "out.pptx"
    given.write_text(file_text(TWELVE, A), encoding="utf-8")
    assert main(["slides", "--scenario", str(given), "-o", str(written)]) == 0
    assert capsys.readouterr().err == ""
    alone = deck_alone(TWELVE)
    assert titles(written.read_bytes()) == titles(alone)


def test_the_command_line_names_what_is_wrong(capsys, tmp_path: Path) -> None:
    given, written = tmp_path / "scenario.yaml", tmp_path / "out.pptx"
    given.write_text("name: x\nchanges: {turnover_share: 9}", encoding="utf-8")
    assert main(["slides", "--scenario", str(given), "-o", str(written)]) == 2
    assert "scenario.yaml: Turnover: '9' (900%) was given" in capsys.readouterr().err
    assert not written.exists()


@pytest.mark.office
def test_libreoffice_shows_every_slide(tmp_path: Path) -> None:
    program = office_program()
    (tmp_path / "deck.pptx").write_bytes(full())
    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "deck.pdf"), str(tmp_path / "deck.txt")],
        check=True, timeout=60,
    )  # fmt: skip
    pages = (tmp_path / "deck.txt").read_text().split("\f")[:-1]
    assert len(pages) == len(titles(full()))
    for page, title in zip(pages, titles(full()), strict=True):
        shown = " ".join(page.split())
        assert " ".join(title.split())[:40] in shown
        assert "Source: Mercer" in shown
    subprocess.run(
        ["pdftoppm", "-r", "40", "-png", str(tmp_path / "deck.pdf"), str(tmp_path / "page")],
        check=True, timeout=120,
    )  # fmt: skip
    assert len(list(tmp_path.glob("page-*.png"))) == len(pages)


@pytest.mark.office
def test_a_deck_saved_by_libreoffice_still_carries_its_scenario(tmp_path: Path) -> None:
    program = office_program()
    (tmp_path / "deck.pptx").write_bytes(page_deck("overview", beside_its_base(TWELVE)))
    subprocess.run(
        [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pptx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "deck.pptx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    content = (tmp_path / "saved" / "deck.pptx").read_bytes()
    assert scenario_of_file(text_of_deck(content), A) == TWELVE


def test_charts_are_charts_and_nothing_is_a_picture() -> None:
    kinds = {shape.shape_type for slide in opened(full()).slides for shape in slide.shapes}
    assert MSO_SHAPE_TYPE.CHART in kinds
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
