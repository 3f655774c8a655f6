"""Whether a row or a sentence has the measure that is asked for: 世帯数, 目標値."""

import re

from assistant.question import Question
from assistant.topics.rows import row_at
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_MEASURE = re.compile(
    r"の(?P<stem>[一-鿿ァ-ヶーぁ-んA-Za-z]{0,9}?[一-鿿ァ-ヶー]{2})の?(?P<kind>[枚台本個冊]?数|率|割合|面積)"
    r"(?:は|を|って|が|も|、|[?？]|$|教え|いくつ|何)"
)
_AIM = re.compile(
    r"の目標(?:値|数値)?(?:は|を|って|が|も|、|[?？]|$|教え|いくつ|何|まで)"
    r"|(?:何(?:[人台件本冊校棟戸%]|か所|割)|いくつ|どこまで)に?(?:する(?:の|[?？]|$)|します|増や|減ら)"
)
_AIMED = re.compile(
    r"目標|めざ|目指|計画|見込|見通|予定|将来|推計|KPI|指標|ねらい|期待|まで|以上|以下|に(?:する|します)|とする|とします"
    r"|増や|減ら|高め|上げ|下げ|維持|達成|向上|削減|低減|抑え"
)
_PEOPLE = re.compile(r"(?:[一-鿿]者|員)$")


def lacks_measure(question: Question, document: Document, sentence: Sentence) -> bool:
    """Whether a measure of a thing is asked for, and only others of it are told.

    「北部の世帯数」 of a row with 人口 and 面積; 「加入率の目標値」 of a sentence on what it was.
    """
    text = normalize(sentence.span.of(document.text))
    row = row_at(document, sentence) if sentence.kind is SentenceKind.TABLE_ROW else None
    over = "".join(document.path_at(sentence.span.start))
    whole = normalize("".join((over, *row.header, row.caption, row.group))) + text if row else text
    if _AIM.search(question.text) is not None:
        return _AIMED.search(whole) is None
    asked = _MEASURE.search(question.text)
    if row is None or asked is None:
        return False
    stem = asked["stem"]
    if _PEOPLE.search(stem) and "人" in whole:
        return False
    pieces = {stem[at : at + 2] for at in range(len(stem) - 1)}
    others = {
        other
        for word in question.words
        if word.surface in asked.group()
        for other in word.others
        if len(other) > 1
    }
    return not any(piece in whole for piece in pieces | others)
