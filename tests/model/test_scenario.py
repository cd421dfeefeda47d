"""Scenarios: what is allowed, what is said of faults, and the way to a file or a link and back."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import AssumptionsError, Scenario, ScenarioError, load_assumptions
from model.scenario.presets import presets
from model.scenario.texts.file_text import file_messages, file_text, scenario_of_file
from model.scenario.texts.link_text import LONGEST_LINK, link_parameters, scenario_of_link
from model.scenario.warnings import warnings
from model.study.assumptions import FOLDER
from tests.study import ASSUMPTIONS

SCHEDULE = ((datetime.date(2019, 1, 1), 8.6), (datetime.date(2024, 1, 1), 12.3))


def faults_of(changes: dict, **texts) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        Scenario(texts.pop("name", "mine"), changes, **texts).checked(ASSUMPTIONS)
    return caught.value.faults


def test_all_faults_come_at_once_each_with_what_is_allowed():
    faults = faults_of(
        {
            "wage_percentile.lower": 95,
            "paid_time_off_days_full_time.upper": 300,
            "overtime": 0.1,
            "turnover_share": "high",
            "minimum_wage_rule": "double",
        }
    )
    assert faults == [
        "Wage percentile, all but licensed nurses, lower bound: 95th percentile was given; "
        "allowed is 10th to 90th percentile",
        "Paid time off, full-time, upper bound: 300 days per year was given; "
        "allowed is 0 to 100 days per year",
        "'overtime' is not an assumption of this study; "
        "overtime_share or overtime_share_program_staff may be meant",
        "Turnover: 'high' was given, which is not a number in plain digits, such as 12.30; "
        "allowed is 0% to 100% of direct care staff",
        "Wage response: 'double' was given, which is not one of the choices; allowed is "
        "one of Raise only wages below the minimum (study); Preserve wage differentials; "
        "Spillover; Floor at a percentage of the minimum",
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, None, 10**400, [0.5], {}])
def test_a_share_must_be_a_plain_number(value):
    [fault] = faults_of({"turnover_share": value})
    assert fault.startswith("Turnover: ")
    assert fault.endswith("allowed is 0% to 100% of direct care staff")


def test_a_value_may_be_the_text_of_a_file():
    assert Scenario("x", {"turnover_share": "50%"}).checked(ASSUMPTIONS).changes == {
        "turnover_share": 0.5
    }


def test_messages_name_values_as_typed_and_no_form_of_python():
    schedule = {"effective_date": "2020-01-01", "wage": 9}
    [fault] = faults_of({"minimum_wage_schedule": [schedule]})
    assert not set(fault) & set("{}[]")
    [fault] = faults_of({"turnover_share": "1.5"})
    assert fault.startswith("Turnover: '1.5' (150%) was given")
    [fault] = faults_of({"turnover_share": "150%"})
    assert fault.startswith("Turnover: '150%' was given")


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (
            [("2020-01-01", 9), ("2019-01-01", 8)],
            "the step of Jan 1, 2019 stands after that of Jan 1, 2020",
        ),
        (
            [("2020-01-01", 9), ("2020-01-01", 10)],
            "two steps share Jan 1, 2020; give each its own date",
        ),
        ([("2020-01-01", -1)], "\u2212$1 on Jan 1, 2020 was given"),
        ([("2020-01-01", float("nan"))], "which is not a number"),
        ([], "no step was given"),
        ([("2020-01-01", 9)] * 41, "41 steps were given; at most 40 are allowed"),
        ([("1999-12-31", 9)], "allowed is $0 to $100 per hour, on dates from Jan 1, 2000"),
        ([("9999-12-31", 9)], "$9 on Dec 31, 9999 was given"),
        ([("2020-01-01", 9), ("2061-01-01", 10)], "$10 on Jan 1, 2061 was given"),
        ([("soon", 9)], "has 'soon', which is not a date"),
        ("2020-01-01:9,50", "has a step that is not one date with one wage"),
        ([("2020-01-01", 9, 1)], "has a step that is not one date with one wage"),
        ({"2020-01-01": 9}, "a mapping was given, which is not a list of dates with wages"),
        ("", "nothing was given; allowed is"),
        (5, "is not a list of dates with wages"),
    ],
)
def test_a_schedule_must_be_dates_in_order_with_wages(schedule, said):
    assert said in faults_of({"minimum_wage_schedule": schedule})[0]


def test_the_id_of_an_entry_by_bound_stands_for_all_three_bounds():
    checked = Scenario("x", {"paid_time_off_days_full_time": 20}).checked(ASSUMPTIONS)
    assert dict(checked.changes) == {
        f"paid_time_off_days_full_time.{bound}": 20.0 for bound in ("lower", "interim", "upper")
    }


def test_the_id_overtime_share_stands_for_care():
    checked = Scenario("x", {"overtime_share": 0.05}).checked(ASSUMPTIONS)
    assert dict(checked.changes) == {"overtime_share.care": 0.05}


def test_an_id_given_twice_is_a_fault():
    assert "given twice" in faults_of({"overtime_share": 0.05, "overtime_share.care": 0.04})[0]


def test_position_weights_must_add_up_to_1():
    weight = "position_weight_advanced_care_direct_care"
    assert (
        "total 105%; they must total 100%"
        in faults_of({f"{weight}.licensed_practical_nurses": 0.10})[0]
    )
    both = {f"{weight}.licensed_practical_nurses": 0.1, f"{weight}.home_health_aides": 0.9}
    assert len(Scenario("x", both).checked(ASSUMPTIONS).changes) == 2


def test_a_bad_name_and_weights_that_do_not_add_up_are_told_at_once():
    weight = "position_weight_advanced_care_direct_care.licensed_practical_nurses"
    name_fault, weight_fault = faults_of({weight: 0.10}, name=" ")
    assert name_fault == "the name is empty; a scenario needs a name"
    assert "total 105%; they must total 100%" in weight_fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ({"name": "x" * 10_000}, "the name has 10,000 characters"),
        ({"note": "x" * 10_000}, "the note has 10,000 characters"),
        ({"name": " "}, "the name is empty"),
        ({"name": "a\x00b"}, "cannot be printed"),
        ({"name": "a\u202eb"}, "cannot be printed"),
        ({"author": 5}, "the author is '5'; it must be text"),
    ],
)
def test_texts_have_their_limits(text, said):
    assert said in faults_of({}, **text)[0]


def test_what_equals_the_study_is_no_change():
    assert Scenario("x", {"turnover_share": 0.54}).checked(ASSUMPTIONS).changes == {}


def test_bounds_out_of_order_are_a_warning_not_a_fault():
    scenario = Scenario("x", {"wage_percentile.lower": 60})
    assert scenario.checked(ASSUMPTIONS) == scenario
    assert "at the lower bound is above" in warnings(scenario, ASSUMPTIONS)[0]
    assert warnings(Scenario("x", {"paid_time_off_days_full_time.lower": 16}), ASSUMPTIONS) == []
    falling = Scenario("x", {"meals_per_hour.upper": 12})
    assert "Meals per hour" in warnings(falling, ASSUMPTIONS)[0]


def test_a_falling_minimum_wage_is_a_warning():
    falling = ((datetime.date(2019, 1, 1), 9.0), (datetime.date(2020, 1, 1), 8.0))
    assert warnings(Scenario("x", {"minimum_wage_schedule": falling}), ASSUMPTIONS) == [
        "Minimum wage phase-in: the wage falls from $9 to $8 on Jan 1, 2020"
    ]


FULL = Scenario(
    "Überstunden 5% / \"quoted\" 'both' 👩‍🔧",
    {
        "overtime_share.care": 0.05,
        "paid_time_off_days_full_time.upper": 30.0,
        "full_time_share.nursing": 0.1 + 0.2,
        "rates_as_of_date": datetime.date(2024, 1, 1),
        "minimum_wage_rule": "spillover",
        "minimum_wage_schedule": SCHEDULE,
    },
    note="=1+1\n- a list\n# no comment: {x}",
    author="@someone",
    date="2026-11-22",
)


def test_a_scenario_goes_through_yaml_and_back_without_loss():
    checked = FULL.checked(ASSUMPTIONS)
    assert scenario_of_file(file_text(checked, ASSUMPTIONS), ASSUMPTIONS) == checked


def test_a_scenario_goes_through_a_link_and_back_without_loss():
    checked = FULL.checked(ASSUMPTIONS)
    parameters = link_parameters(checked, ASSUMPTIONS)
    assert scenario_of_link(parameters, ASSUMPTIONS) == (checked, [])
    assert parameters["overtime_share.care"] == "0.05"
    assert parameters["v"] == ASSUMPTIONS.version


def test_the_study_needs_no_parameters():
    assert link_parameters(Scenario(), ASSUMPTIONS) == {}
    assert scenario_of_link({}, ASSUMPTIONS) == (Scenario(), [])


def test_a_link_with_changes_and_no_name_has_a_name():
    scenario, _ = scenario_of_link({"turnover_share": "0.5"}, ASSUMPTIONS)
    assert scenario == Scenario("From a link", {"turnover_share": 0.5})


def test_a_link_that_is_too_long_gives_the_study():
    scenario, messages = scenario_of_link({"note": "x" * LONGEST_LINK}, ASSUMPTIONS)
    assert scenario == Scenario()
    assert "too long" in messages[0]


NUMERIC = [s for s in ASSUMPTIONS.settings.values()
           if s.entry.kind == "number" and s.entry.by != "occupation"]  # fmt: skip


@given(st.lists(st.sampled_from(NUMERIC), max_size=10, unique_by=lambda s: s.id), st.data())
@settings(max_examples=60, deadline=None)
def test_any_scenario_survives_yaml_and_link(chosen, data):
    changes = {
        s.id: data.draw(st.floats(float(s.entry.limits.minimum), float(s.entry.limits.maximum)))
        for s in chosen
    }
    checked = Scenario("any", changes).checked(ASSUMPTIONS)
    assert scenario_of_file(file_text(checked, ASSUMPTIONS), ASSUMPTIONS) == checked
    from_link, _ = scenario_of_link(link_parameters(checked, ASSUMPTIONS), ASSUMPTIONS)
    assert from_link.changes == checked.changes


BOMB = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nchanges: {c: *b}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("- a\n- b\n", "must be a mapping"),
        ("changes: [1]\n", "changes must be a mapping"),
        ("changes: {turnover_share: 2}\n", "'2' (200%) was given; allowed is 0% to 100%"),
        ("colour: red\n", "'colour' is not a field"),
        ("changes: {1: 2}\n", "'1' is not an assumption"),
        (BOMB, "aliases (*name) are not allowed"),
        ("[" * 5000, "is not valid YAML"),
        ("\x00\x01\x02", "is not valid YAML"),
        ("x" * 10_000_000, "allowed are at most"),
        ("name: !!python/object/apply:os.system [ls]\n", "is not valid YAML"),
        ("changes: {a: 1, a: 2}\n", "stands twice"),
        ("changes: {? [a] : 1}\n", "is not valid YAML"),
        (
            "changes: {minimum_wage_schedule: [{effective_date: 2020-01-01}]}\n",
            "not one date with one wage",
        ),
        ("changes: {rates_as_of_date: 2020-01-01 10:00:00}\n", "which is not a date"),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_clear_message(text, said):
    with pytest.raises(ScenarioError) as caught:
        scenario_of_file(text, ASSUMPTIONS)
    assert said in "\n".join(caught.value.faults)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_scenario_or_a_scenario_error(text):
    faults = [""]
    try:
        scenario_of_file(text, ASSUMPTIONS)
    except ScenarioError as error:
        faults = error.faults
    assert faults


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=60), max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_link_gives_a_checked_scenario(parameters):
    scenario, messages = scenario_of_link(parameters, ASSUMPTIONS)
    assert scenario.checked(ASSUMPTIONS) == scenario
    assert scenario.changes or not parameters or messages or set(parameters) <= {
        "v", "name", "note", "author", "date", ""
    }  # fmt: skip


def test_a_hostile_link_gives_the_study_and_a_message():
    hostile = {"turnover_share": "9", "<script>": "1"}
    scenario, messages = scenario_of_link(hostile, ASSUMPTIONS)
    assert scenario == Scenario()
    assert messages[0].startswith("The link cannot be used, so the study is shown:")


class TestOlderVersions:
    """A link of another version never silently changes its meaning."""

    @pytest.fixture
    def newer(self):
        from dataclasses import replace

        study = {**ASSUMPTIONS.study, "version": "2.0"}
        history = {"1.0": {"turnover_share": 0.4}, "2.0": {}}
        return replace(ASSUMPTIONS, study=study, history=history)

    def test_a_link_of_an_earlier_version_is_shown_with_the_values_of_its_time(self, newer):
        scenario, messages = scenario_of_link({"v": "1.0", "overtime_share": "0.05"}, newer)
        assert dict(scenario.changes) == {"overtime_share.care": 0.05, "turnover_share": 0.4}
        assert "version '1.0'" in messages[0]
        assert "Turnover 40% (now 54%)" in messages[0]

    def test_what_the_link_itself_changes_stays_as_it_is(self, newer):
        scenario, _ = scenario_of_link({"v": "1.0", "turnover_share": "0.7"}, newer)
        assert dict(scenario.changes) == {"turnover_share": 0.7}

    def test_a_file_of_an_earlier_version_likewise(self, newer):
        text = "assumptions_version: '1.0'\nchanges: {overtime_share: 0.05}\n"
        scenario = scenario_of_file(text, newer)
        assert dict(scenario.changes) == {"overtime_share.care": 0.05, "turnover_share": 0.4}
        assert "Turnover 40% (now 54%)" in file_messages(text, newer)[0]

    def test_a_file_of_the_version_in_force_needs_no_message(self, newer):
        assert file_messages(file_text(FULL, newer), newer) == []

    def test_an_earlier_version_of_which_no_value_is_used_differs_in_nothing(self, newer):
        _, messages = scenario_of_link({"v": "1.0", "turnover_share": "0.7"}, newer)
        assert messages[0].endswith("No value that it uses differs.")

    def test_an_unknown_version_says_that_numbers_may_differ(self):
        _, messages = scenario_of_link({"v": "7.3", "overtime_share": "0.05"}, ASSUMPTIONS)
        assert "not known here" in messages[0]
        assert "may differ" in messages[0]


def test_every_preset_is_sound_and_says_why(assumptions):
    assert presets(assumptions)[0].scenario.changes == {}
    assert len(presets(assumptions)) >= 10
    for preset in presets(assumptions)[1:]:
        assert preset.scenario.changes, preset.scenario.name
        assert preset.sentence.endswith("."), preset.scenario.name
        assert preset.reason.endswith("."), preset.scenario.name


def test_a_folder_with_a_bad_preset_does_not_load_and_names_all_its_faults(tmp_path):
    folder = Path(shutil.copytree(FOLDER, tmp_path / "assumptions"))
    (folder / "scenarios.yaml").write_text(
        "scenarios:\n"
        "  - {name: Study, sentence: S., reason: R., changes: {}}\n"
        "  - {name: High, sentence: S., reason: R., changes: {turnover_share: 9}}\n"
        "  - {name: Bare, changes: {}}\n"
    )
    with pytest.raises(AssumptionsError) as caught:
        load_assumptions(folder)
    assert caught.value.faults == [
        "scenarios.yaml: preset 2 (High): Turnover: 900% was given; "
        "allowed is 0% to 100% of direct care staff",
        "scenarios.yaml: preset 3: must have name, sentence, reason and changes",
    ]


def test_presets_are_checked_once_for_the_same_assumptions(assumptions):
    assert presets(assumptions) is presets(assumptions)
