"""What a talk goes on about where a turn only asked something of it."""

import re
from dataclasses import replace

from assistant.answer import Turn

# What is asked of a thing, or for whom: none of it is what a talk goes on about.
_SLIGHT = re.compile(
    r"(?:約?[0-9][0-9,.]*[^の]{1,6}|[0-9一二三四五六七八九]人(?:目|暮らし|家族|世帯)?|ひとり暮らし"
    r"|対象者?|条件|料金|利用料|参加費|費用|金額|値段|代金|お金|任期|定員|場所|会場|時期|期間|期限|予約|申し?込み?|申請"
    r"|締め?切り?|担当(?:課|者)?|運営(?:主体|者)?|主催(?:者)?|管理(?:者|主体)?|実施主体|委託先|持ち物|頻度|締切|窓口|目標値?|理由|報酬|人数|回数|割合|女性|男性|子ども|大人|高校生|中学生|小学生|高齢者"
    r"|最[長短大小高低]|予定|見込み|つもり|必要|可能|具体的|内訳|詳細|最終|最新|現在|今後|将来|[月火水木金土日]曜日?|平日|週末|祝日|家族|出席|参加|意味|内容|名前|電話番号|開館時間|営業時間|時間)"
)


def with_lasting_topic(turn: Turn, last: Turn | None) -> Turn:
    """A turn that goes on about what the last was about, where its own topic is slight.

    「条件は？」 after 「出産祝金について」 leaves 出産祝金 as the topic of the talk.
    """
    if last is None or not last.topic or _SLIGHT.fullmatch(last.topic):
        return turn
    is_slight = not turn.topic or _SLIGHT.fullmatch(turn.topic) is not None
    return replace(turn, topic=last.topic) if is_slight else turn
