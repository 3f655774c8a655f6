"""The sum that a question asks for, chosen by a model from all that the numbers allow."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import DraftStatement
from assistant.calculation.asked import Direction, Sum, read_sums
from assistant.calculation.operands import Operand, Proof, operands_of
from assistant.calculation.program_features import CUES, Floats, features_of
from assistant.calculation.program_model import ProgramModel
from assistant.calculation.programs import RATES, TIMES, Op, Program, programs_of
from assistant.calculation.sums import is_of_others
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.topics.cell_ask import CellAsk
from assistant.topics.table_sums import asks_of_all
from assistant.wants import Want
from corpus.normalize import normalize

_ASKING = tuple(
    CUES[name] for name in ("how_many", "share", "times", "apart", "together", "left", "each")
)
_HOW_MUCH = re.compile(r"なんぼ|いくら|幾ら")
_OF_MONEY = re.compile(r"円|料|費|金|代|額|値|払|給|補助|助成|もらえ|かか")
_AT_MOST = re.compile(r"上限|限度|以内|最[大長高]|[円間回枚泊]まで")  # not 令和8年度まで
_LIMIT = re.compile(r"(?:\([^()]*\))?(?:まで|以内|以下|を?(?:限度|上限))")  # 月4回まで
# What a question has to say before so much is reckoned.
_APART = ("apart", "more", "less", "left")
_LACKING = re.compile(  # 「目標はいくらか」 asks for no difference, nor 「払えない人は」
    r"足り|足ら|たら[なん]|不足|あと|届|目標値?(?:まで|に(?:は|対|比べ|達)|との|より)|以外|ない(?:ほう|方|人|もの|世帯|ところ|の)(?:は|だけ|が)|除[いけく]|のぞ|抜[いき]|膨ら|違|とらん"
)
_SAID = {
    Op.DIFFERENCE: (*(CUES[name] for name in _APART), _LACKING),
    **dict.fromkeys((Op.TOTAL, Op.COLUMN, Op.ROW), (CUES["together"], CUES["all"])),
}
_DENIED = re.compile(
    r"ない|なかった|ません|(?<=[らさかまれけせえ])ず(?=[、にだ]|$)|未(?:実施|加入|利用)|不[明要満]"
)
_ADDED = frozenset({Op.SUM, Op.TOTAL, Op.COLUMN, Op.ROW})
_OF_RATES = frozenset({Op.PRODUCT, Op.MONTHS, Op.PART, *_ADDED})

_TO_WHAT = re.compile(r"(?:何[一-鿿%]{1,2}|いくつ|いくら)まで(?:に)?(?:増|減|ふや|へら|上げ|下げ)")
_OF_WHICH = re.compile(r"、?(?:の|、この|、その)?うち")
_REST_ASKED = re.compile(
    r"(?<!足り)ない|なかっ|ません|まだ|未|残り(?!ま)|のこり|以外|ほか|他|除|差|違い|あと何|あといく"
)

# 「一番多い地区と少ない地区の差」 is of things of one time.
_EXTREMES = re.compile(
    r"(?:[一1]番|いちばん|最も)[^。]{0,12}(?:多|高|大き|少な|低|小さ)い?[^。]{0,8}と、?(?:[一1]番|いちばん|最も)?"
    r"[^。]{0,6}(?:少な|低|小さ|多|高|大き)"
)


@dataclass(frozen=True, slots=True)
class Choices:
    """The sums of one question and what the model sees of them."""

    programs: tuple[Program, ...]
    table: Floats  # shape (n_programs + 1, n_features); the last row is "none of them"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The likeliest result and the sum that gives it."""

    program: Program
    probability: float  # of the result, by whatever sum


def choices_of(context: Context, found: Sequence[Evidence], by_rule: str) -> Choices | None:
    """All sums that a question may ask for; None where it asks for no number or none can be made.

    Args:
        context: The question.
        found: Sentences that may answer, the most probable first.
        by_rule: The result that rules give; "" for none.
    """
    question = context.question
    is_asking = any(cue.search(question.text) for cue in _ASKING)
    if question.asked.is_yes_no or question.wants(Want.WHY) or not found or not is_asking:
        return None
    asked = read_sums(question.text)
    best = found[0].sentence.span.of(context.documents[found[0].doc_id].text)
    if is_of_others(question, normalize(best)):
        return None  # 「会計年度任用職員を除く41人」
    operands = operands_of(context, found)
    made = programs_of(operands, _unit_asked(asked, question.text), question.text)
    unsaid = {op for op, cues in _SAID.items() if not any(c.search(question.text) for c in cues)}
    is_change, is_of_all = _asks_change(asked), asks_of_all(context)
    is_of_extremes = _EXTREMES.search(question.text) is not None
    is_of_aim = _TO_WHAT.search(question.text) is not None
    ask = CellAsk(context)
    of_some = {
        id(one.cell.row) for one in operands if one.cell and ask.is_of_some(one.cell.row.cells[0])
    }
    programs = [
        one
        for one in made
        if not (is_of_aim and one.op is Op.DIFFERENCE)
        and not any(each.cell and id(each.cell.row) in of_some for each in one.operands)
        and not (is_change and _is_of_two_things(one))
        and not (is_of_all and _is_of_one_row(one))
        and not (is_of_extremes and len({each.year for each in one.operands}) > 1)
        and not (_is_by_limit(one) or _is_part_of_time(one) or _is_of_two_times(one))
        and not (one.op is Op.PRODUCT and question.wants(Want.OFTEN))
        and not _is_of_those_without(one, question.text)
        and not _is_less_a_part(one, question.text)
        and one.op not in unsaid
    ]
    if not programs:
        return None
    table = features_of(question, asked, operands, programs, by_rule)
    return Choices(tuple(programs), table)


