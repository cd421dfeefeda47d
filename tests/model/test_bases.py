"""Bases: an overlay that is checked like the study, and what a scenario on one means."""

from __future__ import annotations

import io
import pickle
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml

from model import AssumptionsError, Scenario, ScenarioError, compute, load_assumptions
from model.__main__ import main
from model.scenario.moving import moved, with_the_same_values
from model.scenario.presets import presets
from model.scenario.scenario import base_scenario
from model.scenario.texts.csv_text import scenarios_of_csv
from model.scenario.texts.file_text import file_messages, file_text, scenario_of_file
from model.scenario.texts.link_text import link_parameters, scenario_of_link
from model.scenario.versions import NO_BASE
from model.study.assumptions import FOLDER

ON_TODAY = Scenario("Overtime", {"overtime_share.care": 0.08}, base="today")


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))


def faults_with(folder: Path, edit) -> list[str]:
    """The faults of the assumptions with the base of today edited."""
    path = folder / "bases" / "today.yaml"
    content = yaml.safe_load(path.read_text())
    edit(content)
    path.write_text(yaml.safe_dump(content, sort_keys=False))
    with pytest.raises(AssumptionsError) as caught:
        load_assumptions(folder)
    return caught.value.faults


def of_entry(key: str, **fields):
    def edit(content) -> None:
        content["assumptions"][key] = {**content["assumptions"][key], **fields}

    return edit


def without(key: str, field: str):
    def edit(content) -> None:
        del content["assumptions"][key][field]

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (without("fica_share", "source"), "today.yaml: fica_share: source is missing"),
        (without("fica_share", "values"), "values or brought_forward_by must be given"),
        (without("price_rise_since_2018_share", "unit"), "price_rise_since_2018_share: unit is"),
        (without("price_rise_since_2018_share", "limits"), "limits is missing"),
        (of_entry("fica_share", values=0.9), "today.yaml: fica_share: values: 90% was given"),
        (of_entry("fica_share", colour=1), "today.yaml: fica_share: colour is not a field"),
        (of_entry("fica_share", values={"a": 1}), "today.yaml: fica_share"),
        (of_entry("food_usd_per_meal", brought_forward_by="x"), "brought_forward_by is 'x'"),
        (of_entry("food_usd_per_meal", values=2), "and not both"),
        (
            of_entry("fica_share", source={"kind": "external", "where": "x", "mark": "guess"}),
            "fica_share: source.mark is 'guess'; it must be a mark",
        ),
        (
            of_entry(
                "bls_wage_registered_nurses",
                values={"percentile_25": 1, "percentile_0": 2},
            ),
            "percentile_0 is not a member",
        ),
        (lambda c: c.update(colours={"a": 1}), "today.yaml: colours: is not a part of a base"),
        (lambda c: c.pop("base"), "today.yaml: the part base is missing"),
        (lambda c: c["base"].pop("label"), "base: must have"),
        (lambda c: c["scenarios"][1].update(changes={"x": 1}), "today.yaml: preset 2"),
        (
            lambda c: c["alternatives"]["aide_wage_in_advanced_care"]["answers"][
                "same_wage"
            ].update(changes={"fica_share": 5}),
            "today.yaml: aide_wage_in_advanced_care: same_wage: ",
        ),
    ],
)
def test_a_fault_of_a_base_is_named_with_its_file(folder, edit, said):
    faults = faults_with(folder, edit)
    assert any(said in fault for fault in faults), faults


def test_all_faults_of_a_base_are_said_at_once(folder):
    def edit(content) -> None:
        of_entry("fica_share", values=0.9)(content)
        without("futa_usd_per_year", "source")(content)

    assert len(faults_with(folder, edit)) == 2


def test_a_base_that_is_no_yaml_is_refused(folder):
    (folder / "bases" / "today.yaml").write_text("a: [")
    with pytest.raises(AssumptionsError, match=r"today.yaml: is not valid YAML"):
        load_assumptions(folder)


def test_a_study_without_other_bases_loads(folder):
    shutil.rmtree(folder / "bases")
    assert list(load_assumptions(folder).bases) == ["study"]


def test_an_unknown_base_is_refused_with_those_that_are_known(assumptions):
    with pytest.raises(AssumptionsError, match="'2027' is not known; allowed are study, today"):
        load_assumptions(base="2027")
    for base in ("2027", ["study"], None):
        with pytest.raises(ScenarioError, match="allowed are study, today"):
            Scenario("x", base=base).checked(assumptions)  # type: ignore[arg-type]


def test_every_base_is_reached_from_every_other(assumptions):
    today = load_assumptions(base="today")
    assert today.base.label == "Today, SFY 2027"
    assert today.of_base("study").base.label == "Study, SFY 2019"
    assert assumptions.of_base("today").of_base("study") is assumptions


def test_a_base_leaves_what_it_does_not_name_as_the_study_has_it(assumptions):
    today = assumptions.of_base("today")
    same = [key for key, entry in assumptions.entries.items() if today.entries[key] is entry]
    assert "turnover_share" in same
    assert "fica_share" not in same
    assert today.services == assumptions.services


