"""What a question for a cell says: its years, where it names things, where it only speaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from assistant.drafts import Context
from assistant.topics.overlap import runs_of, shared_places
from assistant.topics.period_told import other_year
from assistant.topics.table_columns import ASKING
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize
from corpus.wareki import find_dates

ASKS_ALL = re.compile(
    r"全部|全体|合計(?!画|特殊)|の計(?=は|を|って|[?？]|$)|総(?=[数額]|事業費|費用|経費)|合わせて|トータル|みんな|すべて"
)
_TO = re.compile(r"(?<=[0-9])[~・-](?=[0-9])")  # 要介護3~5
_CONTENT_POS = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞", "記号"})
_LOOSE_POS = frozenset({"動詞", "形容詞", "形状詞"})  # a table seldom has them
_FOR_HOW_LONG = re.compile(
    r"(?:年間|月々|毎月|毎年|1年|ひと月|1か月)(?:で|に)?(?=いくら|何円|どのくらい)"
)
_TO_COME = re.compile(
    r"(?:の|なる|する|れる)(?:見込み?|見通し|予定|推計|予測)[額量値]?(?=は|って|を|が|、|いくら|何|[?？]|$)"
)
SHUT_ASKED = re.compile(
    r"(?:お?休み|休館|休業|定休)(?:の?日)?(?:は|って|の曜日|を|$|[?？]|いつ|何)"
)
_PRICE = re.compile(r"(?:利用|使用|入場|入館)?料金?(?![一-鿿])|値段")
_PEOPLE = re.compile(r"の(?:利用|登録|受給|参加)者数(?=は|って|を|が|、|[?？]|$)")
# 「今年度はどの段階ですか」 asks what stands under a year.
_STAGE_ASKED = re.compile(
    r"(?:何の|なんの|どの|どんな|どういう)(?:段階|状態|状況|扱い)"
    r"|(?<=の)(?:段階|スケジュール|工程|予定)(?=[はがをっ?？]|$)"
)
_THIS_YEAR = re.compile(r"今年度|本年度")
_SPAN = re.compile(r"[0-9]+(?:[かヶカ箇]年|年間)の?|(?:計画)?期間(?:中|全体)の?")
_LAST_AIM = re.compile(r"最終(?:的な|年度)?の?(?=目標)")
_FORM = (ASKS_ALL, SHUT_ASKED, _LAST_AIM, _SPAN, _FOR_HOW_LONG, _STAGE_ASKED)  # they name nothing

_OF_ALL = re.compile(r"(?<![一-鿿])[総全]?人口(?![一-鿿])")
_OF_SOME = re.compile(r"(?![総全現市町村区県国])[一-鿿]人口")
_OF_AGE = re.compile(r"[歳才](?:以上|未満|以下|代)の人口|子どもの人口|高齢者の人口")
_OPEN = re.compile(r"何(?!か)|いくら|いくつ|いつ|どこ|どれ|どの|だれ|誰|なぜ")
_PAIR = re.compile(
    r"と[^。]{2,24}(?:どっち|どちら)|(?:現状|実績|目標|対象|人数|金額)値?[とや]|(?:今|いま|現在)と(?=目標)|それぞれ|両方"
)


@dataclass(frozen=True)
class CellAsk:
    """What a question says, to be found in the names of rows and columns.

    Attributes:
        context: The question and where it is asked.
    """

    context: Context
    _shared: dict[str, tuple[set[int], set[int]]] = field(default_factory=dict, init=False)

    @cached_property
    def text(self) -> str:
        """The question, letters of either case alike."""
        return self.context.question.text.casefold()

    @cached_property
    def years(self) -> frozenset[int]:
        """The fiscal years that it names: 令和8年度, 去年."""
        told = other_year(self.text, self.context.today)
        said = {date.fiscal_year for date in find_dates(self.text)}
        if not said and told is None and _THIS_YEAR.search(self.text):
            said = {fiscal_year_of(self.context.today)}
        return frozenset(said or ({told[1]} if told else ()))

    @cached_property
    def _places(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where it names things, and where it speaks of them otherwise."""
        question = self.context.question
        dates = [(date.start, date.end) for date in find_dates(question.text)]
        named: set[int] = set()
        loose: set[int] = set()
        for token in question.tokens:
            if token.pos not in _CONTENT_POS or any(
                first < token.end and token.start < last for first, last in dates
            ):
                continue
            is_form = any(
                first < token.end and token.start < last for first, last in question.asked.form
            )
            is_loose = is_form or token.pos in _LOOSE_POS or token.lemma in ASKING
            if token.surface == "総" and "一" <= question.text[token.end : token.end + 1] <= "鿿":
                is_loose = False  # 総人口 is told from 年少人口 by it
            (loose if is_loose else named).update(range(token.start, token.end))
        named.update(match.start() for match in _TO.finditer(question.text))
        spans = (one.finditer(question.text) for one in _FORM)
        for match in chain.from_iterable(spans):
            named.difference_update(range(*match.span()))
        aside = self.to_come | self._people | self._price
        loose |= named & aside
        named -= aside
        return frozenset(named), frozenset(loose)

    @cached_property
    def to_come(self) -> frozenset[int]:
        """Where it says that it asks for a forecast: rows have that too, and names need not."""
        found = _TO_COME.finditer(self.context.question.text)
        return frozenset(n for one in found for n in range(*one.span()))

    @cached_property
    def _people(self) -> frozenset[int]:
        """Where it asks how many use a thing: a row may have the number under 人 alone."""
        found = _PEOPLE.finditer(self.context.question.text)
        return frozenset(n for one in found for n in range(*one.span()))

    @cached_property
    def _price(self) -> frozenset[int]:
        """Where it asks for a price: its table's rows are of what is paid for, and may not say."""
        asks = self.context.question.wants(Want.MONEY)
        found = _PRICE.finditer(self.context.question.text) if asks else ()
        return frozenset(n for one in found for n in range(*one.span()))

    @property
    def counts_people(self) -> bool:
        """Whether it asks how many people use something, or are on its list."""
        return bool(self._people)

    @property
    def named(self) -> frozenset[int]:
        """The places of its text that name things."""
        return self._places[0]

    @cached_property
    def all_places(self) -> frozenset[int]:
        """The places that name things or speak of them otherwise."""
        return self._places[0] | self._places[1]

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        return runs_of(self.all_places)

    def shared(self, name: str) -> tuple[set[int], set[int]]:
        """The places that it shares with a name: of the question's text, of the name."""
        plain = plain_name(name)
        if plain not in self._shared:
            self._shared[plain] = shared_places(self.text, self._runs, plain)
        return self._shared[plain]

    def is_of_some(self, name: str) -> bool:
        """Whether a name counts some of the people (処理人口) and the question asks for all."""
        return self.asks_all_people and _OF_SOME.search(plain_name(name)) is not None

    @property
    def asks_all_people(self) -> bool:
        """Whether the question is for the 人口, and not for 処理人口 or 「18歳未満の人口」."""
        is_of_some = _OF_SOME.search(self.text) or _OF_AGE.search(self.text)
        return _OF_ALL.search(self.text) is not None and not is_of_some

    def share_said(self, names: Iterable[str], aside: frozenset[int]) -> float:
        """How much of what the question names, but for some places, stands in any of the names."""
        named = self.named - aside
        said: set[int] = set()
        for name in names:
            said |= self.shared(plain_name(name))[0]
        return len(named & said) / len(named) if named else 0.0


@lru_cache(maxsize=50_000)  # the same cells are compared with every question
def plain_name(text: str) -> str:
    """A head, a cell or a caption as it is compared with a question."""
    return re.sub(r"\s+", "", normalize(text)).casefold()


def asks_twice(context: Context) -> bool:
    """Whether more is asked for than one cell: 「何歳から、いくら」, 「現状と目標」."""
    text = context.question.text
    return len(_OPEN.findall(text)) > 1 or _PAIR.search(text) is not None
