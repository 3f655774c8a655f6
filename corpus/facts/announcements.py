"""Announced numbers: 「4つの理想のまち」, 「の7つが」, 「次の3点」, 「3本の柱」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.noun_phrases import (
    clause_start,
    ends_in_noun,
    is_noun_like,
    phrase_end,
    token_ending_at,
    token_starting_at,
)
from corpus.facts.reading import ReadSentence
from corpus.numerals import read_number

# Counters that say nothing of what is counted, and those that are what is counted.
_PLAIN_COUNTERS = (
    r"つ|本立て|点|項目|種類?|[かカヶケヵ]所|箇所|個|者|層|部(?!会)|段(?!階)|編|章|本(?![一-鿿の])"
)
_NOUN_COUNTERS = (
    r"分野|施策|原則|視点|目標|方針|課題|段階|事業|区分|要素|領域|地区|本柱|本の柱|大柱|戦略|機能|役割"
    r"|方向性?|プロジェクト|ステップ|手法|観点|カテゴリー?|テーマ|キーワード|ポイント|部会|分科会|委員会"
)
# Things that a list below is of; nothing is announced by their number alone (3施設を設置).
_THING_COUNTERS = r"路線|施設|地域|校区|区域|圏域|団体|業務|拠点|計画|制度|取組|サービス|河川|公園"
_NUMBER = re.compile(
    rf"""
    (?<![0-9.,第~年月日\-A-Za-z一二三四五六七八九十])
    (?P<number> [0-9]{{1,2}} | [一二三四五六七八九]?十[一二三四五六七八九]? | [一二三四五六七八九] )
    (?: (?P<plain> {_PLAIN_COUNTERS} ) | (?P<noun> {_NOUN_COUNTERS} | {_THING_COUNTERS} )
      | (?=の[^、。はがを]{{0,6}}(?:{_NOUN_COUNTERS}|取り?組み?|指標|政策)
          (?:[をがにはで、。と]|から|$)) )
    (?! から[0-9] | 目(?!標) | 以上 | 以下 | 以内 | 程度 | 未満 | 余り | ずつ | [0-9] )
    """,
    re.VERBOSE,
)
# What the plan before had, or what somebody else has: no list of this plan's
_NOT_OURS = re.compile(
    r"(?:^|[、。])(?:[前旧]|現行の?|前期の?|前回の?|第[0-9一二三四五六七八九十]+[次期](?!総合|基本構想))[^、。はがを]{0,14}(?:計画|プラン|大綱|戦略|ビジョン|方針)(?:では|において|は、|に(?:掲げ|定め))[^。]*(?:まし|っ|き|い)た"
    r"|(?:^|[、。])(?:国|政府|県|都|道|府|[一-鿿]{2,3}県)(?:の[^、。は]{0,20})?(?:では|は|において)、"
    r"|てきました|てきた。|ていました"
)
# What a plan does with things that it enumerates.
_ANNOUNCING = re.compile(
    r"を(?:基に|もとに)?(?:大きく|新たに|次のとおり|以下のとおり|次のように|それぞれ|[^、。を]{0,12}に|[^、。を]{0,14}として)?"
    r"(?:掲げ|示し|示す|示さ|定め|設け|設定|選定|策定|位置付け|位置づけ|整理|挙げ|あげ|まとめ|立て|据え"
    r"|置い|置き|置く|設置|推進|進め|重視|展開|明らかに|柱と|抽出|提示|提案|決め|決定|導き|取り上げ|重点的に)"
)
_NEXT_NUMBER = re.compile(
    r"(?:(?:と|や|、|及び|並びに)[0-9一二三四五六七八九十]{1,3}(?:つ|本|点|個)?の?[^、。をがはと0-9]{1,20})+(?=を)"
)
_PLANNED = re.compile(r"(?:目標|施策|方針|視点|柱|課題|戦略|プロジェクト|テーマ|理念|原則|分野)$")
_BY_THEM = re.compile(r"の(?:うち|もと|下)|ごと|に(?:重点的に)?(?:取り組|沿っ|基づ|即し)|に従")
_QUOTED_NAME = re.compile(r"[「『](?P<name>[^「」『』]{2,20})[」』](?=[をでにがは])")
_PLACES = re.compile(r"[0-9一二三四五六七八九十]+(?:[かカヶケヵ]所|箇所|個)")
_BEHIND_NAME = re.compile(r"(?:の(?:うち|もと|下|中)|ごと)$")
_CONSISTING = re.compile(r"から(?:成|な[るりっ]|構成)|で(?:構成|成り立)|により構成|によって構成")
_TOPIC = re.compile(r"(?:としては|として|には|は)、?")
# 「取り組むべき課題を次の4点に整理しました」, 「課題を大きく3つに分け」
_OBJECT = re.compile(r"を、?(?:次の|以下の|下記の|大きく|主に|合わせて|計)*$")
# 第2条 委員会は、次に掲げる事項を…: the article's number is no part of the topic
_ARTICLE = re.compile(r"第[0-9]+条(?:の[0-9]+)?\s+")
_MAX_SUBJECT_CHARS = 40
_MAX_LONG_THINGS = 12  # a plan has 4本 (of 柱); 67本 are streets, trees or rules


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number of things, as one sentence announces it; places count in the normalised text."""

    count: int
    start: int  # of the number
    end: int  # behind the counter
    named: tuple[int, int] | None  # what is counted, behind the number or as the counter itself
    is_noun_counter: bool


