"""python -m model: the columns that it promises, full precision, errors on stderr with code 2."""

from __future__ import annotations

import datetime
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from model import Scenario, compute
from model.__main__ import main
from model.findings.compensation.rule import Counted
from model.findings.compensation.shares import compensation_shares
from model.scenario.texts.file_text import file_text
from model.scenario.warnings import warnings
from tests.study import ASSUMPTIONS

REPOSITORY = Path(__file__).resolve().parent.parent.parent


def printed(capsys, *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def refused(capsys, *arguments: str) -> str:
    assert main(list(arguments)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_rates_as_csv_have_84_rows_at_full_precision(capsys, study):
    rates = pd.read_csv(io.StringIO(printed(capsys, "rates", "--format", "csv")))
    assert {
        "service", "procedure_code", "unit", "bound", "fee_schedule_rate_usd", "rate_usd",
        "percent_change",
    } <= set(rates.columns)  # fmt: skip
    assert rates["rate_usd"].tolist() == study.rates["rate_usd"].tolist()
    homemaker = rates[(rates["procedure_code"] == "S5130") & (rates["bound"] == "lower")]
    assert homemaker["percent_change"].iloc[0] == pytest.approx(10.7, abs=0.05)


def test_rates_as_json_keep_15_digits(capsys, study):
    rows = json.loads(printed(capsys, "rates", "--format", "json"))
    assert [row["rate_usd"] for row in rows] == pytest.approx(
        study.rates["rate_usd"].tolist(), rel=1e-14
    )


def test_minimum_wage_is_empty_where_not_applicable(capsys):
    text = printed(capsys, "minimum-wage", "--format", "csv")
    impacts = pd.read_csv(io.StringIO(text))
    assert {
        "service_group", "services", "bound", "effective_date", "percent_change",
        "cumulative_percent_change",
    } <= set(impacts.columns)  # fmt: skip
    lower = impacts[impacts["bound"] == "lower"]
    assert len(lower) == 40
    assert lower["percent_change"].isna().sum() == 16
    assert next(line for line in text.splitlines() if "Case Management" in line).endswith(
        ",,,study"
    )


def test_as_of_date_takes_the_minimum_wage_of_that_date(capsys, assumptions):
    rates = pd.read_csv(
        io.StringIO(printed(capsys, "rates", "--as-of", "2023-01-01", "--format", "csv"))
    )
    scenario = Scenario("x", {"rates_as_of_date": datetime.date(2023, 1, 1)})
    assert rates["rate_usd"].tolist() == compute(assumptions, scenario).rates["rate_usd"].tolist()


def test_build_up_shows_every_step_at_three_bounds(capsys):
    text = printed(capsys, "build-up", "S5130", "--format", "csv")
    steps = pd.read_csv(io.StringIO(text)).set_index("column")
    assert steps.loc["rate_per_unit", "lower"] == pytest.approx(5.02, abs=0.005)
    assert steps.loc["productivity", "lower"] < 1
    assert printed(capsys, "build-up", "homemaker", "--format", "csv") == text


def test_assumptions_list_every_setting_with_limits_and_source(capsys, assumptions):
    rows = pd.read_csv(io.StringIO(printed(capsys, "assumptions", "--format", "csv")))
    assert rows["id"].tolist() == list(assumptions.settings)
    assert rows["source"].notna().all()
    assert rows["minimum"].notna().all()


def test_check_ends_with_the_score(capsys):
    text = printed(capsys, "check")
    assert "Largest distance of a rate from its printed interval" in text


def test_budget_prints_the_cost_of_a_policy_by_year_and_fund(capsys, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("fees_of: {nursing: interim}\nfees: none\ndivision: {T1001: 1, T1000: 1}\n")
    assert main(["budget", "--policy", str(policy), "--format", "csv"]) == 0
    captured = capsys.readouterr()
    frame = pd.read_csv(io.StringIO(captured.out)).set_index(["amount", "end"])
    assert "Illustrative" in captured.err
    assert frame["illustrative"].all()
    # T1001 $43.70 to $55.39, T1000 $8.24 to $9.93; the other nursing fees lie above.
    by_hand = 23_518_711 / 43.70 * 11.69 + 50_700_260 / 8.24 * 1.69
    assert frame.loc[("total", "low"), "2028"] == pytest.approx(by_hand, abs=2)
    assert frame.loc[("federal_funds", "low"), "2028"] == pytest.approx(0.6444 * by_hand, abs=2)


def test_a_scenario_file_brings_its_policy_and_a_policy_file_goes_before_it(capsys, tmp_path):
    scenario, policy = tmp_path / "scenario.yaml", tmp_path / "policy.yaml"
    units = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}
    text = file_text(Scenario("A plan"), ASSUMPTIONS, {"fees": "by 10%", **units})
    scenario.write_text(text)
    policy.write_text("fees: by 20%\n")
    for given, usd in (([], 450_000), (["--policy", str(policy)], 910_000)):
        frame = printed(capsys, "budget", "--scenario", str(scenario), *given, "--format", "csv")
        total = pd.read_csv(io.StringIO(frame)).set_index(["amount", "end"]).loc["total"]
        assert total["2028"].tolist() == [usd, usd]


def test_budget_takes_the_volumes_of_a_file(capsys, tmp_path):
    policy, volumes = tmp_path / "policy.yaml", tmp_path / "volumes.csv"
    policy.write_text("fees: by 10%\nfirst_year: 2028\n")
    volumes.write_text(
        "procedure_code,modifier,fiscal_year,units\n"
        "S5130,,2026,1000000\nT1019,U2,2026,-5\nT1019,U2,2025,7\n"
    )
    given = ["budget", "--policy", str(policy), "--volumes", str(volumes), "--format", "csv"]
    assert main(given) == 0
    captured = capsys.readouterr()
    frame = pd.read_csv(io.StringIO(captured.out)).set_index(["amount", "end"])
    assert frame.loc["total", "2028"].tolist() == [450_000, 450_000]  # $4.53 to $4.98
    assert not frame["illustrative"].any()
    assert "line 3: units: '-5' was given" in captured.err
    assert "Units of state fiscal year 2026 are taken" in captured.err


def test_budget_takes_a_workbook_of_volumes_as_well_as_a_csv(capsys, tmp_path):
    volumes = tmp_path / "volumes.xlsx"
    rows = [("S5130", 2026, 1_000_000), ("T1019", 2026, -5)]
    frame = pd.DataFrame(rows, columns=["procedure_code", "fiscal_year", "units"])
    frame.to_excel(volumes, index=False)
    assert (
        main(["budget", "--volumes", str(volumes), "--table", "services", "--format", "csv"]) == 0
    )
    captured = capsys.readouterr()
    services = pd.read_csv(io.StringIO(captured.out)).set_index("service_key")
    assert services["units_high"].sum() == services.loc["homemaker", "units_low"] == 1_000_000
    assert services.loc["homemaker", "total_usd_low"] == 490_000
    assert "row 3: T1019 stands for 9 services" in captured.err
    volumes.write_bytes(b"PK\x03\x04 no workbook")
    said = refused(capsys, "budget", "--volumes", str(volumes))
    assert "volumes.xlsx: the file cannot be read as an .xlsx workbook" in said


def test_budget_says_how_far_an_amount_goes(capsys, tmp_path):
    """By hand: a cent of 800,000 units is $8,000, $2,844.80 of it General Revenue (35.56%)."""
    policy = tmp_path / "policy.yaml"
    policy.write_text("units: {S5130: 800000}\nall_units: yes\neffective: 2028-01-01\n")
    given = ["budget", "--policy", str(policy), "--format", "csv"]
    text = printed(capsys, *given, "--buys", "$100,000")
    frame = pd.read_csv(io.StringIO(text)).set_index(["amount", "fiscal_year", "way"])
    cents = {  # that fit: the first year has six months
        ("total", "2028"): 25, ("total", "2029"): 12, ("total", "annualized"): 12,
        ("general_revenue", "2029"): 35, ("general_revenue", "annualized"): 35,
    }  # fmt: skip
    for (amount, year), fit in cents.items():
        half = 0.5 if year == "2028" else 1.0
        share = 0.3556 if amount == "general_revenue" else 1.0
        for way in ("interim", "upper", "by"):
            row = frame.loc[amount, year, way]
            assert row["usd_low"] == row["usd_high"] == pytest.approx(8000 * half * share * fit)
    # The largest rise that rounds to 12 cents is one of almost 12.5.
    by = frame.loc["total", "annualized", "by"]
    assert by["percent_low"] == pytest.approx(100 * 0.125 / 4.53, abs=1e-4)
    assert frame.loc["general_revenue", "2028", "lower"]["pays_all_low"]
    said = refused(capsys, *given, "--buys", "ten")
    assert said.startswith("--buys: 'ten' was given")


def test_the_faults_of_a_policy_file_name_the_file(capsys, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("fees: 150%\nlag: 99\n")
    said = refused(capsys, "budget", "--policy", str(policy))
    assert said.count("policy.yaml: ") == 2
    assert "Payment lag: '99' was given; allowed is 0 to 12 months" in said


def test_sweep_prints_a_rate_a_row(capsys, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("scenario,overtime_share,rates_as_of_date\na,0.05,\nb,,2023-01-01\n")
    text = printed(capsys, "sweep", "--scenarios", str(path))
    rates = pd.read_csv(io.StringIO(text))
    assert rates.columns.tolist() == [
        "scenario", "base", "service", "procedure_code", "bound", "rate_usd",
    ]  # fmt: skip
    assert len(rates) == 2 * 84


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("changes: {wage_percentile.lower: 95}", "allowed is 10th to 90th percentile"),
        ("changes: {paid_time_off_days_full_time.upper: 300}", "0 to 100 days per year"),
        ("changes: {colour: 1}", "is not an assumption"),
        ("", "the file is empty"),
        ("changes: {minimum_wage_schedule: '2020-01-01:9,2019-01-01:8'}", "stands after"),
        ("changes: {minimum_wage_schedule: '2020-01-01:9,2020-01-01:8'}", "two steps share"),
    ],
)
def test_a_bad_scenario_file_is_a_message_that_names_the_file(capsys, tmp_path, content, said):
    path = tmp_path / "bad.yaml"
    path.write_text(content)
    message = refused(capsys, "rates", "--scenario", str(path))
    assert said in message
    assert "bad.yaml" in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("name,overtime_share\na,1\n", "it must be 'scenario'"),
        ("scenario,colour\na,1\n", "'colour' is not an assumption"),
        (
            "scenario,overtime_share\na,9\n",
            "line 2 ('a'): Overtime cost, direct care: '9' (900%) was",
        ),
        ("scenario,overtime_share\na,high\n", "'high' was given"),
        ("scenario,overtime_share\na,0.1\na,0.2\n", "line 3: the name 'a' stands twice"),
        ("scenario,overtime_share\na\n", "line 2: has 1 cell; the heading has 2"),
        ("scenario,overtime_share\n", "no scenario"),
        ("scenario,overtime_share,overtime_share\na,0,0\n", "stands twice"),
    ],
)
def test_a_bad_sweep_file_is_a_message_with_the_row(capsys, tmp_path, content, said):
    path = tmp_path / "bad.csv"
    path.write_text(content)
    assert said in refused(capsys, "sweep", "--scenarios", str(path))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rates", "--as-of", "tomorrow"], "'tomorrow' was given, which is not a date"),
        (["rates", "--scenario", "nowhere.yaml"], "cannot be read"),
        (["build-up", "S9999"], "is not a service"),
        (["build-up", "Attendant Care"], "several services"),
        (["rates", "--assumptions", "nowhere"], "no .yaml file"),
    ],
)
def test_what_cannot_be_done_is_said(capsys, arguments, said):
    assert said in refused(capsys, *arguments)


