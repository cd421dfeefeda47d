"""Scenario files, links and CSVs with mistakes in them, by thousands: `make fuzz`.

A mutation is what a slip, a program or a stranger does to a sound text. Nothing but a scenario or
our own error may come of it. The mistakes are drawn from a seed, so that a failure can be repeated.

A link and a file carry more than a scenario: the base that it stands on, what it is compared with,
what is asked of the budget, loaded current rates, and values of other programs. All of it is read.
"""

from __future__ import annotations

import datetime
import random
import re
import sys
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from model import Scenario, ScenarioError, compute
from model.findings.budget.cost import budget_of
from model.findings.budget.frames import budget_frame
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import NAMES as BUDGET
from model.findings.budget.texts.plan_texts import plan_and_faults
from model.programs.plan import filled_in, load_plan
from model.programs.program import checked_values, value_faults
from model.programs.reading import load_program
from model.scenario.loaded_rates import LoadedRates
from model.scenario.texts.brought import text_of_bytes
from model.scenario.texts.csv_text import scenarios_of_csv
from model.scenario.texts.file_text import file_text
from model.scenario.texts.link_names import PLACES
from model.scenario.texts.link_text import added_of_link, link_parameters, scenario_of_link
from model.scenario.texts.mailed_links import mended_names, mended_value
from model.tables.fee_schedule import fee_schedule
from model.tables.sheets import sheet_of_csv
from model.tables.volumes import volumes
from reporting.files.uploads import budget_of_upload, programs_of_upload, scenario_of_upload
from tests.study import ASSUMPTIONS

INPUTS, PLAN = budget_inputs(), load_plan()
OF_PROGRAMS = {
    key: setting
    for name in ("case_rate", "employment_team")
    for key, setting in load_program(name).settings.items()
}
SCENARIOS = [
    Scenario("Overtime → 5%", {"overtime_share.care": 0.05}, note="- a list\n# no comment: {x}"),
    Scenario("=1+1", {"paid_time_off_days_full_time": 20, "turnover_share": 0.1 + 0.2}, "", "A"),
    Scenario(
        "Wages",
        {
            "minimum_wage_schedule": (
                (datetime.date(2019, 1, 1), 8.6),
                (datetime.date(2024, 1, 1), 12.3),
            ),
            "rates_as_of_date": datetime.date(2024, 1, 1),
            "minimum_wage_rule": "spillover",
        },
    ),
    Scenario("Today's", {"overtime_share.care": 0.05}, base="today"),
    Scenario("Loaded").with_loaded_rates(
        (LoadedRates("fees 2026.csv", datetime.date(2026, 7, 1), (("homemaker", 8.14),)),)
    ),
]
# What is asked of the budget, and values of other programs, as links and files carry them.
BUDGET_TEXTS = {
    "fees": "50% to upper", "fees_of": "nursing=none; T1019 U2=$4.10", "may_fall": "yes",
    "effective": "2028-01-01", "phases": "2028-01-01=40%; 7/1/2028=100%", "first_year": "2028",
    "lag": "1", "units": "S5130=800,000; T1019-U2=1e6", "units_year": "2026",
    "division": "S5150=75%; S5150 TF=25%", "use_growth": "1%", "match": "2028=65%; 2028-10=66%",
    "expansion": "5%", "other_funds": "10%",
}  # fmt: skip
PROGRAM_TEXTS = {"children": "300", "months_funded": "6", "people_to_serve": "240"}
PLAN_TEXTS = {"plan.start": "Jan 31, 2027"}
PIECES = [
    "", " ", "\n", "\n\n", "\t", ",", ";", ":", "'", '"', "-", "- ", "? ", "|", ">", "%", "$",
    "&", "*", "!", "!!float", "!!float ''", "!!int x", "!!binary", "!!timestamp x", "!!set",
    "!!omap", "!!python/name:os.system", "{", "}", "[", "]", "[[[[", "{}", "<<: 1", "=", "~",
    "null", "true", "on", "020", "0x1F", "1_000", "1:30:00", "1:90", ".inf", "-.inf", ".nan", "nan",
    "1e999", "5e-2", "1" * 50, "9,5", "$12.30", "5%", "2,080", "(3)", "0", "1", "50", "100",
    "43466", "31/12/2023", "1-Jul-20", "9999-12-31", "0000-00-00", "2020-02-30", "2050-12-31",
    "\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\U0001f469\u200d", "\u0663",
    "&a", "*a", "&amp;", "%00", "%ff", "--- ", "...", "---\n", "changes: ", "name: ", "v=",
    "turnover_share", "turnover_share=", "scenario", "#", "\\", "\r", "today", "study",
    "base=today", "c1.", "c4.base=", "c2.c2.", "by 3%", "50% to", "none", "T1019=0",
    "2027-10", "plan.", "-1",
]  # fmt: skip
FEES = dict(ASSUMPTIONS.entries["fee_schedule_rate_usd"].values)
FEE_SCHEDULE = (
    "code,modifier,rate,effective date,end date\nS5130,,8.14,2026-07-01,\n"
    "T1019,U3 TF,$8.50,7/1/2025,12/31/2099\nT1019,U3 TF,8.40,7/1/2024,6/30/2025\n"
)
VOLUMES = 'code,modifier,sfy,units,paid\nS5130,,2025,1000,\nT1019,U2,SFY 2025,,"$3,940"\n'
BESIDES = ("service", "programs")  # names in a link that are of no scenario
VALUE = re.compile(rb"(?<=[=:,;\t ])[^=:,;&\t\n ]+")

Read = Callable[[bytes], object]


