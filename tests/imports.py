"""What Python files import, read from their text; nothing is run.

Imports inside functions, under TYPE_CHECKING and by `import_module("...")` are imports too: a
circle or a private name does not become better by coming late.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Import:
    """One imported name: `name` of `module`, or the `module` itself where `name` is "".

    `bound` is the name that the importing file then knows.
    """

    line: int
    module: str
    name: str
    bound: str

    @property
    def dotted(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module

    @property
    def package(self) -> str:
        return self.module.split(".")[0]


def sources(*places: str) -> dict[str, str]:
    """Path in the repository -> text, of these Python files and of all in these folders."""
    paths: list[Path] = []
    for place in places:
        path = REPOSITORY / place
        paths += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return {path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def imports(path: str, text: str) -> tuple[Import, ...]:
    """Every import of one file."""
    return tuple(_imports(path, text))


def imported_file(wanted: Import, files: Mapping[str, str]) -> str:
    """The path of the file that an import reads; "" where it is none of these files.

    `from model.scenario import presets` reads presets.py, but `from model import compute` reads
    `model/__init__.py`, which gives that name to a function. Of packages on the way to a module,
    such as `model` in `model.scenario.presets`, nothing is taken, so they do not count.
    """
    module, submodule = _file(wanted.module, files), _file(wanted.dotted, files)
    if module.endswith("__init__.py"):
        package_imports = imports(module, files[module])
        given_to = {known.dotted for known in package_imports if known.bound == wanted.name}
        if given_to - {wanted.dotted}:
            return module
    return submodule or module


def _imports(path: str, text: str) -> Iterator[Import]:
    for node in ast.walk(ast.parse(text, path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound = alias.asname or alias.name.split(".")[0]
                yield Import(node.lineno, alias.name, "", bound)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = _absolute(path, node)
                yield Import(node.lineno, module, alias.name, alias.asname or alias.name)
        elif isinstance(node, ast.Call) and _called(node) == "import_module":
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield Import(node.lineno, argument.value, "", "")


def _file(dotted: str, files: Mapping[str, str]) -> str:
    """The path of a module or package; "" where it is none of these files."""
    stem = dotted.replace(".", "/")
    return next((path for path in (f"{stem}.py", f"{stem}/__init__.py") if path in files), "")


def _absolute(path: str, node: ast.ImportFrom) -> str:
    """The full name of the module of a `from` import, also of a relative one."""
    if not node.level:
        return node.module or ""
    folder = PurePosixPath(path).parts[: -node.level]
    return ".".join([*folder, *filter(None, [node.module])])


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