def test_a_broken_assumption_is_a_message_that_names_its_file(capsys, tmp_path):
    folder = shutil.copytree(REPOSITORY / "assumptions", tmp_path / "assumptions")
    path = folder / "productivity.yaml"
    path.write_text(path.read_text().replace("values: 0.54", "values: 7"))
    said = refused(capsys, "rates", "--assumptions", str(folder))
    assert said.startswith("productivity.yaml: turnover_share: values: 700%")


ARROW = "Minimum wage \u2192 $15"


@pytest.mark.parametrize(("overtime_share", "code"), [("0.05", 0), ("9", 2)])
def test_output_and_messages_are_utf_8_whatever_the_locale(
    monkeypatch, tmp_path, overtime_share, code
):
    path = tmp_path / "arrow.csv"
    path.write_text(f"scenario,overtime_share\n{ARROW},{overtime_share}\n", encoding="utf-8")
    streams = [
        io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True) for _ in range(2)
    ]
    for name, stream in zip(("stdout", "stderr"), streams, strict=True):
        monkeypatch.setattr(sys, name, stream)
    assert main(["sweep", "--scenarios", str(path)]) == code
    output, messages = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
    assert (ARROW in output, ARROW in messages) == (code == 0, code == 2)


FULL_DISK = Path("/dev/full")
has_full_disk = pytest.mark.skipif(
    not FULL_DISK.exists(), reason="a full disk is imitated by /dev/full"
)


