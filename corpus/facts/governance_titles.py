"""The body that a title is about: 「表5-2 推進本部の体制」, 「資料２ 審議会 委員名簿」."""

import re

from corpus.facts.governance_words import is_body_text
from corpus.facts.reading import ReadSentence
from corpus.marks import list_mark_end
from corpus.records import Span

# 表5-2, 【図3】, 参考資料1, 別表第1(第3条関係); not 資料館, 表彰, 図書館
_LABEL = re.compile(
    r"""\s*[【\[(〈<]?
    (?:(?:参考|添付)?資料|別[表紙添記]|付[表録]|図表|表|図|様式)\s*
    (?:第?[0-9]+(?:[-.・の][0-9]+)*|(?=[\s:(]))
    [】\])〉>]?(?:\([^()]*関係\))?[\s:.、]*""",
    re.VERBOSE,
)
# As printed, where a space ends the label: normalised, 「第2 会議は」 is one word
_ARTICLE = re.compile(r"\s*第[0-9０-９一二三四五六七八九十]+(?:条(?:の[0-9０-９]+)?)?[\s　]+(?=\S)")
_PRINTED_LABEL = re.compile(
    r"[\s　]*(?:(?:参考|添付)?資料|別[表紙添記]|付[表録]|図表|表|図|様式)[\s　]?"
    r"第?[0-9０-９]+(?:[-－‐.．・の][0-9０-９]+)*[\s　]+(?=\S)"
)
# 空家等対策協議会委員名簿, 情報化推進本部設置要綱, 推進本部の組織
ABOUT_BODY = re.compile(
    r"(?P<body>[^\s、。は]+?)\s*(?:の)?(?:委員|構成員|委員等|役員|出席者)?\s*(?:名簿|(?:設置|運営|開催)?(?:に関する)?(?:要綱|要領|条例|規程|規則|規約|会則)"
    r"|の?メンバー|の?(?:推進)?体制図?|の?組織図|の?設置|の?概要|の?組織|の?役割|の?職務|の?役員|の?構成|の?所掌事務|の?開催について|について|一覧(?:表)?)?"
)
# 推進本部及び幹事会の構成: of neither alone
_SEVERAL = re.compile(r"及び|並びに|[会部議][・と、]")
_MARKS = " 　■□●○◯◆◇◎▼・※【】[]<>〈〉《》「」"
# Between a title and its table: (敬称略), 令和6年4月1日現在, 次のとおりとする。
_ASIDE = re.compile(
    r"\s*(?:\([^()]*\)|.{0,16}現在|.*敬称略.*|[^、。]*(?:次|以下|下表)の[^。]*。)\s*"
)


_DRAWN = re.compile(r"[\s　]*[│┃|]*[\s　]*[├└┗┣┝╰┖][─━ー－\-\s　]*")  # a chart's line: └ 作業部会
_PRINTED = (_ARTICLE, _PRINTED_LABEL, _DRAWN)


def label_end(read: ReadSentence) -> int:
    """Where the words begin behind 「第3条」, 「資料２」, 「(1)」, 「└」, as normalised."""
    original = read.aligned.original
    label = next(filter(None, (one.match(original) for one in _PRINTED)), None)
    printed = label.end() if label else list_mark_end(original)
    return read.aligned.to_normalized(Span(printed, len(original)))[0] if printed else 0


def is_drawn(text: str) -> bool:
    """Whether a line hangs on a chart's drawn line: └ 作業部会."""
    return _DRAWN.match(text) is not None


def without_label(text: str) -> str:
    """A title without 「表5-2」, 「資料2」 and their like."""
    return text[match.end() :] if (match := _LABEL.match(text)) else text


def body_of_title(text: str) -> str | None:
    """The one body that a title, normalised, is about."""
    plain = re.sub(r"\([^()]*\)", "", without_label(text.strip(_MARKS))).strip(_MARKS)
    match = ABOUT_BODY.fullmatch(plain)
    if match is None or not is_body_text(match["body"]) or _SEVERAL.search(match["body"]):
        return None
    return match["body"]


def is_aside(text: str) -> bool:
    """Whether a line may stand between a title and what it is the title of."""
    return _ASIDE.fullmatch(text) is not None
