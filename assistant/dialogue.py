"""What an earlier turn settled: それ, その, a bare 「いつまで？」, 「2つ目は？」."""

import re
from dataclasses import dataclass

from assistant.answer import Answer, DraftStatement, Turn
from assistant.fragments import (
    ATTRIBUTES,
    PERIOD_WANTS,
    Carried,
    elliptic,
    instead,
    is_it,
    neighbour_year,
    same_year,
    things,
)
from assistant.lasting import with_lasting_topic
from assistant.question import Question, find_plan_name
from assistant.wants import Want

_KANJI = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}
_NTH = re.compile(
    r"^(?:では|じゃあ|その|それの)?、?(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目"
    r"|点目|項目|件目|つめ|こめ"
    r"|ばんめ)(?:の(?:もの|やつ|項目|課題|目標|柱|方|ほう)?(?=は|って|を|も|が|$))?(?:は|って|を|について|も|が)?"
)
# Behind 「2つ目は」: nothing is asked of the item but what it is.
_NO_MORE = re.compile(
    r"(?:って|[のは])?、?(?:(?:何|なに|なん)(?:です|でしょう)?か?|(?:教え|おしえ|言っ)て(?:ください|下さい|くれますか)?)?[?？。]*"
)
_BRACKETED = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
_FIRST = re.compile(
    r"^(?P<lead>(?:では|じゃあ?)?、?)(?:一番)?最初の(?:もの|やつ|項目)?(?=は|って|を)"
)
_ORDINAL = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目|点目|項目|件目)")
_MOST = re.compile(r"(?:一番|いちばん|最も|もっとも)(?!目)")
_NEXT = re.compile(
    r"^(?:では|じゃあ)?、?(?:その)?次(?:の(?:もの|やつ|項目|は))?(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)
_LAST = re.compile(
    r"^(?:では|じゃあ?|その)?、?(?:最後|一番最後)(?:の(?:もの|やつ|項目|課題|目標)?)?(?:は|って|を)"
)
_NAMES = re.compile(
    r"(?:では|じゃあ?|それで|で)?、?(?:(?:その|それぞれの|それらの)(?:全部の)?)?(?:名前|名称|内訳|中身)(?:を|は|って)?、?"
    r"(?:全部|すべて|全て|ぜんぶ|それぞれ|みんな)?(?:(?:教え|挙げ|言っ|答え|おしえ|並べ)[てる][^はがを、。]{0,8}|何[^、。]{0,4})?"
    r"[?？。]*"
)
_HOW_MANY_ITEMS = re.compile(
    r"(?:では|じゃあ?|それで|で)?、?(?:全部で|ぜんぶで|合わせて|合計で?)?(?:いくつ|何[個つ件人名]|何人)"
    r"(?:い(?:る|ます)|あ(?:る|ります))?(?:の|ん)?(?:です)?か?[?？。]*"
)
_RANK = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九])番目に")
_MEASURES = "高|低|多|少な|大き|小さ|長|短|古|新し|若|早|遅|広|狭|近|遠|重|軽|安"
_RANK_SAID = re.compile(rf"(?:一番|いちばん|最も|もっとも|[0-9]番目に)(?:{_MEASURES})(?:い|かった)")
_YEAR_FIRST = re.compile(
    r"^(?:では|じゃあ?|それで)?、?(?:令和|平成|[12][0-9]{3}年)[^はがを、。]{0,6}(?:は|だと|って)"
)
_ONE_BEFORE = re.compile(
    r"^(?:では|じゃあ?)?、?(?:その|それの)?(?:1つ|一つ|ひとつ)?前(?:の(?:もの|やつ|項目)?)?"
    r"(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)
_DEMONSTRATIVE = re.compile(
    r"(?:それ|これ|あれ|そちら|こちら|そこ|ここ|その(?:人|方|かた|組織|会議|計画|部署|本部"
    r"|委員会|役職|者)|同(?:本部|計画|会議|委員会|部会)|彼"
    r"|この(?:人|組織|会議|本部|委員会))(?=は|が|を|の|に|って|も|と|、|で)"
)
_ADNOMINAL = re.compile(r"(?:^|(?<=、)|(?<=。))(?:その|そこの|それの|同)(?=お?[一-鿿ァ-ヺA-Za-z])")
_OF_PLANS = frozenset({Want.ORDINAL_YEAR, Want.REMAINING, Want.IS_OVER, Want.HAS_BEGUN})
# 「そのうち、調達に関わるのは？」: one of what was enumerated.
_AMONG = re.compile(r"^(?:では|じゃあ)?、?(?:その|この|それらの)(?:うち|中|なか)(?:で|から|の)?、?")
# 「残りの一つは何をする？」 after two of three were talked about
_REST = re.compile(
    r"(?:残り|のこり|あと|もう)の?(?:一つ|1つ|ひとつ)の?(?:会議|組織|もの|ほう|方)?(?=は|が|の|を|って|も)"
)
# 「3は？」 after 「基本目標1は何ですか」
_NUMBER_ALONE = re.compile(
    r"^(?:では|じゃあ)?、?(?P<n>[0-9]{1,2})(?:番)?(?:は|って|も)?(?:何(?:です)?か?)?[?？。]*$"
)
# 「何年前に？」 after 「総合計画より先に終わるんですか」
_BY_HOW_MANY_YEARS = re.compile(
    r"^(?:では|じゃあ?|それで|で)?、?何年(?:くらい|ぐらい|ほど)?(?:前|先|早|後|遅|あと)[にくの]?(?:終わ[^、。]{0,6})?"
    r"(?:です|なの|ですか)?か?[?？。]*$"
)
_ENDS_FIRST = re.compile(r"(?P<how>(?:先に|早く|後に|あとに|遅く))終[^。]*$")
_COUNTED_NOUN = re.compile(r"(?<=[一-鿿ァ-ヺー])[0-9]{1,2}(?![0-9年月日つ])")
# Parts of a body that are asked for without naming it again: 「委員は何人？」
_PART_OF_BODY = re.compile(
    r"^(?:では|じゃあ|ちなみに)?、?(?:(?:今|いま|現在|現職)の)?(?P<part>(?:副)?(?:会長|委員長|座長|議長|本部長|部会長|幹事長|部長|室長)"
    r"|委員|構成員|メンバー|部員|本部員|事務局|庶務|任期|定員|定数|人数|役割|仕事|役目|開催|会議の回数"
    r"|会議(?=は(?:[年月]に)?何回))(?![一-鿿])"
)
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
# 「補佐するのは？」 says not whom.
_OF_WHOM = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?P<doing>[一-鿿]{2,4}(?:する|している|してる)(?:のは|人は|方は|役は)"
    r"(?:誰|だれ|どなた)?[^、。]{0,6})$"
)
_PLAN = re.compile(r"計画|プラン|ビジョン|構想|方針|戦略|大綱|指針")
# 「担当課はどこ？」 is asked of the last topic.
_OF_TOPIC = re.compile(
    r"^(?:では|じゃあ?|それで)?、?(?P<what>(?:担当|所管|主管)(?:課|部署|部)?|目標値?(?=は何[一-鿿か])|予算|総?(?:事業)?費用?|総額|料金|補助(?:金|額|率)?|助成金?|謝礼|報酬"
    r"|金額|対象者?|場所|会場|定員|人数|件数|回数|割合|比率|面積|理由|条件)(?:は|って|が|を)[^はがを]{0,12}$"
)
_OFFICE = re.compile(r"担当|所管|主管")
# 「どこの課が担当？」
_WHICH_OFFICE = re.compile(
    r"^(?:では|じゃあ?|それで|で)?、?(?:どこの|どの|何)(?:課|係|部署?|室)[がで](?:担当|所管|主管|受け?持|やって|して)"
    r"[^、。はがを]{0,10}$"
)
# 「一番高い地区は？」 after 「高齢化率は」
_MOST_OF = re.compile(
    rf"^(?:では|じゃあ?)?、?(?:反対に|逆に|ぎゃくに)?、?(?P<most>(?:一番|いちばん|最も|もっとも)(?:{_MEASURES})(?:い|かった)"
    r"[^はがを]{0,8}(?:は|って))"
)
_KIND_ASKED = re.compile(r"(?P<kind>[一-鿿ァ-ヺー]{1,8})(?:は|って|はどこ[^、。]{0,6})[?？。]*$")
_RANKED = re.compile(r"(?P<measure>[^、。]{2,30}?)が(?:最も|[0-9]番目に)")
# 「じゃあ6つなのは？」 asks what there are six of.
_OTHER_WAY = re.compile(r"^(?:では|じゃあ?)?、?[0-9]{1,2}(?:つ|個|人)なのは")
_TWO = 2  # plans
_APART = re.compile(r"^(?:その)?差は(?:何年|どのくらい|どれくらい)|^何年(?:の差|違|ちが|ずれ)")
# 「セキュリティは？」, after a reply on bodies
_SIDE = re.compile(r"^(?P<what>[一-鿿ァ-ヺーA-Za-z]{2,10})(?<![長員])(?:のほう|の方)?は[?？]?$")
_BODIES = re.compile(r"(?:会議|委員会|部会|本部|協議会)")
_DONE_THEN = re.compile(
    r"^(?:では|じゃあ?|その次の?)?、?(?:令和|平成|R)?[0-9元]{1,4}年度?(?:に|は|には|から)?(?:は)?、?"
    r"(?:何をす|何をし|何をや|どうな|(?:何の|どの|どんな)段階)"
)
_BODY = re.compile(r"(?:本部|会|会議|部会|室|局|課|チーム|機関|委員会)$")


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, the latest last. Only the latest ones are ever looked at."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn."""
        return self.turns[-1] if self.turns else None

    def with_turn(self, answer: Answer) -> "Conversation":
        """The conversation after one more reply; twenty turns are kept."""
        if answer.turn is None:
            return self
        return Conversation((*self.turns, with_lasting_topic(answer.turn, self.last))[-20:])