@has_full_disk
@pytest.mark.parametrize("arguments", [["rates"], ["check", "--format", "json"]])
def test_output_that_cannot_be_written_is_one_sentence(capsys, monkeypatch, arguments):
    with FULL_DISK.open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(arguments) == 2
    [sentence] = capsys.readouterr().err.splitlines()
    assert "cannot be written: " in sentence


SHORT = "solve S5130 --for direct_care_wage --target rate=4.53"  # less than Python's buffer holds


@pytest.mark.parametrize(
    ("leads_to", "messages"), [("| true", 0), pytest.param("> /dev/full", 1, marks=has_full_disk)]
)
def test_what_is_left_when_a_process_ends_is_dropped_without_a_word(leads_to, messages):
    done = subprocess.run(
        f'"{sys.executable}" -m model {SHORT} {leads_to}',
        shell=True, cwd=REPOSITORY, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # so that something is left
    )  # fmt: skip
    assert len(done.stderr.splitlines()) == messages, done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name: x\nchanges:\n  overtime_share: !!float\n", "tags (!name) are not allowed"),
        (b"name: x\nchanges: {turnover_share: 1_0}\n", "'1_0' was given, which is not a number"),
        ("name: Gr\u00f6\u00dfe\n".encode("cp1252"), "save it with the encoding UTF-8"),
        (b"PK\x03\x04\x00\x00", "save it with the encoding UTF-8"),
        (b"\xff\xfe\x00", "save it with the encoding UTF-8"),
        (b"\xff\xfe\x00\xd8", "save it with the encoding UTF-8"),
    ],
)
def test_any_bytes_of_a_file_are_a_message(capsys, tmp_path, content, said):
    path = tmp_path / "given.yaml"
    path.write_bytes(content)
    message = refused(capsys, "rates", "--scenario", str(path))
    assert message.startswith(f"{path}: ")
    assert said in message
    assert len(message.splitlines()) == 1


