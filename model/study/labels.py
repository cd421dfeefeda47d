"""Labels inside sentences."""

from __future__ import annotations


def in_a_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "full-time share", "FMS", "Personal Care Aides".

    The first letter becomes small, unless the label is a name: it begins with a short form such as
    EVV, or words after the first are written with a capital.
    """
    # "State Plan" is one name: what stands behind it does not make the whole label a name.
    words = label.replace("State Plan", "SP").split()
    is_name = bool(words) and (words[0][1:2].isupper() or any(word.istitle() for word in words[1:]))
    return label if is_name else label[:1].lower() + label[1:]
