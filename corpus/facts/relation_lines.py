"""Relations that lines show and no sentence says: lists, rows of a table, arrows between plans."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.reading import ReadSentence
from corpus.facts.relation_names import ARTICLE, PARENTHESIS, PLAN_END, PlanName, Relation
from corpus.records import PlanLink, SentenceKind

_KIND = r"(?:最?上位の?計画|個別計画|下位計画|前計画|根拠(?:となる)?(?:法令?|法律|条例)|法的根拠)"
_KIND_CELL = re.compile(
    rf"(?P<kind>{_KIND}|関[連係](?:する)?計画|最?上位|下位|関連|連携|整合|根拠)等?"
)
# 上位・関連計画, 根拠法令及び関連計画: items of two kinds, each known by its name
_MIXED = r"(?:(?P<first>最?上位|根拠法令?|法令)(?:の?計画)?等?(?:・|、|及び|や|と|/))?"
# 関連計画の一覧, 関連計画との関係, 関連計画は、下表のとおりです。
_TAIL = (
    r"(?:(?:の|との)?(?:一覧表?|関係|整理|状況)|(?:の一覧)?[はを]、?"
    r"(?:次|以下|下記|下|別)の?表?(?:のとおり|に(?:示|掲げ|整理|まとめ)|です)[^。]{0,8})?"
)
_OPENS_LIST = re.compile(
    rf"""(?:(?P<kind>{_KIND})等?{_TAIL}
    | {_MIXED}関[連係](?:する|の深い|が深い)?(?:個別|各種|諸|主な)*(?:の?計画|もの)等?{_TAIL}
    | (?P<law>(?:次|以下)の(?:法律|法令))(?:を根拠|に基づ)[^。]*
    | (?P<above>最?上位)に(?:位置|当た)[^。、]{{0,8}}計画等?
    | (?:整合|連携|調和)[^。、は]{{0,10}}計画等?
    | (?:次|以下)(?:に掲げる|の|に示す)計画[^。]{{0,12}}(?:整合|連携|調和)[^。]*)。?$""",
    re.VERBOSE,
)
_A_PLAN = re.compile(rf"[^\s。、]{{2,30}}{PLAN_END}")
_GAP = re.compile(r"\s*(?:[:]|\s|\.{2,}|…)\s*(?=\S)")
ABOVE = re.compile(
    r"都市計画区域マスタープラン$|総合(?:振興)?計画$|基本構想$|総合ビジョン$|長期(?:総合)?計画$"
)
_FRAME = " 　\t■□●○◆◇・【】[]<>〈〉《》:"
_ARROW = re.compile(r"[\s↓↑⇩⇧▼▲│|]+")
_OWN = r"(?:本|この)(?:計画|プラン|方針|戦略|ビジョン|指針)"
_OWN_MARK = re.compile(rf"\({_OWN}\)|^\W*{_OWN}\W*$")
# Between two plans of a line: 総合計画 → 福祉計画 ←連携→ 教育計画
_ACROSS = re.compile(
    r"(?P<both>[⇔↔⟷⇄⇆⇌]|←[^←→]{0,8}→|<[-=]+>|[─―━]{1,})|(?P<right>[→⇒➡▶►▷]|[-=]+>)|(?P<left>[←⇐⬅◀◁])"
)
_KINDS = (
    ("根拠", Relation.LAW),
    ("上位", Relation.UPPER),
    ("法", Relation.LAW),
    ("前", Relation.FORMER),
    ("個別", Relation.INDIVIDUAL),
    ("下位", Relation.INDIVIDUAL),
    ("", Relation.RELATED),
)


def opened_list(read: ReadSentence) -> tuple[Relation, ...]:
    """What the list is of that a line announces: 「(1) 上位計画」, 「次の計画と整合を図ります」.

    Two kinds for 「上位・関連計画」, none for any other line.
    """
    match = _OPENS_LIST.search(PARENTHESIS.sub("", read.text).strip(_FRAME))
    if match is None:
        return ()
    if match["kind"] is not None:
        return (_relation_of(match["kind"]),)
    if match["above"] or match["law"]:
        return (Relation.UPPER,) if match["above"] else (Relation.LAW,)
    return (
        (_relation_of(match["first"]), Relation.RELATED) if match["first"] else (Relation.RELATED,)
    )


def links_of_item(
    read: ReadSentence, names: list[PlanName], opened: tuple[Relation, ...]
) -> Iterator[PlanLink]:
    """The plans of a line or row in a list of what ``opened`` says."""
    listed = _names_of_row(read, names) if is_row(read) else _names_of_item(read, names)
    for name in listed:
        relation = next((one for one in opened if _can_be(one, name, opened)), None)
        if relation is not None:
            yield link_to(read, relation, name, name.start, name.end, 0.75)


def _can_be(relation: Relation, name: PlanName, opened: tuple[Relation, ...]) -> bool:
    """Whether the item may be of that kind; of two kinds a plan's name says which."""
    if name.is_law != (relation is Relation.LAW):
        return False
    is_choice = relation is Relation.UPPER and len(opened) > 1
    return not is_choice or ABOVE.search(name.name) is not None