def nth_item(text: str, turn: Turn | None) -> tuple[int, DraftStatement] | None:
    """The item of the last list that 「3つ目は？」 or 「最後は？」 names, with its number."""
    if turn is None or not turn.items:
        return None
    text = _FIRST.sub(r"\g<lead>1つ目", text)
    step = 1 if _NEXT.match(text) else -1 if _ONE_BEFORE.match(text) else 0
    if step:
        names = [item.text for item in turn.items]
        place = names.index(turn.entity) + 1 + step if turn.entity in names else 0
        return (place, turn.items[place - 1]) if 0 < place <= len(names) else None
    match = _NTH.match(text)
    if match and not _NO_MORE.fullmatch(text[match.end() :]):
        return None  # 「2つ目の役割は？」 asks something of the item
    if match:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        return (number, turn.items[number - 1]) if 1 <= number <= len(turn.items) else None
    return (len(turn.items), turn.items[-1]) if _LAST.match(text) else None


def asks_items(text: str, turn: Turn | None) -> bool:
    """Whether a line is all 「名前を全部教えて」 after a reply that told several things."""
    return turn is not None and len(turn.items) > 1 and _NAMES.fullmatch(text) is not None


def counts_items(text: str, turn: Turn | None) -> bool:
    """Whether a line is all 「全部でいくつ？」 after a reply that told several things."""
    return turn is not None and len(turn.items) > 1 and _HOW_MANY_ITEMS.fullmatch(text) is not None


