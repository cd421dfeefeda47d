"""The fiscal note, read back, and opened by another program."""

from __future__ import annotations

import datetime
import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from model import Scenario, compute, load_assumptions
from model.findings.budget.cost import Budget, budget
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.plan_texts import plan_of_texts
from reporting.__main__ import main
from reporting.fiscal_note.amounts import effect, effect_of_cost, exceeds_the_question
from reporting.fiscal_note.note import NOT_A_PUBLICATION, fiscal_note
from tests.reporting.office import office_program

ASSUMPTIONS, INPUTS = load_assumptions(), budget_inputs()
UNITS = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}
DAY = datetime.date(2026, 11, 26)


def cost(scenario: Scenario | None = None, **texts: str) -> Budget:
    results = compute(ASSUMPTIONS, scenario or Scenario())
    return budget(results, plan_of_texts(texts, ASSUMPTIONS, INPUTS), INPUTS)


def opened(made: Budget) -> Any:
    return Document(io.BytesIO(fiscal_note(made, INPUTS, DAY)))


def tables(document: Any) -> dict[str, list[list[str]]]:
    """The rows of each table, by the heading above it."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found[heading] = [[cell.text for cell in row.cells] for row in block.rows]
        elif block.style.name.startswith("Heading"):
            heading = block.text
    return found


def words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("usd", "text"), [(-31_204_000, "($31,204,000)"), (450_000, "$450,000"), (0, "$0"),
                      (-0.4, "$0")],
)  # fmt: skip
def test_costs_stand_in_parentheses(usd: float, text: str) -> None:
    assert effect(usd) == text


def test_a_range_is_two_costs() -> None:
    assert effect_of_cost(31_204_000, 36_870_000) == "($31,204,000) to ($36,870,000)"
    assert effect_of_cost(5, 5) == "($5)"


def test_the_blocks_stand_in_the_order_of_the_form_each_with_its_total() -> None:
    document = opened(cost(**UNITS, effective="2028-01-01"))
    found = tables(document)
    blocks = [heading for heading in found if heading.startswith("ESTIMATED NET EFFECT ON")]
    funds = ["GENERAL REVENUE", "OTHER STATE FUNDS", "ALL FEDERAL FUNDS", "FTE", "LOCAL GOVERNMENT"]
    assert blocks == [f"ESTIMATED NET EFFECT ON {fund}" for fund in funds]
    head, general_revenue, total = found[blocks[0]]
    assert head == ["FUND AFFECTED", "FY 2028", "FY 2029", "FY 2030"]
    assert general_revenue[1:] == total[1:] == ["($87,122)", "($174,244)", "($174,244)"]
    assert found[blocks[2]][1] == ["Federal Funds*", "$0", "$0", "$0"]
    said = words(document)
    assert "*Income and expenses range from $157,878 to $315,756 annually and net to $0." in said
    assert "Numbers within parentheses: () indicate costs or losses." in said
    assert "illustrative" not in said.lower()
    assert NOT_A_PUBLICATION in said


def test_the_impact_shows_income_and_cost_of_the_match_and_their_net() -> None:
    rows = tables(opened(cost(**UNITS)))["FISCAL IMPACT - State Government"]
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["Federal Funds: Income - DHSS, federal match"] == ["$315,756"] * 3
    assert by_name["Federal Funds: Costs - DHSS, change of fees"] == ["($315,756)"] * 3
    assert by_name["ESTIMATED NET EFFECT ON FEDERAL FUNDS"] == ["$0"] * 3


def test_figures_of_default_volumes_are_marked_in_every_heading_and_are_ranges() -> None:
    document = opened(cost())
    found = tables(document)
    assert found["ESTIMATED NET EFFECT ON GENERAL REVENUE"][1][1] == "($1,750,504) to ($32,162,778)"
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    for name in (
        "FISCAL SUMMARY (ILLUSTRATIVE)",
        "Full-year effect (illustrative)",
        "FISCAL IMPACT - State Government (illustrative)",
    ):
        assert name in headings  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "cost_box", "saving_box"),
    [({}, "☐", "☐"), ({"fees_of": "S5130=$6.00"}, "☒", "☐"),
     ({"fees": "by -20%", "may_fall": "yes"}, "☐", "☒")],
)  # fmt: skip
def test_the_question_of_250_000_dollars(texts, cost_box, saving_box) -> None:
    made = cost(**UNITS, **texts)
    boxes = [line[0] for line in words(opened(made)).split("\n") if "$250,000" in line]
    assert boxes == [cost_box, saving_box]
    assert exceeds_the_question(made, 1) == (cost_box == "☒")


def test_full_implementation_counts_where_no_year_of_the_three_does() -> None:
    made = cost(**UNITS, fees_of="S5130=$6.00", phases="2027-07-01=10%; 2031-07-01=100%")
    assert exceeds_the_question(made, 1)


def test_what_a_person_typed_is_text_and_nothing_else() -> None:
    name = "<w:b/> & {{ =1+1 }}"
    document = opened(cost(Scenario(name, {"overtime_share.care": 0.08}), **UNITS))
    assert document.core_properties.title == f"Fiscal note: {name}"
    assert name in document.sections[0].footer.paragraphs[0].text
    assert "1 value changed" in "\n".join(
        cell for rows in tables(document).values() for row in rows for cell in row
    )


def test_the_command_line_writes_the_note_of_a_policy(tmp_path: Path) -> None:
    policy, file = tmp_path / "policy.yaml", tmp_path / "note.docx"
    policy.write_text("units: {S5130: 1000000}\nunits_year: 2028\nall_units: yes\n")
    assert main(["fiscal-note", "--policy", str(policy), "-o", str(file)]) == 0
    found = tables(Document(str(file)))
    assert found["ESTIMATED NET EFFECT ON GENERAL REVENUE"][1][1:] == ["($174,244)"] * 3
    policy.write_text("lag: 99\n")
    assert main(["fiscal-note", "--policy", str(policy), "-o", str(file)]) == 2


@pytest.mark.office
def test_another_program_opens_it_and_reads_the_same(tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    file.write_bytes(fiscal_note(cost(), INPUTS, DAY))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office_program(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = (tmp_path / "note.txt").read_text(encoding="utf-8-sig")
    for line in (
        "FISCAL SUMMARY (ILLUSTRATIVE)",
        "($1,750,504) to ($32,162,778)",
        "net to $0",
        NOT_A_PUBLICATION,
    ):
        assert line in text  # fmt: skip
