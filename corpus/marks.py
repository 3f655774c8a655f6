"""What the beginning of a printed line says: a numbered heading, a list item, a caption.

Rules speak of how Japanese documents are numbered; a line is looked at on its own here, and in
its surroundings in ``corpus.layout``.
"""

import re
from dataclasses import dataclass

from corpus.normalize import normalize

# One character for one: full-width digits, points, brackets and spaces as their ASCII twins.
_FLAT = str.maketrans(
    "０１２３４５６７８９．（）［］：％\u3000\u00a0－‐–", "0123456789.()[]:%  ---"
)
_KANJI_NUMBER = "[一二三四五六七八九十百]{1,4}"

_SERIES = (
    "アイウエオカキクケコ",
    "一二三四五六七八九十",
    "abcdefghijklmnopqrstuvwxyz",
    "イロハニホヘトチリヌ",  # behind the others: イ is found above
)

MAX_HEADING_CHARS = 60
MAX_TITLE_CHARS = 40
MAX_QUESTION_CHARS = 200  # 問1 …ですか。 is a heading of its answer
MAX_CONTENTS_CHARS = 120
_MAX_CAPTION_CHARS = 120


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """One way of numbering headings."""

    name: str
    pattern: re.Pattern[str]  # matches the label at the start of a flat line
    rank: float  # smaller is further out
    is_strong: bool  # a heading even when lines of the same style follow one another


def _style(name: str, pattern: str, rank: float, *, is_strong: bool = False) -> HeadingStyle:
    return HeadingStyle(name, re.compile(pattern), rank, is_strong)


