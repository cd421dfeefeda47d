"""What happens to a link on its way: how it is undone, and how a link tells that it is whole.

Mail programs write `&amp;` for `&`, wrap long lines, quote, and take the full stop behind a link
for a part of it; newsletters and social networks add parameters of their own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

CHECK = "check"
# Parameters that newsletters, search engines and social networks add to every link, and what is
# left of a sign behind a link, such as `&gt;`.
_OF_OTHERS = re.compile(
    r"utm_\w*|\w*clid|mc_[ce]id|_ga|_gl|_hs\w*|hs[A-Z]\w*|mkt_tok|igshid?|ref|ref_src|source|"
    r"trk\w*|vero_\w*|oly_\w*|sfns\w*|s_cid|cmpid|embed\w*|(?:gt|lt|quot|nbsp|apos);?"
)
# White space, marks of zero width, and the sign that stands before a line in an answered mail.
_OF_WRAPPING = re.compile(r"[\s>\u00ad\u200b-\u200d\u2060\ufeff]+")
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb"
_BEHIND_A_LINK = f".,;:!?)]}}*_{_QUOTES}"
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_AMPERSAND = re.compile("&(?:(?:amp|#38|#x26);)+")
_REDIRECTIONS = ("url", "q")  # parameters in which a mail program's safe link has the true one


def check_value(parameters: Mapping[str, str]) -> str:
    """Four letters or digits, which nearly every cut or changed link would have otherwise.

    What mail adds and removes does not count: white space, and punctuation at the end of a value.
    """
    lines = sorted(
        f"{name}={mended_value(text)}" for name, text in parameters.items() if name != CHECK
    )
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(content) & 0xFFFF:04x}"


def with_check(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters behind their check value, which takes the place of an older one; {} for none.

    It stands first: wherever a link is cut, what is left does not fit its check value, and a link
    without one is known to be of the days before there was one.
    """
    others = {name: text for name, text in parameters.items() if name != CHECK}
    return {CHECK: check_value(others), **others} if others else {}


def mended_names(received: Mapping[str, str]) -> dict[str, str]:
    """The parameters by the names that they were given, without those that others added."""
    every = {_mended_name(name): text for pair in received.items() for name, text in _split(*pair)}
    ours = {
        name: text
        for name, text in every.items()
        if (name or text) and not _OF_OTHERS.fullmatch(name)
    }
    # Mail that is "quoted-printable" has =3D for each equals sign.
    if all(text.startswith("3D") for text in ours.values()):
        return {name: text.removeprefix("3D") for name, text in ours.items()}
    return ours


def _mended_name(name: str) -> str:
    """The name as it was written; one that cannot be a name of ours stays as it is."""
    mended = _AMPERSAND.sub("", f"&{_OF_WRAPPING.sub('', name)}").removeprefix("&")
    return mended if re.fullmatch(r"[\w.;]+", mended) else name


def _split(name: str, text: str) -> list[tuple[str, str]]:
    """A parameter, or the several that an address which was encoded twice has in its place."""
    encoded = f"{name}={text}" if text else name
    if re.match(rf"(?:{CHECK}|v)=[\w.]+&\S+=", encoded):
        return parse_qsl(_AMPERSAND.sub("&", encoded), keep_blank_values=True)
    return [(name, text)]


def mended_value(text: str) -> str:
    """A value in which white space and punctuation at its end mean nothing, as it was written."""
    return _OF_WRAPPING.sub("", text).rstrip(_BEHIND_A_LINK).translate(_HYPHENS)


def parameters_of_address(text: str) -> dict[str, str]:
    """The parameters of a link as a person copied it, such as out of a mail."""
    unwrapped = _OF_WRAPPING.sub("", re.sub(r"=\r?\n", "", text)).strip(f"<{_QUOTES}")
    try:
        query = urlsplit(unwrapped).query
    except ValueError:  # brackets in the place of a host
        query = unwrapped.partition("?")[2]
    parameters = dict(parse_qsl(_AMPERSAND.sub("&", query), keep_blank_values=True))
    for name in _REDIRECTIONS:
        if parameters.get(name, "").startswith(("http://", "https://")):
            return parameters_of_address(parameters[name])
    return parameters
