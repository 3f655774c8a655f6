"""What a follow-up asks of a plan: the one that was spoken of, another, or both."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from assistant.answer import Turn
from assistant.dialogue import Conversation
from assistant.fragments import PERIOD_WANTS, Carried
from assistant.question import Question, find_plan_name, find_plan_names
from assistant.wants import Want

OF_PLANS = frozenset({Want.ORDINAL_YEAR, Want.REMAINING, Want.IS_OVER, Want.HAS_BEGUN})
_ENDS = frozenset({Want.START, Want.END})
_CHOOSES = re.compile(r"どちら|どっち|いずれ")
# 「では強靱化計画だと、目標は何人ですか」 asks the same of another plan.
_OF_OTHER_PLAN = re.compile(
    r"^(?:では|じゃあ?|それでは)、?(?P<plan>[^、。はが]{2,20}(?:計画|プラン|ビジョン|構想|戦略|方針))"
    r"(?:の(?:ほう|方|場合))?(?:だと|では|なら|は)、(?P<rest>[^、。]{4,20})$"
)
# 「何年間の計画？」 after 「総合計画って何」
_OF_WHAT_PLAN = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?P<asked>(?:何年間?|何か年|何年から何年まで|いつからいつまで|いつまで|いつから)の)"
    r"(?:計画|プラン)(?:です|なの|なん)?か?[?？。]*$"
)
_CONTRASTS = re.compile(r"のほう|の方|の場合")
# 「それぞれの役割は？」 after three bodies
_EACH = re.compile(
    r"^(?:では|じゃあ?|で)?、?それぞれの(?=(?:[一-鿿]?長|役割|役目|仕事|意味|メンバー|委員|事務局|期間|任期|目標)(?:は|って|を))"
)
_MOST_EACH = 3
PLAN = re.compile(r"計画|プラン|ビジョン|構想|方針|戦略|大綱|指針")
_TWO = 2  # plans
# 「どっちが短いの？」 after 「この計画と総合計画は同じ期間ですか」
_WHICH_LASTS = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?:どっち|どちら)(?:の(?:ほう|方))?が、?(?:先に?|後に?)?(?:長|短|早|遅|終わ|始ま)[^、。はを]{0,10}$"
)
# 「最初は？」 after 「計画の最後の年度は」
_OTHER_END = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?:最初|始まり|始め|(?P<end>最後|終わり))(?:の年度?)?(?:は|って)"
    r"(?:いつ|何年度?)?(?:です)?か?[?？。]*$"
)
# 「第3期は？」 after 「第2期の計画はいつまで」
_OTHER_COUNT = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?P<count>第[0-9]+[期次])(?:の?計画)?(?:の(?:ほう|方))?(?:は|なら)[?？。]*$"
)
_COUNT_OF_PLAN = re.compile(r"第[0-9]+[期次](?=の?[^、。はが]{0,12}(?:計画|プラン|ビジョン))")
_OWN_PLAN = re.compile(r"(?:この|本|今の)計画|(?<![一-鿿])計画期間")
APART = re.compile(r"^(?:その)?差は(?:何年|どのくらい|どれくらい)|^何年(?:の差|違|ちが|ずれ)")

Meanings: TypeAlias = tuple[Carried, ...] | None  # (): it stands alone; None: not read so


@dataclass(frozen=True, slots=True)
class Asked:
    """A question behind an earlier turn, its text with 「最初の」 as a number."""

    question: Question
    conversation: Conversation
    turn: Turn
    text: str


def of_plans(asked: Asked) -> Meanings:
    """What is asked of a plan: the one that was spoken of, another, or this one by itself."""
    question, text, turn = asked.question, asked.text, asked.turn
    if (match := _OF_OTHER_PLAN.match(text)) and turn.topic and not PLAN.search(turn.topic):
        whole = f"{match['plan']}の{turn.topic}の{match['rest']}"
        return (Carried(whole, turn.topic, is_certain=False),)
    if (match := _OTHER_END.match(text)) and turn.wants & _ENDS and not turn.items:
        whose = find_plan_name(turn.topic) or "この計画"
        whole = f"{whose}はいつ{'まで' if match['end'] else 'から'}ですか"
        return (Carried(whole, whose, is_whole=True),) if "年" in turn.said else None
    if (match := _OTHER_COUNT.match(text)) and _COUNT_OF_PLAN.search(turn.question):
        whole = _COUNT_OF_PLAN.sub(match["count"], turn.question)
        return (Carried(whole, f"{match['count']}の計画", is_whole=True),)
    if _WHICH_LASTS.match(text) and (two := _plans_of(turn)):
        return (Carried(f"{two}では、{text}", two, is_whole=True),)
    if question.mentions_own_plan and _CHOOSES.search(text) and find_plan_name(turn.topic):
        return (Carried(f"{turn.topic}と、{text}", turn.topic),)
    is_of_start = Want.START in question.asked.wants  # 「いつから始まった？」 of what was talked of
    if question.asked.wants & OF_PLANS and not is_of_start and not PLAN.search(turn.topic):
        return ()  # 「今は何年目ですか」 is asked of the plan, whoever was talked about
    if _EACH.match(text) and 1 < len(turn.items) <= _MOST_EACH:
        each = text.rstrip("?？。")
        whole = " ".join(_EACH.sub(f"{item.text}の", each) + "?" for item in turn.items)
        return (Carried(whole, turn.items_of or turn.topic, is_whole=True),)
    if (match := _OF_WHAT_PLAN.match(text)) and PLAN.search(turn.topic):
        return (Carried(f"{turn.topic}は{match['asked']}計画ですか", turn.topic),)
    is_of_plan = question.mentions_own_plan and question.asked.wants & PERIOD_WANTS
    if is_of_plan or (question.plan_name and question.asked.wants and not _CONTRASTS.search(text)):
        return ()  # 「総合計画の期間は」 is whole
    return None


def two_plans(conversation: Conversation) -> tuple[str, str] | None:
    """The plans whose periods the last two turns told: 「差は何年？」."""
    names = []
    for turn in conversation.turns[-2:]:
        if turn.wants & PERIOD_WANTS or "年度" in turn.said:
            names.append(find_plan_name(turn.question) or "この計画")
    return (names[0], names[1]) if len(names) == _TWO and names[0] != names[1] else None


def _plans_of(turn: Turn) -> str:
    """「この計画と総合計画」, of a last question that named them; "" where it named no two."""
    names = list(dict.fromkeys(name for _, name in find_plan_names(turn.question)))
    if len(names) == 1 and _OWN_PLAN.search(turn.question):
        names.insert(0, "この計画")
    return "と".join(names) if len(names) == _TWO else ""
