"""The layers: what stands on what, and that no import goes up, sideways or in a circle."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

import pytest

from tests.imports import imported_file, imports, sources

# From the ground up. A module imports from its own place and from places below it. Places in one
# line stand side by side and do not know each other. A folder has all that no other line names.
LAYERS = [
    ("model/errors.py",),
    ("model/steps", "model/study"),
    ("model/scenario",),
    ("model/tables",),
    ("model/loading.py", "model/sources.py", "model/command_line.py"),
    ("model/compute.py", "model/keys.py", "model/cases.py"),
    ("model/phase_in.py",),
    ("model/results.py",),
    ("model/findings", "model/programs"),
    ("model/__init__.py",),  # the public names of the model, for all that stands above
    ("model/commands",),
    ("model/__main__.py",),
    ("reporting",),
    ("reporting/charts",),
    ("reporting/programs",),
    ("reporting/slides", "reporting/workbook"),
    ("reporting/files",),
    ("reporting/__main__.py",),
    ("pages/shell",),
    ("pages/parts",),
    ("pages/sidebar",),
    ("pages",),  # the page files
    ("pages/dashboard.py",),
    ("app.py",),
]

# Who may import these packages; whoever is not named may not.
ONLY_FOR = {
    "streamlit": ("app.py", "pages"),
    "plotly": ("app.py", "pages", "reporting"),
    "docx": ("reporting",),
    "pptx": ("reporting",),
    "openpyxl": ("model/tables", "reporting"),
    "xlsxwriter": ("reporting",),
}
# All that a step of the calculation may import beside other steps and Python's own library.
FOR_STEPS = {"numpy"}
MOST_MODULES = 15  # of one folder, beside its __init__.py

HEIGHTS = {place: height for height, places in enumerate(LAYERS) for place in places}
PRODUCT = sources("app.py", "model", "reporting", "pages")

Files = Mapping[str, str]  # path -> text


def stands_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def place_of(path: str) -> str:
    """The place among the layers that a file belongs to, the narrowest; "" where there is none."""
    return max((place for place in HEIGHTS if stands_in(path, place)), key=len, default="")


def layer_faults(files: Files) -> list[str]:
    """Imports that go up or sideways, and files without a place."""
    faults = [f"{path} has no place among the layers" for path in files if not place_of(path)]
    for path, text in files.items():
        for wanted in imports(path, text):
            target = imported_file(wanted, files)
            place, target_place = place_of(path), place_of(target)
            if not place or not target_place or place == target_place:
                continue
            height, target_height = HEIGHTS[place], HEIGHTS[target_place]
            if target_height >= height:
                relation = "beside" if target_height == height else "above"
                faults.append(
                    f"{path}:{wanted.line} imports {target}, but {target_place} stands {relation} "
                    f"{place}"
                )
    return faults


def package_faults(files: Files) -> list[str]:
    """Imports of a package by a layer that must not know it."""
    return [
        f"{path}:{wanted.line} imports {wanted.package}, which is only for {' and '.join(places)}"
        for path, text in files.items()
        for wanted in imports(path, text)
        if (places := ONLY_FOR.get(wanted.package))
        and not any(stands_in(path, place) for place in places)
    ]


def step_faults(files: Files) -> list[str]:
    """Imports of a step that are neither a step, nor numpy, nor Python's own."""
    return [
        f"{path}:{wanted.line} imports {wanted.module}; a step imports only steps and numpy"
        for path, text in files.items()
        if stands_in(path, "model/steps")
        for wanted in imports(path, text)
        if not wanted.dotted.startswith("model.steps.")
        and wanted.package not in FOR_STEPS | sys.stdlib_module_names
    ]


def circles(files: Files) -> list[str]:
    """A circle of modules that import each other, from importer to imported; the first one met."""
    graph = {
        path: {imported_file(wanted, files) for wanted in imports(path, text)} - {"", path}
        for path, text in files.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" imports ".join(reversed(error.args[1]))]
    return []


def crowded_folders(files: Files) -> list[str]:
    """Folders with more modules than a person takes in at a glance."""
    counts = Counter(
        str(PurePosixPath(path).parent) for path in files if not path.endswith("__init__.py")
    )
    return [
        f"{folder} has {count} modules; at most {MOST_MODULES} are allowed"
        for folder, count in counts.items()
        if count > MOST_MODULES
    ]


def paths_into_tests(files: Files) -> list[str]:
    """Texts of the product that name the folder `tests`; what a docstring says is no path."""
    faults = []
    for path, text in files.items():
        tree = ast.parse(text, path)
        sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        faults += [
            f"{path}:{node.lineno} names {node.value!r}; the product reads nothing under tests"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in sentences and re.search(r"(^|[/\\])tests($|[/\\])", node.value)
        ]
    return faults


Check = Callable[[Files], list[str]]
CHECKS: list[Check] = [
    layer_faults, package_faults, step_faults, circles, crowded_folders, paths_into_tests,
]  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_product_keeps_to_its_layers(check: Check) -> None:
    faults = check(PRODUCT)
    assert not faults, "\n".join(faults)


def test_every_place_among_the_layers_is_there() -> None:
    empty = [place for place in HEIGHTS if place not in {place_of(path) for path in PRODUCT}]
    assert not empty, f"no file is in {', '.join(empty)}"


