"""Names that stand for longer ones: 「B（以下「A」という。）」, 「CIO（最高情報責任者）」."""

import re
from collections.abc import Iterator

from corpus.facts.noun_phrases import (
    ends_in_noun,
    law_start,
    phrase_start,
    token_ending_at,
)
from corpus.facts.reading import ReadSentence
from corpus.footnotes import split_term
from corpus.records import GlossaryEntry

_HEREAFTER = re.compile(
    r"""
    \( (?P<before> (?:[^()]|\([^()]*\))*? )
    (?:以下|(?:[次前本]条|[次前]項|第[0-9]+条(?:第[0-9]+項)?)(?:及び[^「]{2,8})?において)[、,]?\s*
    (?:この[一-鿿]{1,4}(?:中)?(?:において(?:は)?|では)[、,]?\s*)?
    (?:単に|略して|(?P<these>(?:これらを?|両[一-鿿]{1,3}を|[^「]{0,8}を合わせて|[^「]{0,8}をあわせて)
        (?:合わせて|あわせて|総称して)?)|総称して|「以下)?
    (?: [「『](?P<quoted>[^」』]{1,40})[」』] | (?P<bare>[^「」『』()、。,]{2,20}?) )
    \s*(?:と(?:いう|いいます|言う|言います|する|します|呼ぶ|呼びます|総?称する|略す|略する|略します
        |表記(?:する|します)?|記す|記載する)|という)?[。.]?\s* \)
    """,
    re.VERBOSE,
)
# 「持続可能な開発目標(Sustainable Development Goals、略称SDGs)」, 「教育会館(通称「まなび館」)」
_SHORT_NAME = re.compile(
    r"\((?:(?P<english>[A-Z][A-Za-z .'-]{5,60})\s*[、,:]\s*)?(?:略称|通称|略語)\s*[:は]?\s*"
    r"[「『]?(?P<name>[^「」『』()、。]{2,20})[」』]?\)"
)
# 「BCP Business Continuity Plan(業務継続計画)の略」
_SPELT_OUT = re.compile(
    r"^[※\s・●○]*(?P<name>[A-Z][A-Za-z0-9-]{1,9})\s*[:は、]?\s*"
    r"(?P<english>[A-Z][A-Za-z .'-]{5,60}?)\s*\((?P<full>[^()]{3,40})\)の略(?:称|語)?。?$"
)
_NOT_ABBREVIATED = re.compile(r"^(?:同じ|同様|のとおり|この|省略|抜粋|略$)")
# 「CIO(最高情報責任者)」, 「RPA(Robotic Process Automation:ロボットによる業務自動化)」
_EXPANDED = re.compile(
    r"(?<![A-Za-z0-9/・])(?P<acronym>[A-Za-z][A-Za-z0-9&+-]{1,9}(?P<kind>[一-鿿]{2})?)\((?P<inner>[^()]{2,100})\)"
)
# 「最高情報責任者(CIO)」
_SHORTENED = re.compile(
    r"\((?P<acronym>[A-Za-z][A-Za-z0-9&+-]{1,6})"
    r"(?:\s*[:、,]\s*(?P<english>[A-Z][A-Za-z .'-]{5,60}))?\)"
)
# 内閣官房情報通信技術(IT)総合戦略室 is one name; nothing in it is what IT stands for.
_GOES_ON = re.compile(r"[一-鿿]{2}")
# 政府情報システムのための: part of what a system or scheme is called
_PURPOSE = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9・]{2,}の?ための$")
# 市町村による|地域公共交通計画, 本市の|環境基本計画
_OWNER = re.compile(
    r"(?:.*による|(?:本|当)?[市町村区県国]の)(?=.*(?:計画|プラン|ビジョン|戦略|方針|指針|大綱)$)"
)
_SAME_BELOW = re.compile(r"[。、]?以下(?:この[^。]{1,6}において)?同じ。?$")
_INNER_BREAK = re.compile(r"\s*[:;、,/]\s*|の略(?:称|語)?。?")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z0-9 .,&'/-]+")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々A-Za-z0-9・のにるくす]+")
# A parenthesis that names a place, a number, an example or who holds the post expands nothing.
_NO_EXPANSION = re.compile(
    r"(?:等|など|ほか|他|参照|再掲|仮称|新規|継続|拡充|一部|全域|全部|のみ|除く|含む|予定|別紙|同上"
    r"|[部課係室局所館校院園店市町村区県都府国庁長員])$"
    r"|[0-9]|^(?:各|図|表|全|前|後|第)|担当|所管|または|又は|若しくは|及び"
)
_BRACKETS = (("(", ")"), ("「", "」"), ("『", "』"))
_MAX_FULL_CHARS = 70
_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_MIN_JAPANESE_CHARS = 4
_MIN_KATAKANA_CHARS = 6  # shorter ones say how the letters are read: LAPSS(ラップス)
# How a word in katakana may begin whose English begins with the letter.
_FIRST_SOUNDS = {
    "A": "アエオ",
    "B": "バビブベボ",
    "C": "カキクケコサシスセソチ",
    "D": "ダヂヅデドジ",
    "E": "エイ",
    "F": "ファハヒヘホ",
    "G": "ガギグゲゴジ",
    "H": "ハヒフヘホ",
    "I": "イアインモ",
    "J": "ジ",
    "K": "カキクケコ",
    "L": "ラリルレロ",
    "M": "マミムメモ",
    "N": "ナニヌネノ",
    "O": "オア",
    "P": "パピプペポフ",
    "Q": "クキ",
    "R": "ラリルレロ",
    "S": "サシスセソ",
    "T": "タチツテトティ",
    "U": "ウユアオ",
    "V": "ヴバビブベボ",
    "W": "ワウホ",
    "X": "エキク",
    "Y": "ヤユヨイ",
    "Z": "ザジズゼゾ",
}