def next_in_rank(text: str, turn: Turn) -> str:
    """「人口が2番目に多い地区は」 for 「次は？」 after 「人口が最も多い地区は」; else ""."""
    if turn.items or not asks_next(text) or _ONE_BEFORE.match(text):
        return ""
    if (place := _RANK.search(turn.question)) is not None:
        number = int(place["n"]) if place["n"].isdigit() else _KANJI[place["n"]]
        return _RANK.sub(f"{number + 1}番目に", turn.question, count=1)
    return _MOST.sub("2番目に", turn.question, count=1) if _MOST.search(turn.question) else ""


def nth_of_nothing(text: str, turn: Turn) -> str:
    """「2つ目」 of 「2つ目は？」 after a reply that enumerated nothing; else ""."""
    match = _NTH.match(text)
    is_bare = match is not None and _NO_MORE.fullmatch(text[match.end() :]) is not None
    counts = _ORDINAL.search(turn.question) or _MOST.search(turn.question)
    place = _ORDINAL.search(text)
    return place.group() if place and is_bare and not (turn.items or counts) else ""


def asks_next(text: str) -> bool:
    """Whether a line is all 「次は？」 or 「1つ前は？」."""
    return (_NEXT.match(text) or _ONE_BEFORE.match(text)) is not None


def leans_on_nothing(question: Question) -> bool:
    """Whether it is all 「それは誰ですか」, so that without an earlier turn nothing is asked.

    「これ、いつ終わるの？」 is asked of the plan.
    """
    if question.asked.wants & PERIOD_WANTS or question.asked.wants & _OF_PLANS:
        return False
    return not question.words and _DEMONSTRATIVE.search(question.text) is not None


