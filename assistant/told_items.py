"""Questions about what a reply enumerated or ranked: 「2つ目は？」, 「全部でいくつ」."""

import re

from assistant.answer import DraftStatement, Turn
from assistant.fragments import Carried
from assistant.wants import Want

_KANJI = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}
_NTH = re.compile(
    r"^(?:では|じゃあ|その|それの)?、?(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目"
    r"|点目|項目|件目|つめ|こめ"
    r"|ばんめ|位)(?:の(?:もの|やつ|項目|課題|目標|柱|方|ほう)?(?=は|って|を|も|が|$))?(?:は|って|を|について|も|が)?"
)
# Behind 「2つ目は」: nothing is asked of the item but what it is.
_NO_MORE = re.compile(
    r"(?:って|[のは])?、?(?:(?:何|なに|なん)(?:です|でしょう)?か?|(?:教え|おしえ|言っ)て(?:ください|下さい|くれますか)?)?[?？。]*"
)
_BRACKETED = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
_FIRST = re.compile(
    r"^(?P<lead>(?:では|じゃあ?)?、?)(?:一番)?最初の(?:もの|やつ|項目)?(?=は|って|を)"
)
_ORDINAL = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目|点目|項目|件目|位)")
_MOST = re.compile(r"(?:一番|いちばん|最も|もっとも)(?!目)")
_NEXT = re.compile(
    r"^(?:では|じゃあ)?、?(?:その)?次(?:の(?:もの|やつ|項目|は))?(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)
_LAST = re.compile(
    r"^(?:では|じゃあ?|その)?、?(?:最後|一番最後)(?:の(?:もの|やつ|項目|課題|目標)?)?(?:は|って|を)"
)
_NAMES = re.compile(
    r"(?:では|じゃあ?|それで|で)?、?(?:(?:その|それぞれの|それらの)(?:全部の)?)?(?:名前|名称|内訳|中身)(?:を|は|って)?、?"
    r"(?:全部|すべて|全て|ぜんぶ|それぞれ|みんな)?(?:(?:教え|挙げ|言っ|答え|おしえ|並べ)[てる][^はがを、。]{0,8}|何[^、。]{0,4})?"
    r"[?？。]*"
)
# 「残りは？」 after some of several were asked for
_REST = re.compile(
    r"(?:では|じゃあ?)?、?(?:(?:残り|のこり)(?:の(?:もの|やつ|課題|目標))?|(?:ほか|他)の(?:やつ|課題|目標))"
    r"(?:は|も|を教えて)[^はがを]{0,8}"
)
_HOW_MANY_ITEMS = re.compile(
    r"(?:では|じゃあ?|それで|で)?、?(?:全部で|ぜんぶで|合わせて|合計で?)?(?:いくつ|何[個つ件人名]|何人)"
    r"(?:い(?:る|ます)|あ(?:る|ります))?(?:の|ん)?(?:です)?か?[?？。]*"
)
_RANK = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九])番目に")
_ONE_BEFORE = re.compile(
    r"^(?:では|じゃあ?)?、?(?:その|それの)?(?:1つ|一つ|ひとつ)?前(?:の(?:もの|やつ|項目)?)?"
    r"(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)


def nth_item(text: str, turn: Turn | None) -> tuple[int, DraftStatement] | None:
    """The item of the last list that 「3つ目は？」 or 「最後は？」 names, with its number."""
    if turn is None or not turn.items or _asked_of_item(turn):
        return None
    return _nth(text, turn)


def _asked_of_item(turn: Turn) -> bool:
    """Whether the last question was what one of the items does, or when: the next one's is next."""
    is_of_item = turn.topic in {item.text for item in turn.items}
    return is_of_item and bare(turn.topic) in turn.question and bool(turn.wants - {Want.WHICH})


def _nth(text: str, turn: Turn) -> tuple[int, DraftStatement] | None:
    text = first_by_number(text, turn)
    step = 1 if _NEXT.match(text) else -1 if _ONE_BEFORE.match(text) else 0
    if step:
        names = [item.text for item in turn.items]
        last = turn.topic if _asked_of_item(turn) else turn.entity
        place = names.index(last) + 1 + step if last in names else 0
        return (place, turn.items[place - 1]) if 0 < place <= len(names) else None
    match = _NTH.match(text)
    if match and not _NO_MORE.fullmatch(text[match.end() :]):
        return None  # 「2つ目の役割は？」 asks something of the item
    if match:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        return (number, turn.items[number - 1]) if 1 <= number <= len(turn.items) else None
    return (len(turn.items), turn.items[-1]) if _LAST.match(text) else None


def asks_items(text: str, turn: Turn | None) -> bool:
    """Whether a line is all 「名前を全部教えて」, 「残りは？」 after a reply that told several."""
    is_asked = _NAMES.fullmatch(text) or _REST.fullmatch(text)
    is_list = turn is not None and len(turn.items) > 1 and not turn.wants & {Want.ROLE, Want.WHO}
    return is_list and is_asked is not None


def counts_items(text: str, turn: Turn | None) -> bool:
    """Whether a line is all 「全部でいくつ？」 after a reply that told several things."""
    return turn is not None and len(turn.items) > 1 and _HOW_MANY_ITEMS.fullmatch(text) is not None


def next_in_rank(text: str, turn: Turn) -> str:
    """「人口が2番目に多い地区は」 for 「次は？」 after 「人口が最も多い地区は」; else ""."""
    if turn.items or not asks_next(text) or _ONE_BEFORE.match(text):
        return ""
    if (place := _RANK.search(turn.question)) is not None:
        number = int(place["n"]) if place["n"].isdigit() else _KANJI[place["n"]]
        return _RANK.sub(f"{number + 1}番目に", turn.question, count=1)
    return _MOST.sub("2番目に", turn.question, count=1) if _MOST.search(turn.question) else ""


def nth_of_nothing(text: str, turn: Turn) -> str:
    """「2つ目」 of 「2つ目は？」 after a reply that enumerated nothing; else ""."""
    match = _NTH.match(text)
    is_bare = match is not None and _NO_MORE.fullmatch(text[match.end() :]) is not None
    counts = _ORDINAL.search(turn.question) or _MOST.search(turn.question)
    place = _ORDINAL.search(text)
    return place.group() if place and is_bare and not (turn.items or counts) else ""


def asks_next(text: str) -> bool:
    """Whether a line is all 「次は？」 or 「1つ前は？」."""
    return (_NEXT.match(text) or _ONE_BEFORE.match(text)) is not None


def by_number(text: str, turn: Turn) -> tuple[Carried, ...] | None:
    """What 「2つ目の役割は」 means behind a list, and 「2番目は」 behind what is the most."""
    if turn.items and _asked_of_item(turn) and (nth := _nth(text, turn)) is not None:
        name = nth[1].text  # 「2つ目は？」 after 「1つ目は何をするの」
        whole = turn.question.replace(bare(turn.topic), bare(name), 1)
        return (Carried(whole, name, is_whole=True),)
    if (match := _NTH.match(text)) and turn.items:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        if 1 <= number <= len(turn.items):
            name = turn.items[number - 1].text
            whole = f"{bare(name)}の{text[match.end() :].lstrip('の')}"
            return (Carried(whole, name, is_whole=True),)
    if whole := next_in_rank(text, turn):
        return (Carried(whole, turn.topic or turn.question, is_whole=True),)
    is_nth = (now := _ORDINAL.search(text)) and _NTH.match(text)
    if now and is_nth and _ORDINAL.search(turn.question):
        whole = _ORDINAL.sub(now.group(), turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_whole=True),)
    if now and is_nth and _MOST.search(turn.question):
        place = re.sub("位$", "番目", now.group())
        whole = _MOST.sub(f"{place}に", turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_certain=False),)
    return None


def first_by_number(text: str, turn: Turn) -> str:
    """「1つ目は」 for 「最初のものは」, behind a list."""
    return _FIRST.sub(r"\g<lead>1つ目", text) if turn.items else text


def bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return _BRACKETED.sub("", name)