OTHERS = {
    "model/__init__.py": "from model.compute import compute",
    "model/scenario/presets.py": "",
    "model/study/values.py": "",
    "model/compute.py": "",
    "reporting/headline.py": "",
    "reporting/slides/deck.py": "",
    "pages/compare.py": "",
    "pages/parts/chart.py": "",
}


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        (
            "model/study/files/reading.py", "from model.scenario.presets import presets",
            "model/study/files/reading.py:1 imports model/scenario/presets.py, "
            "but model/scenario stands above model/study",
        ),
        (
            "model/study/files/reading.py", "def f():\n    from model.scenario import presets",
            "model/study/files/reading.py:2 imports model/scenario/presets.py, "
            "but model/scenario stands above model/study",
        ),
        (
            "model/study/files/reading.py", "from ...scenario import presets",
            "model/study/files/reading.py:1 imports model/scenario/presets.py, "
            "but model/scenario stands above model/study",
        ),
        (
            "model/study/files/reading.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import model.compute",
            "model/study/files/reading.py:3 imports model/compute.py, "
            "but model/compute.py stands above model/study",
        ),
        (
            "model/findings/trace.py", "from model import compute",
            "model/findings/trace.py:1 imports model/__init__.py, "
            "but model/__init__.py stands above model/findings",
        ),
        (
            "model/findings/trace.py", "import reporting.headline",
            "model/findings/trace.py:1 imports reporting/headline.py, "
            "but reporting stands above model/findings",
        ),
        (
            "reporting/workbook/figures.py", "from reporting.slides import deck",
            "reporting/workbook/figures.py:1 imports reporting/slides/deck.py, "
            "but reporting/slides stands beside reporting/workbook",
        ),
        (
            "reporting/headline.py", "from pages import compare",
            "reporting/headline.py:1 imports pages/compare.py, but pages stands above reporting",
        ),
        (
            "pages/shell/link.py", "from pages.parts import chart",
            "pages/shell/link.py:1 imports pages/parts/chart.py, "
            "but pages/parts stands above pages/shell",
        ),
        (
            "pages/parts/chart.py", "from pages import compare",
            "pages/parts/chart.py:1 imports pages/compare.py, but pages stands above pages/parts",
        ),
        ("model/frames.py", "", "model/frames.py has no place among the layers"),
        ("pages/compare.py", "from pages.parts.chart import Chart\nfrom model import compute", ""),
    ],
)  # fmt: skip
def test_an_import_up_or_sideways_is_found(path: str, text: str, fault: str) -> None:
    assert layer_faults({**OTHERS, path: text}) == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        (
            "reporting/headline.py", "import streamlit as st",
            "reporting/headline.py:1 imports streamlit, which is only for app.py and pages",
        ),
        (
            "model/compute.py", "from importlib import import_module\nimport_module('plotly.io')",
            "model/compute.py:2 imports plotly, which is only for app.py and pages and reporting",
        ),
        (
            "pages/compare.py", "from pptx.util import Pt",
            "pages/compare.py:1 imports pptx, which is only for reporting",
        ),
        (
            "model/compute.py", "import xlsxwriter",
            "model/compute.py:1 imports xlsxwriter, which is only for reporting",
        ),
        ("reporting/headline.py", "import plotly.graph_objects as go", ""),
    ],
)  # fmt: skip
def test_a_package_in_the_wrong_layer_is_found(path: str, text: str, fault: str) -> None:
    assert package_faults({path: text}) == ([fault] if fault else [])


@pytest.mark.parametrize("module", ["pandas", "model.study.values"])
def test_a_step_that_knows_more_than_numbers_is_found(module: str) -> None:
    fine = "import datetime\nimport numpy as np\nfrom model.steps import wages\n"
    assert step_faults({"model/steps/rates.py": f"{fine}import {module}"}) == [
        f"model/steps/rates.py:4 imports {module}; a step imports only steps and numpy"
    ]


def test_a_circle_is_found_also_where_an_import_comes_late() -> None:
    files = {
        "model/study/a.py": "from model.study import b",
        "model/study/b.py": "from model.study.c import C",
        "model/study/c.py": "def f():\n    import model.study.a",
    }
    (circle,) = circles(files)
    assert set(circle.split(" imports ")) == set(files)
    assert "model/study/a.py imports model/study/b.py" in f"{circle} imports {circle}"
    assert circles({**files, "model/study/c.py": ""}) == []


def test_a_folder_with_sixteen_modules_is_found() -> None:
    files = {"reporting/__init__.py": ""} | {f"reporting/m{n}.py": "" for n in range(15)}
    assert crowded_folders(files) == []
    assert crowded_folders({**files, "reporting/m15.py": ""}) == [
        "reporting has 16 modules; at most 15 are allowed"
    ]


@pytest.mark.parametrize(
    "text", ["ROOT / 'tests' / 'data'", "open('tests/data/x.csv')", "f'{root}/tests/{name}.csv'"]
)
def test_a_path_into_tests_is_found(text: str) -> None:
    (fault,) = paths_into_tests({"model/findings/check.py": f"ROOT = root = ''\nx = {text}"})
    assert fault.startswith("model/findings/check.py:2 names ")


def test_words_about_tests_are_no_path_into_them() -> None:
    text = '"""See tests/model."""\nX = "latest tests of contests"'
    assert paths_into_tests({"model/findings/check.py": text}) == []
