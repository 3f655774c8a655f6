"""Records of an organisation: a heading and below it 「親：」 or 「肩書：」."""

import re
from collections.abc import Iterator

from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import is_body_text, is_role_text
from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span

_PARENT_KEY = re.compile(r"(?:親(?:組織)?|上位組織|上部組織|所属組織)\s*:\s*(?P<value>\S.*?)\s*$")
_TITLE_KEY = re.compile(r"(?:肩書き?|役職名?|職名)\s*:\s*(?P<value>\S.*?)\s*$")
_PERSON = re.compile(r"[一-鿿々ァ-ヺー]{1,4} [一-鿿々ぁ-ゖァ-ヺー]{1,5}")
_NO_NAME = frozenset({"等", "その他", "など"})


def find_in_record(read: ReadSentence, scene: Scene) -> Iterator[Finding]:
    """「## 総務チーム / - 親: 戦略グループ」, 「## 山田 一郎 / - 肩書: デジタル監」."""
    section = read.section
    if section is None or section.heading is None or read.sentence.kind is SentenceKind.HEADING:
        return
    start = scene.clause.label_end
    text, title = read.text[start:], section.name
    end = len(read.text.rstrip())
    covers = Span(section.heading.start, read.sentence.span.end)
    parent = _PARENT_KEY.fullmatch(text)
    if parent and title and title not in _NO_NAME:
        above = parent["value"]
        role = title.removeprefix(above).strip()
        if role != title and (is_role_text(role) or role == "次長"):
            yield Finding(above, role, start, end, covers=covers)
        else:
            yield Finding(title, None, start, end, parent=above, covers=covers)
    post = _TITLE_KEY.fullmatch(text)
    if post and _PERSON.fullmatch(title):
        body, _, role = post["value"].rpartition(" ")
        if not is_body_text(body) or not (is_role_text(role) or role == "次長"):
            body, role = "", post["value"]
        yield Finding(body, role, start, end, holder=title, confidence=0.8, covers=covers)
