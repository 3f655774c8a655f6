"""The name of the plan that a text is of, where the file itself bears none.

A chapter that is published by itself has no cover. What it is a chapter of is said by a heading
that explains the plan, 「環境基本計画とは」, and the edition by the name elsewhere,
「第3期環境基本計画」.
"""

import re
from collections.abc import Sequence

from corpus.normalize import normalize
from corpus.records import Section

_KIND = r"(?:計画|プラン|ビジョン|戦略|指針|大綱|構想)"
_EDITION = r"第[0-9一二三四五六七八九十]+[次期]"
_EXPLAINS = re.compile(
    rf"(?P<name>[一-鿿々ァ-ヺー・]{{2,}}{_KIND})"
    r"(?:とは|の(?:策定|概要|あらまし|趣旨|目的|位置|基本|全体|推進|考え方|対象|期間|背景)|策定の)"
)
# Plans that a plan names in the same way and is not itself: 「上位計画の概要」
_OF_OTHERS = re.compile(
    rf"(?:本|当|前|旧|現|次期|国|県|市|町|村|最?上位|個別|関連|基本|実施|行動|年次|各種|分野別|部門別|総合|国土|都市)*{_KIND}"
)
# Chapters that explain the plans beside a plan.
_AMONG_OTHERS = re.compile(r"位置(?:付|づ)け|関連|上位|関係")


def plan_title(text: str, sections: Sequence[Section]) -> str:
    """「第3期環境基本計画」 where a heading is 「環境基本計画とは」; "" for none.

    The edition is told only if the text names a single one.
    """
    names = dict.fromkeys(
        match["name"]
        for section in sections
        if not any(_AMONG_OTHERS.search(normalize(part)) for part in section.path[:-1])
        and (match := _EXPLAINS.match(normalize(section.title)))
        and not _OF_OTHERS.fullmatch(match["name"])
    )
    if len(names) != 1:
        return ""
    name: str = next(iter(names))
    editions = set(re.findall(rf"{_EDITION}(?={re.escape(name)})", normalize(text)))
    return (editions.pop() if len(editions) == 1 else "") + name
