"""A table that a person brings, as a file: CSV or .xlsx -> sheets."""

from __future__ import annotations

from model.errors import ScenarioError
from model.scenario.texts.encoded_text import text_of_bytes
from model.tables.sheets import Sheet, sheet_of_csv
from model.tables.workbook_sheets import sheets_of_workbook

ENDINGS = ("csv", "txt", "xlsx", "xlsm")
LARGEST = 2_000_000  # bytes; 5,000 rows have some 300,000
ZIP, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how such files begin
NOT_XLSX = (
    "the file is a workbook of the old kind (.xls) or protected by a password. Save it as .xlsx "
    "without a password, or as CSV in UTF-8"
)


def sheets_of_file(content: bytes) -> list[Sheet]:
    """The sheets of a CSV or of a workbook, whatever the file is called.

    Errors: ScenarioError where the file is too large, too long, or neither of them.
    """
    if len(content) > LARGEST:
        raise ScenarioError([
            f"the file has {len(content):,} bytes; at most {LARGEST:,} are allowed. Keep the rows "
            "of the study's services"
        ])  # fmt: skip
    if content.startswith(ZIP):
        return sheets_of_workbook(content)
    if content.startswith(OLD_WORKBOOK):
        raise ScenarioError([NOT_XLSX])
    return [sheet_of_csv(text_of_bytes(content))]
