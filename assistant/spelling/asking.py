"""Words of asking that were typed in kana: なんねんかん, にばんめ, イツカラ, しーあいおー."""

import re
from collections.abc import Collection

from assistant.names import canonical

# What follows a counter, but not the second half of a word: 何か | いい, 何が | つかえる.
_ENDS = (
    r"(?=[\s、。?？一-鿿]|$|です|でしょ|だ|から|まで|も|の|は|が|に|を|と|か(?![ぁ-ん])"
    r"|ご?ろ|くら|ぐら|ほど|あ|す|ひ)"
)
_DAYS = tuple(zip("げつ か すい もく きん ど にち".split(), "月火水木金土日", strict=True))
# 「なんねんかん」 and the like: question words before their counters.
_COUNTED = (
    (r"(?:なん|何)ねんかん", "何年間"),
    (r"(?:なん|何)ねんど", "何年度"),
    (r"(?:なん|何)ねんめ", "何年目"),
    (r"(?:なん|何)ねん", "何年"),
    (rf"(?:なん|何)がつ{_ENDS}", "何月"),
    (r"(?:なん|何)にち", "何日"),
    (r"(?:なん|何)にん", "何人"),
    (r"(?:なん|何)[こコ](?!れ|の|わ|ん|[ァ-ヺー]|[ぁ-ん]?[一-鿿])", "何個"),  # not 何これ
    (rf"(?:なん|何)かい{_ENDS}", "何回"),
    (r"(?:なん|何)ようび", "何曜日"),
    *((f"{kana}ようび", f"{day}曜日") for kana, day in _DAYS),
    (r"(?:なん|何)じかん", "何時間"),
    (rf"(?:なん|何)じ{_ENDS}", "何時"),
    (rf"(?:なん|何)さい{_ENDS}", "何歳"),
    (rf"(?:なん|何)さつ{_ENDS}", "何冊"),
    (rf"(?:なん|何)えん{_ENDS}", "何円"),
    (r"(?:なん|何)ばんめ", "何番目"),
    (r"(?<=[0-9])ねんかん", "年間"),
    (r"(?<=[0-9])ねんど", "年度"),
    (r"(?<=[0-9])ねんめ", "年目"),
    (r"(?<=[0-9])ばんめ", "番目"),
    (r"(?<=[0-9])つめ", "つ目"),
    (r"いちばんめ", "1番目"),
    (r"にばんめ", "2番目"),
    (r"さんばんめ", "3番目"),
    (r"よんばんめ", "4番目"),
    (r"ごばんめ", "5番目"),
    (r"ひとつめ", "1つ目"),
    (r"ふたつめ", "2つ目"),
    (r"みっつめ", "3つ目"),
    (r"(?<=[一-鿿])わ(?=だれ|誰|いつ|どこ|何|なに|どう|、)", "は"),  # 本部の長わだれ
    (r"けえかく", "けいかく"),
    (r"(?<=[一-鿿]会)って(?=何|なに|なん|誰|だれ|どこ|いつ|どう|どんな|[?？]|$)", "とは"),
    (r"(?<=[員長士師官者人])はん(?=は|が|って|の|に|も)", "さん"),
    (r"(?:して|し)はる(?:んです|ん|の)?", "しています"),
    (r"(?<![ぁ-ん])どない(?:な|いう)(?=[一-鿿ァ-ヺぁ-ん])", "どんな"),
    (r"(?<=[一-鿿])あんの(?=[?？]|$)", "がありますか"),
    (r"(?<=[一-鿿])て(?=何|なに|なん)", "って"),
    (r"(?<![ァ-ヶー])ラスト(?=は|って|の|を|に|[?？]|$)", "最後"),  # not ゼロトラストの
)
_COMPILED = tuple((re.compile(pattern), plain) for pattern, plain in _COUNTED)
_POSITIONAL = re.compile(  # 八〇五〇問題; not 〇 alone
    r"(?=[〇一二三四五六七八九]{2})[一二三四五六七八九]*〇[〇一二三四五六七八九]*"
)
_POSITIONAL_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_KANJI_ORDINAL = re.compile(r"(?<!第)([一二三四五六七八九十])(?=(?:つ|番|個|点|件)目)")
_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九十", start=1)}
_LETTERS = {
    "えー": "A", "びー": "B", "しー": "C", "でぃー": "D", "いー": "E", "えふ": "F", "じー": "G",
    "えいち": "H", "えっち": "H", "あい": "I", "じぇー": "J", "けー": "K", "える": "L", "えむ": "M",
    "えぬ": "N", "おー": "O", "ぴー": "P", "きゅー": "Q", "あーる": "R", "えす": "S", "てぃー": "T",
    "ゆー": "U", "ぶい": "V", "だぶりゅー": "W", "えっくす": "X", "わい": "Y", "ぜっと": "Z",
}  # fmt: skip
_MISTYPED = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[A-Za-z])(?=[A-Za-z0-9]*[01])[A-Za-z0-9]{2,6}(?![A-Za-z0-9])"
)
_SHORT_TOPIC = re.compile(
    r"(?<=[A-Za-zァ-ヺー一-鿿])て(?=(?:何|なに|なん)(?:です|だ|の|[?？]|$))"
)  # BODて何
_AS_LETTERS = str.maketrans("01", "OI")
_LETTER = "|".join(sorted(_LETTERS, key=len, reverse=True))
# R8年度, H30; not the number of a room or a road
_SHORT_YEAR = re.compile(
    r"(?<![A-Za-z0-9一-鿿])(?P<era>[RH])\.?(?P<year>[0-9]{1,2})(?:年度?)?(?=[^0-9A-Za-z%号室線-]|$)"
)
_ERAS = {"R": "令和", "H": "平成"}
_SPELLED = re.compile(rf"(?<![ぁ-ゖー])(?:{_LETTER}){{2,5}}(?=って|とは|は|の|が|を|に|と|、|$)")
# Words set apart in easy Japanese: けいかくの ぶんやは
_SET_APART = re.compile(
    r"(?<=[ぁ-ん])[ \u3000]+(?=[ぁ-ん一-鿿「])|(?<=[一-鿿」])[ \u3000]+(?=[ぁ-ん])"
)
_KATAKANA_RUN = re.compile(r"[ァ-ヶー]+")
_IN_COMPOUND = re.compile(r"(?<=[一-鿿])[ァ-ヶー]{3,}(?=[一-鿿])")  # 骨髄ドナー助成


