"""Two replicas behind nginx: a session whose replica is stopped is found again by its link.

nginx on loopback keeps a reader on one replica (`ip_hash`). A browser changes five controls, its
replica is stopped, and the link in the address bar is opened in a fresh browser: the other
replica must show the same numbers. Says what it saw; exit code 1 if they differ.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.browser import browser
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
WAIT = 30_000  # milliseconds
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
  '[data-testid=stMain] h1, .large-numbers, .js-plotly-plot text'
)].map((element) => element.textContent)
"""
NGINX = """
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
  map $http_upgrade $connection_upgrade {{ default upgrade; "" close; }}
  upstream replicas {{
    ip_hash;
{servers}
  }}
  server {{
    listen {address}:{port};
    location / {{
      proxy_pass http://replicas;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout 1h;
      proxy_buffering off;
      add_header X-Replica $upstream_addr always;
    }}
  }}
}}
"""


def configuration(folder: Path, port: int, replicas: list[str]) -> str:
    """What nginx is told: where it listens, and the replicas behind it."""
    servers = "\n".join(f"    server {replica};" for replica in replicas)
    return NGINX.format(folder=folder, address=LOOPBACK, port=port, servers=servers)


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


def open_link(held: Any, address: str) -> tuple[Any, str]:
    """A page in a fresh browser, drawn to its end, and the replica that served it."""
    page = held.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    answer = page.goto(address)
    page.wait_for_selector(".large-numbers", timeout=WAIT)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=WAIT)
    wait_until_drawn(page)
    # nginx lists every replica that it tried; the last one has answered.
    return page, answer.headers["x-replica"].split(",")[-1].strip()


def wait_until_drawn(page: Any) -> None:
    """Return when the server has sent all, and nothing on the page changes any more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    before = None
    while before != (now := page.evaluate(NUMBERS)):
        before = now
        page.wait_for_timeout(500)


def change_five_controls(page: Any) -> list[str]:
    """Change four numbers and a slider; what the address bar says of them."""
    for setting, value in TYPED.items():
        field = page.locator(f".st-key-control-{setting.replace('.', '-')} input")
        field.fill(value)
        field.press("Enter")
        page.wait_for_function(
            "(name) => new URL(location).searchParams.has(name)", arg=setting, timeout=WAIT
        )
    slider = page.locator(f".st-key-control-{SLID.replace('.', '-')} input[type=range]")
    slider.focus()
    for _ in range(STEPS_OF_SLIDER):
        slider.press("ArrowRight")
    page.wait_for_function(
        "(name) => new URL(location).searchParams.has(name)", arg=SLID, timeout=WAIT
    )
    wait_until_drawn(page)
    link = parse_qs(urlsplit(page.url).query)
    return [f"{setting} = {link[setting][0]}" for setting in (*TYPED, SLID)]


def main() -> int:
    with ExitStack() as stack:
        servers = [stack.enter_context(served(ROOT / "app.py")) for _ in range(REPLICAS)]
        replicas = {address.removeprefix("http://"): process for address, process in servers}
        address = started_nginx(stack, list(replicas))
        print(f"nginx at {address}, replicas {', '.join(replicas)}")
        held = stack.enter_context(browser())
        page, first = open_link(held, address)
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
        page, second = open_link(held, link)
        found = page.evaluate(NUMBERS)
        print(f"Opened the link on replica {second}: {found[0]}")
        differ = sum(a != b for a, b in zip(numbers, found, strict=False))
        differ += abs(len(numbers) - len(found))
        faults = [
            fault
            for fault, is_so in (
                ("the controls changed nothing", numbers == study),
                ("it is the same replica", first == second),
                (f"{differ} of {len(numbers)} texts with numbers differ", differ > 0),
            )
            if is_so
        ]
        print(f"Not found again: {'; '.join(faults)}." if faults else
              f"Found again: all {len(numbers)} texts with numbers are the same.")  # fmt: skip
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
