"""Rows of texts as a table, each headed by its first text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd


def headed_rows(rows: Iterable[Sequence[str]], *columns: str) -> pd.DataFrame:
    """A frame of texts. Index: the first text of each row; columns: names of the others."""
    listed = list(rows)
    heads, texts = [row[0] for row in listed], [row[1:] for row in listed]
    return pd.DataFrame(texts, index=heads, columns=list(columns))
