"""Starts the product: `uvicorn app:app`, or `streamlit run app.py`. The pages are in `pages/`."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import AsyncIterator
from importlib.resources import files

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.shell.loaded import study_assumptions
from reporting.page_list import PAGES


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Load the assumptions before the first visitor comes.

    What was made by then stays for good, so the garbage collector need not look at it again: a
    full collection would make a visitor wait for a tenth of a second.
    """
    with contextlib.suppress(ValueError):  # the page lists what is wrong in the files
        study_assumptions()
    gc.collect()
    gc.freeze()
    yield


def first_page(request: Request) -> RedirectResponse:
    """The way from the first page's own name to the root, where Streamlit serves it alone."""
    return RedirectResponse(f"./?{request.url.query}")


def say_that_it_failed(_: Exception) -> bool:
    """A sentence in place of a traceback, which the server's log has."""
    st.error("This page could not be drawn. Reload it, or reset the scenario to the study.")
    return True


app = st.App(
    "pages/dashboard.py",
    lifespan=lifespan,
    routes=[
        Route(f"/{PAGES[0].key}", first_page),
        # The browser draws charts with the script that plotly's Python package brings.
        Mount("/plotly", StaticFiles(directory=str(files("plotly") / "package_data"))),
    ],
    on_script_error=say_that_it_failed,
)
