"""The scenario in the session: it outlives widgets, and nothing hostile breaks it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pages.shared import controls, link, live
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions

SCRIPT = """
import streamlit as st
from pages.shared import frame

view = frame.page("Rate ranges", fragments=("numbers",))

@st.fragment(key="numbers")
def numbers():
    st.markdown(f"SUM {view.results.rates['rate_usd'].sum():.6f}")

numbers()
view.footer()
"""
FULL_TIME = "control-full_time_share-home_care"
PAGES = Path(link.__file__).parents[1]
OVERTIME = "control-overtime_share-care"


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_string(SCRIPT, default_timeout=30)
    for name, value in parameters.items():
        page.query_params[name] = value
    return page.run()


def moved_before_its_address_arrives() -> AppTest:
    """A page whose control was moved, while the address bar of the browser still has the study."""
    page = opened()
    page.slider(key=FULL_TIME).set_value(60.0).run()
    page.query_params.clear()
    return page


def total(page: AppTest) -> float:
    (shown,) = [m.value for m in page.markdown if m.value.startswith("SUM ")]
    return float(shown.removeprefix("SUM "))


def parameters(page: AppTest) -> dict[str, Any]:
    found = dict(page.query_params).items()
    return {name: value if isinstance(value, str) else value[0] for name, value in found}


def modeled(**changes: Any) -> float:
    assumptions = load_assumptions()
    scenario = Scenario("expected", {k.replace("__", "."): v for k, v in changes.items()})
    rates = compute(assumptions, [scenario.checked(assumptions)]).rates
    return float(rates["rate_usd"].sum())


def test_a_page_opens_with_the_study_and_a_bare_address() -> None:
    page = opened()
    assert not page.exception
    assert total(page) == pytest.approx(modeled(), abs=1e-5)
    assert parameters(page) == {}


def test_a_changed_control_changes_the_number_and_the_address() -> None:
    page = opened()
    page.slider(key=FULL_TIME).set_value(60.0).run()
    assert not page.exception
    assert total(page) == pytest.approx(modeled(full_time_share__home_care=0.6), abs=1e-5)
    assert parameters(page)["full_time_share.home_care"] == "0.6"


def test_the_sidebar_lists_every_page_and_marks_the_open_one() -> None:
    [body] = [html.proto.body for html in opened().get("html") if "<nav" in html.proto.body]
    links = re.findall(r'<a href="(.*?)"(.*?)>(.*?)</a>', body)
    assert [title for _, current, title in links if current] == ["Rate ranges"]
    scripts = {file.stem for file in PAGES.glob("*.py")}
    assert {address for address, _, _ in links} == {"/", *(f"/{stem}" for stem in scripts)}


def test_a_link_is_read_once_and_then_the_controls_rule() -> None:
    page = opened(**{"v": "1.0", "full_time_share.home_care": "0.6"})
    assert page.slider(key=FULL_TIME).value == 60.0
    page.slider(key=FULL_TIME).set_value(70.0).run()
    assert total(page) == pytest.approx(modeled(full_time_share__home_care=0.7), abs=1e-5)


def test_an_address_older_than_the_last_change_does_not_undo_it() -> None:
    page = moved_before_its_address_arrives()
    page.toggle(key="briefing").set_value(True).run()
    assert total(page) == pytest.approx(modeled(full_time_share__home_care=0.6), abs=1e-5)
    assert parameters(page)["full_time_share.home_care"] == "0.6"


def test_a_change_that_is_undone_before_its_address_arrives_leaves_the_address_of_the_study(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = moved_before_its_address_arrives()
    sent: list[dict[str, str]] = []
    monkeypatch.setattr(QueryParamsProxy, "from_dict", lambda _, params: sent.append(params))
    page.slider(key=FULL_TIME).set_value(40.0).run()
    assert sent == [{}]


def test_a_preset_that_the_browser_still_shows_does_not_undo_the_last_change() -> None:
    page = opened()
    page.slider(key=FULL_TIME).set_value(60.0).run()
    assert page.selectbox(key="preset").value == "Own changes"
    page.selectbox(key="preset").set_value("Study")  # not yet told; sent with the next control
    page.slider(key=OVERTIME).set_value(8.0).run()
    expected = modeled(full_time_share__home_care=0.6, overtime_share__care=0.08)
    assert total(page) == pytest.approx(expected, abs=1e-5)
    assert page.selectbox(key="preset").value == "Own changes"


def test_a_value_that_the_browser_still_shows_is_not_taken_again() -> None:
    page = opened(**{"v": "1.0", "full_time_share.home_care": "0.6"})
    page.button(key="back-to-the-study").click().run()
    page.slider(key=FULL_TIME).set_value(60.0)
    page.slider(key=OVERTIME).set_value(8.0).run()
    assert total(page) == pytest.approx(modeled(overtime_share__care=0.08), abs=1e-5)
    assert page.slider(key=FULL_TIME).value == 40.0


SAID_AGAIN = """
import streamlit as st
from pages.shared import controls, scenario_files, session

