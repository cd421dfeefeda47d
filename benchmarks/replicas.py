"""Two replicas behind nginx: a session whose replica is stopped is found again by its link.

nginx on loopback keeps a browser on one replica by the lines of docs/nginx.conf. A browser changes
five controls, its replica is stopped, and the link in the address bar is opened in a
fresh browser: the other replica must show the same numbers. Says what it saw; exit code 1 if they
differ.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.chromium import WAIT, chromium, control, wait_until_drawn
from benchmarks.servers import (
    LOOPBACK,
    ROOT,
    free_port,
    running,
    served,
    stop,
    wait_until_up,
)

REPLICAS = 2
VISITORS, REQUESTS = 40, 5  # enough that both replicas are visited
TYPED = {
    "wage_percentile.lower": "30",
    "paid_time_off_days_full_time.lower": "20",
    "paid_time_off_days_full_time.upper": "30",
    "paid_time_off_days_full_time.interim": "25",
}
SLID = "full_time_share.home_care"
STEPS_OF_SLIDER = 4
# The sentence, the large numbers, and every range that the chart names.
NUMBERS = """
() => [...document.querySelectorAll(
  '.headline, .large-numbers, .js-plotly-plot text'
)].map((element) => element.textContent)
"""
# What stands around the lines of docs/nginx.conf, so that nginx writes into a folder of its own.
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  add_header X-Replica $upstream_addr always;
{lines}
}}
"""


def configuration(folder: Path, port: int, replicas: list[str]) -> str:
    """The lines of docs/nginx.conf for this port of loopback and these replicas."""
    lines = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    lines = lines.replace("listen 8501", f"listen {LOOPBACK}:{port}")
    for port_there, replica in zip((8601, 8602), replicas, strict=True):
        lines = lines.replace(f"server 127.0.0.1:{port_there}", f"server {replica}")
    return AROUND.format(folder=folder, lines=lines)


def started_nginx(stack: ExitStack, replicas: list[str]) -> str:
    """The address of an nginx in front of the replicas, until the stack closes."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        sys.exit("nginx is missing: python tests/set_up.py installs it on Debian and Ubuntu.")
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="replicas-")))
    port = free_port()
    written = folder / "nginx.conf"
    written.write_text(configuration(folder, port, replicas))
    command = [program, "-c", str(written), "-p", str(folder), "-e", str(folder / "error.log")]
    process = stack.enter_context(running(command))
    address = f"http://{LOOPBACK}:{port}"
    wait_until_up(f"{address}/_stcore/health", process)
    return address


def replicas_of_a_visitor(address: str) -> set[str]:
    """The replicas that answer the requests of one new browser, which keeps its cookies."""
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    answers = [visitor.open(f"{address}/_stcore/health") for _ in range(REQUESTS)]
    return {answer.headers["X-Replica"] for answer in answers}


def open_link(browser: Any, address: str) -> tuple[Any, str]:
    """A page in a fresh browser, drawn to its end, and the replica that served it."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    answer = page.goto(address)
    page.wait_for_selector(".large-numbers", timeout=WAIT)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=WAIT)
    wait_until_still(page)
    # nginx lists every replica that it tried; the last one has answered.
    return page, answer.headers["x-replica"].split(",")[-1].strip()


def wait_until_still(page: Any) -> None:
    """Return when the server has sent all, and no number on the page changes any more."""
    wait_until_drawn(page)
    before = None
    while before != (now := page.evaluate(NUMBERS)):
        before = now
        page.wait_for_timeout(500)


def change_five_controls(page: Any) -> list[str]:
    """Change four numbers and a slider; what the address bar says of them."""
    for setting, value in TYPED.items():
        field = page.locator(f"{control(setting)} input").first
        field.fill(value)
        field.press("Enter")
        wait_until_in_address(page, setting)
    slider = page.locator(f"{control(SLID)} input[type=range]")
    slider.focus()
    for _ in range(STEPS_OF_SLIDER):
        slider.press("ArrowRight")
    wait_until_in_address(page, SLID)
    wait_until_still(page)
    link = parse_qs(urlsplit(page.url).query)
    return [f"{setting} = {link[setting][0]}" for setting in (*TYPED, SLID)]


def wait_until_in_address(page: Any, setting: str) -> None:
    """Return when the address bar has a value of the setting."""
    has_setting = "(setting) => new URL(location).searchParams.has(setting)"
    page.wait_for_function(has_setting, arg=setting, timeout=WAIT)


def faults_of(study: list[str], numbers: list[str], numbers_again: list[str]) -> list[str]:
    """What is wrong with the numbers of the study, of the scenario, and of its link opened."""
    differing = sum(a != b for a, b in zip(numbers, numbers_again, strict=False))
    differing += abs(len(numbers) - len(numbers_again))
    unchanged = ["the controls changed nothing"] if numbers == study else []
    lost = [f"{differing} of {len(numbers)} texts with numbers differ"] if differing else []
    return [*unchanged, *lost]


def main() -> int:
    with ExitStack() as stack:
        servers = [stack.enter_context(served()) for _ in range(REPLICAS)]
        replicas = {address.removeprefix("http://"): process for address, process in servers}
        address = started_nginx(stack, list(replicas))
        print(f"nginx at {address}, replicas {', '.join(replicas)}")
        visits = [replicas_of_a_visitor(address) for _ in range(VISITORS)]
        wandering = sum(len(each) > 1 for each in visits)
        visited = set().union(*visits)
        print(f"{VISITORS} visitors on {len(visited)} replicas, {wandering} of them on several")
        browser = stack.enter_context(chromium())
        page, first = open_link(browser, address)
        study = page.evaluate(NUMBERS)
        print(f"Opened on replica {first}: {study[0]}")
        for change in change_five_controls(page):
            print(f"  changed {change}")
        link, numbers = page.url, page.evaluate(NUMBERS)
        print(f"It says: {numbers[0]}")
        print(f"Link: {link}")
        page.context.close()
        stop(replicas[first])
        print(f"Stopped replica {first}")
        page, second = open_link(browser, link)
        numbers_again = page.evaluate(NUMBERS)
        print(f"Opened the link on replica {second}: {numbers_again[0]}")
        faults = faults_of(study, numbers, numbers_again)
        faults += ["it is the same replica"] if first == second else []
        faults += ["visitors change their replica"] if wandering else []
        faults += ["one replica has all visitors"] if len(visited) == 1 else []
    if faults:
        print(f"Not found again: {'; '.join(faults)}.")
        return 1
    print(f"Found again: all {len(numbers)} texts with numbers are the same.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
