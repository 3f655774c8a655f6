"""What a question means behind an earlier turn: それ, その, a bare 「いつまで？」."""

import re
from collections.abc import Callable

from assistant.answer import Turn
from assistant.carried_plans import APART, OF_PLANS, PLAN, Asked, Meanings, of_plans, two_plans
from assistant.dialogue import Conversation
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
from assistant.question import Question, find_plan_name
from assistant.told_items import bare, by_number, first_by_number
from assistant.topics.cell_text import asks_price
from assistant.topics.hierarchy import TOP_BODY
from assistant.wants import Want

_MEASURES = "高|低|多|少な|大き|小さ|長|短|古|新し|若|早|遅|広|狭|近|遠|重|軽|安"
_RANK_SAID = re.compile(rf"(?:一番|いちばん|最も|もっとも|[0-9]番目に)(?:{_MEASURES})(?:い|かった)")
_YEAR_FIRST = re.compile(
    r"^(?:では|じゃあ?|それで)?、?(?:令和|平成|[12][0-9]{3}年)[^はがを、。]{0,6}(?:は|だと|って)"
)
# 「元号だと？」 behind a period, which is told both ways
_IN_ERA = re.compile(
    r"(?:では|じゃあ?|それを?)?、?(?:元号|和暦|西暦)(?:だと|では|で|にすると|は)"
    r"(?:言うと|いうと)?(?:何年|いつ|どう)?(?:です|なの|なり(?:ます)?|なる)?か?[?？。]*"
)
_DEMONSTRATIVE = re.compile(
    r"(?<!ど)(?:それ|これ|あれ|そちら|こちら|そこ|ここ|その(?:人|方|かた|組織|会議|計画|部署|本部"
    r"|委員会|役職|者)|同(?:本部|計画|会議|委員会|部会)|彼"
    r"|この(?:人|組織|会議|本部|委員会))(?=は|が|を|の|に|って|も|と|、|で)"
)
_ADNOMINAL = re.compile(r"(?:^|(?<=、)|(?<=。))(?:その|そこの|それの|同)(?=お?[一-鿿ァ-ヺA-Za-z])")
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
# 「どこの人？」 behind who somebody is
_FROM_WHERE = re.compile(
    r"(?:(?:その|この)(?:人|方)(?:は|って|の)、?)?(?:どこの(?:人|方)|所属(?:は|先は)?(?:どこ)?|肩書き?は(?:何)?)"
    r"(?:です|なの)?か?[?？。]*"
)
_SAME_PERSON = re.compile(
    r"(?:では|じゃあ?)?、?(?P<post>[^、。はが]{2,20}?)も(?:同じ(?:人|方)?|同一人物)(?:です|なの)?か?[?？。]*"
)
_IS_OFFICER = re.compile(r"[長員官]$|^$")
_WITH_TITLE = re.compile(r"[^ \u3000]{2,}(?:教授|講師|理事|[長員部課社会園校])[ \u3000]+[^ \u3000]")
# 「補佐するのは？」 says not whom.
_OF_WHOM = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?P<doing>[一-鿿]{2,4}(?:する|している|してる)(?:のは|人は|方は|役は)"
    r"(?:誰|だれ|どなた)?[^、。]{0,6})$"
)
# 「担当課はどこ？」 is asked of the last topic.
_OF_TOPIC = re.compile(
    r"^(?:では|じゃあ?|それで)?、?(?P<what>(?:担当|所管|主管)(?:課|部署|部)?|目標値?(?=は何[一-鿿か])|予算|総?(?:事業)?費用?|総額|料金|補助(?:金|額|率)?|助成金?|謝礼|報酬"
    r"|金額|運営(?:主体|者)?|主催(?:者)?|管理(?:者|主体)?|実施主体|委託先|持ち物|締め?切り?|頻度|対象者?|場所|会場|定員|人数|件数|回数|割合|比率|面積|理由|条件)(?:は|って|が|を)[^はがを]{0,12}$"
)
_OFFICE = re.compile(r"担当|所管|主管")
# 「日本語だと？」 after 「CIOは何の略」
_IN_JAPANESE = re.compile(
    r"(?:では|じゃあ?|それを)?、?日本語(?:だと|では|で(?:言う|いう)と|に(?:する|訳す)と)[^はが]{0,10}"
)
_IS_OFFICE = re.compile(r"[一-鿿](?:課|室|係|局|部|センター)$")
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
# 「セキュリティは？」, after a reply on bodies
_SIDE = re.compile(
    r"^(?!事務局|庶務|任期|定員|定数|人数|役割|仕事|電話|連絡先|場所|会場)(?P<what>[一-鿿ァ-ヺーA-Za-z]{2,10})(?<![長員])(?:のほう|の方)?は[?？]?$"
)
_BODIES = re.compile(r"(?:会議|委員会|部会|本部|協議会)")
_DONE_THEN = re.compile(
    r"^(?:では|じゃあ?|その次の?)?、?(?:令和|平成|R)?[0-9元]{1,4}年度?(?:に|は|には|から)?(?:は)?、?"
    r"(?:何をす|何をし|何をや|どうな|(?:何の|どの|どんな)段階)"
)
# 「最終的には？」 behind a value
_IN_THE_END = re.compile(
    r"(?:では|じゃあ?|それで)?、?最終(?:的に(?:は|だと)?|目標は|の目標は|は)、?(?:何[一-鿿%]|いくつ|どの?れ?くらい|どう|いくら)?"
    r"(?:に?な[るりっ][^、。]{0,4}|に?する)?(?:の|ん)?(?:です|でしょう)?か?[?？。]*"
)
# 「令和12年度もやってる？」
_STILL_THEN = re.compile(
    r"^(?:では|じゃあ?|それは)?、?(?:(?:令和|平成|R)?[0-9元]{1,4}年度?|来年度?|今年度?|再来年度?)(?:に?も|でも)、?(?:まだ)?"
    r"(?:や[っるり]|続|実施|もらえ|使え|受け|行[いうわっ]|あ[るり]|開[いか]|走[りるっ])[^、。はがを]{0,8}$"
)
# Whom a price may be asked for: 「80歳の母は？」, 「市外の人だと？」
_PERSON = re.compile(
    r"(?:では|じゃあ?|それで|なら)?、?(?P<who>(?:[0-9]{1,3}[歳才](?:以上|以下|未満)?|(?:小|中|高校|大)学?生|学生|未就学児|幼児"
    r"|子ども|子供|こども|大人|高齢者|お年寄り|障害者|障がい者|妊婦|[市町村県区][外内]|車いす)"
    r"(?:の(?:人|方|子|母親?|父親?|祖[父母]|孫|[娘妻夫]|息子|おば[あー]ちゃん|ば[あー]ちゃん|じい?ちゃん))?)"
    r"(?:の場合)?(?:は|だと|なら|も|でも)(?:いくら(?:です)?か?|どう(?:です)?か?)?[?？。]*"
)
_BODY = re.compile(r"(?:本部|会|会議|部会|室|局|課|チーム|機関|委員会)$")
# 「どんなことをしているの？」, of who was named
_WORK = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?:どんな|どういう|何の)(?:こと|仕事|役割)[^、。]{0,10}[?？。]*$|^何をし(?:て|た)[^、。]{0,8}[?？。]*$"
)
# 「じゃあ観光は？」 after 「課題に防犯は入っていますか」
_MEMBER_ASKED = re.compile(
    r"^(?P<of>[^、。]{1,20}に(?:は)?)(?P<item>[^、。はがもに]{2,20})(?P<rest>(?:は|も|って)(?:入|含|あ[るり]|挙|載).*)$"
)
# 「産業に関する課題はありますか」
_ABOUT = "(?:に関(?:する|わる)|についての)[一-鿿]{1,6}"
_WITH_A_MEMBER = re.compile(
    r"^(?P<of>)(?P<item>[^、。はがもの]{2,20}?)"
    rf"(?P<rest>{_ABOUT}(?:は|も|って)(?:入|含|あ[るり]|挙|載).*)$"
)
_OTHER_MEMBER = re.compile(
    rf"^(?:では|じゃあ?|それなら)?、?(?P<item>[^、。はがもの]{{2,20}}?)(?:{_ABOUT})?は[?？。]*$"
)


