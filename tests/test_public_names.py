"""Of other libraries only what is public: private names change with any release."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import product

import pytest
import streamlit

from tests.imports import Import, imports, sources

PUBLIC_MODULES = {
    "streamlit",
    "streamlit.errors",
    "streamlit.components.v2",
    "streamlit.testing.v1",
}
# Documented as `st.column_config`; nothing is imported from it.
PUBLIC_AS_ATTRIBUTES = {*PUBLIC_MODULES, "streamlit.column_config"}
PACKAGES = ("streamlit", "plotly", "xlsxwriter", "pptx", "docx", "openpyxl")
# Modules of these packages that read and write XML, and that no documentation of theirs names.
RAW_XML_MODULES = ("pptx.oxml.", "pptx.opc.", "docx.oxml.", "docx.opc.", "openpyxl.xml.")
# All that needs one, or the `element` of an object, each with what the package has no call for.
NEEDS_RAW_XML = {
    "reporting/fiscal_note/layout.py": "fields; rows that no page parts and heads that repeat",
    "reporting/slides/carried_scenario.py": "a property of a file of our own",
    "reporting/slides/design/raw_xml.py": "what each of its functions says",
}

FILES = sources("app.py", "model", "reporting", "pages", "tests", "benchmarks")
PRODUCT = sources("app.py", "model", "reporting", "pages")

Files = Mapping[str, str]  # path -> text


def private_modules(files: Files) -> list[str]:
    """Imports from modules of Streamlit that are not public, and attributes that are such modules.

    `from streamlit import runtime` and `st.runtime` are the same module as `streamlit.runtime`.
    """
    faults = []
    for path, text in files.items():
        bound = _bound(path, text, "streamlit")
        faults += [
            f"{path}:{wanted.line} imports {wanted.dotted}, which is not public"
            for wanted in imports(path, text)
            if wanted.package == "streamlit" and not _is_public(wanted)
        ]
        for node in _attributes(path, text):
            name, dotted = _dotted(node, bound)
            if name and _private_module(dotted) == dotted:
                faults.append(f"{path}:{node.lineno} uses {name}, which is not public")
    return faults


def private_names(files: Files) -> list[str]:
    """Names with a leading underscore of anything but an object itself or its class.

    Only what can be seen: imports, attributes, names in quotes, and methods of a class that stands
    on one of another library, where they may take the place of that one's.
    """
    faults = []
    for path, text in files.items():
        faults += [
            f"{path}:{wanted.line} imports {wanted.dotted}, which is private"
            for wanted in imports(path, text)
            if any(map(_is_private, wanted.dotted.split(".")))
        ]
        faults += [
            f"{path}:{line} uses {name} of {_root(owner)}, which is private"
            for line, owner, name in (*_names_used(path, text), *_names_got(path, text))
            if _is_private(name) and ast.unparse(owner) not in ("self", "cls")
        ]
        faults += [
            f"{path}:{line} gives {base} its own {name}, which is private"
            for line, base, name in _methods(path, text)
            if _is_private(name) and base in _bound(path, text, *PACKAGES)
        ]
    return faults


def raw_xml(files: Files) -> list[str]:
    """The files that read or write the XML of an Office file themselves."""
    return [
        path
        for path, text in files.items()
        if any(f"{wanted.dotted}.".startswith(RAW_XML_MODULES) for wanted in imports(path, text))
        or any(name == "element" for _, _, name in _names_used(path, text))
    ]


def _bound(path: str, text: str, *packages: str) -> dict[str, str]:
    """Names that a file knows by its imports from these packages -> what they stand for."""
    return {
        wanted.bound: wanted.bound if wanted.bound == wanted.package else wanted.dotted
        for wanted in imports(path, text)
        if wanted.package in packages
    }


def _attributes(path: str, text: str) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(ast.parse(text, path)) if isinstance(node, ast.Attribute))


def _names_used(path: str, text: str) -> Iterator[tuple[int, ast.expr, str]]:
    """Line, object and name of each attribute."""
    return ((node.lineno, node.value, node.attr) for node in _attributes(path, text))


def _methods(path: str, text: str) -> Iterator[tuple[int, str, str]]:
    """Line, base and name of each method of a class that stands on another."""
    for node in ast.walk(ast.parse(text, path)):
        if isinstance(node, ast.ClassDef):
            for base, method in product(node.bases, node.body):
                if isinstance(method, ast.FunctionDef):
                    yield method.lineno, _root(base), method.name


def _names_got(path: str, text: str) -> Iterator[tuple[int, ast.expr, str]]:
    """Line, object and name of each `getattr(st, "name")` and `setattr(st, "name", ...)`."""
    for node in ast.walk(ast.parse(text, path)):
        if isinstance(node, ast.Call) and len(node.args) >= 2:
            name = node.args[1]
            called = node.func.attr if isinstance(node.func, ast.Attribute) else _root(node.func)
            if called in ("getattr", "setattr", "hasattr") and isinstance(name, ast.Constant):
                yield node.lineno, node.args[0], str(name.value)


def _root(node: ast.expr) -> str:
    """The name that an expression begins with: `st` of `st.container().button[0]`."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.Attribute, bound: Mapping[str, str]) -> tuple[str, str]:
    """`st.runtime` as written and in full; ("", "") where it does not begin with an import."""
    names = [node.attr]
    value = node.value
    while isinstance(value, ast.Attribute):
        names.insert(0, value.attr)
        value = value.value
    if not isinstance(value, ast.Name) or value.id not in bound:
        return "", ""
    return ".".join([value.id, *names]), ".".join([bound[value.id], *names])