def test_a_scenario_is_computed_on_its_own_base_whichever_assumptions_are_given(assumptions):
    today = assumptions.of_base("today")
    for scenario in (Scenario(), ON_TODAY):
        one, other = compute(assumptions, scenario), compute(today, scenario)
        assert one.assumptions is other.assumptions is assumptions.of_base(scenario.base)
        assert (one.rate_array == other.rate_array).all()


def test_scenarios_of_two_bases_are_not_computed_at_once(assumptions):
    with pytest.raises(ScenarioError, match="one base is computed at a time"):
        compute(assumptions, [Scenario(), ON_TODAY])


def test_a_scenario_of_another_base_is_another_scenario():
    study = Scenario(ON_TODAY.name, ON_TODAY.changes)
    assert study != ON_TODAY
    assert len({study, ON_TODAY}) == 2
    assert pickle.loads(pickle.dumps(ON_TODAY)) == ON_TODAY


def test_every_base_begins_its_presets_with_itself(assumptions):
    for each in assumptions.bases.values():
        first = presets(each)[0].scenario
        assert first == base_scenario(each)


class TestLinksAndFiles:
    def test_a_link_carries_the_base_and_one_without_is_the_study(self, assumptions):
        parameters = link_parameters(ON_TODAY, assumptions)
        assert parameters["base"] == "today"
        assert scenario_of_link(parameters, assumptions) == (ON_TODAY, [])
        assert "base" not in link_parameters(Scenario("x", ON_TODAY.changes), assumptions)
        old, _ = scenario_of_link({"overtime_share.care": "0.08"}, assumptions)
        assert old.base == "study"

    def test_a_base_alone_is_a_link(self, assumptions):
        today = base_scenario(assumptions.of_base("today"))
        assert scenario_of_link({"base": "today"}, assumptions) == (today, [])
        assert scenario_of_link(link_parameters(today, assumptions), assumptions) == (today, [])

    def test_a_link_without_its_base_is_seen_to_be_cut(self, assumptions):
        parameters = link_parameters(ON_TODAY, assumptions)
        del parameters["base"]
        scenario, messages = scenario_of_link(parameters, assumptions)
        assert scenario == Scenario()
        assert "was cut or changed" in messages[0]

    def test_an_unknown_base_gives_the_study_and_says_so(self, assumptions):
        scenario, messages = scenario_of_link({"base": "2031"}, assumptions)
        assert scenario == Scenario()
        assert "'2031', which is not known; allowed are study, today" in messages[0]
        _, [emptied] = scenario_of_link({"base": "", "overtime_share.care": "8%"}, assumptions)
        assert "the base is nothing, which is not known" in emptied

    def test_a_file_carries_the_base_and_one_without_is_the_study(self, assumptions):
        assert scenario_of_file(file_text(ON_TODAY, assumptions), assumptions) == ON_TODAY
        of_old_file = scenario_of_file("changes: {turnover_share: 0.4}", assumptions)
        assert of_old_file.base == "study"
        from_today = scenario_of_file("changes: {}", assumptions.of_base("today"))
        assert from_today.base == "study"

    def test_a_saved_file_whose_base_was_taken_out_says_that_it_is_on_the_study(self, assumptions):
        saved = file_text(Scenario("x", ON_TODAY.changes, base="today"), assumptions)
        without = saved.replace("base: today\n", "")
        assert scenario_of_file(without, assumptions).base == "study"
        assert file_messages(without, assumptions) == [NO_BASE]
        assert file_messages(saved, assumptions) == []
        assert file_messages("changes: {}", assumptions) == []  # as a person writes it

    @pytest.mark.parametrize("base", ["2031", "[today]", "{a: 1}", "3", "", "''", "false", "[]"])
    def test_a_file_with_another_base_is_refused(self, assumptions, base):
        with pytest.raises(ScenarioError, match="allowed are study, today"):
            scenario_of_file(f"base: {base}\nchanges: {{}}", assumptions)

    def test_an_assumption_of_one_base_is_none_of_the_other(self, assumptions):
        text = "changes: {price_rise_since_2018_share: 0.1}"
        with pytest.raises(ScenarioError, match="is not an assumption"):
            scenario_of_file(text, assumptions)
        assert scenario_of_file(f"base: today\n{text}", assumptions).changes

    def test_a_sweep_may_name_a_base_in_each_row(self, assumptions):
        text = "scenario,base,turnover_share\na,today,0.4\nb,,0.4\nc,2031,\n"
        with pytest.raises(ScenarioError, match=r"line 4 \('c'\): the base is '2031'"):
            scenarios_of_csv(text, assumptions)
        text = text.rpartition("c,")[0]
        assert [each.base for each in scenarios_of_csv(text, assumptions)] == ["today", "study"]