def leans_on_nothing(question: Question) -> bool:
    """Whether it is all 「それは誰ですか」, so that without an earlier turn nothing is asked.

    「これ、いつ終わるの？」 is asked of the plan.
    """
    if question.asked.wants & PERIOD_WANTS or question.asked.wants & OF_PLANS:
        return False
    return not question.words and _DEMONSTRATIVE.search(question.text) is not None


def carry(question: Question, conversation: Conversation) -> tuple[Carried, ...]:
    """What the question may mean after the last turn, likeliest first; () when it stands alone."""
    turn = conversation.last
    if turn is None or _OTHER_WAY.match(question.text) or TOP_BODY.match(question.text):
        return ()
    text = first_by_number(question.text, turn)
    if (meanings := by_number(text, turn)) is not None:
        return meanings
    asked = Asked(question, conversation, turn, text)
    for reading in _READINGS:
        if (meanings := reading(asked)) is not None:
            return meanings
    return is_it(question, turn) or instead(question, turn) or elliptic(question, turn)


def _of_several(asked: Asked) -> Meanings:
    """「残りの一つは」, 「差は何年」, 「そのうち、…は」, and a side of a body: 「調達は？」."""
    text, turn = asked.text, asked.turn
    if (match := _REST.search(text)) and (rest := _only_left(asked.conversation)):
        return (Carried(text[: match.start()] + rest + text[match.end() :], rest, is_whole=True),)
    if APART.match(text) and (plans := two_plans(asked.conversation)):
        whole = f"{plans[0]}と{plans[1]}では、どちらが何年長く続きますか"
        return (Carried(whole, plans[1], is_whole=True),)
    is_side = _BODIES.search(turn.topic + turn.entity) and not asked.question.asked.wants
    if is_side and (match := _SIDE.match(text)):
        whole = f"{match['what']}を担当するのはどこですか"
        return (
            Carried(whole, match["what"], is_certain=False),
            *elliptic(asked.question, turn),
        )
    if (match := _AMONG.match(text)) and turn.items:
        return (Carried(text[match.end() :], turn.topic, is_whole=True),)
    return None