def find_abbreviations(read: ReadSentence) -> Iterator[GlossaryEntry]:
    """The short names that one sentence introduces."""
    if "(" not in read.text:
        return
    for match in _HEREAFTER.finditer(read.text):
        yield from _hereafter(read, match)
    for match in _SHORT_NAME.finditer(read.text):
        full = _full_name(read, match.start(), match["name"])
        if full is not None and match["name"].isascii():
            full = max(full[0], _compound_start(read, full[1]) or 0), full[1]
        if full is not None:
            yield _named(read, match, full, (full[0], match.end()))
    if (spelt := _SPELT_OUT.match(read.text)) is not None:
        yield _named(read, spelt, spelt.span("full"), (spelt.start("name"), spelt.end("full") + 1))
    for match in _EXPANDED.finditer(read.text):
        yield from _expanded(read, match)
    for match in _SHORTENED.finditer(read.text):
        yield from _shortened(read, match)


def _hereafter(read: ReadSentence, match: re.Match[str]) -> Iterator[GlossaryEntry]:
    group = "quoted" if match["quoted"] else "bare"
    if _NOT_ABBREVIATED.search(match[group]):
        return
    if match["these"]:
        full: tuple[int, int] | None = _listed_names(read, match.start())
    else:
        full = _full_name(read, match.start(), match[group])
    if full is not None and read.text.startswith("その他", full[0]):
        full = _listed_names(read, full[1])
    if (
        full is not None
        and read.text[: full[1]].endswith("等")
        and full[1] - full[0] <= len(match[group])
    ):
        full = _listed_names(read, full[1])  # 給食費、教材費等(以下「学校徴収金」という。)
    if full is None or not _is_longer(read.text[slice(*full)], match[group]):
        return
    yield GlossaryEntry(
        read.verbatim(match.start(group), match.end(group)),
        _names_in(match["before"]),
        read.verbatim(*full),
        read.span(full[0], match.end()),
        read.sentence.span,
        0.9 if group == "quoted" else 0.75,
    )


