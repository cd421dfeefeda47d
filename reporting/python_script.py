"""A Python script that computes scenarios with the model and prints their rates as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from model import Scenario
from model.study.assumptions import STUDY

MIME = "text/x-python"
COLUMNS = ["scenario", "service", "procedure_code", "bound", "rate_usd"]
SCRIPT = Template('''"""The rates of these scenarios, printed as CSV.

It takes the model of the dashboard, runs from any folder, and tells on the error output which
model it took. Either install the model once and run it, or name the dashboard's folder, which
holds the folders `model` and `assumptions`:

    pip install FOLDER
    python THIS_FILE

    python THIS_FILE FOLDER
"""

${imports}import sys
from pathlib import Path

folder = sys.argv[1] if sys.argv[1:] else ""
if folder and not Path(folder, "model", "__init__.py").is_file():
    sys.exit(f"{folder} is not the dashboard's folder: it has no folder `model`.")
if folder:
    sys.path.insert(0, folder)
try:
    import model
    from model import Scenario, compute, load_assumptions
except ImportError as missing:
    sys.exit(
        f"The model was not found, or a package that it needs: {missing}. Run `pip install FOLDER` "
        "with the dashboard's folder, which brings both."
    )
print(f"Model: {Path(model.__file__).parent}", file=sys.stderr)

import pandas

SCENARIOS = [
$scenarios,
]

assumptions = load_assumptions()
if assumptions.version != $version:
    print("These numbers were made with version $made_with of the assumptions.", file=sys.stderr)
sys.stdout.reconfigure(encoding="utf-8")
rates = pandas.concat([compute(assumptions, each).rates for each in SCENARIOS])
print(rates[$columns].to_csv(index=False))
''')


def python_script(scenarios: Iterable[Scenario], version: str) -> str:
    """The script of these scenarios; version: of the assumptions that they were made with.

    Whatever was typed stands in it as `repr` writes it, so that it stays a text.
    """
    written = ",\n".join(map(_scenario, scenarios))
    return SCRIPT.substitute(
        imports="import datetime\n" if "datetime.date(" in written else "",
        scenarios=written,
        version=repr(version),
        made_with=version,
        columns=COLUMNS,
    )


def _scenario(scenario: Scenario) -> str:
    texts = {
        name: getattr(scenario, name)
        for name in ("note", "author", "date", "base")
        if getattr(scenario, name) not in ("", STUDY)
    }
    pairs = scenario.changes.items()
    changes = "".join(f"            {key!r}: {value!r},\n" for key, value in pairs)
    arguments = "".join(f"        {name}={text!r},\n" for name, text in texts.items())
    changed = f"{{\n{changes}        }}" if changes else "{}"
    return f"    Scenario(\n        {scenario.name!r},\n        {changed},\n{arguments}    )"