def carry(question: Question, conversation: Conversation) -> tuple[Carried, ...]:
    """What the question may mean after the last turn, likeliest first; () when it stands alone."""
    turn = conversation.last
    if turn is None or _OTHER_WAY.match(question.text):
        return ()
    text = _FIRST.sub(r"\g<lead>1つ目", question.text) if turn.items else question.text
    if (match := _NTH.match(text)) and turn.items:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        if 1 <= number <= len(turn.items):
            name = turn.items[number - 1].text
            bare = _BRACKETED.sub("", name)
            return (Carried(f"{bare}の{text[match.end() :].lstrip('の')}", name, is_whole=True),)
    if whole := next_in_rank(text, turn):
        return (Carried(whole, turn.topic or turn.question, is_whole=True),)
    is_nth = (now := _ORDINAL.search(text)) and _NTH.match(text)
    if now and is_nth and _ORDINAL.search(turn.question):
        whole = _ORDINAL.sub(now.group(), turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_whole=True),)
    if now and is_nth and _MOST.search(turn.question):
        whole = _MOST.sub(f"{now.group()}に", turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_certain=False),)
    if (match := _REST.search(text)) and (rest := _only_left(conversation)):
        return (Carried(text[: match.start()] + rest + text[match.end() :], rest, is_whole=True),)
    if _APART.match(text) and (plans := _two_plans(conversation)):
        return (
            Carried(
                f"{plans[0]}と{plans[1]}では、どちらが何年長く続きますか", plans[1], is_whole=True
            ),
        )
    is_side = _BODIES.search(turn.topic + turn.entity) and not question.asked.wants
    if is_side and (match := _SIDE.match(text)):
        return (
            Carried(f"{match['what']}を担当するのはどこですか", match["what"], is_certain=False),
            *elliptic(question, turn),
        )
    if (match := _AMONG.match(text)) and turn.items:
        return (Carried(text[match.end() :], turn.topic, is_whole=True),)
    if _BY_HOW_MANY_YEARS.match(text) and (said := _ENDS_FIRST.search(turn.question)):
        whole = f"{turn.question[: said.start()]}何年{said['how']}終わりますか"
        return (Carried(whole, turn.topic, is_whole=True),)
    if (match := _NUMBER_ALONE.match(text)) and _COUNTED_NOUN.search(turn.question):
        whole = _COUNTED_NOUN.sub(match["n"], turn.question, count=1)
        return (Carried(whole, turn.question, is_whole=True),)
    if meanings := neighbour_year(text, turn) or same_year(text, turn):
        return meanings
    if _YEAR_FIRST.match(text) and "の行に" in turn.said and turn.topic:
        name = _BRACKETED.sub("", turn.topic)
        return (Carried(f"{name}の{text}", name),)  # 「令和4年は？」 of the row told
    if _DONE_THEN.match(text) and turn.topic:  # 「令和9年度は何をするの」
        name = _BRACKETED.sub("", turn.topic)
        return (Carried(f"{name}は{text}", name, is_certain=False),)
    for pattern, joint in ((_DEMONSTRATIVE, ""), (_ADNOMINAL, "の")):
        match = pattern.search(text)
        antecedent = _antecedent(match.group(), question, turn) if match else ""
        if match and antecedent:
            # 「その人がいないときは」 may ask about the post, too.
            others = (turn.topic,) if antecedent == turn.entity and turn.topic else ()
            return tuple(
                Carried(text[: match.start()] + thing + joint + text[match.end() :], thing)
                for thing in (antecedent, *others)
            )
    match = _PART_OF_BODY.match(text)
    is_role = match is not None and match["part"].endswith("長") and not question.asked.wants
    if match and not is_role and (owner := _body_of(turn)):
        return (Carried(f"{owner}の{text[match.start('part') :]}", owner),)
    if (match := _OF_OTHER_PLAN.match(text)) and turn.topic and not _PLAN.search(turn.topic):
        whole = f"{match['plan']}の{turn.topic}の{match['rest']}"
        return (Carried(whole, turn.topic, is_certain=False),)
    if question.mentions_own_plan and _CHOOSES.search(text) and find_plan_name(turn.topic):
        return (Carried(f"{turn.topic}と、{text}", turn.topic),)
    names_plan = question.plan_name or question.mentions_own_plan
    is_of_start = Want.START in question.asked.wants  # 「いつから始まった？」 of what was talked of
    if question.asked.wants & _OF_PLANS and not is_of_start and not _PLAN.search(turn.topic):
        return ()  # 「今は何年目ですか」 is asked of the plan, whoever was talked about
    if _EACH.match(text) and 1 < len(turn.items) <= _MOST_EACH:
        asked = text.rstrip("?？。")
        whole = " ".join(_EACH.sub(f"{item.text}の", asked) + "?" for item in turn.items)
        return (Carried(whole, turn.items_of or turn.topic, is_whole=True),)
    if (match := _OF_WHAT_PLAN.match(text)) and _PLAN.search(turn.topic):
        return (Carried(f"{turn.topic}は{match['asked']}計画ですか", turn.topic),)
    is_of_plan = question.mentions_own_plan and question.asked.wants & PERIOD_WANTS
    if is_of_plan or (question.plan_name and question.asked.wants and not _CONTRASTS.search(text)):
        return ()  # 「総合計画の期間は」 is whole
    if (match := _OF_WHOM.match(text)) and turn.entity and turn.entity not in text:
        return (Carried(f"{turn.entity}を{match['doing']}", turn.entity, is_certain=False),)
    asks = question.asked.wants or "何" in text  # 「何する日？」
    if not question.words and not names_plan and asks and turn.topic:
        joint = "の" if text.startswith(tuple(ATTRIBUTES)) else "は"
        return (Carried(f"{turn.topic}{joint}{text}", turn.topic),)
    if (match := _OF_TOPIC.match(text)) and turn.topic and not names_plan:
        is_office = _OFFICE.match(match["what"]) is not None  # else the plan's would be told
        return tuple(
            Carried(f"{thing}の{text[match.start('what') :]}", thing, is_certain=is_office)
            for thing in things(turn.topic)
        )
    if _WHICH_OFFICE.match(text) and turn.topic and not names_plan:
        return tuple(Carried(f"{one}の担当課はどこですか", one) for one in things(turn.topic))
    if (match := _MOST_OF.match(text)) and turn.topic:
        told = _RANKED.match(turn.said)  # 「高齢化率が最も高いのは、山手です」
        measure = told["measure"] if told else turn.topic.rsplit("の", 1)[-1]
        asked = text[match.start("most") :]
        rank = _RANK_SAID.match(match["most"])
        if rank and measure.endswith("の値") and _RANK_SAID.search(turn.question):  # 令和5年の値
            whole = _RANK_SAID.sub(rank.group(), turn.question, count=1)
            return (Carried(whole, turn.topic, is_whole=True),)
        if told and (kind := _KIND_ASKED.search(turn.question)):  # 「一番低いのは」: which 圏域
            asked = re.sub(r"の(?=は|って)", kind["kind"], asked, count=1)
        return (Carried(f"{measure}が{asked}", measure, is_certain=told is not None),)
    return is_it(question, turn) or instead(question, turn) or elliptic(question, turn)


