"""Claims held to what a sentence says in other words: free or paid, open or shut, more or less."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NOT_DONE = r"(?:に?は)?(?:し(?:ない|ません)|せず|いたしません|行(?:わない|わず|いません))"
_LEFT_AS_IT_IS = (
    rf"(?:廃止|中止|閉鎖|終了|縮小|統合|休止){_NOT_DONE}|"
    r"(?:維持|継続|存続)(?:する|します|した|し(?=、)|とする)|据え置|変更し(?:ない|ません)"
    r"|変わら(?:ない|ず)|現行のまま|引き続き[^。]{0,12}(?:受け付け|行|使|利用|でき|可能|回覧|実施|開催|提供|運行|配布)|続け(?:る|ます|て(?:い|ま))"
)
_CHANGED = r"変更(?:する|します|し、)|改め|改定(?:する|します)|見直(?:す|します)"
_FREE = r"無料|無償|[市町村区県国]が全額を?負担|全額(?:を?公費|を?[市町村区県国]が)"
_PAID = r"有料|[0-9]円|千円|万円|実費"
_OPEN, _CLOSED = r"開館|開庁|開所|営業(?!所)", r"休館|休み|休業|閉館|閉庁|定休|休所"
_NEVER = r"(?!)"
_OPEN_TO_ALL, _SHUT = r"(?<!非)公開(?:とする|とします|する|します|で)", r"非公開"
_STILL = rf"{_LEFT_AS_IT_IS}|受け付け(?:る|ます)|(?:でき|使え|払え)(?:る|ます)"
_UNBOOKED = r"(?:予約|申込み?|申し込み)(?:は|を)?(?:しない|せず|なし|無し)|飛び込み"
_PART_OF_COST = r"[0-9]分の[0-9]|上限|[0-9]割|一部(?:を|助成|補助|負担)"
_LENT = r"貸し出(?:す|し(?!ません|ない))|貸与|貸出(?!し?(?:ません|ない))"
_BOOKED = r"予約制|要予約|(?:予約|申込み?|申し込み)(?:が|は)?必要|事前(?:予約|申込)"
_NOT_BOOKED = (
    r"(?:予約|申込み?|申し込み)(?:は|が)?(?:不要|必要(?:ありません|ない)|要りません|いりません)"
)
AIM_REACHED = r"目標(?:値)?(?:に|を|は|まで)?(?:届[いきく]|到達|いっ|行っ|クリア|超え)"
_ENDED = (
    rf"廃止(?!.{{0,6}}(?:検討|協議|の可否|を含)|{_NOT_DONE})"
    r"|(?:閉鎖|閉校|閉園|解体|終了)(?:する|します|し、|予定)"
)
# 変更する場合は公表する, 500円を助成する, 事業費は300万円: neither says what is claimed
_MAY_BE = (
    r"検討|是非|可否|定め(?:ない|ません)|決め(?:ない|ませ|てい)"
    r"|場合|とき[はに、]|ことができ|ことがあ"
)
_PAID_OUT = r"補助|助成|支給|加算|事業費|予算|経費"


@dataclass(frozen=True, slots=True)
class _Opposites:
    """What may be claimed, what a sentence says that makes it true, and what makes it false."""

    claimed: re.Pattern[str]
    held: re.Pattern[str]
    denied: re.Pattern[str]
    unsettled: re.Pattern[str]  # words beside which a sentence settles nothing


def _opposites(
    claimed: str, held: str, denied: str, unsettled: str = f"{_MAY_BE}|{_PAID_OUT}"
) -> _Opposites:
    return _Opposites(*map(re.compile, (claimed, held, denied, unsettled)))


_SETTLED = (
    _opposites(
        r"無料|無償|(?:ただ|タダ)(?=で|です|か|な)|お金(?:は|も)?(?:要ら|いら|かから)",
        _FREE,
        _PAID,
    ),
    _opposites(
        r"有料|自己負担|(?:お金|費用|[一-鿿]料|参加費|会費|代金)(?:は|が|も)?(?:かか[るり]|要る|いる|取)",
        _PAID,
        _FREE,
    ),
    _opposites(
        r"開[いく](?:て|い)|あい(?:て|と)|やって(?:い|る|ま)|営業|開館|利用でき|使え",
        _OPEN,
        _CLOSED,
    ),
    _opposites(
        r"(?:でき|使え|払え|受けられ|もらえ|乗れ|行け)なく(?:な[るりっ]|て)", _NEVER, _STILL
    ),
    _opposites(r"有人|駅員", r"有人|駅員|常駐", r"無人"),
    _opposites(r"休み|休館|閉ま|閉館|休業|お休", _CLOSED, _OPEN),
    _opposites(r"変わ[るりっ]|変更|改定|見直", _CHANGED, _LEFT_AS_IT_IS),
    _opposites(r"移行|切り替わ|切替", r"移行(?:する|します|し、)|切り替え", _LEFT_AS_IT_IS),
    _opposites(r"なくな[るりっ]|やめ[るまち]|閉め|廃止", _ENDED, _LEFT_AS_IT_IS),
    _opposites(r"減[らっりる便]|縮小|短縮", _NEVER, _LEFT_AS_IT_IS),
    _opposites(r"増[えやや便]|拡大|延長|値上げ|値下げ|ようにな[るりっ]", _NEVER, _LEFT_AS_IT_IS),
    _opposites(r"全額|ぜんぶ出|全部出", r"全額|10割", _PART_OF_COST, _MAY_BE),
    _opposites(r"借りら|貸して|貸し出し", _LENT, r"貸し出(?:しません|さない)|貸出不可", _NEVER),
    _opposites(r"予約(?:は|が|も)?(?:い[るり]|要[るり]|必要)", _BOOKED, _NOT_BOOKED, _NEVER),
    _opposites(_UNBOOKED, _NOT_BOOKED, _BOOKED, _NEVER),
    _opposites(
        rf"達成(?:し|でき|済|は[?？]|[?？])|{AIM_REACHED}",
        r"(?<!未)達成(?!率|状況)",
        r"未達成|未達|届か|下回|悪化",
        r"[0-9](?:つ|個)?の?(?:指標|項目|目標)|達成したのは|うち",
    ),
    _opposites(
        r"再任|できますか|でき[るま]|重任",
        r"妨げ(?:ない|ません)|差し支え(?:ない|ありません)",
        _NEVER,
        _NEVER,
    ),
    _opposites(
        r"満た(?:し|せ)|足り(?:て|る|ます)|十分",
        r"満たして|充足し|十分",
        r"下回|不足|足り(?:ない|ず|ません)|満たない|満たしていない",
        _NEVER,
    ),
    _opposites(r"非公開", _SHUT, _OPEN_TO_ALL),
    _opposites(
        r"関係(?:は|が|も)?な[くいし]|無関係|別々に|独立(?:に|して)|関わりなく",
        r"関係な|無関係|独立し",
        r"(?:方針|指示)を受け|沿って|沿い|沿った|基づ[いき]|踏まえ|整合|を実現するため|具体化",
        _NEVER,
    ),
    _opposites(r"傍聴|(?<!非)公開(?:され|で|です)|見学", _OPEN_TO_ALL, _SHUT),
    _opposites(r"毎年|何[回度]でも", _NEVER, r"[1一]回に限|[1一][回度](?:限り|だけ|のみ)", _NEVER),
    _opposites(r"毎月", r"毎月|月[1一]回", r"隔月|年[0-9]+回|[0-9]か月に", _NEVER),
    _opposites(r"毎週", r"毎週|週[1一]回", r"隔週|月[0-9]+回|年[0-9]+回", _NEVER),
)
# 「県平均より高いですか」 by 「なお県平均より2.1ポイント高い」, 「法定雇用率を満たしています」
_STANDARD = r"(?:平均|全国|県内?|国|法定|基準|標準|類似)"
_BEYOND = (
    r"上回[っるりら]|超え|高[いくか]|多[いくか]|満たし(?!て(?:い)?な)",
    r"下回[っるりら]|届か|低[いくか]|少な[いくか]|満た(?:さ|して(?:い)?な)",
)
_UP_TO_COMMA = re.compile(r"(?<=[りくいし])、")
_IS_THERE = re.compile(
    r"(?:[がはもに]|って|とか)(?:あ(?:る|ります|りました)|い(?:る|ます|ました))(?:の|ん|らしい|って)?"
    r"(?:です|でしょう?|だ|よ|ね|か|が|、|本当|聞|[?？ ])*$"
)
_NOT_THERE = re.compile(
    r"(?P<what>[^、。はがにも「」]{2,20}?)(?:[はがも]|って)(?:[市町村区県]内に|現在|まだ|特に)?(?:は)?"
    r"(?:(?:なく|無く|ない|無い|ありません|おらず|いない|いません)(?=[、。]|$)|0[人件校戸]"
    r"|(?<=は)、?(?:[^、。はがを]{0,10}(?:年度?|以降|から|現在|時点|連続(?:で|して)?|続けて))?ゼロ(?:[件人])?"
    r"(?:です|でし|であ|が続|を(?:維持|継続|続)|とな|[。」]|$))"
)
_DENIAL = re.compile(
    r"ない(?:の|ん)?(?:です|でしょう)?か|ませんか|んじゃない|ない(?:の|ん(?:です|だ)?)?(?:よね|[?？]|$)"
    r"|ませんよね"
)
_AS_IT_IS = re.compile(_LEFT_AS_IT_IS)
_UP = re.compile(
    r"増え|増加|増や|増大|上がっ|上がる|上が[りれ]|上昇|伸び(?!悩)|引き?上げ|値上げ|高ま"
)
_DOWN = re.compile(r"減っ|減少|減ら|減る|減り|下がっ|下がる|下がり|低下|引き?下げ|値下げ|縮小|落ち")
_TURNS_TO = re.compile(
    r"一方|に対し|と(?=[一-鿿]{2,8}の(?:増|減|上|低|拡|縮))|、(?:[^、。はが0-9]{2,20})(?:は|が(?!、))"
)
_NOT_SO = re.compile(r"[^、。]{0,8}(?:ない|ません|ず[、。に]|べき|抑え|抑制|防|場合)")


def asks_back(claim: str) -> bool:
    """Whether yes would say the one as well as the other: 「今の計画ではないのですか」."""
    return _DENIAL.search(claim) is not None


def by_opposites(claim: str, text: str) -> bool | None:
    """「タダですか」 by 「無料とする」, 「減便しますか」 by 「維持します」; None if unsettled.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    if asks_back(claim):
        return None
    for one in _SETTLED:
        if not one.claimed.search(claim) or one.unsettled.search(text):
            continue
        is_held, is_denied = one.held.search(text) is not None, one.denied.search(text) is not None
        if is_held != is_denied and not (
            is_denied and one.claimed.search(one.denied.sub("", text))
        ):
            return is_held
    return None


