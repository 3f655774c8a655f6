"""A web page's content against what the site puts around it."""

import re
from itertools import islice

from corpus.readers.markup import Element, attribute, name_of

NEVER_SHOWN = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg",
    "canvas", "audio", "video", "map", "link", "meta", "input", "select", "textarea", "button",
    "datalist", "rp",
}  # fmt: skip
_STRUCK = {"del", "s", "strike"}
_AROUND = {"nav", "footer", "aside"}
_ROLES_AROUND = {"navigation", "banner", "contentinfo", "search", "complementary", "menu"}
# Words in ids and classes that site templates use for what stands around the content.
_NAMES_AROUND = re.compile(
    r"""(?:^|[-_ ])(?:
        (?:g|global|local|side|sub|site|main|head|foot|header|footer)?[-_]?
        (?:nav|navi|navigation|menu|gnav|lnav)
      | breadcrumbs? | topic[-_]?path | pankuzu | crumbs?
      | side[-_]?bar | skip[-_]?(?:link|nav)? | page[-_]?top | to[-_]?top | back[-_]?to[-_]?top
      | share | sns | social | ads? | banners? | cookie | search[-_]?(?:box|form|area)?
      | footer | foot | site[-_]?(?:header|footer) | global[-_]?header | print[-_]?(?:button|btn)
      | font[-_]?size | language | pager | pagination | questionnaire | enquete
    )(?:$|[-_ ])""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMES_MAIN = re.compile(
    r"""(?:^|[-_ ])(?:main|content|contents|article|honbun|entry|body)
        (?:[-_]?(?:area|body|inner|main|text|contents?))?(?:$|[-_ ])""",
    re.VERBOSE | re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
# 前へ, 次のページ, 一覧に戻る, ページの先頭へ: what a page's links say that lead around it.
_LEADS_AROUND = re.compile(
    r"""(?:前|次)(?:へ.{0,40}|の?(?:ページ|記事)(?:へ(?:戻る)?)?) | .{0,12}戻る | 戻る.{0,40}
      | (?:この)?ページの?(?:先頭|トップ|上)[へに](?:移動)? | prev(?:ious)? | next""",
    re.VERBOSE | re.IGNORECASE,
)
_MAX_LINKS = 16  # elements: more are no row of buttons
_MAX_BETWEEN = 40  # characters between 前へ and 次へ: the title of all pages
_MIN_CONTENTS = 3  # entries
_MIN_MAIN_SHARE = 0.25  # of the page's text: less is a teaser, not the content


def main_part(body: Element) -> Element:
    """The element that holds the content where the page says so, else all of ``body``."""
    total = len(all_text(body))
    for is_main in (_is_main_element, _is_named_main):
        found = [item for item in body.iter() if name_of(item) and is_main(item)]
        if found:
            largest = max(found, key=lambda item: len(all_text(item)))
            if len(all_text(largest)) >= _MIN_MAIN_SHARE * total:
                return largest
    return body


def _is_main_element(item: Element) -> bool:
    return name_of(item) == "main" or attribute(item, "role").lower() == "main"


def _is_named_main(item: Element) -> bool:
    return name_of(item) in ("div", "section", "article") and (
        name_of(item) == "article"
        or _NAMES_MAIN.search(attribute(item, "id")) is not None
        or _NAMES_MAIN.search(attribute(item, "class")) is not None
    )


def all_text(element: Element) -> str:
    """The characters in ``element`` that are shown, without white space."""
    parts = []
    for item in element.iter():
        if name_of(item) not in NEVER_SHOWN:
            parts.append(item.text or "")
        parts.append(item.tail or "")
    return "".join("".join(parts).split())


def is_hidden(item: Element) -> bool:
    """Whether the page hides the element from everybody."""
    return (
        "hidden" in item.attrib
        or attribute(item, "aria-hidden").lower() == "true"
        or _HIDDEN_STYLE.search(attribute(item, "style")) is not None
    )


def is_struck(item: Element) -> bool:
    """Whether the page crosses the element's words out."""
    return name_of(item) in _STRUCK or _STRUCK_STYLE.search(attribute(item, "style")) is not None


def is_around(item: Element) -> bool:
    """Whether the element is the site's own: navigation, footer, buttons."""
    if name_of(item) in _AROUND or attribute(item, "role").lower() in _ROLES_AROUND:
        return True
    if name_of(item) in ("body", "html", "main", "article") or _is_named_main(item):
        return False
    names = f"{attribute(item, 'id')} {attribute(item, 'class')}"
    return _NAMES_AROUND.search(names) is not None or _leads_around(item) or _is_contents(item)


def _leads_around(item: Element) -> bool:
    """Whether links that turn the page stand in the block, and nothing else or little."""
    if name_of(item) not in ("div", "p", "ul", "ol", "table"):
        return False  # a link inside a sentence
    inside = list(islice(item.iter(), _MAX_LINKS + 1))
    links = [element for element in inside if name_of(element) == "a"]
    if not links or len(inside) > _MAX_LINKS:
        return False
    words = [_words(link) for link in links]
    turning = sum(_LEADS_AROUND.fullmatch(word) is not None for word in words)
    rest = len(_words(item)) - len("".join(words))
    return (turning > 0 and rest == 0) or (turning > 1 and rest <= _MAX_BETWEEN)


def _is_contents(item: Element) -> bool:
    """Whether a list has nothing but links to places of pages: 「このページの目次」."""
    if name_of(item) not in ("ul", "ol", "dl"):
        return False
    links = [element for element in item.iter("a") if _words(element)]
    return (
        len(links) >= _MIN_CONTENTS
        and all("#" in attribute(link, "href") for link in links)
        and _words(item) == "".join(map(_words, links))
    )


def _words(item: Element) -> str:
    return "".join("".join(item.itertext()).split())