def to_hiragana(text: str) -> str:
    """Katakana as hiragana, everything else as it is."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def plain_kana(text: str, known: Collection[str]) -> str:
    """A normalised question with its words of asking written as usual.

    Args:
        text: The question.
        known: What the documents write, canonical: acronyms among them.
    """
    for pattern, plain in _COMPILED:
        text = pattern.sub(plain, text)
    text = _POSITIONAL.sub(lambda match: match.group().translate(_POSITIONAL_DIGITS), text)
    text = _SHORT_YEAR.sub(lambda match: f"{_ERAS[match['era']]}{match['year']}年度", text)
    text = _KANJI_ORDINAL.sub(lambda match: _DIGITS[match.group(1)], text)
    text = _SHORT_TOPIC.sub("って", text)
    text = _MISTYPED.sub(lambda match: _letters(match.group(), known), text)
    return _SPELLED.sub(lambda match: _acronym(match.group(), known), text)


def _letters(typed: str, known: Collection[str]) -> str:
    """CIO for CI0, where the documents write it so."""
    letters = typed.upper().translate(_AS_LETTERS)
    return letters if canonical(typed) not in known and canonical(letters) in known else typed


def joined(text: str) -> str:
    """Easy Japanese without the spaces between its words."""
    return _SET_APART.sub("", text)


def without_katakana_asking(text: str, known: Collection[str]) -> str:
    """A question typed in katakana alone (環境基本計画 イツマデ), its particles in hiragana.

    Args:
        text: The question, the documents' words in it already mended.
        known: What the documents write, canonical.
    """
    if re.search(r"[ぁ-ゖ]", text):
        return text

    def asked(run: re.Match[str]) -> str:
        is_word = run.group().casefold() in known or _IN_COMPOUND.match(text, run.start())
        return run.group() if is_word else to_hiragana(run.group())

    return _KATAKANA_RUN.sub(asked, text)


def _acronym(spelled: str, known: Collection[str]) -> str:
    letters = "".join(_LETTERS[name] for name in re.findall(_LETTER, spelled))
    return letters if letters.casefold() in known else spelled
