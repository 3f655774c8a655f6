"""Relations that lines show and no sentence says: lists, rows of a table, arrows between plans."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.reading import ReadSentence
from corpus.facts.relation_names import ARTICLE, PARENTHESIS, PLAN_END, PlanName, Relation
from corpus.records import PlanLink

_KIND = r"(?:最?上位の?計画|個別計画|下位計画|前計画|根拠(?:となる)?(?:法令?|法律|条例)|法的根拠)"
_KIND_CELL = re.compile(rf"(?P<kind>{_KIND}|関連(?:する)?計画)等?")
_OPENS_LIST = re.compile(
    rf"""(?:(?P<kind>{_KIND})等?
    | 関連(?:する)?(?:個別|各種|主な)?計画
    | 関[連係](?:する|の深い|が深い)[^。、]{{0,10}}は、?(?:次|以下)のとおり[^。]{{0,8}}
    | (?:次|以下)(?:に掲げる|の|に示す)計画[^。]{{0,12}}(?:整合|連携|調和)[^。]*)。?$""",
    re.VERBOSE,
)
_A_PLAN = re.compile(rf"[^\s。、]{{2,30}}{PLAN_END}")
_FRAME = " 　\t■□●○◆◇・【】[]<>〈〉《》:"
_ARROW = re.compile(r"[\s↓↑⇩⇧▼▲│|]+")
_OWN_MARK = re.compile(r"\((?:本|この)(?:計画|プラン|方針|戦略|ビジョン|指針)\)")
_KINDS = (
    ("根拠", Relation.LAW),
    ("上位", Relation.UPPER),
    ("法", Relation.LAW),
    ("前", Relation.FORMER),
    ("関連", Relation.RELATED),
    ("", Relation.INDIVIDUAL),
)


def opened_list(read: ReadSentence) -> Relation | None:
    """What the list is of that a line announces: 「(1) 上位計画」, 「次の計画と整合を図ります」."""
    match = _OPENS_LIST.search(PARENTHESIS.sub("", read.text).strip(_FRAME))
    if match is None:
        return None
    return Relation.RELATED if match["kind"] is None else _relation_of(match["kind"])


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


def _parts(cell: str) -> list[str]:
    """The names of a cell: 「社会福祉法第107条、介護保険法」."""
    return re.split(r"[、,/\s]+", ARTICLE.sub("", PARENTHESIS.sub("", cell)))


def is_item(read: ReadSentence, names: list[PlanName]) -> bool:
    """Whether the line only names plans: a list item under 「関連計画」."""
    rest = read.text
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    return bool(names) and len(PARENTHESIS.sub("", rest).strip(" ・○●-、「」")) <= 3


def links_of_arrows(
    sentences: Sequence[ReadSentence], names: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """「総合計画 ↓ 福祉計画（本計画） ↓ 実施計画」, a plan or an arrow on each line.

    What stands above the line that is marked as the plan at hand is above it, and so below.
    """
    for own, read in enumerate(sentences):
        if not _OWN_MARK.search(read.text) or not is_item(read, names[own]):
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


def link_to(
    read: ReadSentence, relation: Relation, name: PlanName, start: int, end: int, confidence: float
) -> PlanLink:
    """The link to ``name`` that ``text[start:end]`` of a sentence proves."""
    return PlanLink(str(relation), name.name, read.span(start, end), read.sentence.span, confidence)
