"""Headings by any name, codes with their modifiers, separators: what a table says is read alike."""

from __future__ import annotations

import datetime

import pytest

from model import ScenarioError
from model.tables.columns import FEE_SCHEDULE, VOLUMES, template
from model.tables.fee_schedule import fee_schedule
from model.tables.headings import Table, table_of_sheets
from model.tables.readings import AMBIGUOUS, UNMATCHED, code_of, service_of
from model.tables.sheets import MOST_LINES, Sheet, sheet_of_csv
from model.tables.volumes import volumes
from tests.study import ASSUMPTIONS

ROWS = [("T1019", "U3 TF", "8.14", "2026-07-01"), ("S5130", "", "8.14", "2026-07-01")]


def table(text: str) -> Table:
    return table_of_sheets([sheet_of_csv(text)], FEE_SCHEDULE)


def read(text: str) -> list[tuple[str, ...]]:
    keys = ("procedure_code", "modifier", "rate", "effective_date")
    return [tuple(row.text(key) for key in keys) for row in table(text).rows]


@pytest.mark.parametrize(
    "text",
    [
        "procedure_code,modifier,rate,effective_date\n"
        "T1019,U3 TF,8.14,2026-07-01\nS5130,,8.14,2026-07-01\n",
        "HCPCS;Mod 1;Mod 2;Max. Allowed;Eff. Date\r\n"
        "T1019;U3;TF;8.14;2026-07-01\r\nS5130;;;8.14;2026-07-01\r\n",
        # A comma stands more often in the titles than what separates the cells.
        "sep=;\nThis, that, and the others, of 2026, all\nHCPCS;Mod;Max. Allowed;Eff. Date\n"
        "T1019;U3 TF;8.14;2026-07-01\nS5130;;8.14;2026-07-01\n",
        "MO HealthNet, fee schedule\nAs of July 1, 2026\n\nEFFECTIVE DATE\tFee\tModifiers\tCode\n"
        "2026-07-01\t8.14\tU3 TF\tT1019\n\n2026-07-01\t8.14\t\tS5130\n",
        "Description,Code,Mod,Rate,Effective Date\n"
        '"Care; ""personal"", per 15 min; agency",T1019,U3 TF,8.14,2026-07-01\n'
        "Homemaker,S5130,,8.14,2026-07-01\n,,,,\n",
    ],
)
def test_usual_headings_separators_and_titles_are_read_alike(text: str) -> None:
    assert read(text) == ROWS


def test_what_is_not_used_of_a_file_is_said() -> None:
    known = "code,rate,effective date,Prior authorization,\nT1019,8.14,2026-07-01,Y,\n"
    assert table(known).remarks == ("columns of the file that are not used: Prior authorization",)


