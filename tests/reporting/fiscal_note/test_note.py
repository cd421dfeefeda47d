"""The fiscal note, read back, and opened by another program."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from model import Scenario, compute
from model.findings.budget.cost import Budget, budget
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.__main__ import main
from reporting.fiscal_note.amounts import (
    effect,
    effect_of_cost,
    exceeds_the_question,
    income_of_match,
)
from reporting.fiscal_note.note import NOT_A_PUBLICATION, fiscal_note
from tests.reporting.office import office_program
from tests.study import ASSUMPTIONS, INPUTS

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
    assert effect_of_cost(-36_870_000, -31_204_000) == "$31,204,000 to $36,870,000"
    assert income_of_match(-36_870_000, -31_204_000) == "($31,204,000) to ($36,870,000)"
    assert effect_of_cost(-5, 70) == "$5 to ($70)"
    assert effect_of_cost(5, 5) == "($5)"


def test_what_falls_is_said_to_fall() -> None:
    """No minus stands at the end of a line, away from its dollars."""
    document = opened(cost(fees="by -5%", fees_of="S5130=by -2%", may_fall="yes"))
    said = words(document)
    assert "Fees move by −5% from July 1, 2027." in said
    assert "Homemaker: fees move by −2%." in said
    rows = tables(document)["Fees, units and cost of a full year (illustrative)"]
    costs = {row[0]: row[5] for row in rows}
    assert costs["State Plan Personal Care (T1019)"] == "up to\n−$36,520,526"
    assert costs["T1000, 4 services together"] == "−$2,544,801 to\n−$2,522,707"


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


def in_dollars(text: str) -> list[int]:
    """The numbers of a cell: [1750504, 32162778] of "($1,750,504) to ($32,162,778)"."""
    return [int(number.replace(",", "")) for number in re.findall(r"[\d,]+", text)]


def test_a_range_goes_from_the_least_to_the_most_in_every_place() -> None:
    """From January 2028 on: half of the year is paid in the first, the other half goes on."""
    document = opened(cost(effective="2028-01-01"))
    found = tables(document)
    rows = {row[0]: row[1:] for row in found["Full-year effect (illustrative)"]}
    of_year = found["FISCAL IMPACT - State Government (illustrative)"]
    first_year = {
        row[0].split(":")[0]: in_dollars(row[1]) for row in of_year if ": Costs" in row[0]
    }
    full = in_dollars(rows["General Revenue"][0]), in_dollars(rows["Federal Funds"][0])
    assert full == ([1_750_504, 32_162_778], [3_172_173, 58_283_725])
    for fund in ("General Revenue", "Federal Funds"):
        of_full, beyond = map(in_dollars, rows[fund])
        assert [a + b for a, b in zip(first_year[fund], beyond, strict=True)] == of_full
        assert beyond == pytest.approx([usd / 2 for usd in of_full], rel=1e-5)
    [least, _] = first_year["Federal Funds"]
    gross = f"*Income and expenses range from ${least:,} to $58,283,725 annually and net to $0."
    assert gross in words(document)


def test_each_quarter_has_its_match_and_where_it_is_from() -> None:
    """Known to September 2026 (federal year 2026), as entered for 2028, assumed between."""
    made = cost(**UNITS, effective="2025-07-01", match="2028=65%; 2027-10=64.44%")
    rows = {row[0]: row[1] for row in tables(opened(made))["ASSUMPTIONS AND SOURCES"]}
    assert rows["Federal match by quarter"] == (
        "65.31%: quarters from Jul 2025; "
        "64.44%: quarters from Oct 2025, Jan 2026, Apr 2026, Jul 2026; "
        "64.44% (assumed): quarters from Oct 2026, Jan 2027, Apr 2027, Jul 2027; "
        "64.44% (entered): quarters from Oct 2027; "
        "65.00% (entered): quarters from Jan 2028, Apr 2028"
    )


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


# All is the state's: 25 cents on 1,000,000 units are $250,000, which does not exceed the amount.
STATE_ALONE = {**UNITS, "match": "2027=0%; 2028=0%; 2029=0%; 2030=0%", "may_fall": "yes"}


@pytest.mark.parametrize("other_funds", ["0%", "50%", "100%"])
@pytest.mark.parametrize(("fee", "sign"), [("$4.78", 1), ("$4.28", -1)])
@pytest.mark.parametrize(("units", "exceeds"), [(1_000_000, False), (1_000_004, True)])
def test_more_than_250_000_dollars_of_all_state_funds(units, exceeds, fee, sign, other_funds):
    made = cost(**STATE_ALONE | {"units": f"S5130={units}"}, fees_of=f"S5130={fee}",
                other_funds=other_funds)  # fmt: skip
    assert exceeds_the_question(made, sign) == exceeds
    assert not exceeds_the_question(made, -sign)


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
