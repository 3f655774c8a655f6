"""What tells whether a sum is the one that a question asks for."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.calculation.asked import EXCEPT, PER_THING, Direction, Operation, Sum
from assistant.calculation.operands import LOOKED_AT, RATE, Operand
from assistant.calculation.pairs import link_of, says
from assistant.calculation.programs import Op, Program
from assistant.calculation.quantities import same_unit
from assistant.question import Question
from corpus.wareki import find_dates

Floats = NDArray[np.float32]
Values = dict[str, float]
# What a question says that goes with one operation rather than with another.
CUES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "how_many": r"[何幾]|いくつ|いくら|なんぼ|ど(?:れ|の)(?:くらい|ぐらい|ほど|だけ)|どんだけ",
        "apart": r"差(?!額?別)|違い|ちがい|開き|比べ|より(?!も?よ)|対して",
        "more": r"増|ふ[えや]|伸び|上が|上げ|上乗せ|上回|長く|多[いく]|高[いく]",
        "less": r"減|へ[らっり]|下が|下げ|縮|安[いく]|少な|短[いく]|早[いく]|浮[いく]|削",
        "lacks": r"足り|足ら|たら[なん]|不足|あと|目標|届|必要",
        "left": r"残[っりるさ]|のこ|差し?引|引い|自己負担|持ち出し|手出し|賄え",
        "except": r"以外|除[いけく]|のぞ|抜き|ない(?!です)|ません|なかった|未(?!満)",
        "together": r"合わせ|あわせ|合計|足[すし]|たす|両方|加え|(?<![見申払振])込み"
        r"|プラス|[とも]入れて|総(?:額|数|勢)",
        "all": r"全部|ぜんぶ|全体|全て|すべて|みんな|トータル|ひっくるめ|通算|のべ|延べ|総",
        "share": r"割合|何割|%|パーセント|率|占め|何分の",
        "times": r"何倍|倍",
        "each": r"当たり|あたり|平均|ならす|均[すし]|につき|換算"
        r"|[一1](?:人|世帯|か所|年|回|件|団体)(?:で|に)",
        "a_year": r"(?<![0-9])1年(?!度)|一年|年間|年に|年額|毎年|12か月",
        "a_month": r"1か月|ひと月|月に|月額|毎月",
        "given": r"なら|たら|れば|場合|とき|とすると|だと|[つ人日回枚本台個頭]で",
        "most": r"最大|最高|上限|いっぱい|満額|まるまる|丸々|最長",
    }.items()
}
_MONTHLY = re.compile(r"月額|毎月|月々|1か月|1月|月に")
_YEARLY = re.compile(r"年額|年間|毎年|年に")
_EACH_THING = re.compile(
    r"につき|当たり|あたり|ごと|毎|各|1(?:人|回|枚|頭|台|件|戸|世帯|日|食|袋|泊|時間)"
)
_OF_WHICH = re.compile(r"うち|中")
_DENIED = re.compile(r"ない|ません|なかった|未(?!満)|不")
_A_YEAR = re.compile(r"(?<![0-9])[1一]年|年平均|年に(?:均|なら)|毎年|年(?:当|あ)たり")

_SCALARS = (
    "probability", "least_probability", "is_best", "rank", "same_source", "alone",
    "exact", "unit_asked", "unit_any", "from_question", "of_table", "same_row", "same_column",
    "said_least", "said_most", "own_least", "others_own", "unused_alike",
    "years_named", "year_met", "year_missed", "years_apart", "change", "of_which", "against",
    "second_denied", "asks_except", "up", "down", "grows", "first_larger",
    "stated", "share_stated", "has_total", "by_rule", "count", "monthly", "yearly", "each_thing",
    "adjacent", "column_said", "names_said", "rate_told", "value_of_one",
    "each_unit", "per_unit", "answers", "given_too",
)  # fmt: skip
_OPS = tuple(Op)
_NONE_SCALARS = (
    "best",
    "quantity_in_best",
    "quantities_in_best",
    "asked_unit",
    "rule",
    "stated_near",
)
NAMES = (
    tuple(f"op {op}" for op in _OPS)
    + _SCALARS
    + tuple(f"cue {cue}" for cue in CUES)
    + tuple(f"{op} {cue}" for op in _OPS for cue in CUES)
    + ("none",)
    + tuple(f"none {name}" for name in _NONE_SCALARS)
    + tuple(f"none {cue}" for cue in CUES)
)


def features_of(
    question: Question,
    asked: Sequence[Sum],
    operands: Sequence[Operand],
    programs: Sequence[Program],
    by_rule: str,
) -> Floats:
    """A row for each program, and the last for none of them.

    Args:
        question: It.
        asked: The sums that its words ask for.
        operands: All numbers at hand.
        programs: What can be reckoned.
        by_rule: The result that rules give; "" for none.

    Returns:
        Shape (n_programs + 1, n_features).
    """
    view = _View(question, asked, operands, by_rule)
    table = np.zeros((len(programs) + 1, len(NAMES)), np.float32)
    first_cue = len(_OPS) + len(_SCALARS)
    cues = np.array([pattern.search(question.text) is not None for pattern in CUES.values()])
    for row, program in enumerate(programs):
        place = _OPS.index(program.op)
        table[row, place] = 1
        table[row, len(_OPS) : first_cue] = view.of(program)
        crossed = first_cue + len(CUES) + place * len(CUES)
        table[row, crossed : crossed + len(CUES)] = cues
    none = first_cue + len(CUES) * (1 + len(_OPS))
    table[-1, none] = 1
    table[-1, none + 1 : none + 1 + len(_NONE_SCALARS)] = view.of_none()
    table[-1, none + 1 + len(_NONE_SCALARS) :] = cues
    return table


class _View:
    """What is looked up for every program of one question."""

    def __init__(
        self,
        question: Question,
        asked: Sequence[Sum],
        operands: Sequence[Operand],
        by_rule: str,
    ) -> None:
        self._question = question
        self._unit = asked[0].unit if asked else ""
        self._direction = next(
            (one.direction for one in asked if one.operation is Operation.DIFFERENCE), Direction.ANY
        )
        self._operands = operands
        self._by_rule = by_rule
        self._words = [word for word in question.words if not word.surface.isdecimal()]
        self._years = {date.fiscal_year for date in find_dates(question.text)}
        told = [one for one in operands if one.source >= 0]
        self._best = max((one.probability for one in told), default=0.0)
        self._said = {
            id(one): frozenset(word.surface for word in self._words if says(one.said, word))
            for one in operands
        }
        self._given = {(one.value, one.unit) for one in operands if one.source < 0}
        self._stated = {(one.value, one.unit) for one in told}

    def of_none(self) -> list[float]:
        """By ``_NONE_SCALARS``."""
        best = [one for one in self._operands if one.source == 0]
        fit = [one for one in best if not self._unit or one.unit == self._unit]
        said = max((len(self._said[id(one)]) for one in fit), default=0)
        values = {
            "best": self._best,
            "quantity_in_best": len(fit) == 1,
            "quantities_in_best": min(3, len(fit)) / 3,
            "asked_unit": bool(self._unit),
            "rule": bool(self._by_rule),
            "stated_near": said / max(1, len(self._words)),
        }
        return [float(values[name]) for name in _NONE_SCALARS]

    def of(self, program: Program) -> list[float]:
        """By ``_SCALARS``."""
        told = [one for one in program.operands if one.source >= 0]
        values = {
            **self._by_question(program, told),
            **_by_sentences(told),
            **self._by_words(told),
            **self._by_years(told),
            **_by_form(told),
            **self._by_table(told),
        }
        return [float(values[name]) for name in _SCALARS]

    def _by_question(self, program: Program, told: Sequence[Operand]) -> Values:
        text, numbers = self._question.text, program.operands
        sources = {one.source for one in told}
        shares = (one for one in self._operands if one.unit in ("%", "割"))
        return {
            "unit_asked": bool(self._unit) and program.unit == self._unit,
            "unit_any": not self._unit,
            "from_question": len(numbers) - len(told),
            "exact": all(one.quantity.is_exact for one in numbers),
            "asks_except": EXCEPT.search(text) is not None,
            "up": self._direction is Direction.UP,
            "down": self._direction is Direction.DOWN,
            "stated": (program.value, program.unit) in self._stated,
            "share_stated": any(one.source in sources for one in shares),
            "by_rule": bool(self._by_rule) and self._by_rule == program.result,
            "count": min(6, len(numbers)) / 6,
            "rate_told": any(one.unit in ("%", "割", RATE) for one in numbers),
            "each_unit": len(numbers) > 1 and _is_each(text, numbers[1].unit),
            "per_unit": any(_is_per(told[0].near, one.unit) for one in numbers[1:]),
            "given_too": any((one.value, one.unit) in self._given for one in told),
        }

    def _by_words(self, told: Sequence[Operand]) -> Values:
        """What is said of its numbers, and of others of their kind beside them."""
        count = max(1, len(self._words))
        sources = {one.source for one in told}
        said = [self._said[id(one)] for one in told]
        together = frozenset[str]().union(*said)
        unused = [
            one
            for one in self._operands
            if one.source in sources
            and one.unit == told[0].unit
            and not any(one is other for other in told)
            and _beside(one, told[0])
        ]
        own = [
            mine.difference(*(other for n, other in enumerate(said) if n != number))
            for number, mine in enumerate(said)
        ]
        others = max((len(self._said[id(one)] - together) for one in unused), default=0)
        return {
            "said_least": min(map(len, said)) / count,
            "said_most": len(together) / count,
            "own_least": all(own),
            "others_own": others / count,
            "unused_alike": min(4, len(unused)) / 4,
        }

    def _by_years(self, told: Sequence[Operand]) -> Values:
        years = {one.year for one in told if one.year is not None}
        return {
            "years_named": bool(self._years),
            "year_met": len(self._years & years) / max(1, len(self._years)),
            "year_missed": bool(self._years and years - self._years),
            "years_apart": len(years) > 1,
        }

    def _by_table(self, told: Sequence[Operand]) -> Values:
        cells = [one.cell for one in told if one.cell is not None]
        return {
            "of_table": bool(cells),
            "same_row": len(cells) > 1 and all(cell.row is cells[0].row for cell in cells),
            "same_column": len(cells) > 1 and len({cell.place for cell in cells}) == 1,
            "has_total": any(one.is_total for one in told),
            "column_said": self._head_said(told),
            "names_said": self._names_said(told),
        }

    def _head_said(self, told: Sequence[Operand]) -> float:
        cells = [one for one in told if one.cell is not None]
        if not cells:
            return 0.0
        heads = [sum(says(one.behind, word) for word in self._words) for one in cells]
        return min(heads) / max(1, len(self._words))

    def _names_said(self, told: Sequence[Operand]) -> float:
        cells = [one for one in told if one.cell is not None]
        names = [any(says(one.before, word) for word in self._words) for one in cells]
        return sum(names) / max(1, len(names))


def _by_sentences(told: Sequence[Operand]) -> Values:
    sources = {one.source for one in told}
    return {
        "probability": max(one.probability for one in told),
        "least_probability": min(one.probability for one in told),
        "is_best": 0 in sources,
        "rank": min(sources) / (LOOKED_AT - 1),
        "same_source": len(sources) == 1,
        "alone": len(told) == 1,
        "answers": sum(one.is_answer for one in told) / len(told),
    }


def _by_form(told: Sequence[Operand]) -> Values:
    """What the text says of the first number, and how it ties it to the last."""
    first, last = told[0], told[-1]
    is_one_sentence = len(told) > 1 and all(one.source == first.source for one in told)
    is_pair = len(told) == 2 and is_one_sentence and first.cell is None
    link = link_of(last.before, last.behind) if is_pair else ""
    gap = last.quantity.start - first.quantity.end
    about = first.near + first.said
    return {
        "change": link == "change",
        "against": link == "against",
        "adjacent": is_pair and gap <= len(last.before),
        "of_which": is_one_sentence and _OF_WHICH.search(last.before) is not None,
        "second_denied": any(_DENIED.search(one.behind) for one in told[1:]),
        "grows": len(told) > 1 and last.value > first.value,
        "first_larger": len(told) > 1 and first.value > last.value,
        "monthly": _MONTHLY.search(about) is not None,
        "yearly": _YEARLY.search(about) is not None,
        "each_thing": _EACH_THING.search(first.near) is not None,
        "value_of_one": first.value == 1,
    }


def _beside(one: Operand, other: Operand) -> bool:
    """Whether two numbers are of sentences, or cells of one row or column."""
    is_row = one.cell and other.cell and one.cell.row is other.cell.row
    return bool(is_row) or one.place == other.place


def _is_each(text: str, unit: str) -> bool:
    """「1戸当たり」 of 戸, 「年にならすと」 of years."""
    if unit == "か年":
        return _A_YEAR.search(text) is not None
    match = PER_THING.search(text)
    return match is not None and same_unit(match["unit"]) == unit


def _is_per(before: str, unit: str) -> bool:
    """「1頭につき」 of 頭."""
    if not unit or unit not in before:
        return False
    return re.search(rf"(?<![0-9])[0-9]+{re.escape(unit)}", before) is not None
