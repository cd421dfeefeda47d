"""A component of our own that hands a figure to plotly in the browser: `chart.js`.

`st.plotly_chart` draws each figure twice, leaves its place empty for some frames and keeps what was
replaced; a figure that a slider changes shows it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v1 import declare_component

from pages.shared import link, session


def _folder_of_plotly() -> Path:
    """The folder in which the Python package of plotly keeps its JavaScript."""
    package = find_spec("plotly")
    if package is None or package.origin is None:
        raise ImportError("plotly is missing: pip install -r requirements.txt")
    return Path(package.origin).with_name("package_data")


# Only for the address under which Streamlit gives the browser the files of a folder.
_FILES = declare_component("plotly", path=_folder_of_plotly())
_chart = st.components.v2.component(
    "chart", js=Path(__file__).with_name("chart.js").read_text("utf-8"), isolate_styles=False
)


@dataclass(frozen=True)
class Plot:
    """A figure, and its accessible name: what it shows, in one sentence."""

    figure: Mapping[str, Any]
    alt: str


Make = Callable[[], Plot | None]  # None where there is nothing to draw


def draw(plot: Plot, key: str, config: Mapping[str, Any]) -> None:
    """Draw a figure with plotly's own configuration.

    Errors: ValueError where a number of the figure is not finite.
    """
    wanted = {
        "key": f"{session.page_title()} {key}",
        "alt": plot.alt,
        "figure": plot.figure,
        "config": config,
        "plotly_address": plotly_address(),
    }
    _chart(key=key, data=json.dumps(wanted, allow_nan=False).encode())


def plotly_address() -> str:
    """Where the browser finds plotly on this server."""
    return link.page_address(f"component/{_FILES.name}/plotly.min.js")
