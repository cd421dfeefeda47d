"""python -m pages.shared.workbook --scenario FILE.yaml -o out.xlsx"""

from __future__ import annotations

import sys

from pages.shared.export_command import run
from pages.shared.workbook import workbook

if __name__ == "__main__":
    sys.exit(run("python -m pages.shared.workbook", "workbook (.xlsx)", workbook))
