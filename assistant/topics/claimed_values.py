"""Claims of a value that a table holds: 「参加者の目標は6,500人ですか」, 「27.8%ですよね」."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.calculation.amounts import amount_of
from assistant.calculation.quantities import Quantity, find_quantities
from assistant.drafts import Context, Draft
from assistant.names import canonical
from assistant.question import read_question
from assistant.topics.cells import answer_cell
from assistant.topics.indicators import answer_indicator
from assistant.topics.table_pairs import answer_pair
from corpus.morphology import shared_morphology

_JOIN = re.compile(r"(?:は|が|って|で|に|を|の|、|\s|(?<=[はがて])[年月週]に?)+$")
_SAID = re.compile(
    r"(?P<about>くらい|ぐらい|ほど|程度)?(?:を|より)?(?P<bound>以上|超え|上回|こえ|多|以下|下回|未満|切っ|少な)?"
    r"(?:て(?:い)?)?(?:る|た|い)?(?:の|ん)?(?:は|に)?"
    r"(?:です|でした|でしょう|だっ|だよ|あり|あっ|ある|で(?:合|よろし|いい|間違)|なの|なん|なる|なっ|ます|まし|よね|[?？]|$)"
)
_FREE = re.compile(
    r"(?P<what>.{2,}?)(?:は|って|も)(?:無料|タダ|ただ|有料|お金(?:が|は)?(?:かか|いる|要る))"
)
# 「家庭ごみより事業系ごみのほうが多いですか」, 「町の医療費は国より高いですか」
_MEASURE = r"(?P<adjective>多|少な|高|低|大き|小さ|長|短|広|狭)(?:い|く|かった)"
_NAME = "(?:[^、。はが]|がん)"
_OF = rf"(?P<of>{_NAME}{{1,12}}?[がは](?!ん))?"
_THAN = (
    re.compile(
        rf"^(?P<than>{_NAME}{{2,20}}?)より(?:も|は)?、?"
        rf"(?P<what>{_NAME}{{1,20}}?)(?:のほう|の方|ほう|方)?[がは](?!ん){_OF}{_MEASURE}"
    ),
    re.compile(
        rf"^(?P<what>{_NAME}{{1,20}}?)(?:のほう|の方)?[はが](?!ん)、?"
        rf"(?P<than>{_NAME}{{1,20}}?)より(?:も|は)?{_OF}(?:ずっと|かなり)?{_MEASURE}"
    ),
)
_LEAST = frozenset("少な 低 小さ 短 狭".split())
_MORE, _LESS = ("以上", "超え", "上回", "こえ", "多"), ("以下", "下回", "未満", "切っ", "少な")
_SENTENCE = re.compile("[^。]+。")
_MOST_TOLD = 2  # statements: of a target halfway and of the last one
_ABOUT = 10  # a tenth more or less is about the same


def answer_claimed_value(context: Context) -> Draft | None:
    """はい or いいえ by the one value that is told of what a claim is about; else None."""
    text = context.question.text
    if not context.question.asked.is_yes_no:
        return None
    read = _read(text)
    if read is None:
        return None
    claimed, said, asked = read
    asking = asked_instead(context, asked)
    told = answer_cell(asking) or answer_indicator(asking)
    if told is None or len(told.statements) > _MOST_TOLD:
        return None
    first, *others = told.statements
    amounts = [
        amount_of(told.topic, sentence, one.proofs)
        for one in told.statements
        for sentence in _SENTENCE.findall(one.text)
    ]
    values = [one.quantity.value for one in amounts if one and one.quantity.unit == claimed.unit]
    if not values or len(values) < len(amounts):
        return None
    # Of two targets, halfway and last, either may be meant.
    holds = any(_holds(claimed, said, value) for value in values)
    verdict = context.say("verdict.yes" if holds else "verdict.no", told=first.text)
    return replace(told, statements=(replace(first, text=verdict), *others))


def asked_instead(context: Context, text: str) -> Context:
    """The same documents, asked another normalised question."""
    read = read_question(context.question.printed, shared_morphology(), repaired=text)
    return replace(context, question=read)


def answer_claimed_pair(context: Context) -> Draft | None:
    """はい or いいえ by which of two rows of a table is more; else None."""
    text = context.question.text
    match = next((found for than in _THAN if (found := than.match(text))), None)
    if not context.question.asked.is_yes_no or match is None:
        return None
    of = f"、{match['of'][:-1]}は" if match["of"] else "は"
    asked = f"{match['what']}と{match['than']}{of}どちらが{match['adjective']}いですか"
    told = answer_pair(asked_instead(context, asked))
    if told is None or not told.entity:
        return None
    is_more = _is_called(match["what"], told.entity)
    if is_more is _is_called(match["than"], told.entity):
        return None
    holds = is_more is (match["adjective"] not in _LEAST)
    first = told.statements[0]
    verdict = context.say("verdict.yes" if holds else "verdict.no", told=first.text)
    return replace(told, statements=(replace(first, text=verdict),))


def _is_called(said: str, name: str) -> bool:
    """Whether a question means a row: 肺がん検診 of the row 肺がん."""
    one, other = canonical(said), canonical(name)
    return one in other or other in one


def openly_asked(text: str) -> str | None:
    """「審議会は20人ですか」 as 「審議会は何人ですか」, 「…は無料ですか」 as 「…はいくらですか」.

    Args:
        text: A normalised claim; None of any other than of a number or of being free.
    """
    if free := _FREE.match(text):
        return f"{free['what']}はいくらですか"
    read = _read(text)
    return read[2] if read is not None else None


def holds_amount(claim: str, text: str) -> bool | None:
    """Whether the one amount of a claim's unit that a text states is the one that is claimed."""
    read = _read(claim)
    if read is None:
        return None
    claimed, said, _ = read
    stated = [one for one in find_quantities(text) if one.unit == claimed.unit]
    return _holds(claimed, said, stated[0].value) if len(stated) == 1 else None


def _read(text: str) -> tuple[Quantity, re.Match[str], str] | None:
    """The one amount that is claimed, what is said of it, and the question that it answers."""
    claimed = find_quantities(text)
    if len(claimed) != 1 or not claimed[0].is_exact:
        return None
    said = _SAID.match(text, claimed[0].end)
    what = _JOIN.sub("", text[: claimed[0].start])
    if said is None or not what:
        return None
    return claimed[0], said, f"{what}は{_open(claimed[0])}"


def _open(claimed: Quantity) -> str:
    """The question that the value answers."""
    return "いくらですか" if claimed.unit == "円" else f"何{claimed.unit}ですか"


def _holds(claimed: Quantity, said: re.Match[str], value: Decimal) -> bool:
    if said["about"]:
        return abs(value - claimed.value) * _ABOUT <= claimed.value
    bound = said["bound"] or ""
    if bound in _MORE:
        return value > claimed.value or (bound == "以上" and value == claimed.value)
    if bound in _LESS:
        return value < claimed.value or (bound == "以下" and value == claimed.value)
    return value == claimed.value
