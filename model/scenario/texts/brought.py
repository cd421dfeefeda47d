"""Texts that a person brings: of what encoding, the mapping in a YAML file, the lines of a CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from model.errors import ScenarioError
from model.study.files.yaml_files import strangers_content
from model.study.words import given_in_words

NOT_UTF_8 = (
    "the file is not text in UTF-8. In Excel, save it as 'CSV UTF-8'; in another editor, save it "
    "with the encoding UTF-8"
)
LARGEST_FILE = 200_000  # characters; a scenario file has a few hundred
CsvLine = tuple[int, list[str]]  # number of the line in the file, its cells
# What a spreadsheet writes or reads as the first line of a file: by what its cells are separated.
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?[,;\t ]*(?=[\r\n]|$)', re.IGNORECASE)


def text_of_bytes(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 where it says so in its first bytes.

    Other encodings, such as those of Windows, cannot be told apart: a name would come out as
    another one without a word. Errors: ScenarioError that says how to save the file.
    """
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError([NOT_UTF_8]) from None
    if "\0" in text:  # UTF-16 without its first bytes, or no text at all
        raise ScenarioError([NOT_UTF_8])
    return text


def mapping_of_yaml(text: str, allowed: str) -> dict[str, Any]:
    """The mapping of a YAML text; values are texts, lists and mappings, as of `strangers_content`.

    allowed: what the mapping may have, as it stands behind "with". Errors: ScenarioError where the
    text is too long, no YAML, empty, or no mapping.
    """
    if len(text) > LARGEST_FILE:
        raise ScenarioError([
            f"the file has {len(text):,} characters; allowed are at most {LARGEST_FILE:,}"
        ])  # fmt: skip
    try:
        content = strangers_content(text)
    except ValueError as error:
        raise ScenarioError([f"the file {error}"]) from None
    if content is None:
        raise ScenarioError([f"the file is empty; it must be a mapping with {allowed}"])
    if not isinstance(content, dict):
        raise ScenarioError([
            f"the file must be a mapping with {allowed}; {given_in_words(content)} was given"
        ])  # fmt: skip
    return content


def csv_lines(text: str, separator: str) -> Iterator[CsvLine]:
    """The lines that are not blank, with their numbers and their cells without outer spaces.

    separator: of the cells, unless the first line says another, as in "sep=;".
    Errors: ScenarioError where a quotation mark is not closed.
    """
    separator_line = _SEPARATOR_LINE.match(text)
    delimiter = separator_line[1] if separator_line else separator
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not (separator_line and number == 1):
                yield number, [cell.strip() for cell in row]
            number = reader.line_num + 1
    except csv.Error:
        raise ScenarioError(
            [f"line {number}: a quotation mark is not closed, or stands inside a cell"]
        ) from None
