"""What a web page says of itself: its title and when it was last changed."""

import re

from corpus.readers.markup import Element, attribute, descendants
from corpus.records import Line, LineKind

# 更新日：令和5年4月1日, 最終更新 2023年4月1日, 掲載日 2023/04/01, 公開日：2023-04-01
_UPDATED = re.compile(
    r"""(?:最終)?(?:更新|掲載|公開|作成)(?:年月)?日?(?:時)?\s*[:：]?\s*
        (?P<date>(?:(?:令和|平成|昭和)\s*(?:元|[0-9０-９]{1,2})|[12１２][0-9０-９]{3})
        \s*[年/\-.．]\s*[0-9０-９]{1,2}\s*[月/\-.．]\s*[0-9０-９]{1,2}\s*日?)""",
    re.VERBOSE,
)
_META_DATES = ("last-modified", "article:modified_time", "dcterms.modified", "dc.date", "date")
_SITE_NAME = re.compile(
    r"\s*(?:[|｜/／]|\s[-–—−―:：]\s|[-–—−―：](?=\S*(?:市|区|町|村|県|都|府|道)\S*$))"
)


def page_title(root: Element, lines: list[Line]) -> str:
    """The page's own title: its <title> without the site's name, which its heading has not."""
    element = next(descendants(root, "title"), None)
    title = _flat_title(element.text or "") if element is not None else ""
    first = next((line.text for line in lines if line.kind is LineKind.HEADING), "")
    if first and first in title:
        return first
    parts = [part for part in _SITE_NAME.split(title) if part.strip()]
    return parts[0].strip() if parts else first


def _flat_title(text: str) -> str:
    return " ".join(text.split())


def page_date(root: Element) -> str:
    """When the page says that it was last changed, as it is written there."""
    match = _UPDATED.search("".join(root.itertext()))
    if match is not None:
        return " ".join(match.group("date").split())
    for item in descendants(root, "meta"):
        named = (
            attribute(item, "name") or attribute(item, "property") or attribute(item, "http-equiv")
        ).lower()
        if named in _META_DATES:
            return attribute(item, "content").strip()
    return ""