session.change("overtime_share.care", 0.08)
session.put_notices("Not loaded")
for key, said, take in (
    ("control-overtime_share-care", 8.0, lambda: controls.take("overtime_share.care")),
    ("scenario-author", "", lambda: scenario_files._describe("author")),
):
    st.session_state[key] = said
    take()
    st.text(f"{len(session.current_scenario().changes)} change, {session.notices()}")
"""

LATE = """
import streamlit as st
from pages.shared import controls, session

def take():
    st.session_state.late = session.put_back_if_late("letter")

if st.session_state.get("section_is_opened"):
    session.reseed_widgets()
controls.seeded("letter", st.session_state.get("wanted", "a"))
st.selectbox("Letter", ["a", "b", "c", "d"], key="letter", on_change=take)
"""


@pytest.mark.parametrize("a_section_was_opened", [False, True])
@pytest.mark.parametrize(
    ("sent", "running", "late"),
    [
        ("a", ["of another"], True),  # two tellings old
        ("b", ["of another"], True),
        ("d", ["of another"], False),  # never told: sent in one event with another choice
        ("b", [], True),  # the whole page runs
        ("a", [], False),
    ],
)
def test_a_value_older_than_the_one_told_is_put_back(
    sent: str,
    running: list[str],
    late: bool,
    a_section_was_opened: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "fragments_of_this_run", lambda: running)
    page = AppTest.from_string(LATE, default_timeout=30).run()
    for told in ("b", "c"):
        page.session_state["wanted"] = told
        page.run()
    page.session_state["section_is_opened"] = a_section_was_opened
    page.run()
    monkeypatch.setattr(controls, "seeded", lambda key, shown: key)  # its fragment does not run
    page.selectbox[0].set_value(sent).run()
    assert page.session_state["late"] is late
    assert page.session_state["letter"] == ("c" if late else sent)


def test_a_control_that_says_what_is_in_force_leaves_the_notice() -> None:
    page = AppTest.from_string(SAID_AGAIN, default_timeout=30).run()
    assert [text.value for text in page.text] == ["1 change, ('Not loaded',)"] * 2


def test_back_on_the_same_page_brings_the_scenario_of_that_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = moved_before_its_address_arrives()
    monkeypatch.setattr(link, "is_gone_to", lambda: True)
    page.run()
    assert total(page) == pytest.approx(modeled(), abs=1e-5)


@pytest.mark.parametrize(
    "hostile",
    [
        {"full_time_share.home_care": "7"},
        {"full_time_share.home_care": "<script>alert(1)</script>"},
        {"no_such_assumption": "![](http://example.invalid)"},
        {"overtime_share.care": "lots"},
        {"overtime_share.care": "1e999"},
        {"rates_as_of_date": "2023-02-30"},
        {"../../../etc/passwd": "../../../etc/passwd"},
        {f"unknown_{number}": "1" for number in range(900)},
        {"name": "x" * 10_000},
    ],
)
def test_a_hostile_link_gives_the_study_and_one_message(hostile: dict[str, str]) -> None:
    page = opened(v="1.0", **hostile)
    assert not page.exception
    assert total(page) == pytest.approx(modeled(), abs=1e-5)
    assert len(page.warning) == 1


def test_back_to_the_study_takes_everything_back() -> None:
    page = opened(**{"v": "1.0", "full_time_share.home_care": "0.6", "overtime_share.care": "0.05"})
    page.button(key="back-to-the-study").click().run()
    assert total(page) == pytest.approx(modeled(), abs=1e-5)
    assert parameters(page) == {}
    assert page.slider(key=FULL_TIME).value == 40.0


def test_a_change_in_the_strip_has_its_own_way_back() -> None:
    page = opened(**{"v": "1.0", "full_time_share.home_care": "0.6", "overtime_share.care": "0.05"})
    page.button(key="undo:full_time_share.home_care").click().run()
    assert total(page) == pytest.approx(modeled(overtime_share__care=0.05), abs=1e-5)


def test_a_preset_is_taken_whole() -> None:
    preset = load_assumptions().presets[-1].scenario
    page = opened()
    page.selectbox(key="preset").set_value(preset.name).run()
    changes = {key.replace(".", "__"): value for key, value in preset.changes.items()}
    assert total(page) == pytest.approx(modeled(**changes), abs=1e-5)
    assert parameters(page)["name"] == preset.name
