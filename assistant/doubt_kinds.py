"""What may speak against a sentence, and what each doubt leaves of its probability."""

from dataclasses import dataclass
from math import prod

# Of the probability that a sentence answers, what each doubt leaves.
_LEFT = {
    "unknown": 0.5,
    "lacking": 0.8,
    "nothing_near": 0.7,
    "lacks_action": 0.7,
    "mere_title": 0.7,
    "table_head": 0.4,
    "other_plan": 0.3,
    "of_former": 0.5,
    "other_year": 0.3,
    "other_measure": 0.4,
    "other_ordinal": 0.3,
    "no_rank": 0.6,
    "no_priority": 0.3,
    "other_day": 0.3,
    "other_event": 0.3,
    "no_bound": 0.6,
    "other_thing": 0.4,
    "other_holder": 0.3,
    "untold": 0.3,
    "borrowed": 0.6,
    "of_spending": 0.3,
    "of_another_item": 0.6,
    "of_period": 0.4,
    "no_reason": 0.7,
    "merely_listed": 0.3,
    "of_own_plan": 0.5,
    "aimed_at": 0.5,
    "of_substitute": 0.6,
    "definition": 0.6,
    "only_signs": 0.3,
    "no_such_part": 0.4,
    "unheard_of": 0.6,
    "no_post": 0.4,
    "of_some_people": 0.5,
    "no_place": 0.5,
    "not_shown": 0.3,
}


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against one sentence; each a truth."""

    unknown: bool  # 「福祉委員さんは何をする人」 where none is named
    lacking: bool  # what is asked of a thing, or a name, is not near
    nothing_near: bool  # the few things that are asked about are nowhere near
    lacks_action: bool  # who does something is asked for, and nothing is said of the doing
    mere_title: bool  # a heading or caption names a thing and says nothing of it
    table_head: bool  # names the columns; the rows below hold what is asked for
    other_plan: bool
    of_former: bool  # 「前計画の理念は…」 where this plan's is asked for
    other_year: bool
    other_measure: bool  # 世帯数 is asked for, and a row has 人口 and 面積
    other_ordinal: bool  # 第8期 is asked for, and 第9期 spoken of
    no_rank: bool  # the most is asked for, and nothing is said to be so
    no_priority: bool  # what comes first is asked for, and nothing is put first
    other_day: bool  # of the week, or yet to come where what has been is asked for
    other_event: bool
    no_bound: bool  # until when is asked, and nothing is said to end
    other_thing: bool  # 中学校 is asked about, and 小学校 spoken of
    other_holder: bool  # 「CIOは副市長ですか」 where nothing near says 副市長
    of_substitute: bool  # 「補欠の委員の任期は」 where that of all is asked for
    only_signs: bool  # 「－ ○ → ◎」 where no time is asked for
    definition: bool  # a glossary says what a word means, and something else is asked for
    untold: bool  # 任期 is asked for, and nothing is said of one
    of_another_item: bool  # a name stands in another item of the list
    of_spending: bool  # a budget's row, where a price is asked for
    borrowed: bool  # a claim's words, and of something else
    no_reason: bool  # why is asked, and no reason said
    of_period: bool  # tells from when to when the plan is, and no time is asked for
    merely_listed: bool  # names among others what is asked about, and says no more of it
    of_own_plan: bool  # 「総合計画の目的は」 of what the plan at hand is for
    unheard_of: (
        bool  # 「自動運転バスはある」 of 自動車運転免許, where the document knows no such bus
    )
    no_such_part: bool  # 基本目標 is asked for, and the document has none
    no_place: bool  # where something is is asked, and a row tells what it costs and when
    not_shown: bool  # 「新しい計画はどこで見られる」 of what nothing says that it is shown
    of_some_people: bool  # 年少人口, where the 人口 is asked for
    no_post: bool  # 「部会長は誰」 is asked, and nothing near speaks of a head
    aimed_at: bool  # 「備蓄は何日分あるの」 of what is going to be

    @property
    def share(self) -> float:
        """What they all leave of a probability."""
        return prod(left for name, left in _LEFT.items() if getattr(self, name))