def _named(
    read: ReadSentence, match: re.Match[str], full: tuple[int, int], proof: tuple[int, int]
) -> GlossaryEntry:
    """The short ``name`` of a match for a full one, with the English that both come from."""
    definition = read.verbatim(*full)
    english = (read.verbatim(*match.span("english")),) if match["english"] else ()
    aliases = (*english, *((definition,) if match["name"].isascii() else ()))
    name = read.verbatim(*match.span("name"))
    return GlossaryEntry(name, aliases, definition, read.span(*proof), read.sentence.span, 0.9)


def _is_longer(full: str, short: str) -> bool:
    """Whether ``full`` is a whole phrase and says more than the name that stands for it."""
    is_balanced = all(full.count(left) == full.count(right) for left, right in _BRACKETS)
    is_more = len(full) > len(short) or short.isascii()
    return is_balanced and is_more and len(full) <= _MAX_FULL_CHARS


def _full_name(read: ReadSentence, end: int, short: str) -> tuple[int, int] | None:
    """The range of the name that stands in front of a parenthesis."""
    text = read.text
    while text[:end].endswith(")"):
        opening = text.rfind("(", 0, end)
        if opening <= 0:
            return None
        end = opening
    for opening_mark, closing_mark in ("「」", "『』"):
        if text[:end].endswith(closing_mark):
            opening = text.rfind(opening_mark, 0, end)
            return (opening + 1, end - 1) if 0 <= opening < end - 2 else None
    if re.search(r"(?:法律|政令|省令|条例|規則|要綱|訓令)$", text[:end]):
        start = law_start(read.tokens, text, end)
    else:
        found = phrase_start(read.tokens, end)
        if found is None:
            return None
        start = found
        if (owner := _OWNER.match(text, start, end)) is not None:
            start = owner.end()
        if _needs_clause(read, start, end, short):
            start = law_start(read.tokens, text, end)
    return (start, end) if start < end else None


def _listed_names(read: ReadSentence, end: int) -> tuple[int, int]:
    """「市長、教育委員会及び農業委員会(以下これらを「実施機関」という。)」: all of the list."""
    text = read.text
    topic = max(text.rfind("は、", 0, end) + 2, text.rfind("。", 0, end) + 1, 0)
    start = topic if topic > 1 else 0
    label = re.compile(r"第[0-9]+条\s*|[0-9]{1,2}\s+|\s*").match(text, start)
    return (label.end() if label else start), end


def _needs_clause(read: ReadSentence, start: int, end: int, short: str) -> bool:
    """Whether the last noun alone is not what is named: 「…を受けようとする者(以下「寄附者」」."""
    before = token_ending_at(read.tokens, start)
    if before is None or short.isascii():
        return False
    token = read.tokens[before]
    if token.surface in {"及び", "並びに", "又は", "その"}:
        return True
    is_contraction = set(short) <= set(read.text[start:end]) and end - start > len(short)
    return token.pos in {"動詞", "助動詞"} and not is_contraction


def _names_in(before: str) -> tuple[str, ...]:
    """Other names that stand in the parenthesis before 以下: 「(ICT。以下「…」)」."""
    names = []
    for part in re.split(r"[。、,:]", before):
        name = part.strip()
        if _ENGLISH.fullmatch(name):
            names.append(name)
    return tuple(names)


