"""Greetings, and questions that no plan answers: weather, insults, instructions to the program."""

import re
from collections.abc import Sequence
from enum import StrEnum

from corpus.normalize import normalize


class Scope(StrEnum):
    """What a line is, before the documents are asked."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    OUTSIDE = "outside"
    INSULT = "insult"
    INSTRUCTION = "instruction"


_GREETING = re.compile(
    r"こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|やあ"
    r"|どうも(?!ありがと)|もしもし|お邪魔します"
    r"|(?:いつも)?お世話に(?:なります|なっております)|ごきげんよう|まいど|hello|hi|hey"
    r"|good (?:morning|afternoon|evening)"
    r"|コンニチ[ハワ]|コンバン[ハワ]|オハヨウ(?:ゴザイマス)?|ハロー|ハジメマシテ",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:ご?(?:丁寧|親切)に|いろいろ(?:と)?|わざわざ|早速(?:の)?)?(?:どうも|本当に|大変)?(?:ありがと(?:う|ー)?|有難う|有り難う|おおきに|サンキュー"
    r"|感謝(?:します|です)?)(?:ございま(?:す|した))?"
    r"|すっきりしました|なるほど|安心しました|参考になりました|(?:大変|とても)?助かり(?:ました|ます)|助かった(?:わ|よ)?|(?:よく|とても)?(?:わか|分か)(?:りました"
    r"|った)(?:わ|よ)?|勉強になりました|了解(?:です"
    r"|しました)?|承知しました"
    r"|さようなら|さよなら|失礼(?:します|しました|いたします)|お疲れ様(?:です|でした)?|またね"
    r"|バイバイ|thanks?(?: you)?|thank you|bye"
    r"|アリガトウ(?:ゴザイマ(?:ス|シタ))?",
    re.IGNORECASE,
)
# What may stand around a greeting without asking anything.
_AROUND = re.compile(
    r"(?:今日|本日|これから)(?:も|は)?|(?:どうぞ)?(?:よろしく|宜しく)(?:お願い(?:し|いたし"
    r"|致し)ます)?|ね|よ|わ|です|皆さん|さん|先生"
    r"|[\s!?！？。、,.~〜ー♪…]"
)
# The program itself, when its use is asked for: not the use of what a plan speaks of.
_ITSELF = (
    r"(?:(?:この|その|ここの|こちらの)?(?:ページ|サイト|アプリ|画面|システム|案内|アシスタント|サービス"
    r"|プログラム|チャット(?:ボット)?|ボット|AI|ツール)|これ|ここ|こちら|それ)"
)
_HELP = re.compile(
    r"(?:何|なに|どんな(?:こと|質問)|どういう(?:こと|質問)|どのような(?:こと|質問))"
    r"(?:が|を|は|に|について)?(?:(?:質問|検索)(?:でき|して(?:も)?(?:いい|良い|よい)|したら|すれば)"
    r"|(?:聞|訊|き)(?:け[るばま]|いたら|いて(?:も)?(?:いい|良い|よい)|くこと|くと)"
    r"|(?:尋ね|たずね|答え|調べ)(?:られ|れば|たら|ると|て(?:も)?(?:いい|良い|よい)|てくれ))"
    r"|(?:あんた|お前|おまえ)(?:は|って)?(?:誰|だれ|何者)"
    rf"|^(?:{_ITSELF}の)?(?:使い方|つかいかた)(?!の)"
    r"|(?:あなた|君|きみ)(?:は|って)(?:誰|だれ|何|なに)(?!.*(?:計画|本部))"
    rf"|^(?:{_ITSELF}|あなた|君|きみ)?(?:で|に|は|って)*(?:何|なに)ができ"
    r"|^(?:ヘルプ|help)(?!デスク)|自己紹介",
    re.IGNORECASE,
)
# What is told to the program; 「設定変更の担当者」 and 「避難指示」 are no orders to it.
_DO = r"(?:し(?:て|ろ|なさい)|せよ|て(?:ください|下さい|くれ|ほしい|ね|よ)?|ろ|(?=[。!！]?$))"
_INSTRUCTION = re.compile(
    r"(?:(?:(?<![一-鿿])(?:指示|命令)|プロンプト)(?:を|は|の|など)*"
    r"|(?:^|(?:あなた|君|きみ|お前|AI|自分|システム|内部)の)(?:ルール|設定|制約)(?:を|は)?)"
    r"(?:すべて|全て|全部)?"
    rf"(?:(?:無視|表示|出力|変更|解除|リセット){_DO}|(?:忘れ|見せ|教え|書き換え)(?:て|ろ))"
    r"|(?:無視して|忘れて)(?:、|ください|、?(?:詩|歌|物語|小説|英語|別)|$)|(?:system"
    r"|developer) ?(?:prompt|message)"
    r"|ignore (?:all|the|previous)|jailbreak"
    r"|あなたは(?:今|これ)から|(?:に|と)?なりき(?:って|り)|のふりを|(?:詩|歌|小説|物語|俳句"
    r"|コード|プログラム|ラップ|ジョーク|冗談)を?(?:書|作|言"
    r"|歌|読)(?:い|っ|っ|ん)?て(?=ください|下さい|くれ|ほしい|みて|[。!！]?$)"
    r"|(?:管理者|開発者)モード|パスワードを(?:教|表示|見)|ソースコード",
    re.IGNORECASE,
)
# In hiragana only where no longer word begins or ends: not ばかり, 早くその, …ですしね.
_INSULT = re.compile(
    r"(?:バカ|馬鹿)(?!らし|にな|正直|げ)|アホ|阿呆|クソ(?!ース)|糞|死ね(?!な|ば|る)|殺す(?=ぞ|よ|[!！。]|$)|うざい|ウザい|消えろ|ゴミ(?:だ|め|AI"
    r"|プログラム|みたい)"
    r"|役立たず|役に立たない(?:な|ね|プログラム|AI|やつ)|無能|ポンコツ|ふざけ(?:るな|んな|てる)"
    r"|税金泥棒"
    r"|(?<![ぁ-ん])(?:ばか|あほ|くそ|しね)(?=だ|か[?？]?$|や|め|じゃ|者|野|[!！。]|$)"
)
# A question about what is written is not about today's weather.
_ABOUT_DOCUMENT = re.compile(
    r"書い|書か|計画|資料|記載|載って|文書"
    r"|助成|補助|支援|申請|届け?出|開業|起業|創業|相談|窓口|を開きたい|を始めたい"
)
_OUTSIDE = re.compile(
    r"天気|気温|降水確率|雨(?:が|は)?(?:降|ふ)|晴れ(?:る|ます|そう)|台風(?:は|が)(?:来|き|今)"
    r"|星座占い|占い|今日の(?:ニュース|運勢|夕飯|晩)"
    r"|ランチ|レストラン|おいしい(?:店|お店|ラーメン)|ラーメン屋?|居酒屋|カフェ|レシピ|献立"
    r"|株価|為替|宝くじ|競馬|野球(?:の|は|って)|サッカー(?:の|は"
    r"|って)|試合(?:の)?結果|芸能|映画|アニメ|ドラマ|ゲーム(?:の攻略|を)|恋愛|好き(?:な人"
    r"|ですか)|結婚して|今何時|何時ですか(?:今)?$|(?:円周率"
    r"|素数|(?<![一-鿿ァ-ヺー0-9])[0-9]+ ?[-+*/×÷] ?[0-9]+(?![0-9にのでをが節章条]))"
)
_MORE = (2, 3, 4)  # characters beside it with which a word makes a longer one
_LONG_WORD = re.compile(r"[一-鿿ァ-ヺー]{5,}")


def find_scope(text: str) -> Scope:
    """What a cleaned line is; QUESTION unless its words say otherwise."""
    line = normalize(text).strip()
    if _is_only(_THANKS, line):
        return Scope.THANKS
    if _is_only(_GREETING, line):
        return Scope.GREETING
    if _INSTRUCTION.search(line):
        return Scope.INSTRUCTION
    if _INSULT.search(line):
        return Scope.INSULT
    if _HELP.search(line):
        return Scope.HELP
    is_outside = _OUTSIDE.search(line) and not _ABOUT_DOCUMENT.search(line)
    return Scope.OUTSIDE if is_outside else Scope.QUESTION


def is_written_of(text: str, documents: Sequence[str]) -> bool:
    """Whether a document has a longer word in which what seems outside stands: 認知症カフェ.

    Args:
        text: What was typed.
        documents: Their texts.
    """
    line = normalize(text)
    words = _LONG_WORD.findall(line)
    if (outside := _OUTSIDE.search(line)) is not None:  # こたつカフェ, カフェこたつ
        start, end = outside.span()
        words += [line[start - more : end] for more in _MORE if more <= start]
        words += [line[start : end + more] for more in _MORE if end + more <= len(line)]
    return any(word in one for one in documents for word in words)


def _is_only(words: re.Pattern[str], line: str) -> bool:
    """Whether a line is made of such words and of what stands around them."""
    if not words.search(line):
        return False
    rest = _GREETING.sub("", _THANKS.sub("", line))
    return not _AROUND.sub("", rest)