class TestMoving:
    def test_changes_are_kept_and_what_equals_the_other_base_falls_away_with_a_word(
        self, assumptions
    ):
        changes = {
            "overtime_share.care": 0.08,
            "suta_wage_base_usd_per_year": 9500,
        }
        there, said = moved(Scenario("Mine", changes), assumptions, "today")
        assert there == Scenario("Mine", {"overtime_share.care": 0.08}, base="today")
        assert said == [
            "State unemployment wage base: is as in today's base, so it is no change there"
        ]

    def test_what_the_other_base_does_not_have_is_named(self, assumptions):
        scenario = Scenario("Mine", {"price_rise_since_2018_share": 0.1}, base="today")
        there, said = moved(scenario, assumptions, "study")
        assert there == Scenario("Mine")
        assert said == ["Rise of prices since 2018: Study, SFY 2019, has no such assumption"]

    def test_a_base_becomes_the_other(self, assumptions):
        today = assumptions.of_base("today")
        assert moved(Scenario(), assumptions, "today") == (base_scenario(today), [])
        assert moved(base_scenario(today), assumptions, "study") == (Scenario(), [])

    @pytest.mark.parametrize(
        "changes", [{}, {"wage_percentile": 40, "wage_percentile_licensed_nurses.upper": 82}]
    )
    def test_the_study_s_values_on_today_give_the_study_s_rates(self, assumptions, changes):
        scenario = Scenario("x", changes)
        there = with_the_same_values(scenario, assumptions, "today")
        assert there.base == "today"
        assert compute(assumptions, there).rate_array == pytest.approx(
            compute(assumptions, scenario).rate_array, rel=1e-12
        )


class TestPresets:
    def test_each_changes_something_of_its_own_base_but_the_first(self, assumptions):
        for base in assumptions.bases.values():
            first, *others = presets(base)
            assert first.scenario == base_scenario(base)
            for preset in others:
                assert preset.scenario.base == base.base.key
                rates = compute(base, preset.scenario).rate_array
                assert not (rates == compute(base, first.scenario).rate_array).all()

    def test_those_on_every_base_change_the_same_on_each(self, assumptions):
        study, today = (
            {each.scenario.name: each.scenario.changes for each in presets(base)}
            for base in (assumptions, assumptions.of_base("today"))
        )
        both = study.keys() & today.keys()
        assert len(both) == 8
        assert all(study[name] == today[name] for name in both)
        assert all("minimum wage" not in name.lower() for name in both)

    def test_one_that_another_base_does_not_allow_is_a_fault_of_that_base(self, folder):
        path = folder / "scenarios.yaml"
        path.write_text(
            path.read_text() + "\n  - {name: High, on_every_base: true, sentence: x, reason: x, "
            "changes: {health_insurance_usd_per_year.agency: 39000}}\n"
        )
        limits = {"minimum": 0, "maximum": 20000}
        faults = faults_with(folder, of_entry("health_insurance_usd_per_year", limits=limits))
        assert len(faults) == 1
        assert "today.yaml: preset 14 (High)" in faults[0]


class TestCommandLine:
    def printed(self, capsys, *arguments: str) -> pd.DataFrame:
        assert main([*arguments, "--format", "csv"]) == 0
        return pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)

    def test_rates_of_today_are_84_with_the_base_and_what_each_fee_is(self, capsys):
        rates = self.printed(capsys, "rates", "--base", "today")
        assert len(rates) == 84
        assert set(rates["base"]) == {"today"}
        marks = rates.drop_duplicates("service")["fee_schedule_mark"].str.partition(";")[0]
        assert marks.value_counts().to_dict() == {
            "fee of SFY 2019": 21, "third-party copy, not checked against the State's file": 7,
        }  # fmt: skip

    def test_a_file_keeps_its_base_unless_another_is_asked_for(self, capsys, tmp_path, assumptions):
        path = tmp_path / "mine.yaml"
        path.write_text(file_text(ON_TODAY, assumptions))
        assert set(self.printed(capsys, "rates", "--scenario", str(path))["base"]) == {"today"}
        on_study = self.printed(capsys, "rates", "--scenario", str(path), "--base", "study")
        assert set(on_study["base"]) == {"study"}

    def test_a_sweep_takes_rows_of_both_bases(self, capsys, tmp_path):
        path = tmp_path / "many.csv"
        path.write_text("scenario,base\na,today\nb,\n")
        swept = self.printed(capsys, "sweep", "--scenarios", str(path))
        assert swept.groupby("scenario")["base"].first().to_dict() == {"a": "today", "b": "study"}

    def test_what_a_cost_on_today_starts_from_is_told(self, capsys):
        assert main(["budget", "--base", "today", "--format", "csv"]) == 0
        said = capsys.readouterr().err
        assert "7 of 28 current rates: third-party copy, not checked against the State's" in said
        assert "21 of 28 current rates: fee of SFY 2019; no newer one is known here." in said
        assert main(["budget", "--format", "csv"]) == 0
        assert "of 28 current rates" not in capsys.readouterr().err

    def test_check_refuses_another_base(self, capsys):
        assert main(["check", "--base", "today"]) == 2
        assert "compares the study only" in capsys.readouterr().err
