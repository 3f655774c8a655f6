"""What a service or a work is, by the row that describes it: 「産後ケアってどんなサービス？」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.cell_text import row_name, without_unit
from assistant.topics.rows import Row, rows_of
from corpus.normalize import normalize

_KIND = r"(?:サービス|事業|制度|取り?組み?|もの|こと|支援|活動|催し|お金|補助金?|助成金?|仕組み)"
_ASKED = re.compile(
    r"^(?:この|その)?「?(?P<thing>[^、。「」?？]{2,24}?)」?(?:って|とは|は)、?(?:いったい|一体)?"
    rf"(?:(?:どんな|どういう|何の){_KIND}?|(?:何|なに|なん)(?:の|をする)?{_KIND}?|{_KIND}は何)"
    r"(?:な|の|ん|です|でしょう|だ|か|を|する|してくれる|がある|、|教えて|ください)*[?？。]*$"
)
_BEHIND = re.compile(r"^[①-⑳]|(?:の)?(?:登録)?(?:事業|制度|サービス)$")
_DESCRIBES_HEAD = re.compile(r"(?:主な|事業の?|取組の?|支援の?|具体的な?)?(?:内容|概要|説明|解説)")
_DESCRIBES = re.compile(r"[ぁ-ん]{2}|。")
_LEAST = 14  # characters of a description


def answer_described(context: Context) -> Draft | None:
    """The cell that describes the one row that is called so; None where none or several do."""
    asked = _ASKED.match(context.question.text)
    if asked is None:
        return None
    name = _bare(asked["thing"])
    found = [
        (row, place)
        for row in rows_of(context)
        if _bare(row.cells[0]) == name and (place := _description(row)) is not None
    ]
    if len({row.sentence.span for row, _ in found}) != 1:
        return None
    row, place = found[0]
    told = context.say(
        "table.cell_said",
        row=row_name(row),
        column=without_unit(row.header[place]),
        quote=row.cells[place].strip().removesuffix("。"),
    )
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.8, topic=row_name(row), doc_ids=(row.doc_id,))


def _bare(name: str) -> str:
    return _BEHIND.sub("", canonical(name))


def _description(row: Row) -> int | None:
    """The place of the cell that says what it is; None where no column is headed so."""
    heads = enumerate(map(normalize, row.header))
    place = next((n for n, head in heads if n and _DESCRIBES_HEAD.fullmatch(head.strip())), None)
    cell = normalize(row.cells[place]) if place is not None else ""
    return place if len(cell) >= _LEAST and _DESCRIBES.search(cell) else None
