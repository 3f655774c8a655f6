"""What a sentence must say where a name, a fee, a way to apply or the like is asked for."""

import re

_ROUTE = (
    r"申込|申し込|申請|応募|予約|募集|公募|先着|抽選|届|電話|ホームページ|窓口|受け?付|LINE|メール|登録"
    r"|オンライン|インターネット|エントリー|あらかじめ|前日まで|依頼"
)
_APPLY = r"(?:申し?込|応募|予約(?!制)|申請)"
# Asked for -> said of it.
_TOLD = (
    (
        rf"{_APPLY}[^。、]{{0,12}}(?:どこ|どう|いつ|だれ|誰|方法|先|でき|すれば|したら|いい|やり方|手続)"
        rf"|(?:どこ|どう|だれ|誰|いつ|何日)[^。、]{{0,14}}{_APPLY}",
        _ROUTE,
    ),
    (r"締め?切り?|〆切|期日は|期限は", r"締め?切|期限|まで|以内|[0-9]月|[0-9]日|末|随時|前"),
    (
        r"謝礼|日当|報酬|給料|時給|月給|バイト代|手当(?!て)(?:は|が|も|って|いくら)",
        r"謝礼|日当|報酬|手当|円|給|人件費|無償|ボランティア|交通費|支払|支給",
    ),
    (
        r"(?:応募|公募|募集)[^。、]{0,10}(?:締|いつ|期限|期日|方法|どう|どこ)",
        r"応募|公募|募集|申し?込|選考|先着|抽選",
    ),
    (
        r"(?:書類|持ち物)(?=[をがはって、]{0,2}(?:何|なに|なん|どんな|どれ|必要|要|[?？]|$|教え))|(?:必要|要る|いる)な?(?:もの|物)(?=[はをがっ?？]|$)|(?:何|なに)を(?:持っ|出せ|添え)",
        r"書|証|持参|持ち物|カード|印鑑|はんこ|添付|提出|写し",
    ),
    (r"募集(?:人数|期間|は|し|の)|公募", r"募集|公募|応募|選考|抽選"),
    (r"何語|何か国語|英語|外国語|中国語|ポルトガル語|韓国語", r"語|通訳|翻訳|外国"),
    (
        r"(?:誰|だれ|どなた|どこ)が[^、。]{0,10}(?:作|つく|決め|策定し|定め)[っりる]?(?:た|る|ます|まし)(?:の|ん|か|で|[?？]|$)"
        r"|(?:作っ|つくっ|決め|策定し|定め)た(?:の|人|方)(?:は|って)(?:誰|だれ|どなた|どこ)",
        r"(?:長|会|会議|本部|課|室|員|[市町村国県]|者|民)(?:は|が|において|で|によ[りっる]|から)[^。]{0,60}"
        r"(?:策定|作成|決定|決め|定め|作り|まとめ|審議|議決|検討)|策定(?:委員|体制|メンバー|本部|会議)",
    ),
    (r"何色|どんな色|色は", r"色|赤|青|白|黄|緑|黒"),
    (
        r"お金(?:は|が|を)?(?:かか|取ら|とら|いる|要|払)|有料|無料(?:です|なの|で|か)|料金は|手数料は|いくら"
        r"|(?:ただ|タダ)(?:です|なの|で(?:す|い|も|き)|か[?？])",
        r"円|無料|無償|料|負担|割|%|免除|実費|補助|助成|全額|半額|費|金|不要|分の|価格",
    ),
    (r"保証|補償|弁償|賠償", r"保証|補償|弁償|賠償|保険|負担|責"),
    (
        r"何月何日|何日(?:に|です|でしょう|[?？]|$)|日にち[はをがっ]|日程|開催日|日取り",
        r"[0-9]日|第[0-9]|曜|初日|末日|毎日",
    ),
    (r"何月(?!何日|額)", r"月|春|夏|秋|冬"),
)
_NAMED = r"の?(?:名前?|名称)(?:[をはが、。?？]|って|$|知り|教え|など)"
_WHICH = r"(?:どこの|何という|なんという|何ていう|なんて)"
_FIRM = r"(?:会社|業者|[商書]?店|企業|事業者|銀行|委託先|メーカー|社)"
_OTHER = r"(?:団体|大学|病院|地区|集落|学校|講師|担当者|管理者|人|方|町村|市町村|アプリ)"
_PROPER = (
    r"「[^」]+」|NPO|協会|組合|公社|財団|社協|協議会|法人|病院|大学|[ァ-ヺー]{3,}|[A-Za-z]{2,}"
)
# A name that is asked for -> what only a sentence with one has.
_NAMES = (
    (
        rf"{_FIRM}{_NAMED}|{_WHICH}{_FIRM}"
        rf"|(?:(?:て|で)い?る|する|した|んだ|った){_FIRM}(?:は|って)、?(?:どこ|どちら|何|なん)",
        rf"{_PROPER}|(?:株式|有限|合同)会社|[一-鿿]{{2,}}(?:銀行|商店|書店|工業|建設|製作所|電力|交通|鉄道|新聞|商工会|農協|漁協)",
    ),
    (
        r"(?:お名前|氏名|フルネーム|下の名前)(?=[はをがってもの?？]|$)|何さん|(?:何|なん)という(?:人|方(?![法針式向面]))",
        r"氏|さん|様|[一-鿿々]{1,4}[ \u3000][一-鿿々ぁ-んァ-ヺー]{1,5}",
    ),
    (
        rf"{_OTHER}{_NAMED}|{_WHICH}(?:病院|大学|団体|地区|学校)",
        rf"{_PROPER}|[一-鿿々]{{2,}}(?:地区|集落|小学校|中学校|園|館|会|号|課|校|線|橋|駅)|[一-鿿ぁ-んァ-ヺ]{{1,8}}及び"
        r"|[一-鿿ァ-ヺー)]、[一-鿿ァ-ヺー]+(?:\([^()]*\))?、",
    ),
)
_PAIRS = tuple((re.compile(asked), re.compile(told)) for asked, told in (*_TOLD, *_NAMES))
_COUNTED = re.compile(
    r"(?P<count>[0-9]+)(?P<kind>地区|か所|箇所|校|社|町村|市町村|市町|団体|人|件|つ|名|棟|園|施設|事業|路線|館|市|町|村|店"
    r"|品目|種類|項目|会場|機関|点|作品|地点|集落|区)"
)
_ASKS_ALL = re.compile(
    r"どこ(?!が|に(?:頼|聞|相|連|置))|どれ(?!くら|ぐら|だけ|ほど)|名前|名称|何という|なんという|何て|何と何|一覧|内訳"
    r"|列挙|挙げ|誰と誰|だれとだれ|それぞれ|どの(?!くら|ぐら|大|程|よう|時)"
)
_LISTED = re.compile(
    r"[一-鿿ァ-ヺー」]、[一-鿿ァ-ヺー「]|[一-鿿]及び[一-鿿]|並びに|・|\([^)]*、|「|\t"
)
_BEFORE, _BEHIND = 60, 30  # characters around a count in which what is counted may be named


