"""An English question as a Japanese one: what is asked, and the words for what plans speak of.

No translation, a glossary with the order of the parts: enough for 「Who assists the CIO?」. A
question with a content word that the glossary lacks keeps the word as it is, so that names and
acronyms are found and everything else is honestly not.
"""

import re

_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_ENGLISH = re.compile(
    r"\b(?:what|who|when|where|why|how|which|is|are|was|does|do|did|can|tell|list|please|the|of)\b",
    re.IGNORECASE,
)
_KANA = re.compile(r"[ぁ-ゖ]")

_COUNTED = tuple(enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), start=1))
# Longer phrases first; each is what a plan's own text would say.
_NOUNS = (
    ("plan period|planning period|period of the plan|term of the plan", "計画期間"),
    ("(?:time )?period|duration|time ?frame", "計画期間"),
    *((f"{word} comprehensive plan", f"第{n}次総合計画") for n, word in _COUNTED),
    ("comprehensive plan|master plan", "総合計画"),
    ("(?:top|highest|uppermost|overarching)(?:[- ](?:level|ranking|tier))? plan", "最上位計画"),
    ("upper(?:-level)? plan|higher-level plan|parent plan", "上位計画"),
    ("previous plan|former plan|last plan", "前計画"),
    ("related plans?", "関連計画"),
    ("legal basis|law is it based on", "根拠法令"),
    ("basic (?:idea|philosophy|principle)s?|philosophy|slogan", "基本理念"),
    ("basic goals?|basic objectives?", "基本目標"),
    ("numerical targets?|target values?", "目標値"),
    ("current values?", "現状値"),
    ("goals?|objectives?|aims?|targets?", "目標"),
    ("challenges?|issues?|problems?", "課題"),
    ("community building|town planning|urban development|city building", "まちづくり"),
    ("directions?", "方向"),
    ("fields?|areas?", "分野"),
    ("indicators?", "指標"),
    ("priority projects?|key projects?", "重点プロジェクト"),
    ("projects?", "プロジェクト"),
    ("measures?|policies|policy", "施策"),
    ("information security", "情報セキュリティ"),
    ("informati[sz]ation", "情報化"),
    ("promotion headquarters", "推進本部"),
    ("headquarters", "本部"),
    ("council", "審議会"),
    ("committee", "委員会"),
    ("meeting|conference", "会議"),
    ("subcommittee|working group", "部会"),
    ("secretariat", "事務局"),
    ("promotion (?:system|structure)|organi[sz]ational structure|organi[sz]ation", "推進体制"),
    ("vice[- ]mayor|deputy mayor", "副市長"),
    ("mayor", "市長"),
    ("deputy (?:head|chief|director)", "副本部長"),
    ("chairperson|chairman|chair", "会長"),
    ("members?", "メンバー"),
    ("role|duty|duties|function", "役割"),
    ("population", "人口"),
    ("households?", "世帯数"),
    ("greenhouse gas(?:es)?", "温室効果ガス"),
    ("emissions?", "排出量"),
    ("garbage|waste|trash", "ごみ"),
    ("recycling rate", "再資源化率"),
    ("recycling", "リサイクル"),
    ("renewable energy", "再生可能エネルギー"),
    ("solar(?: panels?| power)?", "太陽光"),
    ("plastics?", "プラスチック"),
    ("public comments?", "パブリックコメント"),
    ("survey|questionnaire", "意識調査"),
    ("respondents?|responses?|answers?", "回答"),
    ("annual report", "年次報告書"),
    ("mid-?term review|interim review", "中間見直し"),
    ("budget|cost|money", "予算"),
    ("phone number|telephone number|phone", "電話番号"),
    ("e-?mail(?: address)?", "メールアドレス"),
    ("contact", "連絡先"),
    ("name", "名前"),
    ("elderly|older people|seniors?", "高齢者"),
    ("children|child|kids", "子ども"),
    ("childcare|child care", "子育て"),
    ("disaster(?: prevention)?", "防災"),
    ("residents?|citizens?", "市民"),
    ("village", "村"),
    ("city", "市"),
    ("town", "町"),
    ("fig\\. (?=[0-9])|figure|fig", "図"),
    ("table", "表"),
    ("section|chapter", "章"),
    ("purpose", "目的"),
    ("this plan|the plan|plan", "この計画"),
)  # fmt: skip
_COMPILED_NOUNS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), japanese) for words, japanese in _NOUNS
)
_N = r"(?P<n>.+?)"
# What is asked; ``{n}`` is the rest, put into Japanese.
_QUESTIONS = (
    (rf"(?:who|which body) (?:assists?|supports?|helps?|advises?) {_N}",
        "{n}を補佐するのは誰ですか"),
    (rf"(?:which|what) (?:organi[sz]ations?|bodies|groups) (?:assist|support|help|advise) {_N}",
        "{n}の補助機関は何ですか"),
    (rf"whom? does {_N} (?:assist|support|help|advise)", "{n}は誰を補佐しますか"),
    (rf"who (?:heads?|leads?|chairs?|runs?|is (?:the )?(?:head|leader|chief|chair) of) {_N}",
        "{n}のトップは誰ですか"),
    (rf"who (?:is|are) (?:the )?members of {_N}", "{n}のメンバーは誰ですか"),
    (rf"where is (?:the )?secretariat(?: of {_N})?", "{n}の事務局はどこですか"),
    (r"(?:what|which)(?: plan| one)? (?:is|sits|stands|ranks|comes) (?:at )?the (?:very )?"
        r"(?:top|highest|uppermost)(?P<n>.*)",
        "最上位計画は何ですか"),
    (r"(?:is|are) (?P<n>the plan|this plan|it) (?:still )?"
        r"(?:in (?:force|effect)|valid|effective|active|running)",
        "この計画はまだ有効ですか"),
    (r"(?:is|has) (?P<n>the plan|this plan|it) (?:already )?(?:over|ended|expired|finished)",
        "この計画はもう終わりましたか"),
    (r"(?:what|which) (?:time )?period (?:does|do|is|are) (?P<n>.+?)"
        r"(?: (?:cover|span|run for|last|apply to|for))?", "{n}の計画期間はいつからいつまでですか"),
    (rf"how many years (?:does|is|will) {_N}(?: last| run| cover| for)?",
        "{n}は何年間の計画ですか"),
    (r"(?:what|which) (?:fiscal )?years (?:does|do|is|are) (?P<n>.+?) (?:cover|run|span|apply to)",
        "{n}の計画期間はいつからいつまでですか"),
    (r"how many (?:fiscal )?years (?:remain|are left|are remaining|is left)(?P<n>.*)",
        "この計画の残りは何年度分ですか"),
    (r"(?P<n>.+?) heads? (?P<body>.+)", "{n}は{body}のトップですか"),
    (rf"how long (?:does|is|will) {_N}(?: last| run)?", "{n}は何年間の計画ですか"),
    (rf"when (?:does|did|will) {_N} (?:start|begin|take effect)", "{n}はいつから始まりますか"),
    (rf"when (?:does|did|will) {_N} (?:end|finish|expire)", "{n}はいつ終わりますか"),
    (r"from when (?:to|until) when .*", "計画期間はいつからいつまでですか"),
    (rf"when (?:is|was|were|are) {_N}", "{n}はいつですか"),
    (rf"how many {_N} (?:are there|does .*|did .*|do .*|is there|has .*|were .*|are .*)",
        "{n}はいくつですか"),
    (rf"how many {_N}", "{n}はいくつですか"),
    (rf"how much (?:is|are|was|were|does) {_N}", "{n}はいくらですか"),
    (rf"why (?:is|was|does|did|are) {_N}", "{n}はなぜですか"),
    (rf"where (?:is|are) {_N}", "{n}はどこですか"),
    (rf"who (?:is|are|was|were) {_N}", "{n}は誰ですか"),
    (rf"what (?:does|do) {_N} stand for", "{n}は何の略ですか"),
    (rf"what (?:does) {_N} mean", "{n}とは何ですか"),
    (rf"what (?:does|do) {_N} do", "{n}は何をしますか"),
    (rf"what(?: is|'s) (?:shown|drawn|depicted) in {_N}", "{n}には何が描かれていますか"),
    (rf"what(?: is|'s) meant by {_N}", "{n}とは何ですか"),
    (r"what(?:'s| is| was) (?:a |an )(?P<n>[A-Za-z ]+)", "{n}とは何ですか"),
    (rf"what(?:'s| is| are| was| were) {_N}", "{n}は何ですか"),
    (rf"(?:please )?(?:list|name|show me|tell me(?: about)?|explain|describe) {_N}",
        "{n}を教えてください"),
    (rf"(?:is|are|was|does|do|did|has|can) {_N}", "{n}ですか"),
)  # fmt: skip
_COMPILED = tuple(
    (
        re.compile(rf"(?:please )?(?:could you )?(?:tell me )?{asked}(?: please)?", re.IGNORECASE),
        japanese,
    )
    for asked, japanese in _QUESTIONS
)
_GLOSSED = re.compile(r"\bthe (?:(?!the\b)[A-Za-z' -])*\(([^)A-Za-z]*)\)", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:is it true that|i (?:would like|want) to know|today|now|currently|at the moment"
    r"|that (?:the|this) plan (?:mentions|lists|has|names)|in (?:the|this) plan"
    r"|of (?:the|this) plan$"
    r"|according to (?:the|this) plan|approximately|exactly|briefly)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<part>[^ ].*?) (?:of|for|in|under|by) (?P<whole>.+)", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:the|a|an|all|any|your|our|its|please|there|here|me|according to)\b", re.IGNORECASE
)


