"""What surrounds a statement: whose organisation it is, a chart's lines, a list below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.facts.governance_names import Discourse
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_titles import label_end, without_label
from corpus.facts.governance_words import VENTURES, is_body_name, is_body_text, is_kind
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.records import SentenceKind, Span

_OWN = re.compile(r"[本当]([市町村区県]|都(?!市)|府)(?!内外)|(庁内)")
# 隣接する大川市では, 先進自治体では, 他市の: whose bodies are not this document's
_OTHERS = re.compile(
    r"(?:^|[、。のに\s])ある[市町村区県](?:では|は|において)"
    r"|(?:隣接する|近隣の|隣の|隣町の|他の|先進的な|先行する|県内の|全国の|姉妹都市の?|友好都市の?)"
    r"[^、。]{0,10}?(?:市町村|自治体|都市|団体|[市町村区県])(?:では|は|の|において|においては)"
    r"|(?:他|先進)(?:市町村|自治体|都市|団体|市|町|地)(?:では|は|の|において)"
    r"|同[市町村区県](?:では|は|においては)"
    r"|(?:視察|先行|先進|参考)[^、。]{0,12}[市町村区県](?:では|は|においては)"
)
_COUNTRY = re.compile(
    r"(?:^|[、。\s])(?:国|政府|内閣府?|[一-鿿]{1,4}省|[一-鿿]{2,4}庁)(?:では|は|においては)"
)
_ABOVE_MUNICIPALITY = re.compile(
    _COUNTRY.pattern + r"|(?:^|[、。\s])[県都道府](?:では|は|も|においては)"
)
# Only who speaks of another government says 県も: what it did, as the country did before
_ALSO = re.compile(r"(?:^|[、。\s])(?:国|[県都道府])(?:も|でも|においても)")
# まちの宝物活用会議の設置について
_ABOUT = re.compile(
    r"(?P<name>[^\s、。:をがはに]{4,30}?)(?:の(?:設置|開催)について|(?:設置|運営|開催)?(?:要綱|要領|条例|規程|規則|細則|規約|会則)|(?:委員)?名簿|の概要)(?:\([^()]*\))?"
)
_QUOTED_NAME = re.compile(r"[「『](?P<name>[^「」『』、。]{3,30})[」』]")
# 「まちを語る会」を設け: set up, whatever it is called
_SET_UP = re.compile(
    r"[「『](?P<name>[^「」『』、。]{3,29}会)[」』]を(?:設[けき置立]|立ち?上げ|組織|発足|結成)"
)
_TREE = re.compile(r"^[\s│┃|]*[├└┗┣┝╰┖][─━ー\-\s]*")
_DETAIL = re.compile(
    r"\s*(?:構成(?:員|団体)?|メンバー|委員|事務局|庶務|[^\s:、]{0,4}長|役割|所掌(?:事務)?|目的)\s*:"
)
_FOLLOWING = re.compile(
    r"(?:次|以下|下記)(?:の(?:各号|とおり)?|に掲げる|に)*[^。、]{0,10}"
    r"(?:部|課|室|係|班|局|会|組織|チーム|グループ)(?:及び[^。、]{1,6})?を(?:置|設)"
)
_POSTS_FOLLOW = re.compile(r"次(?:の|に掲げる)(?:職|役員|役職|職員)を(?:置|設)")
ITEM_LABEL = re.compile(
    r"\s*(?:[(][0-9一二三四五六七八九十ア-ン]{1,3}[)]|[①-⑳]|[・○●◦]"
    r"|[ア-ン一二三四五六七八九十](?=[ .、])|[0-9]{1,2}[.)])[ .、]*"
)


def given_names(read: ReadDocument) -> frozenset[str]:
    """Names that stand alone in headings or quotes: しおみの環境市民会議, 「まちの未来会議」."""
    found = set()
    for sentence in read.sentences:
        text = sentence.text
        if sentence.sentence.kind in {SentenceKind.HEADING, SentenceKind.LIST_ITEM}:
            label = sentence.section.label if sentence.section is not None else ""
            name = re.sub(
                r"^[^\w「]*[ア-ン][ .、]|^[^\w「]+|\([^()]*\)$",
                "",
                ITEM_LABEL.sub("", text.removeprefix(label).strip(), count=1),
            ).strip()
            is_several = re.search("(?:組織|団体|[会団課部])・", name)
            is_one = re.fullmatch(r"[^\s、。をがはと:「」]{4,30}", name) and not is_several
            if is_one and (is_body_text(name) or name.endswith(VENTURES)):
                found.add(name)
        title = without_label(text[label_end(sentence) :]).strip("○◯● ")
        if (titled := _ABOUT.fullmatch(title)) and is_body_text(titled["name"]):
            found.add(titled["name"])
        found |= {match["name"] for match in _SET_UP.finditer(text)}
        for match in _QUOTED_NAME.finditer(text):
            if is_kind(match["name"]):
                continue
            if match["name"].endswith(VENTURES) and match["name"] not in VENTURES:
                found |= {match["name"], _venture_of(match["name"])}
            if is_body_text(match["name"]) and not re.search(r"[をがは]", match["name"]):
                found.add(match["name"])
    return frozenset(found)


def _venture_of(name: str) -> str:
    """What 「まちかど相談デスク」 is called next: デスク."""
    return next(kind for kind in VENTURES if name.endswith(kind))


def others_of(read: ReadDocument) -> re.Pattern[str] | None:
    """What governments above speak in a document, by who it is: 本市 -> 国は, 県は."""
    own = {match[1] for one in read.sentences for match in _OWN.finditer(one.text)}
    if own & set("市町村区") or read.document.municipality.endswith(("市", "町", "村", "区")):
        return _ABOVE_MUNICIPALITY
    return _COUNTRY if own or read.document.municipality else None


def is_of_others(text: str, above: re.Pattern[str] | None) -> bool:
    """「隣接する大川市では、…」, and for a municipality 「国は、…」: not this document's bodies."""
    if _OWN.search(text):
        return False
    return bool(_OTHERS.search(text) or _ALSO.search(text) or (above and above.search(text)))