def test_a_file_in_utf_16_is_read(capsys, tmp_path):
    path = tmp_path / "given.yaml"
    given = "name: \u00d6l\nchanges: {turnover_share: 60%}\n"
    outputs = [printed(capsys, "rates", "--format", "json")]
    for encoding in ("utf-8", "utf-16"):
        path.write_text(given, encoding=encoding)
        outputs.append(printed(capsys, "rates", "--scenario", str(path), "--format", "json"))
    study, *of_file = outputs
    assert of_file[0] == of_file[1] != study


@pytest.mark.parametrize(
    "arguments", [[], ["rate"], ["rates", "--format", "xml"], ["sweep"]], ids=" ".join
)
def test_arguments_that_are_not_allowed_are_one_sentence(capsys, arguments):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    output, messages = capsys.readouterr()
    assert output == ""
    assert len(messages.splitlines()) == 1


@pytest.mark.parametrize("text", ["2023-01-01", "1/1/2023", "1-Jan-23"])
def test_a_date_is_read_as_everywhere(capsys, text):
    as_of = printed(capsys, "rates", "--as-of", text, "--format", "csv")
    assert as_of == printed(capsys, "rates", "--as-of", "2023-01-01", "--format", "csv")


CROSSED = {"wage_percentile.lower": 80, "wage_percentile.interim": 50}


