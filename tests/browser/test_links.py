"""The link is the scenario: on every page, cold, in a second tab; a bad one gives the study."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from reporting import page_list
from tests.browser.agreement import OVERTIME, expect_agreement, said_of
from tests.browser.command_line import minimum_wage_rows, rate_range_rows, scenario_file
from tests.browser.conftest import Browsing
from tests.browser.screen import RATE_RANGES, TABLE_9, Screen, wait_until_settled
from tests.browser.server import STREAMLIT, started_server

PAGES = {"": "Overview", **{entry.key: entry.title for entry in page_list.PAGES[1:]}}
CHANGES = {"full_time_share.home_care": 0.6, "overtime_share.care": 0.08}
LINK = {"v": "1.0", **{name: str(value) for name, value in CHANGES.items()}}
NOT_USED = "The link cannot be used, so the study is shown"


def expect_the_scenario_of_the_link(screen: Screen) -> None:
    screen.expect_control("full_time_share.home_care", "60%")
    screen.expect_control("overtime_share.care", "8.0%")
    screen.expect_change("Full-time staff, home care.*40%.*60%")
    screen.expect_change("Overtime cost, direct care.*3.0%.*8.0%")
    screen.wait_for_link(**LINK)


# One browser for many addresses keeps the program of the page, which is half of the time; each
# address is a new session of the server all the same.
@pytest.mark.long
def test_a_link_opens_every_page_with_its_scenario(screen: Screen) -> None:
    for path, title in PAGES.items():
        screen.open(path, **LINK)
        expect(screen.page).to_have_title(re.compile(f"^{title}"))
        expect_the_scenario_of_the_link(screen)


# `streamlit run` starts what `uvicorn` starts for all other tests.
def test_a_link_opens_as_the_first_page_of_a_fresh_server_of_either_kind(
    browsing: Browsing, tmp_path: Path
) -> None:
    with started_server(STREAMLIT) as fresh:
        screen = browsing.new_screen(address=fresh.address)
        screen.open("minimum_wage", **LINK)
        expect(screen.heading).to_have_text(PAGES["minimum_wage"])
        expect_the_scenario_of_the_link(screen)
        screen.expect_table(TABLE_9, minimum_wage_rows(scenario_file(tmp_path, CHANGES)))
        screen.open()
        screen.control(OVERTIME).press("ArrowRight")
        expect_agreement(screen, said_of(overtime=0.035))
        assert [line for line in fresh.lines if "Traceback" in line] == []


def test_a_change_on_one_page_is_there_on_all_pages(screen: Screen) -> None:
    screen.open("rate_ranges")
    screen.move_slider("full_time_share.home_care", "60%")
    screen.wait_for_link(**{"full_time_share.home_care": "0.6"})
    screen.go_to("Overview")
    screen.move_slider("overtime_share.care", "8.0%")
    screen.wait_for_link(**LINK)
    for title in (*list(PAGES.values())[1:], "Overview"):
        screen.go_to(title)
        expect_the_scenario_of_the_link(screen)


def test_a_change_survives_a_reload_and_a_second_tab(browsing: Browsing, tmp_path: Path) -> None:
    rates = rate_range_rows(scenario_file(tmp_path, CHANGES))
    first = browsing.new_screen().open("rate_ranges", **LINK)
    first.expect_table(RATE_RANGES, rates)
    first.page.reload()
    expect_the_scenario_of_the_link(first)

    # A link of the sidebar carries the scenario, for another tab too. That of the Overview has no
    # path, which a browser takes for the page that it is on.
    for title in ("Minimum wage", "Check against the study"):
        beside = browsing.new_screen().open_address(first.address_in_another_tab(title))
        expect(beside.page).to_have_title(re.compile(f"^{title}"))
        expect_the_scenario_of_the_link(beside)

    second = browsing.new_screen().open_address(first.page.url)
    second.expect_table(RATE_RANGES, rates)
    second.back_to_the_study()
    second.expect_nothing_changed()
    expect_the_scenario_of_the_link(first)


@pytest.mark.long
def test_what_is_chosen_on_one_page_is_chosen_on_all_that_have_it(screen: Screen) -> None:
    screen.open("build_up", **LINK, name="Given", service="homemaker")
    expect_the_scenario_of_the_link(screen)
    screen.choose_bound("Upper bound")
    screen.wait_for_link(bound="upper")
    for title in ("Compare", "Build-up"):
        screen.go_to(title)
        expect_the_scenario_of_the_link(screen)
        screen.wait_for_link(service="homemaker", bound="upper")
        expect(screen.main.get_by_role("radio", name="Upper bound")).to_be_checked()
        service = screen.main.get_by_role("combobox", name="Service")
        expect(service).to_have_value(re.compile("^Homemaker"))


NOT_READ = "A part of the link was not read"
# What a browser could make something else of; faults of values are tested with the session.
UNKNOWN_NAMES = {
    "overtime_of_everyone": "0.1",
    "<script>alert(1)</script>": "<script>alert(2)</script>",
    "[x](javascript:alert(4))": "![y](http://192.0.2.1/y.png)",
}
BAD_LINKS = {
    "a script as a value": ({"turnover_share": "<img src=x onerror=alert(3)>"}, "alert"),
    "cut": ({"check": "0a1b", **LINK, "turnover_share": "0."}, "was cut or changed"),
    "very long": ({"v": "1.0", "turnover_share": "9" * 30_000}, "Turnover"),
}


def test_an_unknown_name_in_a_link_is_said_and_the_rest_is_shown(screen: Screen) -> None:
    screen.open("rate_ranges", **LINK, **UNKNOWN_NAMES)
    alert = screen.main.get_by_role("alert")
    expect(alert).to_contain_text(NOT_READ)
    for named in ("overtime_of_everyone", "alert", "javascript"):
        expect(alert).to_contain_text(named)
    assert alert.locator("a, img, script").count() == 0
    expect_the_scenario_of_the_link(screen)
    screen.wait_for_link(**UNKNOWN_NAMES)


def test_a_refused_link_stays_in_the_bar_and_back_leads_to_it(screen: Screen) -> None:
    address = f"{screen.address}/rate_ranges?v=1.0&amp;turnover_share=9&amp;utm_source=x"
    screen.open_address(address)
    alert = screen.main.get_by_role("alert")
    expect(alert).to_contain_text(NOT_USED)
    places = screen.places_in_history
    screen.control("overtime_share.care").press("ArrowRight")
    screen.wait_for_link(**{"overtime_share.care": "0.035"})
    assert screen.places_in_history == places + 1
    screen.page.go_back()
    expect(alert).to_contain_text(NOT_USED)
    screen.expect_nothing_changed()
    assert screen.page.url == address
    assert screen.places_in_history == places + 1


# As a browser opens them: Chromium may spell an address otherwise than it was sent.
MAILED = {
    "&amp;": lambda query: query.replace("&", "&amp;"),
    "a newsletter": lambda query: f"{query}&utm_source=newsletter&fbclid=1",
    "a full stop": lambda query: f"{query}.",
    "an angle bracket": lambda query: f"{query}>",
    "a wrapped line": lambda query: query.replace("_share.care", "_%20share.care"),
    "encoded twice": lambda query: quote(query),
}


@pytest.mark.long
def test_a_link_that_went_through_mail_opens_its_scenario(screen: Screen, tmp_path: Path) -> None:
    rates = rate_range_rows(scenario_file(tmp_path, CHANGES))
    screen.open("rate_ranges", **LINK, name="Given")
    expect_the_scenario_of_the_link(screen)
    screen.go_to("Assumptions")  # by a link with its check value
    query = screen.page.url.partition("?")[2]
    assert query.startswith("check=")
    for kind, mailed in MAILED.items():
        screen.open_address(f"{screen.address}/rate_ranges?{mailed(query)}")
        screen.expect_control("full_time_share.home_care", "60%")
        screen.expect_control("overtime_share.care", "8.0%")
        assert screen.main.get_by_role("alert").count() == 0, kind
    screen.expect_table(RATE_RANGES, rates)


def test_a_bad_link_gives_the_study_and_one_message(screen: Screen) -> None:
    for kind, (given, named) in BAD_LINKS.items():
        screen.open("rate_ranges", **given)
        alert = screen.main.get_by_role("alert")
        expect(alert, kind).to_contain_text("so the study is shown")
        expect(alert, kind).to_contain_text(re.compile(named))
        expect(alert, kind).to_have_count(1)
        assert len(alert.inner_text()) < 3_000, kind
        assert alert.locator("a, img, script").count() == 0, kind
        screen.expect_nothing_changed()
        screen.wait_for_link(**given)
    screen.expect_table(RATE_RANGES, rate_range_rows(None))


def test_a_link_of_an_unknown_version_says_so_and_keeps_its_changes(
    screen: Screen, tmp_path: Path
) -> None:
    screen.open("rate_ranges", **{**LINK, "v": "<b>1</b>"})
    expect(screen.main.get_by_role("alert")).to_contain_text("not known here")
    screen.wait_for_link(v="<b>1</b>")
    screen.expect_table(RATE_RANGES, rate_range_rows(scenario_file(tmp_path, CHANGES)))


def test_a_hostile_name_is_shown_as_text(screen: Screen) -> None:
    name = "=cmd <a href='http://192.0.2.1'>x</a> <script>alert(1)</script> **$1** [y](//192.0.2.1)"
    screen.open("compare", **LINK, name=name)
    expect_the_scenario_of_the_link(screen)
    with screen.description() as described:
        expect(described.get_by_label("Name")).to_have_value(name)
    with screen.files() as files:
        files.get_by_role("button", name="Add to Compare").click()
        screen.wait_for_link(**{"c1.name": name})
    wait_until_settled(screen.page)  # every widget is made anew
    screen.choose("To", name)
    chart = screen.main.locator(".js-plotly-plot")
    expect(chart).to_contain_text("=cmd <a")  # a long name goes on in a second line
    assert (
        screen.main.locator("a").evaluate_all(
            "(links) => links.filter((link) => link.outerHTML.includes('192.0.2.1')).length"
        )
        == 0
    )