@dataclass(frozen=True, slots=True)
class _Node:
    """A line of a chart: how far right it begins, and whether it is the last of its row (└)."""

    depth: int
    name: str
    is_last: bool


class Chart:
    """A chart drawn with lines: each body stands under the last one that is further left.

    Where a text has lost its indentation, what follows └ can only stand below it, unless a row
    further up is still open.
    """

    def __init__(self) -> None:
        self._open: list[_Node] = []

    def find(self, read: ReadSentence, scene: Scene, text: str) -> Iterator[Finding]:
        """The body of a line such as 「├ 施設部会」; ``text`` is the document's."""
        start = read.sentence.span.start
        line_start = text.rfind("\n", 0, start) + 1
        tree = _TREE.match(text[line_start : read.sentence.span.end])
        number = scene.codes.find("B")
        is_name = number >= 0 and not set(scene.codes[:number]) - set("oN、")
        is_name = is_name and scene.codes[number + 1 : number + 2] not in {"の", "K"}
        if tree is None and _DETAIL.match(read.text):
            return  # 構成:各部長, between a body and the lines drawn from it
        if tree is None:
            name = scene.body(number) if is_name and number == 0 else ""
            self._open = [_Node(-1, name, True)]
            return
        drawn = tree.group().rstrip("─━ー- \u3000")
        depth = self._depth(len(drawn))
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()
        parent = self._open[-1].name if self._open else ""
        name = scene.body(number) if is_name else ""
        self._open.append(_Node(depth, name, drawn[-1] in "└┗╰"))
        if name:
            element = scene.at(number)
            yield Finding(
                name, None, element.start, element.end, parent=parent or None, confidence=0.75
            )

    def _depth(self, drawn: int) -> int:
        """How deep a line stands that is drawn ``drawn`` characters to the right."""
        rows = [node for node in self._open if node.depth >= 0]
        if drawn > 1 or not rows or rows[0].depth > 1:
            return drawn
        going_on = [node.depth for node in rows if not node.is_last]
        return going_on[-1] if going_on else rows[-1].depth + 1


_PART_KIND = r"(?P<kind>部会|分科会|委員会|協議会|会議|班|チーム|グループ|ワーキンググループ)"
_EACH_PART = re.compile(rf"各{_PART_KIND}")
_ENDS_IN_PART = re.compile(rf"{_PART_KIND}$")
_RESPECTIVELY = re.compile("それぞれ|順に")


def each_part(finding: Finding, scene: Scene) -> Iterator[Finding]:
    """「各部会の部会長は、委員が務める」: of each of the parts that were named last.

    Or 「甲部会、乙部会を置き、部会長は、A部長及びB部長がそれぞれ務める」, one by one.
    """
    each = _EACH_PART.search(scene.clause.text)
    is_each = each is not None and finding.body in {each["kind"], each.group()}
    parts = scene.discourse.parts(each["kind"]) if each is not None and is_each else []
    named: list[str] = []
    if finding.holder is not None and _RESPECTIVELY.search(scene.clause.text):
        named = re.split("、|及び|並びに|と", finding.holder)
        last = _ENDS_IN_PART.search(finding.body)
        if not parts and last is not None and len(named) > 1:
            beside = scene.discourse.parts(last["kind"])
            parts = beside if finding.body in beside and len(beside) == len(named) else []
    if len(parts) < 2 or finding.role is None:
        yield finding
        return
    holders: list[str | None] = [finding.holder] * len(parts)
    holders = [*named] if len(named) == len(parts) else holders
    for part, holder in zip(parts, holders, strict=True):
        yield replace(finding, body=part, holder=holder)


def placed_below(
    read: ReadDocument, number: int, scene: Scene, discourse: Discourse
) -> Iterator[tuple[int, Finding]]:
    """「総務部に次の課を置く。(1) 総務課」, 「消防署に次の職を置く。(1) 署長」."""
    sentence = read.sentences[number]
    are_posts = _POSTS_FOLLOW.search(sentence.text) is not None
    if not scene.codes.startswith("B") or not (are_posts or _FOLLOWING.search(sentence.text)):
        return
    whose = scene.body(0)
    for at in range(number + 1, len(read.sentences)):
        item = read.sentences[at]
        label = ITEM_LABEL.match(item.text)
        if label is None or item.sentence.kind is SentenceKind.HEADING:
            return
        start, end = label.end(), len(item.text.rstrip(" 。"))
        name = item.text[start:end]
        span = Span(sentence.sentence.span.start, item.sentence.span.end)
        if are_posts and re.fullmatch(r"[^\s、。はを]{2,12}", name):
            discourse.seats[name] = whose
            yield at, Finding(whose, name, start, end, confidence=0.8, covers=span)
        elif is_body_name(name):
            yield at, Finding(name, None, start, end, parent=whose, confidence=0.8, covers=span)
            discourse.mention(name)