def _of_member(asked: Asked) -> Meanings:
    """「じゃあ観光は？」 behind 「課題に防犯は入っていますか」."""
    before = asked.turn.question
    last = _WITH_A_MEMBER.match(before) or _MEMBER_ASKED.match(before)
    other = _OTHER_MEMBER.match(asked.text)
    if last is None or other is None or asked.question.asked.wants:
        return None
    whole = f"{last['of']}{other['item']}{last['rest']}"
    return (Carried(whole, asked.turn.topic or other["item"], is_whole=True),)


def _of_numbers(asked: Asked) -> Meanings:
    """「何年前に？」, and 「3は？」 behind 「基本目標1は何ですか」."""
    text, turn = asked.text, asked.turn
    if _BY_HOW_MANY_YEARS.match(text) and (said := _ENDS_FIRST.search(turn.question)):
        whole = f"{turn.question[: said.start()]}何年{said['how']}終わりますか"
        return (Carried(whole, turn.topic, is_whole=True),)
    if (match := _NUMBER_ALONE.match(text)) and _COUNTED_NOUN.search(turn.question):
        whole = _COUNTED_NOUN.sub(match["n"], turn.question, count=1)
        return (Carried(whole, turn.question, is_whole=True),)
    return None


def _of_years(asked: Asked) -> Meanings:
    """「令和4年は？」 of the row told, 「令和9年度は何をするの」."""
    text, turn = asked.text, asked.turn
    if meanings := neighbour_year(text, turn) or same_year(text, turn):
        return meanings
    if _IN_ERA.fullmatch(text) and turn.wants & PERIOD_WANTS:
        return (Carried(turn.question, turn.topic or turn.question, is_whole=True),)
    if _IN_THE_END.fullmatch(text) and turn.topic and not PLAN.search(turn.topic):
        return tuple(Carried(f"{thing}の最終目標は", thing) for thing in things(turn.topic))
    if _YEAR_FIRST.match(text) and "の行に" in turn.said and turn.topic:
        name = bare(turn.topic)
        return (Carried(f"{name}の{text}", name),)
    if _STILL_THEN.match(text) and turn.topic and not PLAN.search(turn.topic):
        return tuple(Carried(f"{thing}は{text}", thing) for thing in things(turn.topic))
    if _DONE_THEN.match(text) and turn.topic:
        name = bare(turn.topic)
        return (Carried(f"{name}は{text}", name, is_certain=False),)
    return None


def _same_person(asked: Asked) -> Meanings:
    """「CISOも同じ人？」 behind who the CIO is."""
    match = _SAME_PERSON.fullmatch(asked.text)
    if match is None or not asked.turn.topic or not asked.turn.wants & {Want.WHO, Want.NAME}:
        return None
    whole = f"{match['post']}は{asked.turn.topic}と同じ人ですか"
    return (Carried(whole, asked.turn.topic),)


def _from_where(asked: Asked) -> Meanings:
    """「どこの人？」 behind a name."""
    turn = asked.turn
    is_named = bool(turn.wants & {Want.WHO, Want.NAME}) and _IS_OFFICER.search(turn.entity) is None
    if not is_named or not _FROM_WHERE.fullmatch(asked.text):
        return None
    if _WITH_TITLE.match(turn.entity):  # 笹川大学教授 三宅聡: what was told says it
        return (Carried(turn.question, turn.entity, is_whole=True),)
    return (Carried(f"{turn.entity}の所属はどこですか", turn.entity),)


