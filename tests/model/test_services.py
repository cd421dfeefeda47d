"""Services by name and by program: no two alike, each under the program of Appendix A."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from model import AssumptionsError, Scenario, ScenarioError, compute, load_assumptions
from model.findings.listings import rate_line_named
from model.findings.rate_ranges import LONGEST_LABEL, ranges_as_shares_of_fee, rate_ranges
from model.findings.side_by_side import SideBySide
from model.study.assumptions import FOLDER

# Appendix A: "MF Waiver: S5125U5 - 15 minutes", "HCY: T1001EP", and so on.
CODES_OF_PROGRAMS = {
    "AD": {"S5150", "S5130", "S5120", "S5150 TF", "S5170"},
    "IL": {"T1019 U6", "T2024 U6", "T2040 U6"},
    "MF": {"S5125 U5", "T1000 U5", "T1000 SC"},
    "AIDS": {"S5126 U4", "T1019 U4", "T1000 U4"},
    "HCY": {
        "T1019 EP", "T1019 TF EP", "T1001 EP", "T1001 TD EP", "T1000", "G0299", "G0300",
    },
    "State Plan": {
        "T1019", "T1019 U3", "T1019 TF", "T1019 U3 TF", "T1019 U2", "T1001", "T1001 U3",
    },
}  # fmt: skip


@pytest.mark.parametrize("program", CODES_OF_PROGRAMS)
def test_each_program_has_the_codes_that_appendix_a_lists_under_it(assumptions, program):
    services = assumptions.services.values()
    codes = {each.procedure_code for each in services if program in each.programs}
    assert codes == CODES_OF_PROGRAMS[program]


def test_no_two_services_have_one_name(assumptions):
    names = [service.name for service in assumptions.services.values()]
    assert len(names) == len(set(names)) == 28


def test_each_name_is_that_of_table_7_but_for_words_in_parentheses(assumptions):
    printed = pd.read_csv(FOLDER / "published" / "table_7_rates.csv")
    name_of = dict(zip(printed["procedure_code"], printed["service"], strict=True))
    for service in assumptions.services.values():
        told_apart = service.name.removeprefix(name_of[service.procedure_code])
        assert told_apart in ("", " (consumer directed)", " (per day)")
        in_group = service.group == "consumer_directed_care"
        assert in_group == told_apart.endswith("(consumer directed)")


def test_a_second_service_of_one_name_is_a_fault_of_the_files(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "assumptions")
    path = folder / "services.yaml"
    path.write_text(path.read_text().replace("Waiver Personal Care (consumer directed)", "Chore"))
    with pytest.raises(AssumptionsError, match="another service has the name 'Chore'"):
        load_assumptions(folder)


@pytest.mark.parametrize(
    "name", ["Attendant Care", "state plan personal care", "Waiver Personal Care"]
)
def test_the_name_that_table_7_gives_to_several_services_is_refused(assumptions, name):
    with pytest.raises(ScenarioError, match="several services"):
        rate_line_named(assumptions, name)


def test_the_whole_name_leads_to_its_service(assumptions):
    line = rate_line_named(assumptions, "State Plan Personal Care (consumer directed)")
    assert line.key == "consumer_directed_state_plan"


def test_a_row_of_the_chart_names_its_services(assumptions):
    study = compute(assumptions, Scenario())
    shares = ranges_as_shares_of_fee(rate_ranges(SideBySide(study, study)))
    labels = shares["label"].tolist()
    assert "Homemaker, Chore, Attendant Care (6 services)" in labels
    assert "Waiver Personal Care (consumer directed)" in labels
    assert len(set(labels)) == len(labels)
    for label, keys in zip(labels, shares["service_keys"], strict=True):
        names = [assumptions.services[key].name for key in keys]
        assert label.startswith(names[0])
        assert f"({len(keys)} services)" in label or label == ", ".join(names)
        assert len(label) <= LONGEST_LABEL or ", " not in label