def read_file(content: bytes) -> object:
    """A file as it is uploaded: its scenario and rates, the budget, values of other programs."""
    scenario, messages = scenario_of_upload(content, ASSUMPTIONS)
    asked = budget_of_upload(content, ASSUMPTIONS)
    of_programs = programs_of_upload(content, ASSUMPTIONS)
    return cost(scenario, asked), messages, read_programs(of_programs)


def cost(scenario: Scenario, asked: Mapping[str, str]) -> object:
    """What the plan that is asked for costs, as the page Budget shows it, and its faults."""
    results = compute(ASSUMPTIONS, scenario)
    plan, faults = plan_and_faults(asked, results.assumptions, INPUTS)
    return budget_frame(budget_of(results, plan, INPUTS)), faults


def read_programs(texts: Mapping[str, str]) -> object:
    """Values of other programs, and the plan of an employment team."""
    of_plan = {n.removeprefix("plan."): text for n, text in texts.items() if n[:5] == "plan."}
    faults = value_faults(texts, OF_PROGRAMS)
    return checked_values(texts, OF_PROGRAMS), faults, filled_in(PLAN, of_plan)


def read_csv(content: bytes) -> object:
    """A CSV of a sweep."""
    return scenarios_of_csv(text_of_bytes(content), ASSUMPTIONS)


def read_fees(content: bytes) -> object:
    """A fee schedule that a person brings."""
    sheets = [sheet_of_csv(text_of_bytes(content))]
    schedule = fee_schedule(sheets, ASSUMPTIONS, datetime.date(2026, 7, 1), FEES)
    return Scenario().with_loaded_rates(schedule.loaded("fees.csv")).checked(ASSUMPTIONS)


def read_volumes(content: bytes) -> object:
    """Volumes that a person brings."""
    return volumes([sheet_of_csv(text_of_bytes(content))], ASSUMPTIONS, FEES).fiscal_years


def read_link(content: bytes) -> object:
    """The parameters of a link, as the server hands them over. Errors: none, it gives messages."""
    named = mended_names(dict(parse_qsl(content.decode("utf-8", "surrogateescape"))))
    besides = [name for name in named if name in (*BESIDES, *BUDGET, *OF_PROGRAMS)]
    scenario, _ = scenario_of_link(named, ASSUMPTIONS, besides)
    added, _ = added_of_link(named, ASSUMPTIONS, besides)
    asked = {name: " ".join(text.split()) for name, text in named.items() if name in BUDGET}
    of_programs = {n: mended_value(text) for n, text in named.items() if n in OF_PROGRAMS}
    compared = [compute(ASSUMPTIONS, each).rates for each in added.values()]
    return cost(scenario, asked), compared, read_programs(of_programs)


def sound_texts() -> list[tuple[Read, bytes]]:
    """What reads a text, and a text that it reads."""
    asked, of_programs = BUDGET_TEXTS, {**PROGRAM_TEXTS, **PLAN_TEXTS}
    files = [
        *(file_text(scenario, ASSUMPTIONS) for scenario in SCENARIOS),
        file_text(SCENARIOS[0], ASSUMPTIONS, asked, of_programs),
    ]
    besides = {"service": "homemaker", **asked, **PROGRAM_TEXTS}
    first, *others = SCENARIOS
    links = [
        *(link_parameters(scenario, ASSUMPTIONS) for scenario in SCENARIOS),
        link_parameters(first, ASSUMPTIONS, dict(zip(PLACES, others, strict=True))),
        link_parameters(SCENARIOS[3], ASSUMPTIONS, {"c4": first}, besides),
        # Without a check value nothing is refused as cut, so that every value is read.
        {**asked, **PROGRAM_TEXTS, "base": "today", "c2.base": "today", "turnover_share": "60%"},
    ]
    tables = [
        "scenario,overtime_share,rates_as_of_date\nA,0.05,\nB,,2023-01-01\n",
        'scenario;turnover_share;minimum_wage_schedule\n"A; B";60%;"2019-01-01:8.6"\n',
        "scenario\thours_per_year\nA\t2,080\n",
    ]
    return [
        *((read_file, text.encode()) for text in files),
        *((read_link, urlencode(parameters).encode()) for parameters in links),
        *((read_csv, text.encode()) for text in tables),
        (read_fees, FEE_SCHEDULE.encode()),
        (read_volumes, VOLUMES.encode()),
    ]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A text with one to six mistakes, most of them in its values."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        values = list(VALUE.finditer(content))
        if values and chance.random() < 0.6:
            value, piece = chance.choice(values), chance.choice(PIECES).encode()
            content = content[: value.start()] + piece + content[value.end() :]
            continue
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((0, 0, 1, 1, 2, 5, 20)))
        piece = chance.choice(PIECES)
        content = chance.choice(
            (
                content[:start] + piece.encode() + content[end:],
                content[:start] + quote(piece).encode() + content[end:],
                content[:start] + chance.randbytes(1) + content[end:],
                content[:start] + content[end:],
                content[:start],
                content[:start] + content[start:end] * 3 + content[end:],
                content[start:] + content[:start],
                content.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-8-sig"))),
            )
        )
    return content


def failures(count: int, seed: int = 0) -> list[str]:
    """What came of `count` mutated texts beside a scenario or our own error with a fault."""
    chance = random.Random(seed)
    sound = sound_texts()
    faults = []
    for _ in range(count):
        read, content = chance.choice(sound)
        given = mutated(content, chance)
        try:
            read(given)
        except ScenarioError as error:
            if not all(fault.strip() for fault in error.faults or [""]):
                faults.append(f"{read.__name__}({given!r}) says nothing")
        except Exception as error:
            faults.append(f"{read.__name__}({given!r}) raises {error!r}")
    return faults


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    found = failures(wanted)
    print("\n".join([*found, f"{wanted} mutated files, links and CSVs, {len(found)} failures"]))
    sys.exit(bool(found))