def english_to_japanese(text: str) -> str | None:
    """The question in Japanese; None when it is not English or nothing of it is known.

    Args:
        text: A normalised question.
    """
    if _KANA.search(text) or not (len(_LATIN_WORD.findall(text)) >= 2 and _ENGLISH.search(text)):
        return None
    sentences = re.split(r"(?<=[.!?]) +(?=[A-Z])", text.strip())
    asking = [one for one in sentences if one.endswith("?")] or [text.strip()]
    line = _GLOSSED.sub(r"\1", asking[-1].rstrip("?.! "))  # the committee (幹事会) is 幹事会
    line = _BESIDE.sub("", line).strip(" ,")
    for asked, japanese in _COMPILED:
        match = asked.fullmatch(line)
        if match:
            parts = {part: _noun(said or "") for part, said in match.groupdict().items()}
            whole = japanese.format(**{"n": "この計画", **parts})
            return whole.replace("この計画の計画期間", "計画期間")
    return None


def _noun(english: str) -> str:
    """「members of the council」 as 「審議会のメンバー」: the whole before its part."""
    match = _OF.fullmatch(english.strip())
    if match:
        return f"{_noun(match['whole'])}の{_noun(match['part'])}"
    text = re.sub(r"(?<=[a-z])'s (?=[a-z])", " の ", english)
    for words, japanese in _COMPILED_NOUNS:
        text = words.sub(japanese, text)
    return re.sub(r"\s+", "", _SMALL.sub("", text)) or "この計画"
