"""The YAML files: complete, and every fault found at once and named."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import yaml

from model import AssumptionsError, load_assumptions
from model.study.assumptions import FOLDER

KINDS = {"published", "external", "recovered", "calibrated"}


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) >= 1, f"{old!r} does not stand in {path.name}"
    path.write_text(text.replace(old, new, 1))


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(AssumptionsError) as caught:
        load_assumptions(folder)
    return caught.value.faults


def test_every_entry_has_label_description_unit_limits_range_step_and_source(assumptions):
    for entry in assumptions.entries.values():
        assert entry.label, entry.id
        assert entry.description, entry.id
        assert entry.unit, entry.id
        assert entry.source.kind in KINDS, entry.id
        assert entry.source.where, entry.id
        if entry.kind != "choice":
            assert entry.limits is not None, entry.id
            assert entry.base_range is not None, entry.id
            assert entry.step, entry.id


def test_every_recovered_or_calibrated_value_says_how_and_calibrated_gives_the_band(assumptions):
    calibrated = 0
    for setting in assumptions.settings.values():
        if setting.source_kind in ("recovered", "calibrated"):
            assert setting.entry.source.how, setting.id
        assert (setting.band is not None) == (setting.source_kind == "calibrated"), setting.id
        if setting.band is not None:
            calibrated += 1
            assert setting.band.admits(setting.base_value), setting.id
    assert calibrated == 12


def test_a_value_that_the_study_prints_is_not_called_calibrated(assumptions):
    for entry in ("health_insurance_usd_per_year", "retirement_and_other_benefits_share"):
        kinds = {s.member: s.source_kind for s in assumptions.settings_of(entry)}
        assert kinds == {"agency": "calibrated", "consumer_directed": "published"}


def test_the_study_has_28_services_16_rate_lines_and_14_occupations(assumptions):
    assert len(assumptions.services) == 28
    assert len(assumptions.rate_lines) == 16
    assert len(assumptions.occupations) == 14
    assert len(assumptions.minimum_wage_lines) == 10


def test_the_study_s_contradictions_are_named_at_their_entries(assumptions):
    assert "$204.01" in assumptions.entries["fee_schedule_rate_usd"].remark
    assert "94%" in assumptions.entries["billable_share"].remark
    advanced = assumptions.entries["position_weight_advanced_care_direct_care"]
    assert "unrounded" in advanced.remark


@pytest.mark.parametrize("field", ["unit", "limits", "source", "label", "step"])
def test_an_entry_without_a_field_is_refused_with_file_entry_and_field(folder, field):
    path = folder / "productivity.yaml"
    content = yaml.safe_load(path.read_text())
    del content["assumptions"]["turnover_share"][field]
    path.write_text(yaml.safe_dump(content))
    assert faults_of(folder) == [f"productivity.yaml: turnover_share: {field} is missing"]


def test_all_faults_of_all_files_come_at_once(folder):
    edit(folder / "productivity.yaml", "values: 0.54", "values: 1.5")
    edit(folder / "employee_costs.yaml", "kind: calibrated", "kind: guessed")
    edit(folder / "wages.yaml", "unit: share per year", "unit: 12")
    faults = faults_of(folder)
    assert any("productivity.yaml: turnover_share: values: 150%" in f for f in faults)
    assert any("employee_costs.yaml: pay_rounding_usd: source.kind" in f for f in faults)
    assert any("wages.yaml: wage_trend_share_per_year: unit must be text" in f for f in faults)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("productivity.yaml", "values: 0.54", "values: 1.5", "150% was given; allowed is 0%"),
        ("productivity.yaml", "values: 0.54", "values: half", "'half' was given, which is not"),
        ("productivity.yaml", "values: 0.54", "values: true", "'True' was given, which is not"),
        ("productivity.yaml", "values: 0.54", "values: .nan", "'.nan' was given, which is not"),
        ("productivity.yaml", "values: 0.54", "values: 5:4", "'5:4' was given, which is not"),
        ("productivity.yaml", "values: 2080", "values: 0x820", "'0x820' was given, which is not"),
        ("productivity.yaml", "values: 0.54", "values: !!float", "is not valid YAML"),
        ("productivity.yaml", "upper: 27", "uppermost: 27", "uppermost is not a member"),
        ("productivity.yaml", "step: 0.0025", "steps: 0.0025", "steps is not a field"),
        ("productivity.yaml", "headline_place: 4", "headline_place: 0.5",
         "headline_place must be a whole number above 0, not 0.5"),
        ("productivity.yaml", "by: setting", "by: weather", "by is 'weather'; allowed are"),
        ("productivity.yaml", "remark: ", "topic: 5\n    remark: ", "topic must be text, not 5"),
        ("productivity.yaml", "{minimum: 0.4, maximum: 0.8}", "{minimum: 0.6, maximum: 0.7}",
         "outside source.band"),
        ("productivity.yaml", "maximum: 0.8}", "maximum: 0.8, whole: 1}", "whole must be true"),
        ("employee_costs.yaml", "        care: {minimum: 0.02962, maximum: 0.03019}\n", "",
         "workers_compensation_share: source.band: care is missing"),
        ("staffing.yaml", "driver_sales_workers: 1.0", "driver_sales_workers: 0.9",
         "must add up to 1"),
        ("services.yaml", "rate_line: basic_care,", "rate_line: basic,", "it must be a line"),
        ("services.yaml", "setting: in_home", "setting: outdoors", "it must be a member"),
        ("wages.yaml", "percentile: wage_percentile_licensed_nurses", "percentile: wage_percentil",
         "occupations: licensed_practical_nurses: percentile is 'wage_percentil'; it must be an "
         "assumption by bound: "),
        ("wages.yaml", "    percentile: wage_percentile\n", "",
         "occupations: personal_care_aides: must have percentile, soc_code, title, wage; given"),
        ("staffing.yaml", "full_time_share: full_time_share_program_staff",
         "full_time_share: fee_schedule_rate_usd",
         "roles: supervisor: full_time_share is 'fee_schedule_rate_usd'; it must be an assumption "
         "with one value, by bound or by a class of the rate lines: "),
        ("staffing.yaml", "    overtime_share: overtime_share\n", "",
         "roles: direct_care: must have full_time_share, label, note, overtime_share (and may have "
         "staff_supported); given"),
        ("staffing.yaml", "staff_supported: direct_care_staff_per_driver",
         "staff_supported: minimum_wage_rule", "roles: driver: staff_supported is"),
        ("loads_and_units.yaml", "hours: hours_per_visit", "hours: hours_per_call",
         "units: visit: hours is 'hours_per_call'; it must be an assumption with one value"),
        ("services.yaml", "employment: home_care", "employment: home",
         "rate_lines: basic_care: classes.employment is 'home'; it must be a member"),
        ("minimum_wage.yaml", "2021-01-01, minimum", "2020-01-01, minimum", "two steps share"),
        ("minimum_wage.yaml", "2021-01-01, minimum", "2025-01-01, minimum", "stands after that"),
        ("minimum_wage.yaml", "    date_limits: {minimum: 2000-01-01, maximum: 2060-12-31}\n", "",
         "minimum_wage_schedule: date_limits is missing"),
        ("minimum_wage.yaml", "maximum: 2060-12-31", "maximum: 2022-12-31", "on Jan 1, 2023"),
        ("scenarios.yaml", "full_time_share.home_care: 0.3", "full_time_share.home_care: 3",
         "300% was given; allowed is 0% to 100%"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_refused_with_what_is_allowed(folder, file, old, new, said):
    edit(folder / file, old, new)
    faults = faults_of(folder)
    assert any(said in fault for fault in faults), faults


def test_numbers_of_the_files_are_decimal(folder):
    """YAML 1.1 would read 027 as twenty-three, and 54e-2 as a word."""
    edit(folder / "productivity.yaml", "upper: 27", "upper: 027")
    edit(folder / "productivity.yaml", "values: 0.54", "values: 54e-2")
    settings = load_assumptions(folder).settings
    assert settings["paid_time_off_days_full_time.upper"].base_value == 27
    assert settings["turnover_share"].base_value == 0.54


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("assumptions: [1, 2", "is not valid YAML"),
        ("just a word", "must be a mapping of parts"),
        ("assumptions:\n  a: 1\n  a: 2\n", "stands twice"),
        ("numbers: {a: 1}", "is not a part"),
    ],
)
def test_a_file_that_is_empty_or_not_yaml_is_refused(folder, text, said):
    (folder / "productivity.yaml").write_text(text)
    assert any(said in f and f.startswith("productivity.yaml") for f in faults_of(folder))


def test_a_missing_file_or_folder_is_named(folder, tmp_path):
    (folder / "productivity.yaml").unlink()
    assert any("turnover_share" in fault for fault in faults_of(folder))
    assert "no .yaml file" in faults_of(tmp_path / "nowhere")[0]


def test_an_entry_in_two_files_is_refused(folder):
    text = (folder / "productivity.yaml").read_text()
    (folder / "zz_more.yaml").write_text(text)
    assert any("stands in productivity.yaml too" in fault for fault in faults_of(folder))


@pytest.mark.parametrize("base", ["study", "today"])
def test_a_raised_value_asks_for_a_new_version(assumptions, base):
    """The values of a version are pinned: whoever changes one raises the version."""
    assumptions = assumptions.of_base(base)
    values = [
        f"{key}={setting.base_value!r}" for key, setting in sorted(assumptions.settings.items())
    ]
    fingerprint = hashlib.sha256("\n".join(values).encode()).hexdigest()[:12]
    pinned = (Path(__file__).parent / "fingerprints.txt").read_text().split()
    pin = f"{base}:{assumptions.version}:{fingerprint}"
    assert pin in pinned, (
        "a value has changed or come: where one has changed, raise the version and keep the old "
        "value under `versions` (both in the file of the base; of the study in study.yaml and "
        f"history.yaml); then add {pin} to fingerprints.txt, in place of the pin of that version"
        " where no value has changed"
    )