_STYLES = (
    _style(
        "part", rf"第 ?(?:[0-9]{{1,2}}|{_KANJI_NUMBER}) ?[部編](?=[ :.]|$|\W|\w)", 0, is_strong=True
    ),
    _style("chapter", rf"(?:第 ?(?:[0-9]{{1,2}}|{_KANJI_NUMBER}) ?章|[序終]章)", 1, is_strong=True),
    _style("roman", r"(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3}|[IVX]{1,4}(?=[. ]))[.]?(?![-0-9])", 2, is_strong=True),
    # 第1 計画の趣旨; not 第1 四半期, 第2 期計画.
    _style(
        "ordinal",
        rf"第 ?(?:[0-9]{{1,2}}|{_KANJI_NUMBER})(?= (?![期回次条項号位種類章節部編款四者段日週弾]))",
        2.5,
    ),
    _style("section", rf"第 ?(?:[0-9]{{1,2}}|{_KANJI_NUMBER}) ?節", 3, is_strong=True),
    _style("dotted4", r"[0-9]{1,2}(?:[.-][0-9]{1,2}){3}(?![0-9])[.]?", 6.5, is_strong=True),
    _style("dotted3", r"[0-9]{1,2}(?:[.-][0-9]{1,2}){2}(?![0-9])[.]?", 6, is_strong=True),
    _style(
        "dotted2", r"[0-9]{1,2}[.-][0-9]{1,2}(?![0-9%倍歳㎢㎡㎞㎏]|ha|km|kg)[.]?", 5, is_strong=True
    ),
    _style("number", r"[0-9]{1,2}(?:[.、](?![0-9])| (?=\S)|(?=[一-鿿ァ-ヺぁ-ゖA-Z「『]))", 4),
    _style(
        "appendix", r"(?:(?:参考|付属|巻末)?資料|別紙) ?[0-9]{1,2}(?![-.0-9])", 1, is_strong=True
    ),
    _style("kanji_number", rf"{_KANJI_NUMBER}(?:、| (?=\S))", 4),
    _style(
        "aim",
        r"(?:(?:基本|重点)?(?:目標|方針|施策|戦略|方向|柱|プロジェクト|取組)|重点) ?"
        r"(?:[0-9]{1,2}(?:-[0-9]{1,2})*|[ⅠⅡⅢⅣⅤⅥ])(?=[ :.])[:.]?",
        6.8,
    ),
    _style("parenthesis", r"\([0-9]{1,2}\)", 7),
    _style("kanji_parenthesis", rf"\({_KANJI_NUMBER}\)", 7),
    _style("bracket", r"(?=[【〔〈《].{1,40}[】〕〉》]\s*$)", 7.2),
    _style("half", r"[0-9]{1,2}\)", 7.5),
    _style("circled", r"[①-⑳]", 8),
    _style("question", r"(?:問|質問|Q|Ｑ) ?[0-9]{1,3}(?:[.:)、]| (?=\S))", 7.3, is_strong=True),
    _style("kana", r"[アイウエオカキクケコ](?:[. 、]|\))", 9),
    _style("iroha", r"[ロハニホヘトチリヌ](?:[. 、]|\))", 9),
    _style("kana_parenthesis", r"\([アイウエオカキクケコ]\)", 10),
    _style("iroha_parenthesis", r"\([ロハニホヘトチリヌ]\)", 10),
    _style("latin_parenthesis", r"\([a-z]\)", 10),
    _style("square", r"[■◆□◇◎]", 7.4),
)
_CIRCLED = re.compile("[②-⑳]")
_BRACKETED = frozenset({"parenthesis", "kanji_parenthesis", "kana_parenthesis"})
_BARRED = re.compile(r"^\s*[｜|]?[^｜|]{1,6}[｜|][^｜|]+[｜|]?\s*$")  # ｜第1章｜はじめに; 1｜趣旨
_OF_TERMS = (
    r"用語(?:集|一覧|解説|説明|の(?:解説|説明|意味|定義))"
    r"|(?:語句|ことば|言葉|キーワード)(?:解説|説明|の(?:解説|説明|意味))"
)
# Headings that Japanese documents leave unnumbered.
_PLAIN_STYLE = _style("plain", r"", 1, is_strong=True)
_PLAIN_HEADING = re.compile(
    r"(?:\((?:参考|資料)\)|参考|資料)?(?:はじめに|おわりに|まえがき|あとがき|序文|目次|もくじ|資料編?|参考資料|付属資料|附則|注釈|脚注"
    rf"|{_OF_TERMS})"
)
_GLOSSARY_TITLE = re.compile(
    rf"{_OF_TERMS}|用語について$|使(?:う|われる|っている)(?:ことば|言葉|用語)$"
    r"|略[語称](?:集|一覧)|注釈|脚注|注記"
)
# "10 年間のまちづくり" and "2.5倍に" begin with a quantity, not with a number of a heading.
_QUANTITY = re.compile(
    r"""
    (?: 年(?:度|間|以内|目|ごと|毎|余)? | [かヶカ箇]?(?:月|所|年) | 日間? | 時間? | 分 | 円 | 人
      | 名 | 件 | % | つ | 倍 | 歳 | 回 | 点 | 割 | 世帯 | 万
      | 億 | 兆 | ポイント | km | m | t | kg )
    (?: [のにはがをとで、,~(（かまも末目後前以ほ] | [0-9] | $ )
    """,
    re.VERBOSE,
)
# 第1章では、現状を…: a sentence about a chapter; not 第1章はじめに.
_ABOUT_CHAPTER = re.compile(
    r" ?(?:は(?!じめ)|では|[のをが、]|に(?:は|お|示|掲)|から|まで|及び|と(?:、|第))"
)
_NUMBERED = frozenset({"number", "dotted2", "dotted3"})
# 4-3に記載された…, 2.1のとおり, 2.1節で: a sentence about a section; 1 2 3: no words.
_ABOUT_NUMBER = re.compile(
    r"[節項](?:[はをがのに、]|で(?:は|も|、|示|述|触)|から|まで)|に(?:記載|示|基づ|お[いけ]|掲|定|つい|よ)|の(?:とおり|通り|うち)|を|は、|では|から|まで|及び"
)
_NO_WORD = re.compile(r"[\W\d_]+")
_CHAPTERS = frozenset({"part", "chapter", "section", "appendix"})
_TITLE_END = re.compile(r"[、,を]$|[。]|(?<=[ぁ-ん])[.]$")
_BULLET = re.compile(r"[・･●○▪▫▶►➢➤✓✔•‣★☆◎◆◇■□⚫⚪]|[-*–＊](?=[ \u3000])")
_RANK = re.compile(r"第?[0-9]{1,2}位(?=[ :])")  # 1位 自然の豊かさ
_LEADER = re.compile(
    r"(?:[.．・…‥⋯･]{3,}|(?:[ \u3000][.．・…‥･]){3,})\s*[-(（]?\s*[0-9０-９ivx]*\s*[-)）]?\s*$"
)
_CAPTION = re.compile(
    r"""
    (?P<open>[【〈《<\[]?) (?P<kind>図表|図|表|写真|グラフ) [ ]?
    (?P<number>[0-9]{1,3}(?:[-.][0-9]{1,3}){0,3} | [一二三四五六七八九十])
    (?P<close>[】〉》>\]]?)
    (?P<rest>[ .:]{0,3} (?P<caption>\S.*)?) $  # 図 3 対象期間, 【表2-1】指標; not 図書館
    """,
    re.VERBOSE,
)
# 図1は…を示しています, 図2のとおり, 図3に示す: a sentence about a figure, not its caption.
_ABOUT_FIGURE = re.compile(r"^[はをにがのとでもや、)）及]|(?:です|ます|である|する|した)$")


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A line that may be a heading, by its numbering."""

    label: str  # normalised: "2.3", "第2章", "(1)"
    title_start: int  # where the title begins in the printed line
    title_end: int
    style: HeadingStyle
    separator: str = ""  # what ends the label: "." of "1.", " " of "1 "

    @property
    def is_chapter(self) -> bool:
        """Whether the label says what it is: 第2部, 第3章, 第1節."""
        return self.style.name in _CHAPTERS

    @property
    def has_title(self) -> bool:
        """Whether words follow the label on its line."""
        return self.title_start < self.title_end

    @property
    def outer_number(self) -> str | None:
        """The 1 of 「1-2」 and of 「施策1-2」; None of 「施策1」."""
        numbers = re.findall("[0-9]+", self.label)
        is_inner = len(numbers) > 1 and self.style.name in ("dotted2", "aim")
        return numbers[0] if is_inner else None

    def holds(self, other: "HeadingMark") -> bool:
        """Whether it is the aim of which ``other`` is a part: 基本目標1 of 施策1-2 and of 1-2."""
        number = re.search("[0-9]+$", self.label)
        return (
            self.style.name == "aim"
            and self.outer_number is None
            and number is not None
            and number.group() == other.outer_number
        )

    def is_followed_by(self, other: "HeadingMark") -> bool:
        """Whether ``other`` is the next of the same series: 2. behind 1., but not 2 behind 1."""
        if self.separator != other.separator:
            return False
        if (self.label, other.label) in (("イ", "ロ"), ("(イ)", "(ロ)")):
            return True  # イ begins two series
        if self.style is not other.style:
            return False
        one, next_one = _ordinal(self.label), _ordinal(other.label)
        return one is None or next_one is None or next_one == one + 1

    @property
    def is_first(self) -> bool:
        """Whether it begins a series: 1., (1), ①, ア."""
        return _ordinal(self.label) == 1

    @property
    def is_item(self) -> bool:
        """Whether regulations number items so, and no heading is: ロ, ハ."""
        return self.style.name.startswith("iroha")

    @property
    def is_strong(self) -> bool:
        """Whether it is a heading even when lines of the same style follow one another."""
        return self.style.is_strong


def flat(text: str) -> str:
    """``text`` with full-width numbering characters as ASCII, of the same length."""
    return text.translate(_FLAT)


def find_heading_mark(line: str, *, is_known: bool = False) -> HeadingMark | None:
    """The heading that ``line`` may be, or None.

    「2.1 計画の位置づけ」 and 「第3章　推進体制」 are; 「2.5倍に増えた」, 「10 年間の方向」 and
    「(1) 市民が集います。」 are not. With ``is_known`` the line is a heading by its type, and what
    might be a quantity begins with its label: 「2 人の流れ」.
    """
    flattened = _without_bars(flat(line))
    lead = len(flattened) - len(flattened.lstrip())
    body = flattened.strip()
    if not body or len(body) > MAX_QUESTION_CHARS or is_contents_line(line):
        return None
    for style in _STYLES:
        match = style.pattern.match(body)
        if match is None or (len(body) > MAX_HEADING_CHARS and style.name != "question"):
            continue
        rest = body[match.end() :]
        title = rest.strip(" .:")
        if style.name in _CHAPTERS and _ABOUT_CHAPTER.match(rest):
            return None
        ends = _TITLE_END.search(title) or _TITLE_END.search(rest)
        is_sentence = ends is not None and style.name != "question"
        if is_sentence or (not title and not style.is_strong):
            return None
        if style.name in _NUMBERED and (_ABOUT_NUMBER.match(title) or _NO_WORD.fullmatch(title)):
            return None
        is_quantity = style.name in _NUMBERED and _QUANTITY.match(title)
        is_apart = rest[:1] == " " or _separator(match.group()) != ""
        if is_quantity and not (is_known and is_apart):
            return None
        if title.count(")") > title.count("("):
            return None  # 「60 代)」, the end of a sentence that was broken
        if style.name == "circled" and _CIRCLED.search(title):
            return None  # ①学ぶ ②働く ③憩う on one line
        if style.name in _BRACKETED and _has_next(_label(match.group()), title, style):
            return None  # (1) 学識経験者 (2) 関係者
        start = lead + match.end() + (len(rest) - len(rest.lstrip(" .:")))
        end = start + len(title)
        if style.name == "bracket":
            start, end = start + 1, end - 1
        return HeadingMark(_label(match.group()), start, end, style, _separator(match.group()))
    if _PLAIN_HEADING.fullmatch(normalize(line).replace(" ", "")):  # not 用語 | 説明
        return HeadingMark("", lead, lead + len(body), _PLAIN_STYLE)
    return None


def _has_next(label: str, title: str, style: HeadingStyle) -> bool:
    """Whether the next label stands in ``title`` too, before words and behind a space."""
    first = _ordinal(label)
    return first is not None and any(
        title[place - 1] == " "
        and (match := style.pattern.match(title, place)) is not None
        and title[match.end() :].strip() != ""
        and _ordinal(_label(match.group())) == first + 1
        for place in range(1, len(title))
    )


def _without_bars(flattened: str) -> str:
    """A line whose bars are ornament with spaces in their place; rows of tables have more bars."""
    is_barred = _BARRED.match(flattened) is not None
    return flattened.replace("｜", " ").replace("|", " ") if is_barred else flattened


def _label(printed: str) -> str:
    label = printed.strip(" .、")
    # Ⅲ stays the numeral that it is: III would be three letters.
    return label if label and "Ⅰ" <= label[0] <= "Ⅻ" else normalize(label)


def _separator(printed: str) -> str:
    return printed[-1] if printed and printed[-1] in ".、 )" else ""


def _ordinal(label: str) -> int | None:
    """The place that a label names in its series: 3 of "(3)", 2 of "イ"; None of "■"."""
    digits = re.findall(r"[0-9]+", label)
    if digits:
        return int(digits[-1])
    core = label.strip("()")
    if len(core) != 1:
        return None
    if "①" <= core <= "⑳":
        return ord(core) - ord("①") + 1
    series = (order.find(core) + 1 for order in _SERIES)
    return next((place for place in series if place), None)


def is_glossary_title(title: str) -> bool:
    """Whether a heading announces explanations of terms or notes: 用語解説, 注釈."""
    return _GLOSSARY_TITLE.search(normalize(title).replace(" ", "")) is not None


def is_contents_line(line: str) -> bool:
    """Whether ``line`` is an entry of a contents page: 「第1章 …………… 3」."""
    # The search is quadratic in the length of a leader.
    return len(line.strip()) <= MAX_CONTENTS_CHARS and _LEADER.search(line.strip()) is not None


def list_mark_end(line: str) -> int:
    """Where the item's words begin behind its bullet or number; 0 when it is no list item."""
    stripped = line.lstrip()
    lead = len(line) - len(stripped)
    match = _BULLET.match(stripped)
    if match is None:
        match = _RANK.match(flat(stripped)) or _weak_number(flat(stripped))
    if match is None or _QUANTITY.match(flat(stripped[match.end() :]).strip()):
        return 0
    if match.group().isdecimal() and not stripped[match.end() :].startswith((" ", "\u3000")):
        return 0
    rest = stripped[match.end() :]
    return lead + match.end() + len(rest) - len(rest.lstrip()) if rest.strip() else 0


def _weak_number(flattened: str) -> re.Match[str] | None:
    for style in _STYLES:
        if not style.is_strong and style.name not in ("bracket", "aim"):
            match = style.pattern.match(flattened)
            if match is not None:
                return match
    return None


@dataclass(frozen=True, slots=True)
class CaptionMark:
    """A line that is the caption of a figure or table."""

    kind: str  # 図 or 表
    label: str  # normalised: "図3", "表2-1"
    caption: str  # as printed


def find_caption_mark(line: str) -> CaptionMark | None:
    """「図 3 対象期間」 and 「表2-1：指標」 are captions; 「図1は関係を示しています」 is not."""
    body = flat(line).strip()
    match = _CAPTION.match(body) if len(body) <= _MAX_CAPTION_CHARS else None
    if match is None or "。" in body or is_contents_line(line):
        return None
    rest = match["rest"] or ""
    if rest and not match["close"] and _ABOUT_FIGURE.search(rest.strip()) and rest[:1] not in " .:":
        return None
    kind = "表" if match["kind"] == "表" else "図"
    caption = line.strip()[match.start("caption") :].strip() if match["caption"] else ""
    return CaptionMark(kind, normalize(match["kind"] + match["number"]), caption)