def _two_plans(conversation: Conversation) -> tuple[str, str] | None:
    """The plans whose periods the last two turns told: 「差は何年？」."""
    names = []
    for turn in conversation.turns[-2:]:
        if turn.wants & PERIOD_WANTS or "年度" in turn.said:
            names.append(find_plan_name(turn.question) or "この計画")
    return (names[0], names[1]) if len(names) == _TWO and names[0] != names[1] else None


def _only_left(conversation: Conversation) -> str:
    """The one item of the last list that no later turn was about; "" when more are left."""
    later: list[str] = []
    for turn in reversed(conversation.turns):
        if len(turn.items) > 1:
            names = [item.text for item in turn.items]
            left = [name for name in names if not any(name in said for said in later)]
            return left[0] if len(left) == 1 else ""
        later.append(f"{turn.question}{turn.topic}{turn.entity}{turn.said}")
    return ""


def _body_of(turn: Turn) -> str:
    """The body that the last turn was about: of 「推進本部の本部長」, 推進本部."""
    names = [turn.topic]
    while "の" in names[-1]:
        names.append(names[-1].rsplit("の", 1)[0])
    return next((name for name in (*names, turn.entity) if _BODY.search(name)), "")


def _antecedent(said: str, question: Question, turn: Turn) -> str:
    """「それを補佐するのは」 after 「部長は誰」 means who was named, else the topic.

    「それは何年間の計画ですか」 after 「総合計画の理念は」 means the plan.
    """
    if said.endswith("計画") and not _PLAN.search(f"{turn.topic}{turn.entity}{turn.question}"):
        return "この計画"  # 「その計画」, where none was spoken of
    plan = find_plan_name(turn.topic) or find_plan_name(turn.question)
    if plan and plan not in question.text and question.asked.wants & PERIOD_WANTS:
        return plan
    if len(turn.items) == 1 and turn.entity:
        return turn.entity  # 「上位計画は何ですか」 named one
    named_someone = bool(turn.wants & {Want.WHO, Want.WHICH, Want.WHERE}) and not turn.items
    if named_someone and turn.entity and not re.search(r"計画$", turn.entity):
        return turn.entity
    return turn.topic or turn.entity
