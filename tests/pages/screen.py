"""A page as a person has it open, without a browser, and what can be read from it.

A run of AppTest is always one of the whole script. It answers a control where one was moved, and
is otherwise what Streamlit does when a person goes to an address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from model import Scenario, compute
from model.scenario.texts.link_text import link_parameters
from model.steps.cents import in_cents
from pages.shell import session
from pages.shell.results import assumptions
from pages.shell.session_value import NAME, SessionValue
from tests.imports import REPOSITORY

T = TypeVar("T")
DASHBOARD = REPOSITORY / "pages" / "dashboard.py"


def run(page: Any) -> AppTest:
    """The page after a run in which nothing failed; page: also a widget of it that was moved."""
    after: AppTest = page.run()
    assert not after.exception, [fault.value for fault in after.exception]
    return after


def opened(page_key: str = "overview", unfolded: Iterable[str] = (), **parameters: str) -> AppTest:
    """A page opened in a new session, by a link with these parameters.

    unfolded: keys of the popovers and expanders that are open from the beginning.
    """
    page = AppTest.from_file(DASHBOARD, default_timeout=60)
    page.query_params.update(parameters)
    for key in unfolded:
        page.session_state[key] = True
    return gone_to(page, page_key)


def gone_to(page: AppTest, page_key: str) -> AppTest:
    """Another page of the same session."""
    return run(page.switch_page(f"{page_key}.py"))


def with_open(page: AppTest, *keys: str) -> AppTest:
    """The page with these popovers and expanders open."""
    for key in keys:
        page.session_state[key] = True
    return run(page)


def link_of(changes: Mapping[str, Any], **texts: str) -> dict[str, str]:
    """The parameters of a link to a scenario."""
    return link_parameters(Scenario(changes=changes, **{"name": "A link", **texts}), assumptions())


def widget(page: AppTest, name: str) -> Any:
    """The widget of this name, as it was made for the generation in force, or anew since."""
    key = re.compile(
        rf"{re.escape(name.replace('.', '-'))}-{value_in(page, session.generation)}(-\d+)?"
    )
    [of_key] = [
        each for each in (*page.main, *page.sidebar) if key.fullmatch(str(getattr(each, "key", "")))
    ]
    return of_key


def control(page: AppTest, setting_id: str) -> Any:
    """The control of a setting."""
    return widget(page, f"control-{setting_id}")


def value_in(page: AppTest, what: SessionValue[T]) -> T:
    """What the session of a page keeps: `session.scenario`, for example."""
    in_force: T = _values(page).get(what.name, what.at_first)
    return in_force


def put(page: AppTest, what: SessionValue[T], new: T) -> None:
    """Have the session of a page keep something else."""
    page.session_state[NAME] = {**_values(page), what.name: new}


def _values(page: AppTest) -> Mapping[str, Any]:
    if NAME not in page.session_state:
        return {}
    of_session: Mapping[str, Any] = page.session_state[NAME]
    return of_session


def scenario_of(page: AppTest) -> Scenario:
    """The scenario in force."""
    return value_in(page, session.scenario)


def changes_of(page: AppTest) -> dict[str, Any]:
    """The changes of the scenario in force."""
    return dict(scenario_of(page).changes)


def rates_of(changes: Mapping[str, Any]) -> np.ndarray:
    """What the model says of a scenario: rates in dollars, a row a service, a column a bound."""
    rates = compute(assumptions(), Scenario("Expected", changes)).rates["rate_usd"]
    return rates.to_numpy().reshape(-1, 3)


def table_of_rates(page: AppTest) -> pd.DataFrame:
    """Table 7 as the page Rate ranges shows it."""
    return page.main.dataframe[0].value


def expect_rates(page: AppTest, changes: Mapping[str, Any], heading: str = "Scenario") -> None:
    """Table 7 has the model's rates of a scenario under a heading, in cents as they are paid."""
    np.testing.assert_allclose(shown_rates(page, heading), in_cents(rates_of(changes)))


def shown_rates(page: AppTest, heading: str = "Scenario") -> np.ndarray:
    """The rates under a heading of Table 7: a row a service, a column a bound."""
    of_heading: pd.DataFrame = table_of_rates(page)[heading]
    return of_heading.to_numpy()


def html_of(page: AppTest) -> str:
    """All HTML of the page."""
    return "\n".join(element.value for element in page.get("html"))


def plain_table(page: AppTest, column: object) -> pd.DataFrame:
    """The texts of the one table in plain HTML on the screen that has a column."""
    [table] = [table for table in _plain_tables(page, "") if column in table.columns]
    return table


def plain_table_called(page: AppTest, name: str) -> pd.DataFrame:
    """The texts of the one table in plain HTML on the screen whose name begins so."""
    [table] = _plain_tables(page, name)
    return table


def _plain_tables(page: AppTest, name: str) -> list[pd.DataFrame]:
    sections = re.findall(
        f'role="region" aria-label="{re.escape(name)}.*?</table>', html_of(page), re.DOTALL
    )
    rows = (re.sub(r'<tr><th class="group".*?</tr>', "", html) for html in sections)
    return [pd.read_html(StringIO(html), keep_default_na=False)[0] for html in rows]


def headline(page: AppTest) -> str:
    """The sentence that says what the scenario does."""
    [sentence] = re.findall(r'<h\d class="headline">(.*?)</h\d>', html_of(page))
    return str(sentence)


def large_numbers(page: AppTest) -> list[str]:
    """The row of large numbers."""
    return re.findall(r"<dd>(.*?)</dd>", html_of(page))


def count_of_changes(page: AppTest) -> str:
    """What stands before the changes at the head of the page."""
    [count] = re.findall(r'<span class="changes">(.*?)</span>', html_of(page))
    return str(count)


def drawn(page: AppTest, component: str = "chart") -> list[dict[str, Any]]:
    """What was handed to each chart of the page, or to each picture."""
    protos = [element.proto for element in page.get("bidi_component")]
    return [json.loads(proto.json) for proto in protos if proto.component_name == component]


def warning(page: AppTest) -> str:
    """The one warning on the page, without the backslashes that keep it plain text."""
    [message] = page.warning
    return message.value.replace("\\", "")


def labels_of(page: AppTest, kind: str) -> list[str]:
    """The labels of all popovers or expanders of the page, but for those of the sidebar."""
    blocks: Any = page.main.get(kind)
    return [block.label if kind == "expander" else block.proto.popover.label for block in blocks]
