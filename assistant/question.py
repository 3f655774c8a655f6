"""A question, read: its words, what it asks for, what it is about."""

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.names import ordinal
from assistant.thesaurus import shared_thesaurus
from assistant.wants import Asked, Want, find_wants
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize

_CONTENT_POS = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞", "記号", "副詞"})
_NAMED_WANTS = frozenset({Want.MONEY, Want.CONTACT, Want.ADDRESS, Want.CLOCK, Want.HOW_MANY})
_NOUN_POS = frozenset({"名詞", "接頭辞", "接尾辞", "記号", "形状詞"})
# Words, by lemma, that frame a question about a document and name nothing in it.
_FRAME = frozenset(
    "為る 居る 有る 成る 出来る 下さる 頂く 呉れる 貰う 見る 言う 其れ 此れ 其の 此の 其処 "
    "此処 事 物 者 所 内容 記載 書く 載る 文章 資料 文書 実際 今 今年 現在 市 町 村 区 方 中 "
    "上 何 誰 何時 何処 何れ 幾つ 幾ら 無い 良い 人 時 場合 訳 為 等 様 御 もう 既に 未だ 又 "
    "及び 同 当 本 全体 色々 本当 合う 正しい 答える 知る 教える 説明 御座る 済む 思う 分かる "
    "奴 計算 来る 入る 含む 含める 於く 就く 対する 関する 因る 遣る 付く 掛かる 一番 最も "
    "全部 全て 凄い 沢山 位 程 丈 迄 から 名 点 個 的 感じ 種 種類 皆 自分 私 貴方 困る 確認 "
    "気 皆様 年 年度 月 日 間 そう".split()
)
_PLAN_HEAD = r"(?:計画|プラン|ビジョン|構想|戦略|大綱|指針)"
# A plan by name: 第2次総合計画, 都市計画マスタープラン; not 計画 alone, この計画, 計画期間.
_PLAN_NAME = re.compile(
    rf"(?!の)(?:[一-鿿々ァ-ヺー0-9A-Za-z・]|子ども|こども|子育て|障がい|みどり|まち|ひと|しごと"
    rf"|くらし|いのち|こころ|ふるさと|ごみ|づくり"
    rf"|の(?=基本|推進|総合|整備|実施"
    rf"|計画))+?{_PLAN_HEAD}"
    rf"(?!期間|的|書|化|案|年度|体系)(?:[一-鿿ァ-ヺー]*{_PLAN_HEAD})?"
)
_GENERIC_PLAN = re.compile(
    r"(?:この|本)(?:方針|ロードマップ|ガイドライン|プログラム|構想|戦略|ビジョン|指針|大綱|要綱"
    r"|条例)"
    r"|(?:この|本|当|今の|今回の|現在の|こちらの|市の)?(?:計画書?|プラン)(?:全体)?(?=の|は|が"
    r"|を|って|に|と|で|も|、|期間|[?？]|$)"
)
_COUNTED_PLAN = re.compile(
    r"第 ?(?:[0-9]+|[一二三四五六七八九十]+) ?[次期]"
    rf"(?=[ の]?[一-鿿ァ-ヺーA-Zの]{{0,20}}{_PLAN_HEAD}|は|って|、(?:あれ|それ|いつ|何年)"
    r"|の?(?:対象|実施)?(?:期間|年度|年数|始まり|終わり|初年|最終|終期|開始|終了|満了|長さ))"
)
_FORMER_PLAN = re.compile(
    r"(?:前|旧|従前の|まえの)(?:計画|プラン)|前期計画|(?:以前|前回|前期|これまで|(?:1つ|ひとつ|一つ"
    r"|いっこ)?前)の(?:[一-鿿0-9]{0,8}の?)(?:計画|プラン)"
)
_NEXT_PLAN = re.compile(
    r"(?:終わ(?:った|る)|終了(?:した)?|満了(?:した)?)の?(?:後|あと)の(?:次の)?(?:計画|プラン)|(?<![0-9一二三四五六七八九十年月週])次(?:期?の(?:[一-鿿0-9]{0,8}の?)(?:計画|プラン)(?!期間|年度)"
    r"|期?(?:計画|プラン))|後継(?:の)?(?:計画|プラン)"
)
_UPPER_PLAN = re.compile(
    r"最?上位(?:の|に(?:あ?たる|当たる|ある))?(?:計画|プラン)|親(?:に(?:なって?(?:いる|る)|あたる|当たる)|の)?計画|上(?:に(?:ある"
    r"|立つ)|の)計画|(?:格上|最上級|(?:一番|いちばん|最も)(?:上|偉い|えらい))の?計画"
)
_TOPIC_SAID = re.compile(
    r"(?P<name>[^、。?？はがをにもで「」]{2,14})って、?(?=何(?!人|時|年|月|日|回|歳|件|円)|なに|なん(?:です|だ|の|[?？])|どういう|どんな)"
)
_HONORIFIC = re.compile(r"(?<=[長員士師官])(?:さん|さま|様)(?![一-鿿で])")  # 運転士さん
_BARE_NAME = re.compile(r"(?:(?<=名前)|(?<=名称)|(?<=愛称))(?=(?:なん|何)(?:で|だ|[?？]?$))")
_CALLED = re.compile(r"(?:(?<=名前)|(?<=名称)|(?<=愛称))は何と(?:い|言)います")
_MADE_OF = re.compile(r"で(?:でき|出来|成り立っ|なりたっ)て")  # 何と何でできていますか
# 「高野丘陵の面積は」, 「審議会の定員を教えて」, 「路線バスの運賃」; not 「部会の下にある会議は」.
_ATTRIBUTE = re.compile(
    r"の(?P<attribute>[^\sのはがをにでとも、。?？]{1,12})(?:は|って|を(?:教|知|全部|すべて)"
    r"|について|[?？]?$)"
)
_FIGURE = re.compile(
    r"(?P<kind>図表|図|表|ズ|ず|ヒョウ|ひょう|写真|グラフ) ?(?P<number>[0-9]+(?:[-.][0-9]+)*"
    r"|[一二三四五六七八九十])(?![0-9年月日人件万億円%つ])"
)
_KANJI_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九十", start=1)}


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word of the question that must be somewhere in what answers it."""

    surface: str
    lemma: str
    start: int
    end: int
    pos: str = "名詞"
    others: frozenset[str] = frozenset()  # words that a plan may use instead


@dataclass(frozen=True, slots=True)
class Question:
    """One question, read; all offsets are in ``text``."""

    printed: str  # as typed
    text: str  # normalised, spelling repaired
    tokens: tuple[Token, ...]
    asked: Asked
    words: tuple[ContentWord, ...]  # content words, question words taken out
    phrases: tuple[str, ...]  # noun phrases made of neighbouring content words, in order

    def wants(self, *any_of: Want) -> bool:
        """Whether the question asks for one of these."""
        return not self.asked.wants.isdisjoint(any_of)

    @property
    def attribute(self) -> tuple[ContentWord, ...]:
        """The words of what is asked *of* something: 面積 in 「公園の面積は」; () if none."""
        match = _ATTRIBUTE.search(self.text)
        if match is None:
            return ()
        start, end = match.span("attribute")
        return tuple(word for word in self.words if start <= word.start and word.end <= end)

    @property
    def plan_name(self) -> str:
        """The plan that is named (第2次総合計画); "" when none is, or only 「この計画」."""
        return find_plan_name(self.text)

    @property
    def plan_ordinal(self) -> str:
        """「第2期」 of 「第2期の計画」; "" when no plan is counted."""
        match = _COUNTED_PLAN.search(self.text)
        return ordinal(match.group()) if match else ""

    @property
    def mentions_own_plan(self) -> bool:
        """Whether 「この計画」, 「計画」 or 「計画期間」 is said."""
        return _GENERIC_PLAN.search(self.text) is not None

    @property
    def mentions_former_plan(self) -> bool:
        """Whether 「前計画」 or 「前の計画」 is said."""
        return _FORMER_PLAN.search(self.text) is not None

    @property
    def mentions_next_plan(self) -> bool:
        """Whether 「次の計画」 or 「次期計画」 is said: the one that will follow this one."""
        return _NEXT_PLAN.search(self.text) is not None

    @property
    def mentions_upper_plan(self) -> bool:
        """Whether 「上位計画」 is said."""
        return _UPPER_PLAN.search(self.text) is not None

    @property
    def figure_label(self) -> str:
        """「図3」 when the question is about a figure or table by number; "" otherwise."""
        match = _FIGURE.search(self.text)
        if match is None:
            return ""
        kind = {"ズ": "図", "ず": "図", "ヒョウ": "表", "ひょう": "表"}.get(
            match["kind"], match["kind"]
        )
        return kind + _KANJI_DIGITS.get(match["number"], match["number"])


def read_question(printed: str, morphology: Morphology, *, repaired: str | None = None) -> Question:
    """Read a cleaned question.

    Args:
        printed: As typed, cleaned.
        morphology: The tagger.
        repaired: The question with its spelling repaired, if it was.
    """
    text = normalize(repaired if repaired is not None else printed).strip()
    text = _HONORIFIC.sub("", _MADE_OF.sub("で構成されて", text))
    text = _CALLED.sub("は何です", _BARE_NAME.sub("は", text))
    tokens = morphology.tokens(text)
    topic = _TOPIC_SAID.match(text)
    if topic is not None and not any(t.start == topic.end("name") for t in tokens):
        text = f"{topic['name']}とは{text[topic.end() :]}"  # 湧水守って何: no verb 守る
        tokens = morphology.tokens(text)
    asked = find_wants(text)
    words = tuple(_content_words(text, tokens, asked))
    if not words and len(asked.unit) > 1:  # 「何世帯ありますか」: the unit is all there is
        start = text.find(asked.unit)
        words = (ContentWord(asked.unit, asked.unit, start, start + len(asked.unit)),)
    if not words:
        words = tuple(_attribute_words(text, tokens, asked))
    return Question(printed, text, tokens, asked, words, tuple(_phrases(text, tokens, asked)))


def find_plan_names(text: str) -> tuple[tuple[int, str], ...]:
    """Every plan that a normalised text names, each with its place; not 「この計画」."""
    found = ((match.start(), match.group()) for match in _PLAN_NAME.finditer(text))
    return tuple((start, name) for start, name in found if not _is_generic(name))


def find_plan_name(text: str) -> str:
    """The plan that a normalised text names (第2次総合計画); "" for none, or only 「この計画」."""
    names = [name for _, name in find_plan_names(text)]
    counted = _COUNTED_PLAN.search(text)
    if counted and len(names) == 1 and text.startswith(f"の{names[0]}", counted.end()):
        return f"{counted.group()}の{names[0]}"  # 第2期の地域情報化基本計画
    for name, later in pairwise(names):
        if f"{name}の{later}" in text:
            return later  # 「総合計画の実施計画」 is the second
    return max(names, key=len, default="")


def _is_generic(name: str) -> bool:
    return (
        re.fullmatch(
            rf"(?:丸?(?:[0-9]+|何|数)?[かヶカ箇]?[年月日](?:間|分)?の?|この|今の|現在の|次の|市の|町の"
            rf"|全体の|本|当|前|旧|今|同|(?:最?上位|(?:一番|いちばん|最も)?上)の?|現|今回の?|今度の?|こんどの"
            rf"|次|次期|両|市|[0-9]+[かヶカ]?年)*{_PLAN_HEAD}",
            name,
        )
        is not None
    )


def _content_words(text: str, tokens: tuple[Token, ...], asked: Asked) -> list[ContentWord]:
    words = []
    others = shared_thesaurus().within(tokens)
    for token in tokens:
        is_frame = (
            token.lemma in _FRAME and token.surface != "まち"
        )  # 町 frames, まち is what is built
        if (
            token.pos not in _CONTENT_POS
            or is_frame
            or (token.pos2 == "非自立可能" and token.pos == "動詞")
        ):
            continue
        is_form = any(start < token.end and token.start < end for start, end in asked.form)
        if is_form or not any(char.isalnum() for char in token.surface):
            continue
        meant = others.get(token.start, frozenset())
        words.append(
            ContentWord(token.surface, token.lemma, token.start, token.end, token.pos, meant)
        )
    return words


def _attribute_words(text: str, tokens: tuple[Token, ...], asked: Asked) -> list[ContentWord]:
    """「電話番号は」: when nothing else is said, what is asked for is what must be found."""
    if not asked.wants & _NAMED_WANTS:
        return []
    return [
        ContentWord(token.surface, token.lemma, token.start, token.end)
        for token in tokens
        if token.pos == "名詞"
        and token.pos2 != "数詞"
        and token.lemma not in _FRAME
        and len(token.surface) >= 2
        and any(start <= token.start and token.end <= end for start, end in asked.form)
    ]


def _phrases(text: str, tokens: tuple[Token, ...], asked: Asked) -> list[str]:
    """Runs of nouns with their prefixes and suffixes, at least one of them content."""
    phrases: list[str] = []
    run: list[Token] = []
    named = {  # はなし of おはなし会
        verb
        for before, verb, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if before.pos == "接頭辞" and verb.form.startswith("連用形") and after.pos in _NOUN_POS
    }
    for token in (*tokens, None):
        is_part = (
            token is not None
            and (token.pos in _NOUN_POS or token.surface in "・-" or token in named)
            and not any(start < token.end and token.start < end for start, end in asked.form)
        )
        if token is not None and is_part and (not run or run[-1].end == token.start):
            run.append(token)
            continue
        if any(part.lemma not in _FRAME and part.surface not in "・-" for part in run):
            phrases.append(text[run[0].start : run[-1].end])
        run = [token] if token is not None and is_part else []
    return phrases