def _names_of_item(read: ReadSentence, names: list[PlanName]) -> list[PlanName]:
    """The names of a line that only names plans, or says behind a gap or colon what they are."""
    if is_item(read, names):
        return names
    gap = _GAP.search(read.text, names[0].end) if names else None
    is_first = bool(names) and not read.text[: names[0].start].strip(" ・○●-「『0123456789().、①②③")
    if gap is None or not is_first:
        return []
    listed = [name for name in names if name.end <= gap.start()]
    return listed if is_item(read, listed, gap.start()) else []


def is_row(read: ReadSentence) -> bool:
    """Whether a line is a table's row."""
    return read.sentence.kind is SentenceKind.TABLE_ROW or "\t" in read.text or "|" in read.text


def _names_of_row(read: ReadSentence, names: list[PlanName]) -> list[PlanName]:
    """The names that fill the first cell that names plans."""
    for cell in re.split(r"[\t|]", read.text):
        parts = {part.strip("「」『』") for part in _parts(cell.strip())}
        listed = [name for name in names if name.name in parts]
        if listed:
            return listed if len(listed) == len(parts) else []
    return []


def _relation_of(kind: str) -> Relation:
    return next(relation for word, relation in _KINDS if word in kind)


def links_of_row(read: ReadSentence, names: list[PlanName]) -> Iterator[PlanLink]:
    """A table's row with plans in one cell and what they are in another: 総合計画 | 上位計画."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", read.text)]
    kinds = [_relation_of(match["kind"]) for match in map(_KIND_CELL.fullmatch, cells) if match]
    if len(cells) < 2 or len(kinds) != 1:
        return
    listed = {part.strip("「」『』") for cell in cells for part in _parts(cell)}
    for name in names:
        if name.name in listed and name.is_law == (kinds[0] is Relation.LAW):
            yield link_to(read, kinds[0], name, 0, len(read.text.rstrip()), 0.85)
    if not names and kinds[0] is not Relation.LAW:
        for cell in cells:  # 基本構想, which alone is no name
            if _A_PLAN.fullmatch(cell) and not _KIND_CELL.fullmatch(cell):
                start = read.text.index(cell)
                plan = PlanName(start, start + len(cell), cell, is_law=False)
                yield link_to(read, kinds[0], plan, 0, len(read.text.rstrip()), 0.8)


def links_below_heads(
    sentences: Sequence[ReadSentence], names: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """「上位計画 | 関連計画」 above 「総合計画 | 景観計画」: each column of one kind."""
    heads: list[Relation] = []
    for read, here in zip(sentences, names, strict=True):
        cells = [cell.strip() for cell in re.split(r"[\t|]", read.text.strip("| \t"))]
        kinds = list(map(_KIND_CELL.fullmatch, cells))
        if len(cells) > 1 and all(kinds):
            heads = [_relation_of(kind["kind"]) for kind in kinds if kind]
            continue
        if not is_row(read) or len(cells) != len(heads):
            heads = heads if set(read.text) <= set("|- :") else []
            continue
        for relation, cell in zip(heads, cells, strict=True):
            parts = {part.strip("「」『』") for part in _parts(cell)}
            for name in here:
                if name.name in parts and name.is_law == (relation is Relation.LAW):
                    yield link_to(read, relation, name, name.start, name.end, 0.85)


def _parts(cell: str) -> list[str]:
    """The names of a cell: 「社会福祉法第107条、介護保険法」."""
    return re.split(r"(?:[、,/\s]|<br ?/?>)+", ARTICLE.sub("", PARENTHESIS.sub("", cell)))


def is_item(read: ReadSentence, names: list[PlanName], end: int | None = None) -> bool:
    """Whether the line (up to ``end``) only names plans: a list item under 「関連計画」."""
    rest = read.text[:end]
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    if rest.rstrip("。").endswith(("です", "ます")):
        return False  # 環境の計画です
    return bool(names) and len(PARENTHESIS.sub("", rest).strip(" ・○●-、「」")) <= 3


def links_of_arrows(
    sentences: Sequence[ReadSentence], names: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """「総合計画 ↓ 福祉計画（本計画） ↓ 実施計画」, a plan or an arrow on each line.

    What stands above the line that is marked as the plan at hand is above it, and so below.
    """
    for own, read in enumerate(sentences):
        yield from _links_across(read, names[own])
        is_node = is_item(read, names[own]) or _ACROSS.search(read.text)
        if not _OWN_MARK.search(read.text) or not is_node:
            continue
        for step, relation in ((-1, Relation.UPPER), (1, Relation.INDIVIDUAL)):
            at, arrows = own + step, 0
            while 0 <= at < len(sentences):
                if _ARROW.fullmatch(sentences[at].text):
                    arrows += 1
                elif arrows and is_item(sentences[at], names[at]):
                    for name in names[at]:
                        yield link_to(sentences[at], relation, name, name.start, name.end, 0.7)
                else:
                    break
                at += step


def _links_across(read: ReadSentence, names: list[PlanName]) -> Iterator[PlanLink]:
    """「総合計画 → 福祉計画（本計画） ⇔ 教育計画」: the plans of one line with arrows between."""
    arrows = list(_ACROSS.finditer(read.text))
    bounds = [0, *(place for arrow in arrows for place in arrow.span()), len(read.text)]
    nodes = list(zip(bounds[::2], bounds[1::2], strict=True))
    marked = [at for at, node in enumerate(nodes) if _OWN_MARK.search(read.text[slice(*node)])]
    if len(marked) != 1:
        return
    own = marked[0]
    for at, (start, end) in enumerate(nodes):
        here = [name for name in names if start <= name.start and name.end <= end]
        rest = read.text[start : here[0].start] + read.text[here[-1].end : end] if here else ""
        if at == own or not here or len(rest.strip(_FRAME + "「」『』")) > 3:
            continue
        ways = {arrow.lastgroup for arrow in arrows[min(at, own) : max(at, own)]}
        relation = Relation.RELATED
        if ways in ({"right"}, {"left"}):
            is_above = (at < own) == (ways == {"right"})
            relation = Relation.UPPER if is_above else Relation.INDIVIDUAL
        for name in here:
            if name.said is None:
                yield link_to(read, relation, name, name.start, name.end, 0.7)


def link_to(
    read: ReadSentence, relation: Relation, name: PlanName, start: int, end: int, confidence: float
) -> PlanLink:
    """The link to ``name`` that ``text[start:end]`` of a sentence proves."""
    return PlanLink(str(relation), name.name, read.span(start, end), read.sentence.span, confidence)