def _is_public(wanted: Import) -> bool:
    if wanted.dotted in PUBLIC_MODULES:
        return True
    return wanted.module in PUBLIC_MODULES and bool(wanted.name) and not _is_module(wanted.dotted)


def _private_module(dotted: str) -> str:
    """The first module on the way that is neither public nor leads to a public one; "" if none."""
    parts = dotted.split(".")
    for length in range(2, len(parts) + 1):
        name = ".".join(parts[:length])
        leads_to_public = any(
            f"{public}.".startswith(f"{name}.") for public in PUBLIC_AS_ATTRIBUTES
        )
        if not leads_to_public and _is_module(name):
            return name
    return ""


def _is_module(dotted: str) -> bool:
    """Whether a name of Streamlit is a module; `st.navigation` is a function beside a module."""
    value: object = streamlit
    for name in dotted.split(".")[1:]:
        if not inspect.ismodule(value):
            return False
        value = getattr(value, name, None)
    return inspect.ismodule(value) or (value is None and find_spec(dotted) is not None)


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def test_only_public_modules_of_streamlit_are_used() -> None:
    faults = private_modules(FILES)
    assert not faults, "\n".join(faults)


def test_nobody_uses_a_private_name_of_another() -> None:
    faults = private_names(FILES)
    assert not faults, "\n".join(faults)


def test_raw_xml_is_where_it_is_needed_and_nowhere_else() -> None:
    assert sorted(raw_xml(PRODUCT)) == sorted(NEEDS_RAW_XML)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("import streamlit.runtime", "imports streamlit.runtime"),
        ("from streamlit import runtime", "imports streamlit.runtime"),
        ("from streamlit import web", "imports streamlit.web"),
        (
            "from streamlit.delta_generator import DeltaGenerator",
            "imports streamlit.delta_generator.DeltaGenerator",
        ),
        (
            "def f():\n    from streamlit.components.v1 import html",
            "imports streamlit.components.v1.html",
        ),
        (
            "import importlib\nimportlib.import_module('streamlit.runtime')",
            "imports streamlit.runtime",
        ),
        ("import streamlit as st\nst.runtime.get_instance()", "uses st.runtime"),
        ("import streamlit as st\nst.components.v1.html('')", "uses st.components.v1"),
        ("import streamlit.errors\nstreamlit.web.cli", "uses streamlit.web"),
    ],
)
def test_a_private_module_is_found(text: str, fault: str) -> None:
    line = text.count("\n") + 1
    assert private_modules({"pages/x.py": text}) == [
        f"pages/x.py:{line} {fault}, which is not public"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("from streamlit import _config", "imports streamlit._config"),
        (
            "from plotly.graph_objs._figure import Figure",
            "imports plotly.graph_objs._figure.Figure",
        ),
        ("import streamlit as st\nst._config", "uses _config of st"),
        ("import streamlit as st\nst.container()._parent.x", "uses _parent of st"),
        ("import plotly.graph_objects as go\ngo.Figure()._data[0]", "uses _data of go"),
        ("import streamlit as st\ngetattr(st, '_main')", "uses _main of st"),
        ("import streamlit as st\nmonkeypatch.setattr(st, '_main', 1)", "uses _main of st"),
        ("def bars(series):\n    return series._element", "uses _element of series"),
        ("class Chart:\n    def f(self):\n        self.shape._sp", "uses _sp of self"),
        ("from reporting.words import _plural", "imports reporting.words._plural"),
        (
            "from xlsxwriter.worksheet import Worksheet\nclass Sheet(Worksheet):\n"
            "    def _prepare_formula(self): ...",
            "gives Worksheet its own _prepare_formula",
        ),
        (
            "import xlsxwriter\nclass Sheet(xlsxwriter.worksheet.Worksheet):\n"
            "    def _write_cell(self): ...",
            "gives xlsxwriter its own _write_cell",
        ),
    ],
)
def test_a_private_name_is_found(text: str, fault: str) -> None:
    line = text.count("\n") + 1
    assert private_names({"pages/x.py": text}) == [f"pages/x.py:{line} {fault}, which is private"]


@pytest.mark.parametrize(
    "text",
    [
        "from pptx.oxml.ns import qn",
        "from docx import oxml",
        "import pptx.opc.package",
        "def remove(shape):\n    shape.element.getparent()",
    ],
)
def test_raw_xml_is_found(text: str) -> None:
    public = "from pptx.util import Pt\nfrom docx.shared import Inches\nx = shape.elements"
    assert raw_xml({"a.py": text, "b.py": public}) == ["a.py"]


def test_what_is_public_may_be_used() -> None:
    text = """
import streamlit as st
import plotly.graph_objects as go
from streamlit.components import v2
from streamlit.errors import StreamlitAPIException
from streamlit.testing.v1 import AppTest
st.navigation([st.Page("a.py")])
st.components.v2.component("chart")
st.column_config.TextColumn("a")
st.session_state["a"].b.c
print(st.__version__, self._own, cls._own, go.Figure().data)
class Rows(Base):
    def _rows(self): ...
"""
    assert private_modules({"pages/x.py": text}) == private_names({"pages/x.py": text}) == []