def test_sheets_without_the_headings_are_left_out_with_a_word() -> None:
    notes = Sheet([(1, ["Read me"]), (2, ["All rates are maximum rates."])], "row", "Notes")
    rates = Sheet(
        [(1, ["Title"]), (4, ["Code", "Rate", "Eff Date"]), (5, ["T1019", 8.14, "2026-07-01"])],
        "row",
        "AD",
    )
    both = table_of_sheets([notes, rates], FEE_SCHEDULE)
    assert [row.place for row in both.rows] == ["sheet 'AD', row 5"]
    [remark] = both.remarks
    assert remark.startswith("the sheet 'Notes' has no column for the procedure code")
    assert remark.endswith("and was not read")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        (
            "code,rate\nT1019,8.14\n",
            "the file has no column for the effective date ('effective_date')",
        ),
        ("code,rate,effective date\n", "the file has headings and no row"),
        (
            "code,rate,fee,effective date\nT1019,1,2,2026-07-01\n",
            "the file has more than one column for the rate ('rate'); keep one",
        ),
        (
            "code,rate,effective date\nT1019,'1\n" + 'S5130,"1,2026-07-01\n',
            "line 3: a quotation mark is not closed, or stands inside a cell",
        ),
        (
            "code,rate,effective date\n" + "T1019,8,2026-07-01\n" * MOST_LINES,
            "the file has more than 5,000 rows; keep those of the study's services",
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_in_words(text: str, fault: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        table(text)
    assert caught.value.faults == [fault]


@pytest.mark.parametrize("columns", [FEE_SCHEDULE, VOLUMES])
def test_no_heading_stands_for_two_columns(columns: tuple) -> None:
    names = [name for column in columns for name in column.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("service", ASSUMPTIONS.services.values(), ids=lambda s: s.key)
def test_each_service_is_known_by_its_code_however_it_is_written(service: object) -> None:
    code, *modifiers = service.procedure_code.split()  # type: ignore[attr-defined]
    backwards = " ".join(reversed(modifiers))
    for given in (
        (service.procedure_code, ""),  # type: ignore[attr-defined]
        (code.lower(), ", ".join(modifiers)),
        (code, backwards),
        ("".join([code, *modifiers]), "none"),
        ("-".join([code, *modifiers]), backwards),
    ):
        found, *_ = service_of(ASSUMPTIONS, *code_of(*given), True)
        assert found == service.key  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "modifier", "reason"),
    [
        ("", "U3", "the procedure code is empty"),
        ("Personal care", "", "'Personal care': a letter and four digits are meant"),
        ("T1019", "U", "modifier 'U': two letters or digits are meant"),
        ("T1019", "U3TF", "modifier 'U3TF': two letters or digits are meant"),
        ("=1+1", "", "procedure code '=1+1'"),
    ],
)
def test_what_is_no_code_says_so(code: str, modifier: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"meant|empty") as caught:
        code_of(code, modifier)
    assert reason in str(caught.value)


def test_a_code_without_its_modifiers_is_matched_only_where_it_can_be() -> None:
    def service(code: str, *modifiers: str, has_modifiers: bool) -> tuple[str, str, str]:
        return service_of(ASSUMPTIONS, code, frozenset(modifiers), has_modifiers)

    assert service("S5125", has_modifiers=False) == ("attendant_care", "", "")
    assert service("T1019", has_modifiers=True) == ("state_plan_personal_care", "", "")
    for code, modifiers, has_modifiers, outcome, reason in (
        ("S5125", (), True, UNMATCHED, "S5125 without a modifier; known are S5125 U5"),
        ("T1019", (), False, AMBIGUOUS, "T1019 stands for 9 services"),
        ("T1019", ("U9",), True, UNMATCHED, "billed as T1019 U9; known are T1019, T1019 U3"),
        ("A0080", (), True, UNMATCHED, "no service of the study has the code A0080"),
    ):
        none, given, why = service(code, *modifiers, has_modifiers=has_modifiers)
        assert (none, given) == ("", outcome)
        assert reason in why


def test_cells_of_a_workbook_are_read_as_they_are_seen() -> None:
    date = datetime.datetime(2026, 7, 1)
    sheet = Sheet([(1, ["Code", "Rate", "Eff Date"]), (2, [99509.0, 8.14, date])], "row")
    [row] = table_of_sheets([sheet], FEE_SCHEDULE).rows
    assert row.text("procedure_code") == "99509"
    assert row.cell("rate") == 8.14
    assert row.text("effective_date") == "2026-07-01"
    assert row.cell("modifier") is None


def test_a_template_names_every_service_and_is_read_back_where_it_is_filled_in() -> None:
    fees = dict(ASSUMPTIONS.entries["fee_schedule_rate_usd"].values)
    date = datetime.date(2026, 7, 1)
    schedule = template(FEE_SCHEDULE, ASSUMPTIONS)
    schedule.loc[3, ["rate", "effective_date"]] = ["8.14", "2026-07-01"]
    read_back = fee_schedule([sheet_of_csv(schedule.to_csv(index=False))], ASSUMPTIONS, date, fees)
    assert read_back.rows["outcome"].value_counts().to_dict() == {"empty": 27, "loaded": 1}
    assert list(read_back.fees.index) == ["attendant_care"]
    units = template(VOLUMES, ASSUMPTIONS)
    units.loc[5, ["fiscal_year", "units"]] = ["2025", "7"]
    brought = volumes([sheet_of_csv(units.to_csv(index=False))], ASSUMPTIONS, fees)
    assert brought.rows["outcome"].value_counts().to_dict() == {"empty": 27, "loaded": 1}
    assert list(brought.frame.index) == ["state_plan_personal_care"]
