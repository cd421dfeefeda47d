"""A fee schedule that a person brings becomes the scenario's current rates, with their source."""

from __future__ import annotations

import datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from model.scenario.loaded_rates import marks
from tests.pages.screen import changes_of, opened, run, scenario_of, widget

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "fee_schedule_example.csv"
RATE = "fee_schedule_rate_usd."


def loader() -> AppTest:
    page = opened("assumptions", unfolded=("fee-schedule",))
    return run(widget(page, "fees-date").set_value(datetime.date(2026, 7, 1)))


def loaded(page: AppTest, content: bytes, name: str = "fees.csv") -> AppTest:
    return run(widget(page, "load-fees").upload(name, content))


def text_of(page: AppTest) -> str:
    said = [*page.main.markdown, *page.main.caption, *page.main.button]
    return "\n".join(getattr(each, "value", "") or getattr(each, "label", "") for each in said)


def test_the_rates_of_the_date_are_put_in_force_and_every_row_is_told() -> None:
    page = loaded(loader(), EXAMPLE.read_bytes())
    assert changes_of(page)[f"{RATE}state_plan_personal_care"] == 5.0
    assert len(changes_of(page)) == 5
    mark = "loaded from fees.csv, in force Jul 1, 2025"
    assert set(marks(scenario_of(page).loaded_rates).values()) == {mark}
    [rows] = [each.value for each in page.main.dataframe if "Outcome" in each.value.columns]
    assert rows["Outcome"].value_counts()["Loaded"] == 5
    assert len(rows) == 14
    said = text_of(page).replace("\\", "")
    assert "5 of 28 current rates loaded from fees.csv, as in force on Jul 1, 2026" in said
    assert f"Current rates: 5 {mark}." in said
    assert f"5 rates~~] → **5 {mark}**" in next(
        b.label.replace("\\", "") for b in page.button if "loaded" in b.label
    )
    page = run(widget(page, "fees-date").set_value(datetime.date(2027, 1, 1)))
    assert changes_of(page)[f"{RATE}state_plan_personal_care"] == 5.25
    again = opened("assumptions", **page.query_params)
    assert scenario_of(again) == scenario_of(page)


def test_a_file_that_cannot_be_read_and_one_without_a_rate_change_nothing() -> None:
    page = loaded(loader(), EXAMPLE.read_bytes())
    before = scenario_of(page)
    page = loaded(page, b"a,b\n1,2\n", "*x*.csv")
    [message] = page.main.error
    assert "was not loaded, and nothing is changed" in message.value
    assert scenario_of(page) == before
    page = loaded(page, b"code,rate,effective date\nS5130,free,2020-01-01\n")
    assert scenario_of(page) == before
    assert "0 of 28 current rates loaded" in text_of(page)


def test_a_rate_that_is_typed_afterwards_is_no_longer_that_of_the_file() -> None:
    page = loaded(loader(), EXAMPLE.read_bytes())
    link = {**page.query_params, f"{RATE}state_plan_personal_care": "5.5"}
    link.pop("check")
    assert "state_plan_personal_care" not in marks(
        scenario_of(opened("assumptions", **link)).loaded_rates
    )