class AskedSlots:
    """What a question asks for that only some sentences say.

    Args:
        question: Normalised.
    """

    def __init__(self, question: str) -> None:
        self._question = question
        self._told = [told for asked, told in _PAIRS if asked.search(question)]
        self._asks_all = _ASKS_ALL.search(question) is not None

    def are_told(self, text: str) -> bool:
        """Whether a normalised sentence says all of it: 「9地区はどこ」 and names them."""
        is_row = "\t" in text  # what its cells are stands above
        is_said = is_row or all(told.search(text) for told in self._told)
        is_all = not self._asks_all or not (self._is_count_alone(text) or self._names_fewer(text))
        return is_said and is_all

    def _names_fewer(self, text: str) -> bool:
        """Whether some of a kind are named, and fewer than the question counts: three of 9地区."""
        return any(
            0 < len(re.findall(rf"[一-鿿ァ-ヺー]{asked['kind']}", text)) < int(asked["count"])
            for asked in _COUNTED.finditer(self._question)
            if asked["count"] not in text and self._asks_which(asked["kind"])
        )

    def _is_count_alone(self, text: str) -> bool:
        """Whether those who are asked for are counted and not named: 「市内9地区で開催する」."""
        for count in _COUNTED.finditer(text):
            around = text[max(0, count.start() - _BEFORE) : count.end() + _BEHIND]
            if not _LISTED.search(around) and self._asks_which(count["kind"]):
                return True
        return False

    def _asks_which(self, kind: str) -> bool:
        """Whether it is asked which ones of a kind: 「9地区はどこですか」, 「どの地区ですか」."""
        follows = r"(?:の名|名|って|とは|それぞれ|は、?(?:どこ|どれ|それぞれ|何|誰))"
        return re.search(rf"{kind}{follows}|どこ?の{kind}", self._question) is not None