def by_standard(claim: str, text: str) -> bool | None:
    """Whether something is beyond an average or a legal rate as is claimed; None if unsaid.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    if asks_back(claim) or not (re.search(_STANDARD, claim) and re.search(_STANDARD, text)):
        return None
    asked = re.search(_STANDARD, claim)
    place = text.rfind(asked.group()) if asked else -1  # 「全国を下回り、県を上回って」
    first = place if place >= 0 else max(one.end() for one in re.finditer(_STANDARD, text))
    behind = _UP_TO_COMMA.split(text[first:])[0] if place >= 0 else text[first:]
    claimed = [re.search(words, claim) is not None for words in _BEYOND]
    told = [re.search(words, behind) is not None for words in _BEYOND]
    return claimed == told if sum(claimed) == sum(told) == 1 else None


def says_both(claim: str, text: str) -> bool:
    """Whether a sentence says what would settle a claim either way: 1,000円, and 無料 for some."""
    return any(
        one.claimed.search(claim) and one.held.search(text) and one.denied.search(text)
        for one in _SETTLED
    )


def claims_being(claim: str) -> bool:
    """Whether a claim is that something is there: 「村に高校はありますか」."""
    return _IS_THERE.search(claim) is not None and not asks_back(claim)


def not_there(text: str) -> str:
    """What a sentence says is not there, or of what there is none; "" where it says no such thing.

    「村内に高等学校はなく」, 「病児保育は村内になく」, 「待機児童は0人」.
    """
    match = _NOT_THERE.search(text)
    return match["what"] if match else ""


def is_of_direction(word: str) -> bool:
    """Whether a word says which way something goes: 増え, 減少."""
    return bool(_ways(word)) or word[:1] in "増減"


def way_claimed(claim: str) -> str:
    """Of 「増えていますか」 "up", of 「下がりましたか」 "down"; "" where none or both are said."""
    claimed = {way for way, _ in _ways(claim)}
    return claimed.pop() if len(claimed) == 1 and not asks_back(claim) else ""


def goes_both_ways(text: str) -> bool:
    """Whether a sentence says of something that it grows, and of something that it shrinks."""
    return len({way for way, _ in _ways(text)}) > 1


def goes_other_way(claim: str, text: str) -> bool:
    """Whether all that a sentence says goes the other way than what is claimed."""
    claimed, told = way_claimed(claim), {way for way, _ in _ways(text)}
    is_left = not told and _AS_IT_IS.search(text) is not None
    return bool(claimed) and (is_left or (len(told) == 1 and claimed not in told))


def by_direction(claim: str, text: str, subjects: Sequence[str]) -> bool | None:
    """「増えていますか」 by which way a sentence says that the claim's subjects go.

    Args:
        claim: Normalised.
        text: The normalised sentence; each thing in it has its own way (「家庭系が減少する一方、
            事業系は増加」).
        subjects: Words of the claim that the sentence has.
    """
    claimed = way_claimed(claim)
    if not claimed or (subjects and is_part_of_more(subjects[0], text)):
        return None
    ends = [text.find(subject) + len(subject) for subject in subjects if subject in text]
    behind = max(ends, default=0)
    own = _of_one_thing(text[behind:])
    told = _ways(own)
    if not told or (not ends and len({way for way, _ in _ways(text)}) > 1):
        return None
    way, end = told[-1]  # 「増加を続けましたが、減少に転じ」
    return None if _NOT_SO.match(own, end) else way == claimed


def is_part_of_more(subject: str, text: str) -> bool:
    """Whether a sentence has a word only at the end of others: 人口 of 年少人口 and 老年人口."""
    return subject in text and not re.search(
        rf"(?<![一-鿿ァ-ヺー]){re.escape(subject)}|総{re.escape(subject)}", text
    )


def _of_one_thing(text: str) -> str:
    """A sentence up to where it turns to something else: 「…する一方、」, 「…し、Bは」."""
    turn = next((one for one in _TURNS_TO.finditer(text) if _ways(text[: one.start()])), None)
    return text[: turn.start()] if turn else text


def _ways(text: str) -> list[tuple[str, int]]:
    """Each way that a text says something goes, in order, and where the word ends."""
    found = [("up", match.end()) for match in _UP.finditer(text)]
    found += [("down", match.end()) for match in _DOWN.finditer(text)]
    return sorted(found, key=lambda one: one[1])
