"""Where everything stands on the sheet Inputs."""

from __future__ import annotations

from reporting.workbook.sheets import HEADING_ROW

NAME = "Inputs"
(LABEL, VALUE, BASE, UNIT, STATUS, SOURCE, LOWEST, HIGHEST, KIND, NAME_IN_FORMULAS, ID,
 REMARK) = range(12)  # fmt: skip
WIDTHS = (39.3, 10, 10, 13.4, 10.2, 29.6, 16, 16, 16, 50, 50, 60)
LAST_PRINTED = SOURCE  # the rest is for the screen
FIRST_ROW = HEADING_ROW + 1
IDENTITY_ROW = 0  # above the headings, to the right
LABEL_COLUMN, STATUS_COLUMN = f"'{NAME}'!$A:$A", f"'{NAME}'!$E:$E"