def find_announcements(read: ReadSentence) -> Iterator[Announcement]:
    """The numbers of things in one sentence; 「1つ」, 「3つ目」 and 「第3」 are none."""
    for match in _NUMBER.finditer(read.text):
        count = read_number(match["number"])
        if count < 2 or not _is_whole_word(read, match):
            continue
        if match["plain"] == "本" and count > _MAX_LONG_THINGS:
            continue
        named = _named_behind(read, match.end())
        is_noun = match["noun"] is not None
        if named is None and is_noun:
            noun = match["noun"].removeprefix("本の").removeprefix("本")
            named = (match.end() - len(noun), match.end())
        yield Announcement(count, match.start(), match.end(), named, is_noun)


def announces(read: ReadSentence, announcement: Announcement) -> bool:
    """Whether the sentence presents the things: 「…を掲げ」, 「…から成る」, 「…は4つです」."""
    text = read.text
    if _NOT_OURS.search(text) or counts_things(read, announcement):
        return False
    if announcement.named is None or announcement.named[0] < announcement.end:
        behind = text[announcement.end :]
        if re.match(r"(?:選定|設定|掲げ|定め|選び|挙げ)", behind):
            return True
        return bool(
            re.match(
                r"(?:が?あ[りる]|です|である|とします|とする|に(?:分け|整理|まとめ|集約))", behind
            )
        ) or (_ANNOUNCING.match(behind) is not None or _CONSISTING.match(behind) is not None)
    behind = _without_parenthesis(text[announcement.named[1] :])
    if _PLACES.match(text, announcement.start) and not _PLANNED.search(
        text[slice(*announcement.named)]
    ):
        return False  # 2か所の消防署を置く
    if _ANNOUNCING.match(behind) or _CONSISTING.match(behind):
        return True
    noun = text[slice(*announcement.named)]
    if _BY_THEM.match(behind) and _PLANNED.search(noun):
        return True
    if re.match(r"と(?:します|する|し、)", behind) and _PLANNED.search(noun):
        return True  # 取組を、四つの重点プロジェクトとします
    beside = _NEXT_NUMBER.match(behind)  # 7つの目標と23の施策を設定し
    if beside is not None and _ANNOUNCING.match(behind, beside.end()):
        return True
    return bool(re.match(r"(?:と|、|及び)", behind) and _CONSISTING.search(behind))


