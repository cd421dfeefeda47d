"""Scenario files, links and CSVs with mistakes in them, by thousands: `make fuzz`.

A mutation is what a slip, a program or a stranger does to a sound text. Nothing but a scenario or
our own error may come of it. The mistakes are drawn from a seed, so that a failure can be repeated.
"""

from __future__ import annotations

import datetime
import random
import re
import sys
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlencode

from model import Scenario, ScenarioError, compute, load_assumptions
from model.scenario.csv_text import scenarios_of_csv
from model.scenario.encoded_text import text_of_bytes
from model.scenario.file_text import file_messages, file_text, scenario_of_file
from model.scenario.link_text import PLACES, added_of_link, link_parameters, scenario_of_link
from model.tables.fee_schedule import fee_schedule
from model.tables.sheets import sheet_of_csv
from model.tables.volumes import volumes

ASSUMPTIONS = load_assumptions()
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
]
PIECES = [
    "", " ", "\n", "\n\n", "\t", ",", ";", ":", "'", '"', "-", "- ", "? ", "|", ">", "%", "$",
    "&", "*", "!", "!!float", "!!float ''", "!!int x", "!!binary", "!!timestamp x", "!!set",
    "!!omap", "!!python/name:os.system", "{", "}", "[", "]", "[[[[", "{}", "<<: 1", "=", "~",
    "null", "true", "on", "020", "0x1F", "1_000", "1:30:00", "1:90", ".inf", "-.inf", ".nan", "nan",
    "1e999", "5e-2", "1" * 50, "9,5", "$12.30", "5%", "2,080", "(3)", "0", "1", "50", "100",
    "43466", "31/12/2023", "1-Jul-20", "9999-12-31", "0000-00-00", "2020-02-30", "2050-12-31",
    "\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\U0001f469\u200d", "\u0663",
    "&a", "*a", "&amp;", "%00", "%ff", "--- ", "...", "---\n", "changes: ", "name: ", "v=",
    "turnover_share", "turnover_share=", "scenario", "#", "\\", "\r",
]  # fmt: skip
FEES = dict(ASSUMPTIONS.entries["fee_schedule_rate_usd"].values)
FEE_SCHEDULE = (
    "code,modifier,rate,effective date,end date\nS5130,,8.14,2026-07-01,\n"
    "T1019,U3 TF,$8.50,7/1/2025,12/31/2099\nT1019,U3 TF,8.40,7/1/2024,6/30/2025\n"
)
VOLUMES = 'code,modifier,sfy,units,paid\nS5130,,2025,1000,\nT1019,U2,SFY 2025,,"$3,940"\n'
VALUE = re.compile(rb"(?<=[=:,;\t ])[^=:,;&\t\n ]+")

Read = Callable[[bytes], object]


def read_file(content: bytes) -> object:
    """A scenario file, as it is uploaded, and its rates."""
    text = text_of_bytes(content)
    scenario = scenario_of_file(text, ASSUMPTIONS)
    return compute(ASSUMPTIONS, scenario).rates, file_messages(text, ASSUMPTIONS)


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
    query = content.decode("utf-8", "surrogateescape")
    parameters = dict(parse_qsl(query))
    scenario, _ = scenario_of_link(parameters, ASSUMPTIONS)
    added, _ = added_of_link(parameters, ASSUMPTIONS)
    return [each.checked(ASSUMPTIONS) for each in (scenario, *added.values())]


def sound_texts() -> list[tuple[Read, bytes]]:
    """What reads a text, and a text that it reads."""
    files = [file_text(scenario, ASSUMPTIONS) for scenario in SCENARIOS]
    added = dict(zip(PLACES, SCENARIOS, strict=False))
    links = [
        *(urlencode(link_parameters(scenario, ASSUMPTIONS)) for scenario in SCENARIOS),
        urlencode(link_parameters(SCENARIOS[0], ASSUMPTIONS, added, {"service": "homemaker"})),
    ]
    tables = [
        "scenario,overtime_share,rates_as_of_date\nA,0.05,\nB,,2023-01-01\n",
        'scenario;turnover_share;minimum_wage_schedule\n"A; B";60%;"2019-01-01:8.6"\n',
        "scenario\thours_per_year\nA\t2,080\n",
    ]
    return [
        *((read_file, text.encode()) for text in files),
        *((read_link, text.encode()) for text in links),
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