def _pointing(asked: Asked) -> Meanings:
    """「それを補佐するのは」, 「その役割は」."""
    text, turn = asked.text, asked.turn
    for pattern, joint in ((_DEMONSTRATIVE, ""), (_ADNOMINAL, "の")):
        match = pattern.search(text)
        antecedent = _antecedent(match.group(), asked.question, turn) if match else ""
        if match and antecedent:
            # 「その人がいないときは」 may ask about the post, too.
            others = (turn.topic,) if antecedent == turn.entity and turn.topic else ()
            return tuple(
                Carried(text[: match.start()] + thing + joint + text[match.end() :], thing)
                for thing in map(bare, (antecedent, *others))
            )
    return None


def _of_body(asked: Asked) -> Meanings:
    """「委員は何人？」 behind a body."""
    match = _PART_OF_BODY.match(asked.text)
    if match is None:
        return None
    is_role = match["part"].endswith("長") and not asked.question.asked.wants
    if not is_role and (owner := _body_of(asked.turn)):
        return (Carried(f"{owner}の{asked.text[match.start('part') :]}", owner),)
    return None


def _of_topic(asked: Asked) -> Meanings:
    """What is asked without its thing: 「補佐するのは？」, 「何する日？」, 「担当課はどこ？」."""
    question, text, turn = asked.question, asked.text, asked.turn
    if turn.topic and _IN_JAPANESE.fullmatch(text):
        return (Carried(f"{turn.topic}は何の略ですか", turn.topic, is_whole=True),)
    if Want.WHO in turn.wants and turn.entity and not turn.items and _WORK.match(text):
        return (Carried(f"{turn.entity}の役割は何ですか", turn.entity),)
    if (match := _OF_WHOM.match(text)) and turn.entity and turn.entity not in text:
        return (Carried(f"{turn.entity}を{match['doing']}", turn.entity, is_certain=False),)
    if not turn.topic or question.plan_name or question.mentions_own_plan:
        return None
    is_contact = Want.CONTACT in question.asked.wants and set(question.phrases) <= ATTRIBUTES
    if is_contact and _IS_OFFICE.search(turn.entity):  # of who was told
        return (Carried(f"{turn.entity}の電話番号は", turn.entity),)
    if not question.words and (question.asked.wants or "何" in text):
        joint = "の" if text.startswith(tuple(ATTRIBUTES)) else "は"
        return (Carried(f"{turn.topic}{joint}{text}", turn.topic),)
    if match := _OF_TOPIC.match(text):
        is_office = _OFFICE.match(match["what"]) is not None  # else the plan's would be told
        return tuple(
            Carried(f"{thing}の{text[match.start('what') :]}", thing, is_certain=is_office)
            for thing in things(turn.topic)
        )
    if _WHICH_OFFICE.match(text):
        return tuple(Carried(f"{one}の担当課はどこですか", one) for one in things(turn.topic))
    return None


def _of_person(asked: Asked) -> Meanings:
    """「80歳の母は？」 behind 「バス代いくら？」."""
    match = _PERSON.fullmatch(asked.text)
    turn = asked.turn
    is_price = Want.MONEY in turn.wants or asks_price(turn.question)
    if match is None or not turn.topic or not is_price:
        return None
    return tuple(
        Carried(f"{match['who']}の{thing}はいくらですか", thing) for thing in things(turn.topic)
    )


def _of_most(asked: Asked) -> Meanings:
    """「一番低い地区は？」 behind 「高齢化率が最も高いのは、山手です」."""
    turn = asked.turn
    match = _MOST_OF.match(asked.text)
    if match is None or not turn.topic:
        return None
    told = _RANKED.match(turn.said)
    measure = told["measure"] if told else turn.topic.rsplit("の", 1)[-1]
    rest = asked.text[match.start("most") :]
    rank = _RANK_SAID.match(match["most"])
    if rank and measure.endswith("の値") and _RANK_SAID.search(turn.question):  # 令和5年の値
        whole = _RANK_SAID.sub(rank.group(), turn.question, count=1)
        return (Carried(whole, turn.topic, is_whole=True),)
    if told and (kind := _KIND_ASKED.search(turn.question)):  # 「一番低いのは」: which 圏域
        rest = re.sub(r"の(?=は|って)", kind["kind"], rest, count=1)
    return (Carried(f"{measure}が{rest}", measure, is_certain=told is not None),)


_READINGS: tuple[Callable[[Asked], Meanings], ...] = (
    _of_several,
    _of_member,
    _of_numbers,
    _of_years,
    _same_person,
    _from_where,
    _pointing,
    _of_body,
    _of_person,
    of_plans,
    _of_topic,
    _of_most,
)


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
    if said.endswith("計画") and not PLAN.search(f"{turn.topic}{turn.entity}{turn.question}"):
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
