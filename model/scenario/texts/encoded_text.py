"""Bytes of a file -> its text, where there is no doubt about its encoding."""

from __future__ import annotations

import codecs

from model.errors import ScenarioError

NOT_UTF_8 = (
    "the file is not text in UTF-8. In Excel, save it as 'CSV UTF-8'; in another editor, save it "
    "with the encoding UTF-8"
)


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