def test_warnings_stand_on_standard_error_and_not_in_the_output(capsys, tmp_path, assumptions):
    scenario = Scenario("Crossed", CROSSED)
    said = warnings(scenario, assumptions)
    assert said
    expected = [f"Warning: Crossed: {warning}" for warning in said]
    given, many = tmp_path / "crossed.yaml", tmp_path / "many.csv"
    given.write_text(file_text(scenario, assumptions), encoding="utf-8")
    many.write_text(
        "scenario,wage_percentile.lower,wage_percentile.interim\nCrossed,80,50\n", encoding="utf-8"
    )
    for arguments in (
        ("rates", "--scenario", str(given), "--format", "csv"),
        ("build-up", "S5130", "--scenario", str(given)),
        ("sweep", "--scenarios", str(many)),
    ):
        assert main(list(arguments)) == 0
        output = capsys.readouterr()
        assert output.err.splitlines() == expected
        assert "Warning" not in output.out


def test_nothing_warns_of_the_study(capsys):
    assert main(["rates"]) == 0
    assert capsys.readouterr().err == ""


def test_solve_gives_the_inputs_that_give_the_target(capsys):
    ask = ("solve", "S5130", "--for", "direct_care_wage", "--target", "rate=4.53")
    [row] = json.loads(printed(capsys, *ask, "--format", "json"))
    assert (row["proposal"], row["wanted"], row["status"]) == (8.15, 4.53, "reached")
    assert row["lowest_input"] < 8.13 < row["highest_input"] < 8.16
    ask = ("solve", "S5130", "--for", "full_time_share", "--target", "percent_of_fee=50")
    [row] = json.loads(printed(capsys, *ask, "--format", "json"))
    assert (row["wanted"], row["status"], row["proposal"]) == (0.5, "out_of_reach", None)


@pytest.mark.parametrize("target", ["rate", "rate=", "wage=1", "rate=9,5", "rate=5%"])
def test_a_target_that_cannot_be_read_is_refused_with_the_reason(capsys, target):
    said = refused(capsys, "solve", "S5130", "--for", "admin_share", "--target", target)
    assert said.startswith("--target: ")


def test_compensation_has_a_row_for_each_rate_in_percent(capsys):
    options = ("--nursing-oversight", "counted", "--excluded-costs", "program_costs")
    rows = json.loads(printed(capsys, "compensation", *options, "--format", "json"))
    assert len(rows) == 84
    [homemaker] = [
        row for row in rows if (row["procedure_code"], row["bound"]) == ("S5130", "lower")
    ]
    assert homemaker["scope"] == "in_scope"
    assert round(homemaker["percent_of_rate"], 1) == 76.7


def test_a_share_of_pay_can_be_solved_for(capsys):
    ask = ("solve", "S5130", "--for", "admin_share", "--target", "compensation_share=70%")
    [row] = json.loads(printed(capsys, *ask, "--format", "json"))
    assert row["status"] == "reached"
    changes = {"admin_share.agency": row["proposal"]}
    shares = compensation_shares(compute(ASSUMPTIONS, Scenario("x", changes)), Counted())
    homemaker = shares[(shares["service_key"] == "homemaker") & (shares["bound"] == "lower")]
    assert homemaker["share_of_rate"].item() == pytest.approx(0.7, abs=5e-4)


def test_a_cost_can_be_solved_for(capsys, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("fees: interim\n")
    ask = ("solve", "S5130", "--for", "admin_share", "--policy", str(policy))
    assert main([*ask, "--target", "general_revenue=60,000,000", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    [row] = json.loads(out)
    assert row["status"] == "reached"
    assert 57e6 < row["gives"] <= row["wanted"] == 60e6
    assert row["lowest_input"] <= row["proposal"] <= row["highest_input"]
    assert "its high end is taken" in err
    said = refused(capsys, *ask, "--target", "rate=4.53")
    assert said.startswith("--policy: ")


def test_the_cost_of_a_policy_can_be_moved(capsys, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text("fees: interim\n")
    of_policy = ("--policy", str(policy), "--format", "json")
    assert main(["sensitivity", "general_revenue", *of_policy]) == 0
    out, err = capsys.readouterr()
    rows = json.loads(out)
    assert "its high end is taken" in err
    axis = "admin_share.agency=10%:11%"
    grid = ("grid", "general_revenue", "--down", axis, "--across", "turnover_share=54%:60%")
    assert main([*grid, "--steps", "2", *of_policy]) == 0
    in_force = next(iter(json.loads(capsys.readouterr().out)))["turnover_share=0.54"]
    assert {row["result"] for row in rows} == {in_force}
    assert in_force > 50e6
    assert refused(capsys, "sensitivity", "S5130", *of_policy).startswith("--policy: ")