def _expanded(read: ReadSentence, match: re.Match[str]) -> Iterator[GlossaryEntry]:
    inner = _SAME_BELOW.sub("", match["inner"])
    if match["kind"] and not inner.endswith(match["kind"]):
        return  # NPO法人(特定非営利活動法人) is of the kind that it says
    if not _is_acronym(match["acronym"]) or "以下" in inner:
        return
    parts = _ranges_of_parts(inner, match.start("inner"))
    # SDGs(エスディージーズ:持続可能な開発目標): how it is read, beside what it stands for
    stands = [one for one in parts if not _KATAKANA.fullmatch(read.text, *one) or len(parts) == 1]
    if not stands or not all(_expands(read, match["acronym"], part) for part in stands):
        return
    names = tuple(read.verbatim(*part) for part in parts)
    spoken = [read.verbatim(*part) for part in stands]
    spoken = [name for name in spoken if not _ENGLISH.fullmatch(name)]
    if len(spoken) > 1:  # SaaS(パブリック・クラウド、プライベート・クラウド) tells kinds, not names
        return
    yield GlossaryEntry(
        read.verbatim(match.start("acronym"), match.end("acronym")),
        names,
        spoken[-1] if spoken else names[-1],
        read.span(match.start(), match.end()),
        read.sentence.span,
        0.7,
    )


def _shortened(read: ReadSentence, match: re.Match[str]) -> Iterator[GlossaryEntry]:
    if not _is_acronym(match["acronym"]):
        return
    end = match.start()
    start = _compound_start(read, end)
    if start is None:
        return
    if (purpose := _PURPOSE.search(read.text[:start])) is not None:
        start = purpose.start()
    if _GOES_ON.match(read.text, match.end()):
        return
    if not _expands(read, match["acronym"], (start, end)):
        return
    name, _ = split_term(read.verbatim(start, end))
    english = (read.verbatim(*match.span("english")),) if match["english"] else ()
    yield GlossaryEntry(
        read.verbatim(match.start("acronym"), match.end("acronym")),
        (name, *english),
        name,
        read.span(start, match.end()),
        read.sentence.span,
        0.65,
    )


def _compound_start(read: ReadSentence, end: int) -> int | None:
    """Where the compound noun at ``end`` begins; one word alone goes with what の hangs on it."""
    start = phrase_start(read.tokens, end, crosses_no=False)
    last = token_ending_at(read.tokens, end)
    is_one_word = last is not None and read.tokens[last].start == start
    return phrase_start(read.tokens, end) if is_one_word else start


def _is_acronym(text: str) -> bool:
    """Whether ``text`` is written like CIO, IoT or LGWAN, and not like Plan or a_b."""
    return sum(char.isupper() for char in text) >= 2


def _ranges_of_parts(inner: str, start: int) -> list[tuple[int, int]]:
    ranges = []
    done = 0
    for match in [*_INNER_BREAK.finditer(inner), None]:
        stop = match.start() if match else len(inner)
        if inner[done:stop].strip():
            lead = len(inner[done:stop]) - len(inner[done:stop].lstrip())
            ranges.append((start + done + lead, start + done + len(inner[done:stop].rstrip())))
        done = match.end() if match else stop
    return ranges


def _expands(read: ReadSentence, acronym: str, part: tuple[int, int]) -> bool:
    """Whether the characters of ``part`` can be what ``acronym`` stands for."""
    text = read.text[slice(*part)]
    if _ENGLISH.fullmatch(text):
        return _has_initials(text, acronym)
    if len(text) < _MIN_JAPANESE_CHARS or _NO_EXPANSION.search(text):
        return False
    if _KATAKANA.fullmatch(text):
        is_spoken_out = len(text) >= _MIN_KATAKANA_CHARS
        return is_spoken_out and text[0] in _FIRST_SOUNDS.get(acronym[0].upper(), "")
    if not _JAPANESE.fullmatch(text) or not ends_in_noun(read.tokens, part[1]):
        return False
    inside = [token for token in read.tokens if part[0] <= token.start < part[1]]
    return not any(token.pos3 in {"人名", "地名"} for token in inside)


def _has_initials(text: str, acronym: str) -> bool:
    """Whether the letters of ``acronym`` stand in ``text`` in order, the first one first."""
    letters = iter(text.casefold())
    wanted = [char for char in acronym.casefold() if char.isalpha()]
    return text[0].casefold() == wanted[0] and all(char in letters for char in wanted)
