"""Text that Streamlit takes for Markdown."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?(?=://)|www(?=\.)", re.IGNORECASE)


def plain(text: object) -> str:
    """Text with every character that Markdown would act on escaped.

    Whatever a person typed or uploaded, and every dollar sign (two of them are a formula to
    Streamlit), goes through here before it reaches a label, a message or `st.markdown`.
    """
    # An address becomes a link even where it is escaped, unless a mark without width stands in it.
    one_line = _ADDRESS.sub("\\g<0>\u2060", " ".join(str(text).split()))
    # Labels are read aloud with their backslashes, so that what cannot act has none: a hyphen
    # inside a word, and a parenthesis but for the one that opens a numbered list.
    escaped = re.sub(r"([\\`*_{}\[\]<>#+!|~$:.]|(?<!\w)-|-(?!\w))", r"\\\1", one_line)
    return re.sub(r"^(\d+)\)", r"\1\\)", escaped)
