"""Tables that a person brings, on the command line: python -m reporting fees|volumes FILE."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

import yaml

from model import Assumptions, Scenario, ScenarioError
from model.command_line import Parser, made_of_file, scenario_of
from model.findings.budget.volume_table import volume_texts
from model.scenario.loaded_rates import FEE
from model.scenario.texts.file_text import file_text
from model.study.numbers_and_dates import date_of_text
from model.study.settings import setting_id
from model.tables.fee_schedule import fee_schedule
from model.tables.files import sheets_of_file
from model.tables.sheets import source_name
from model.tables.volumes import volumes
from reporting.files.table_words import TableReport, fee_report, volume_report
from reporting.tables.as_files import csv_text


def add(commands: Any, common: Parser) -> None:
    """Add the two commands to those of a parser. common: what every command takes."""
    for name, words, act, written in (
        ("fees", "what a fee schedule says of the current rates", _fees, "scenario file with them"),
        ("volumes", "what a table says of the volumes", _volumes, "policy file with the newest"),
    ):
        command = commands.add_parser(name, parents=[common], help=words)
        command.add_argument("table", type=Path, metavar="FILE", help="CSV or .xlsx")
        command.add_argument("--format", choices=("table", "csv", "json"), default="table")
        command.add_argument("-o", "--output", type=Path, help=f"{written}, to write")
        command.set_defaults(act=act)
        if act is _fees:
            command.add_argument("--date", required=True, help="on which the rates are in force")


def _fees(options: argparse.Namespace, assumptions: Assumptions) -> None:
    """The rows of a fee schedule; with an output, a scenario file with the rates as changes."""
    scenario, date = scenario_of(options, assumptions), _date(options.date)
    source = source_name(options.table.name)
    rates = _rates(scenario, assumptions)
    schedule = made_of_file(
        options.table,
        lambda content: fee_schedule(sheets_of_file(content), assumptions, date, rates),
    )
    _print(fee_report(schedule, source, assumptions), options.format)
    if options.output:
        new = scenario.with_loaded_rates(schedule.loaded(source)).named(f"Rates of {source}")
        options.output.write_text(file_text(new, assumptions), encoding="utf-8")


def _volumes(options: argparse.Namespace, assumptions: Assumptions) -> None:
    """The rows of a table of volumes; with an output, a policy file with those of the newest year.

    `python -m model budget --policy` reads that file.
    """
    scenario, source = scenario_of(options, assumptions), source_name(options.table.name)
    rates = _rates(scenario, assumptions)
    brought = made_of_file(
        options.table, lambda content: volumes(sheets_of_file(content), assumptions, rates)
    )
    _print(volume_report(brought, source, assumptions), options.format)
    if options.output:
        if not brought.fiscal_years:
            raise ScenarioError([f"{options.table}: no row has units that can be used"])
        texts = volume_texts(brought, assumptions, brought.fiscal_years[-1], source)
        written = yaml.safe_dump(texts, sort_keys=False, allow_unicode=True)
        options.output.write_text(written, encoding="utf-8")


def _rates(scenario: Scenario, assumptions: Assumptions) -> dict[str, float]:
    """Service key -> current rate in dollars per unit."""
    return {key: scenario.value(assumptions, setting_id(FEE, key)) for key in assumptions.services}


def _date(text: str) -> datetime.date:
    try:
        return date_of_text(text)
    except ValueError as error:
        raise ScenarioError([f"--date: '{text}' was given, which {error}"]) from None


def _print(report: TableReport, form: str) -> None:
    """Every row; on standard error how many there are of which kind, and what was not read."""
    if form == "csv":
        sys.stdout.write(csv_text(report.rows))
    elif form == "json":
        report.rows.to_json(sys.stdout, orient="records", indent=1)
        print()
    else:
        print(report.rows.to_string(index=False, justify="left"))
    print("\n".join([report.sentence, *report.remarks]), file=sys.stderr)