def choose(choices: Choices) -> tuple[Chosen, dict[str, float]]:
    """The likeliest result, and the probability of every one."""
    likely = ProgramModel.shipped().probabilities(choices.table)[:-1]
    results: dict[str, float] = defaultdict(float)
    for program, probability in zip(choices.programs, likely.tolist(), strict=True):
        results[program.result] += probability
    best = max(results, key=results.__getitem__)
    alike = [place for place, one in enumerate(choices.programs) if one.result == best]
    place = max(alike, key=lambda one: float(likely[one]))
    return Chosen(choices.programs[place], results[best]), results


def say_program(context: Context, program: Program) -> DraftStatement:
    """The result with its sum; its proofs are the sentences and rows that the numbers are from."""
    told = [one for one in program.operands if one.proof is not None]
    text = context.say(_key(context, program), result=program.result, sum=program.sum)
    proofs: list[Proof] = []
    for one in sorted(told, key=lambda one: one.source):
        proofs += _proofs(one)
    return DraftStatement(text, tuple(dict.fromkeys(proofs)))


def _proofs(one: Operand) -> list[Proof]:
    assert one.proof is not None, "it is not of the question"
    if one.cell is None or one.cell.table is None:
        return [one.proof]
    spans = one.cell.table.proofs(one.cell.place, [one.cell.row])
    return [(one.proof[0], span) for span in spans]


def _key(context: Context, program: Program) -> str:
    text = context.question.text
    told = [one for one in program.operands if one.source >= 0]
    if program.op in _OF_RATES and any(_AT_MOST.search(f"{one.near}{one.behind}") for one in told):
        return "calculation.at_most"
    if program.op in _ADDED:
        return "calculation.sum"
    is_left = CUES["left"].search(text) or CUES["except"].search(text)
    is_apart = program.op is Op.DIFFERENCE and len(program.operands) == 2 and not is_left
    return "calculation.difference" if is_apart else "calculation.result"


def _asks_change(asked: Sequence[Sum]) -> bool:
    return any(one.direction in (Direction.UP, Direction.DOWN) for one in asked)


def _is_of_two_things(program: Program) -> bool:
    """Whether it is the difference of two rows of one time: no change of either."""
    cells = [one.cell for one in program.operands if one.cell]
    rows = {id(cell.row) for cell in cells}
    years = {one.year for one in program.operands}
    return program.op is Op.DIFFERENCE and len(rows) > 1 and len(years) == 1


def _is_by_limit(program: Program) -> bool:
    """Whether an amount is divided by how often or how much is allowed: no price of one."""
    return program.op is Op.EACH and _LIMIT.match(program.operands[-1].behind) is not None


def _is_part_of_time(program: Program) -> bool:
    """Whether a share of money is taken of how long it is given: 「2分の1を5年間補助」."""
    units = {one.unit for one in program.operands}
    return program.op in _OF_RATES and bool(units & RATES) and bool(units & TIMES)


def _is_of_two_times(program: Program) -> bool:
    """Whether people of two years are added, who are mostly the same ones."""
    years = {one.year for one in program.operands}
    is_added = program.op in _ADDED and all(one.unit == "人" for one in program.operands)
    return is_added and len(years - {None}) > 1


def _is_of_those_without(program: Program, asked: str) -> bool:
    """Whether a share is of those who have not what the question asks of: 4人に1人が持たない."""
    denied = any(_DENIED.search(one.behind) for one in program.operands)
    return program.op is Op.SHARE and denied and not _DENIED.search(asked)


def _is_less_a_part(program: Program, asked: str) -> bool:
    """Whether a part is taken off its whole, 「11人のうち7人」, and nobody asks for the rest."""
    if program.op is not Op.DIFFERENCE or any(one.cell for one in program.operands):
        return False
    is_part = any(_OF_WHICH.match(one.before) for one in program.operands)
    return is_part and _REST_ASKED.search(asked) is None


def _is_of_one_row(program: Program) -> bool:
    """Whether it is the difference of two cells of one row that is no sum of others."""
    rows = {id(one.cell.row) for one in program.operands if one.cell and not one.is_total}
    return program.op is Op.DIFFERENCE and len(rows) == 1


def _unit_asked(asked: Sequence[Sum], text: str) -> str:
    """何人 asks for 人; なんぼ asks for 円 only where money is spoken of."""
    unit = asked[0].unit if asked else ""
    is_any = unit == "円" and _HOW_MUCH.search(text) and not _OF_MONEY.search(text)
    return "" if is_any else unit
