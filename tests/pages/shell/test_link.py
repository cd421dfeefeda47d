"""The address bar: it says what is in force, and what it says comes into force."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model.scenario.presets import presets
from model.scenario.texts.mailed_links import with_check
from pages.shell import session
from pages.shell.results import assumptions
from reporting.screen.choices import LONGEST_CHOICE
from tests.pages.screen import (
    DASHBOARD,
    changes_of,
    control,
    expect_rates,
    gone_to,
    link_of,
    opened,
    run,
    scenario_of,
    value_in,
    warning,
    widget,
    with_open,
)

FULL_TIME, OVERTIME = "full_time_share.home_care", "overtime_share.care"
CHANGED = [preset for preset in presets(assumptions()) if preset.scenario.changes]


class AddressBar:
    """The address bar of a browser that has not yet told what it was given to show."""

    def __init__(self, says: dict[str, str]) -> None:
        self.says = says
        self.written: list[dict[str, str]] = []

    def to_dict(self) -> dict[str, str]:
        return dict(self.says)

    def from_dict(self, parameters: dict[str, str]) -> None:
        self.written.append(dict(parameters))


def test_a_link_is_read_once_and_then_the_controls_rule() -> None:
    page = opened("rate_ranges", v="1.0", **{FULL_TIME: "0.6"})
    assert control(page, FULL_TIME).value == 60.0
    run(control(page, FULL_TIME).set_value(70.0))
    expect_rates(page, {FULL_TIME: 0.7})


@pytest.mark.parametrize("preset", CHANGED[::4], ids=lambda preset: preset.scenario.name)
def test_the_link_of_any_scenario_opens_it(preset: Any) -> None:
    page = opened(**link_of(preset.scenario.changes, name="Sent by mail", note="Please read"))
    assert changes_of(page) == dict(preset.scenario.changes)
    texts = (scenario_of(page).name, scenario_of(page).note)
    assert texts == ("Sent by mail", "Please read")
    assert all("unusual" in warning.value for warning in page.warning)


@pytest.mark.parametrize(
    "hostile",
    [
        {"full_time_share.home_care": "7"},
        {"full_time_share.home_care": "<script>alert(1)</script>"},
        {"overtime_share.care": "lots"},
        {"overtime_share.care": "1e999"},
        {"rates_as_of_date": "2023-02-30"},
        {"name": "x" * 10_000},
    ],
    ids=lambda hostile: f"{next(iter(hostile.items()))}"[:40],
)
def test_a_hostile_link_gives_the_study_and_one_message(hostile: dict[str, str]) -> None:
    page = opened(v="1.0", **hostile)
    assert changes_of(page) == {}
    assert len(page.warning) == 1
    assert "so the study is shown" in warning(page)
    for acting in ("<script>", "![", "](", "http:"):
        assert acting not in page.warning[0].value


@pytest.mark.parametrize(
    "unknown",
    [
        {"no_such_assumption": "![](http://example.invalid)"},
        {"../../../etc/passwd": "../../../etc/passwd"},
        {"<script>alert(1)</script>": "1"},
        {f"unknown_{number}": "1" for number in range(900)},
    ],
    ids=lambda unknown: next(iter(unknown))[:20],
)
def test_an_unknown_name_in_a_link_keeps_the_rest_and_is_said(unknown: dict[str, str]) -> None:
    page = opened(**link_of({OVERTIME: 0.08}), **unknown)
    assert changes_of(page) == {OVERTIME: 0.08}
    assert len(page.warning) == 1
    assert "A part of the link was not read" in warning(page)
    for acting in ("<script>", "![", "http:"):
        assert acting not in page.warning[0].value
    assert len(page.warning[0].value) < 1_000


REFUSED = {
    "outside the limits": {"v": "1.0", FULL_TIME: "7"},
    "cut": {**link_of({OVERTIME: 0.08}), OVERTIME: "0."},
    "no number": {"v": "1.0", OVERTIME: "lots", "utm_source": "x"},
}


@pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED.keys())
def test_a_refused_address_stays_until_something_changes_and_back_leads_to_it(
    given: dict[str, str],
) -> None:
    page = opened(**given)
    assert page.query_params == given
    assert "so the study is shown" in warning(page)
    run(control(page, OVERTIME).set_value(9.0))
    assert page.query_params == link_of({OVERTIME: 0.09}, name="Custom scenario")
    page.query_params = dict(given)
    run(page)
    assert page.query_params == given
    assert "so the study is shown" in warning(page)
    run(control(page, OVERTIME).set_value(9.0))
    run(page.button(key=f"undo:{OVERTIME}").click())
    assert page.query_params == {}


def test_what_others_added_stays_in_the_address_and_goes_with_a_page_or_a_change() -> None:
    link = link_of({OVERTIME: 0.08})
    added = {"fbclid": "1", **link, "utm_source": "newsletter"}
    page = AppTest.from_file(DASHBOARD, default_timeout=60)
    page.query_params.update(added)
    run(page)
    assert page.query_params == added
    assert changes_of(page) == {OVERTIME: 0.08}
    assert not page.warning
    generation = value_in(page, session.generation)
    page.query_params = dict(link)  # as the links of the sidebar have it
    gone_to(page, "compare")
    assert page.query_params == link
    assert value_in(page, session.generation) == generation


@pytest.mark.parametrize(
    "given",
    [
        {"amp;service": "homemaker", "amp;bound": "upper"},
        {"service": "homemaker.", "bound": "upper)"},
        {"service": " homemaker", "bound": "upper\n"},
    ],
)
def test_what_a_page_shows_survives_mail_too(given: dict[str, str]) -> None:
    page = opened("build_up", **given)
    assert value_in(page, session.choices) == {"service": "homemaker", "bound": "upper"}
    assert not page.warning


@pytest.mark.parametrize("given", [{"service": "homemak"}, {"bound": "up"}])
def test_a_service_or_bound_that_is_not_known_is_said(given: dict[str, str]) -> None:
    [(name, text)] = given.items()
    assert f"The {name} that the link names, '{text}', is not known" in warning(
        opened("build_up", **given)
    )


def test_the_message_of_a_link_goes_with_the_next_change() -> None:
    page = opened(v="1.0", no_such_assumption="1")
    assert page.warning
    run(control(page, OVERTIME).set_value(8.0))
    assert not page.warning


def test_back_and_forward_bring_the_scenario_of_their_address() -> None:
    page = opened("rate_ranges")
    addresses = [dict(page.query_params)]
    for overtime in (8.0, 9.0):
        run(control(page, OVERTIME).set_value(overtime))
        addresses.append(dict(page.query_params))
    for address, overtime in (
        (addresses[1], 8.0), (addresses[0], 3.0), (addresses[1], 8.0), (addresses[2], 9.0),
    ):  # fmt: skip
        page.query_params = dict(address)
        run(page)
        assert control(page, OVERTIME).value == overtime
        expect_rates(page, {OVERTIME: overtime / 100})
        assert page.query_params == address


def test_back_brings_what_the_page_showed_too() -> None:
    page = opened("build_up", service="homemaker", bound="upper")
    run(widget(page, "choice-bound").set_value("lower"))
    page.query_params = {"service": "homemaker", "bound": "upper"}
    run(page)
    assert widget(page, "choice-bound").value == "upper"


def test_the_address_that_is_in_force_changes_nothing() -> None:
    page = opened(**link_of({OVERTIME: 0.08}))
    before = control(page, OVERTIME).key
    run(page)
    assert control(page, OVERTIME).key == before


def test_an_address_older_than_the_last_change_does_not_undo_it() -> None:
    page = opened()
    run(control(page, FULL_TIME).set_value(60.0))
    page.query_params = {}  # the browser answers before it was told of the change
    run(control(page, OVERTIME).set_value(8.0))
    assert changes_of(page) == {FULL_TIME: 0.6, OVERTIME: 0.08}
    assert page.query_params[FULL_TIME] == "0.6"
    page.query_params = {}
    run(page.button(key=f"undo:{OVERTIME}").click())
    assert changes_of(page) == {FULL_TIME: 0.6}
    page.query_params = {}
    run(page)
    assert changes_of(page) == {}, "now a person went there"


def test_a_change_that_is_undone_before_its_address_arrives_leaves_that_of_the_study(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened()
    bar = AddressBar({})
    monkeypatch.setattr(st, "query_params", bar)
    run(control(page, FULL_TIME).set_value(60.0))
    run(control(page, FULL_TIME).set_value(40.0))
    assert bar.written == [link_of({FULL_TIME: 0.6}, name="Custom scenario"), {}]


def test_what_the_bar_says_already_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(**link_of({OVERTIME: 0.08}))
    bar = AddressBar(link_of({OVERTIME: 0.08}))
    monkeypatch.setattr(st, "query_params", bar)
    gone_to(page, "compare")
    assert bar.written == []


def test_the_address_carries_choices_beside_the_scenario() -> None:
    page = opened("build_up", service="homemaker")
    assert page.query_params == {"service": "homemaker"}
    run(widget(page, "briefing").set_value(True))
    assert page.query_params == with_check({"service": "homemaker", "briefing": "on"})
    run(page.button(key="leave").click())
    assert page.query_params == with_check({"service": "homemaker"})


@pytest.mark.parametrize("typed", ["x" * 5000, "  many \n blanks  ", "<script>", "$1$", "\u202e"])
def test_a_choice_of_a_link_is_one_short_line_and_is_no_reason_for_a_message(typed: str) -> None:
    page = opened("assumptions", search=typed)
    assert value_in(page, session.choices)["search"] == " ".join(typed.split())[:LONGEST_CHOICE]
    assert not page.warning
    assert changes_of(page) == {}


def test_the_link_to_share_opens_the_same() -> None:
    page = opened(**link_of({OVERTIME: 0.08}, name="A & B", note="50% = half?"))
    page.context = {"url": "https://example.invalid/rates/build_up?old=1"}
    with_open(page, "files", "description")
    [address] = [code.value for code in page.code]
    assert address.startswith("https://example.invalid/rates/build_up?check=")
    other = opened(**dict(parse_qsl(urlsplit(address).query)))
    assert scenario_of(other) == scenario_of(page)


@pytest.mark.parametrize("note", ["x" * 4_000, "ü" * 1_000, "a b\n" * 900])
def test_a_long_note_is_left_out_of_the_link_and_that_is_said(note: str) -> None:
    page = opened(unfolded=("files", "description"), **link_of({OVERTIME: 0.08}))
    assert not any("left out" in caption.value for caption in page.sidebar.caption)
    run(widget(page, "scenario-note").set_value(note))
    [address] = [code.value for code in page.code]
    assert len(address) < 8_000
    assert "note=" not in address
    assert any("left out" in caption.value for caption in page.sidebar.caption)
    assert scenario_of(page).note == note


def test_the_link_to_share_the_study_is_the_bare_address() -> None:
    page = opened()
    page.context = {"url": "https://example.invalid/rates"}
    with_open(page, "files", "description")
    assert page.code[0].value == "https://example.invalid/rates"


def test_a_link_of_a_page_leads_there_with_what_is_in_force() -> None:
    page = opened("build_up", **link_of({OVERTIME: 0.08}), service="homemaker")
    for link in page.sidebar.get("page_link"):
        carried = dict(parse_qsl(link.proto.query_string))
        assert carried == with_check({**link_of({OVERTIME: 0.08}), "service": "homemaker"})
