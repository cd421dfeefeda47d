"""Links that survive mail: what is undone, what is refused, and what is said of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from model import AssumptionsError, Scenario
from model.scenario.texts.file_text import scenario_of_file
from model.scenario.texts.link_text import (
    LONGEST_QUERY,
    added_of_link,
    link_parameters,
    scenario_of_link,
)
from model.scenario.texts.mailed_links import CHECK, parameters_of_address, with_check
from model.study.assumptions import FOLDER
from model.study.files.building import assumptions_of
from model.study.files.reading import read_folder
from tests.study import ASSUMPTIONS

SCENARIO = Scenario(
    "Plan (2) for A > B",
    {
        "overtime_share.care": 0.08,
        "turnover_share": 0.6,
        "paid_time_off_days_full_time.upper": 30.0,
        "minimum_wage_schedule": (
            (datetime.date(2019, 1, 1), 8.6),
            (datetime.date(2021, 1, 1), 12.3),
        ),
    },
    note="Two lines.\nAnd 100% more.",
    author="A. B.",
).checked(ASSUMPTIONS)
QUERY = urlencode(link_parameters(SCENARIO, ASSUMPTIONS))
ADDRESS = f"https://rates.example.org/rate_ranges?{QUERY}"
OLD = "v=1.0&name=Plan&overtime_share.care=0.08&turnover_share=0.6"
OLD_CHANGES = {"overtime_share.care": 0.08, "turnover_share": 0.6}


def opened(query: str) -> tuple[Scenario, list[str]]:
    """What a link gives that a browser opened: the parameters as a server has them."""
    return scenario_of_link(dict(parse_qsl(query, keep_blank_values=True)), ASSUMPTIONS)


def wrapped(text: str, every: int, by: str) -> str:
    return by.join(text[start : start + every] for start in range(0, len(text), every))


# What a mail program or a newsletter does to a link before a browser opens it.
MAILED: dict[str, Callable[[str], str]] = {
    "nothing": lambda query: query,
    "a newsletter": lambda query: f"{query}&utm_source=newsletter&utm_medium=email",
    "a social network": lambda query: f"fbclid=IwAR0x&{query}",
    "a search engine": lambda query: query.replace("&", "&gclid=1&", 1),
    "a name that nobody knows": lambda query: f"{query}&somebodys=1",
    "&amp;": lambda query: query.replace("&", "&amp;"),
    "&amp; twice": lambda query: query.replace("&", "&amp;amp;"),
    "quoted-printable": lambda query: query.replace("=", "=3D"),
    "a full stop": lambda query: f"{query}.",
    "a bracket": lambda query: f"{query})",
    "a bracket and a full stop": lambda query: f"{query}).",
    "a quotation mark": lambda query: f"{query}%22",
    "a curly quotation mark and a comma": lambda query: f"{query}%E2%80%9D,",
    "an angle bracket": lambda query: f"{query}%3E",
    "&gt;": lambda query: f"{query}&gt;",
    "a space": lambda query: f"{query}%20",
    "a space in a name": lambda query: query.replace("turnover_share", "turnover_%20share"),
    "a line break in a name": lambda query: query.replace("turnover_sh", "turn%0D%0Aover_sh"),
    "a space in a value": lambda query: query.replace("=0.08", "=0.+08"),
    "a mark of an answered mail": lambda query: query.replace("=0.08", "=0.%0A%3E%2008"),
    "a mark without width": lambda query: query.replace("=0.08", "=0%E2%80%8B.08"),
    "hyphens made typographic": lambda query: query.replace("-01-01", "%E2%80%9301%E2%80%9301"),
    "encoded twice": lambda query: quote(query, safe="="),
    "encoded twice throughout": lambda query: quote(query),
    "in another order": lambda query: "&".join(reversed(query.split("&"))),
}


@pytest.mark.parametrize("kind", MAILED)
def test_a_link_that_went_through_mail_has_its_scenario(kind: str) -> None:
    mailed = MAILED[kind](QUERY)
    assert (mailed == QUERY) == (kind == "nothing")
    scenario, messages = opened(mailed)
    assert scenario.changes == SCENARIO.changes
    assert scenario.name == SCENARIO.name
    assert scenario.author == SCENARIO.author
    assert not messages or ["somebodys" in message for message in messages] == [True]


def test_what_nothing_was_done_to_is_the_same_in_all() -> None:
    assert opened(QUERY) == (SCENARIO, [])


@pytest.mark.parametrize("kind", MAILED)
def test_a_link_of_earlier_days_survives_the_same(kind: str) -> None:
    """Without a check value, too."""
    mailed = MAILED[kind](OLD)
    assert (mailed == OLD) == (kind in {"nothing", "hyphens made typographic"})
    scenario, _ = opened(mailed)
    assert scenario.changes == OLD_CHANGES
    assert scenario.name == "Plan"


def test_a_link_cut_anywhere_says_so_and_gives_the_study() -> None:
    for length in range(len(f"{CHECK}=0123"), len(QUERY)):
        scenario, [message] = opened(QUERY[:length])
        assert scenario == Scenario(), length
        said = "The link was cut or changed on its way, so the study is shown."
        assert message.startswith(said), length


@pytest.mark.parametrize(
    ("was", "became"), [("=0.08", "=0.8"), ("=0.6", "=0."), ("=30", "=3"), ("turnover_share", "x")]
)
def test_a_link_with_another_value_or_a_name_lost_says_so(was: str, became: str) -> None:
    scenario, [message] = opened(QUERY.replace(was, became))
    assert scenario == Scenario()
    assert "If you changed the link yourself, take check=" in message


def test_a_link_that_a_person_changed_is_read_without_its_check_value() -> None:
    changed = QUERY.replace("=0.08", "=0.09").partition("&")[2]
    assert opened(changed)[0].changes == {**SCENARIO.changes, "overtime_share.care": 0.09}


@pytest.mark.parametrize("added", ["service=homemaker", "service=homemaker&utm_source=x"])
def test_a_choice_that_a_person_adds_to_a_link_of_a_scenario_does_not_count(added: str) -> None:
    given = dict(parse_qsl(f"{QUERY}&{added}"))
    assert scenario_of_link(given, ASSUMPTIONS, ["service"]) == (SCENARIO, [])
    # Where the link has one already, the check value counts it.
    chosen = urlencode(link_parameters(SCENARIO, ASSUMPTIONS, besides={"bound": "lower"}))
    given = dict(parse_qsl(f"{chosen}&{added}"))
    assert scenario_of_link(given, ASSUMPTIONS, ["service", "bound"])[0] == Scenario()


def test_an_unknown_name_is_said_and_the_rest_is_kept() -> None:
    scenario, [message] = opened(f"{OLD}&overtime_of_all=0.1&<b>=2")
    assert scenario.changes == OLD_CHANGES
    assert "'overtime_of_all' with '0.1'; '<b>' with '2'" in message
    assert message.endswith("The rest of the link is shown.")


def test_an_unknown_name_that_the_check_value_counted_keeps_the_rest() -> None:
    newer = {**link_parameters(SCENARIO, ASSUMPTIONS), "of_next_year": "1"}
    del newer[CHECK]
    scenario, [message] = scenario_of_link(with_check(newer), ASSUMPTIONS)
    assert scenario.changes == SCENARIO.changes
    assert "of_next_year" in message


@pytest.fixture
def renamed():
    """The assumptions after two entries got new ids."""
    new = {"overtime_cost": "overtime_share", "quits": "turnover_share"}
    return replace(ASSUMPTIONS, renamed=new)


@pytest.mark.parametrize(
    ("name", "setting_id"),
    [
        ("quits", "turnover_share"),
        ("overtime_cost.care", "overtime_share.care"),
        ("overtime_cost", "overtime_share.care"),
    ],
)
def test_a_renamed_id_keeps_its_meaning_in_links_and_files(name, setting_id, renamed) -> None:
    assert scenario_of_link({"v": "1.0", name: "0.2"}, renamed)[0].changes == {setting_id: 0.2}
    assert scenario_of_file(f"changes: {{{name}: 0.2}}\n", renamed).changes == {setting_id: 0.2}


def test_a_renamed_id_must_lead_to_an_assumption() -> None:
    contents = read_folder(FOLDER)
    wrong = replace(contents, parts={**contents.parts, "renamed": {"quits": "turnover"}})
    with pytest.raises(AssumptionsError, match="renamed: quits is 'turnover'; it must be an"):
        assumptions_of(wrong)


@pytest.mark.parametrize("note", ["ü" * 4_000, "x" * 4_000, "a b\n" * 1_000])
def test_a_long_note_is_left_out_of_the_link(note: str) -> None:
    parameters = link_parameters(replace(SCENARIO, note=note), ASSUMPTIONS)
    assert "note" not in parameters
    assert len(urlencode(parameters)) <= LONGEST_QUERY
    assert scenario_of_link(parameters, ASSUMPTIONS) == (replace(SCENARIO, note=""), [])


def test_a_note_of_usual_length_stays_in_the_link() -> None:
    assert link_parameters(replace(SCENARIO, note="x" * 500), ASSUMPTIONS)["note"] == "x" * 500


# What a person may copy out of a mail.
COPIED = {
    "the address": ADDRESS,
    "with white space around": f"  \n{ADDRESS}\n",
    "in angle brackets": f"<{ADDRESS}>",
    "in quotation marks": f"\u201c{ADDRESS}\u201d.",
    "as HTML": ADDRESS.replace("&", "&amp;"),
    "wrapped": wrapped(ADDRESS, 76, "\r\n"),
    "wrapped and answered": wrapped(ADDRESS, 76, "\n> > "),
    "quoted-printable": wrapped(ADDRESS.replace("=", "=3D"), 76, "=\r\n"),
    "the query alone": f"?{QUERY}",
    "a safe link": "https://nam02.safelinks.protection.outlook.com/?url="
    f"{quote(ADDRESS, safe='')}&data=05%7C01&sdata=abc&reserved=0",
    "a link of a search engine": f"https://www.google.com/url?q={quote(ADDRESS, safe='')}&sa=D",
}


@pytest.mark.parametrize("text", COPIED.values(), ids=COPIED.keys())
def test_a_link_that_was_copied_out_of_a_mail_has_its_scenario(text: str) -> None:
    scenario, messages = scenario_of_link(parameters_of_address(text), ASSUMPTIONS)
    assert messages == []
    assert scenario.changes == SCENARIO.changes
    assert scenario.name == SCENARIO.name


@pytest.mark.parametrize("text", ["", "no link", "http://[", "\x00", "https://a/?" + "&" * 5_000])
def test_what_is_no_link_has_no_parameters(text: str) -> None:
    assert parameters_of_address(text) == {}


ADDED = {
    "c1": SCENARIO.named("Hers"),
    "c3": Scenario("His & mine", {"turnover_share": 0.4}).checked(ASSUMPTIONS),
}
WITH_ADDED = urlencode(link_parameters(SCENARIO, ASSUMPTIONS, ADDED, {"service": "homemaker"}))


@pytest.mark.parametrize("kind", MAILED)
def test_scenarios_that_a_link_carries_survive_mail_too(kind: str) -> None:
    given = dict(parse_qsl(MAILED[kind](WITH_ADDED), keep_blank_values=True))
    assert scenario_of_link(given, ASSUMPTIONS, ["service"])[0].changes == SCENARIO.changes
    added, messages = added_of_link(given, ASSUMPTIONS, ["service"])
    assert added == {place: replace(each, note="") for place, each in ADDED.items()}
    assert messages == []


def test_a_link_with_more_scenarios_cut_anywhere_carries_none() -> None:
    for length in range(len(f"{CHECK}=0123"), len(WITH_ADDED)):
        given = dict(parse_qsl(WITH_ADDED[:length], keep_blank_values=True))
        scenario, [message] = scenario_of_link(given, ASSUMPTIONS, ["service"])
        assert scenario == Scenario(), length
        assert message.startswith("The link was cut or changed on its way"), length
        assert added_of_link(given, ASSUMPTIONS, ["service"]) == ({}, []), length


def test_what_makes_a_link_too_long_is_left_out() -> None:
    long = Scenario("x" * 120, SCENARIO.changes, author="y" * 120)
    noted = replace(SCENARIO, note="z" * 3_000)
    parameters = link_parameters(noted, ASSUMPTIONS, {"c1": long, "c2": long, "c3": ADDED["c3"]})
    assert len(urlencode(parameters)) <= LONGEST_QUERY
    assert list(added_of_link(parameters, ASSUMPTIONS)[0]) == ["c1", "c3"]


def test_what_is_besides_the_scenarios_counts_for_the_length() -> None:
    room = LONGEST_QUERY - len(urlencode(link_parameters(SCENARIO, ASSUMPTIONS, ADDED)))
    for length, carried in ((room - 20, ["c1", "c3"]), (room + 20, ["c1"])):
        parameters = link_parameters(SCENARIO, ASSUMPTIONS, ADDED, {"units": "x" * length})
        added, messages = added_of_link(parameters, ASSUMPTIONS, ["units"])
        assert (list(added), messages) == (carried, [])
        assert parameters["units"] == "x" * length