def counts_things(read: ReadSentence, announcement: Announcement) -> bool:
    """Whether the counter is a thing that there may be many of: 3施設, 2路線."""
    named = announcement.named
    is_counter = named is not None and named[0] < announcement.end
    return is_counter and re.fullmatch(_THING_COUNTERS, read.text[slice(*named)]) is not None  # type: ignore[misc]


def topic_before(read: ReadSentence, end: int) -> tuple[int, int, int] | None:
    """The topic that stands before ``end``, as its range and where what is said of it begins.

    「市の課題は、」 and 「取組の視点として、」 and 「要素には、」; leading words such as
    「本計画では、」 or 「また、」 are not part of it.
    """
    found = None
    for match in _TOPIC.finditer(read.text, 0, end):
        number = token_starting_at(read.tokens, match.start())
        if number is None or read.tokens[number].start != match.start() or number == 0:
            continue
        if read.tokens[number].pos not in {"助詞", "動詞"} or _is_quoted(read.text, match.start()):
            continue
        if (
            not is_noun_like(read.tokens[number - 1])
            and read.tokens[number - 1].surface not in ")」"
        ):
            continue
        found = match if found is None or match.start() > found.start() else found
    if found is None:
        return None
    start = _topic_start(read, found.start())
    stop = found.start()
    if read.text[:stop].endswith(")"):
        stop = max(read.text.rfind("(", start, stop), start + 1)
    return (start, stop, found.end()) if 0 < stop - start <= _MAX_SUBJECT_CHARS else None


def object_before(read: ReadSentence, end: int) -> tuple[int, int] | None:
    """The object of 「課題を次の4点に整理しました」, whose number starts at ``end``."""
    match = _OBJECT.search(read.text[:end])
    if match is None:
        return None
    start, stop = _topic_start(read, match.start()), match.start()
    is_noun = ends_in_noun(read.tokens, stop)
    return (start, stop) if is_noun and 0 < stop - start <= _MAX_SUBJECT_CHARS else None


def _topic_start(read: ReadSentence, end: int) -> int:
    start = clause_start(read.tokens, end)
    for match in re.finditer(
        r"(?:では|には|において|とって|ために?|よりは?)(?=[^、。]*$)", read.text[start:end]
    ):
        if start + match.end() < end:
            start += match.end()
            break
    number = token_starting_at(read.tokens, start)
    while number is not None and number < len(read.tokens) and read.tokens[number].pos == "助詞":
        number += 1
        start = read.tokens[number].start if number < len(read.tokens) else end
    while start < end and read.text[start] in " \t":
        start += 1
    article = _ARTICLE.match(read.text, start, end)
    return article.end() if article else start


def _is_quoted(text: str, place: int) -> bool:
    return text.count("「", 0, place) > text.count("」", 0, place)


def _is_whole_word(read: ReadSentence, match: re.Match[str]) -> bool:
    """Whether the number begins a token: 「第三者」 and 「十分」 hold none."""
    number = token_starting_at(read.tokens, match.start())
    if number is None or read.tokens[number].start != match.start():
        return False
    if read.tokens[number].pos2 != "数詞":
        return False
    before = token_ending_at(read.tokens, match.start())
    return before is None or read.tokens[before].pos != "接頭辞"


def _named_behind(read: ReadSentence, end: int) -> tuple[int, int] | None:
    """What 「の」 behind the counter names: 「3つの基本目標」."""
    if not read.text.startswith("の", end):
        return None
    start = end + 1
    if read.text.startswith(("「", "『"), start):
        quoted = _QUOTED_NAME.match(read.text, start)  # 3つの「つながり」を
        return quoted.span("name") if quoted else None
    stop = phrase_end(read.tokens, start)
    if stop is None or stop - start > _MAX_SUBJECT_CHARS:
        return None
    return start, start + len(_BEHIND_NAME.sub("", read.text[start:stop]))


def _without_parenthesis(text: str) -> str:
    if text.startswith("("):
        closing = text.find(")")
        return text[closing + 1 :] if closing >= 0 else text
    return text
