"""Every word of ``report.html``: made to be shown to a head of department."""

TITLE = "計画書アシスタント 評価報告"
KINDS = {
    "period": "計画期間",
    "governance": "推進体制",
    "definition": "用語",
    "list": "列挙",
    "content": "内容",
    "figure": "図表",
    "computed": "計算が要るもの",
    "yesno": "はい・いいえ",
    "unanswerable": "書かれていないこと",
    "out_of_scope": "対象外の話",
    "smalltalk": "あいさつ",
    "conversation": "会話の続き",
    "question": "質問",
    "squad": "段落からの抽出",
    "beir": "検索",
    "feedback": "寄せられた意見",
    "asked": "答えられなかった質問",
}
TAGS = {
    "tune": "調整に使った質問",
    "held": "調整に使っていない質問",
    "citizen": "住民の言い方",
    "clerk": "職員の言い方",
    "kana": "かな・カナ書き",
    "typo": "表記の揺れ・誤字",
    "slip": "打ち間違い",
    "near_miss": "紛らわしいが書かれていないもの",
    "figure_is_image": "図の中身",
    "partial": "一部だけ書かれているもの",
    "conversation": "会話",
    "feedback": "寄せられた意見",
    "asked": "答えられなかった質問",
}
FAILURES = {
    "kind": "返答の種類が違う（期待：{expected}、実際：{given}）",
    "contains": "返答に次の言葉がない：{missing}",
    "not_contains": "返答にあってはならない言葉がある",
    "citation_contains": "引用に次の言葉がない：{missing}",
    "heading": "期待した見出し「{expected}」の下からの引用がない",
    "page": "期待したページ（{expected}）からの引用がない",
    "facts": "期待した事実が返っていない",
}
REPLY_KINDS = {"answer": "回答", "abstention": "回答しない", "smalltalk": "あいさつ"}
REASONS = {
    "not_stated": "書かれていない",
    "figure_is_image": "図が画像のため読めない",
    "other_document": "別の文書の話",
    "out_of_scope": "対象外",
    "unclear": "質問が分からない",
    "empty_index": "文書がない",
}
HEADLINE = "{questions}問のうち{correct}問に正しく答えました（正答率 {accuracy}）。"
HEADLINE_RANGE = (
    "同じような質問を集め直した場合、正答率はおよそ {low}～{high} と見込まれます（95%信頼区間）。"
)
NO_QUESTION = "評価できた質問はありません。"
RANGE = "95%信頼区間 {low}～{high}"
BARE_RANGE = "{low}～{high}"
NO_FIGURE = "—"
CARDS = (
    ("answer_accuracy", "正答率", "期待した内容・引用・種類がすべてそろった質問の割合"),
    (
        "citation_precision",
        "引用の的確さ",
        "付けた引用のうち、根拠として期待した箇所だったものの割合",
    ),
    ("citation_recall", "引用の網羅", "期待した根拠のうち、引用で示せたものの割合"),
    ("verbatim_rate", "原文どおりの引用", "引用のうち、文書の文字と一字一句同じものの割合"),
    ("conversation_accuracy", "会話の正答率", "前のやりとりを受けた質問だけの正答率"),
)
CARD_ABSTENTION_RECALL = (
    "書かれていないと言えた割合",
    "答えが載っていない質問のうち、そう伝えたものの割合",
)
CARD_ABSTENTION_PRECISION = (
    "断りの的確さ",
    "「書かれていない」と伝えたうち、実際に載っていないものの割合",
)
WRITTEN_OUT = (
    "（前のやりとりなしで分かる文に書き下すと {correct_written_out}／{written_out}、"
    "会話では {correct_in_conversation}／{written_out}）"
)
CARD_SECONDS = ("応答時間（中央値）", "95%の質問は {p95} 秒以内")
SECONDS = "{value} 秒"
HOW_TO_READ = "この報告の読み方"
HOW_TO_READ_TEXT = (
    "質問ごとに「返答に含まれるべき言葉」「引用されるべき箇所」「答えるべきか、書かれていないと伝えるべきか」を"
    "前もって決めておき、すべて満たしたものだけを正解としています。"
    "信頼区間は、質問の数が少ないほど広くなります。区間が重なる二つの数字の差は、偶然かもしれません。"
)
SUMMARY, CHARTS, MISTAKES = "結果のまとめ", "図で見る結果", "誤りの内訳"
BY_GROUP, MEASURES = "区分ごとの正答率", "指標の一覧"
QUESTIONS, NOT_ASKED = "質問と回答の一覧", "評価できなかった質問"
SETTINGS = {"encoder": "意味の検索", "recipe": "検索の設定", "documents": "文書"}
CHART_KINDS = ("質問の種類ごとの正答率", "棒の先の線は95%信頼区間。右は正解数／質問数。")
CHART_RISK = (
    "回答の範囲と誤りの割合",
    "自信のある順に答えていった場合に、誤りがどれだけ混じるか。低いほどよい。",
)
CHART_RELIABILITY = (
    "自信と正しさの一致",
    "点線に近いほど、自信の度合いをそのまま信じてよい。数字は件数。",
)
CHART_SECONDS = ("応答時間の分布", "質問1件に答えるまでの時間（秒）。")
AXIS_COVERAGE, AXIS_RISK = "回答した質問の割合", "誤りの割合"
AXIS_CONFIDENCE, AXIS_ACCURACY = "自信の度合い", "正答率"
AXIS_SECONDS, AXIS_COUNT = "応答時間（秒）", "質問数"
RISK_COVERAGE = "正しさ95%以上を保てるのは、質問の {coverage} まで。"
AND_MORE = "以上"
RISK_NOTE = "現在の設定：範囲 {coverage}、誤り {risk}"
COUNT_NOTE = "{count}件"
GROUP_COLUMNS = ("区分", "質問数", "正解", "正答率", "95%信頼区間")
GROUP_KIND, GROUP_TAG, GROUP_DOCUMENT = "種類", "性質", "文書"
COLUMNS = ("番号", "質問・種類", "返答と引用", "判定")
RIGHT, WRONG = "○ 正解", "× 不正解"
FILTERS_NAME = "一覧の絞り込み"
FILTER_VERDICT, FILTER_KIND, FILTER_TAG = "判定", "種類", "性質"
FILTER_DOCUMENT, FILTER_TEXT, FILTER_ALL = "文書", "言葉で探す", "すべて"
FILTER_COUNT = "{all}件中 {shown}件を表示"
PAGE = "{page}ページ"
ASKED_ON = "質問日 {today}"
ABSENT_TEXT = "次の質問は、必要な文書が索引にないため評価していません（{count}件）。"
UNLOCATED_TEXT = (
    "次の質問は、答えのある箇所が文書の中に見つからないため、"
    "検索の評価には入れていません（{count}件）。"
)
RETRIEVAL_TEXT = (
    "検索の指標は、答えのある箇所を検索が何番目に見つけたかを示します（{questions}問）。"
    "「書かれていない」の指標のうちAUROCは、答えのない質問を答えのある質問より疑わしいと見分けた割合です。"
)
MEASURE_NAMES = {
    "answer_contains": "回答：期待した言葉が入っていた割合",
    "answer_exact": "回答：模範解答との完全一致",
    "answer_token_f1": "回答：模範解答との一致（単語のF1）",
    "answer_facts": "回答：期待した事実が返った割合",
    "abstention_precision": "書かれていないこと：適合率",
    "abstention_recall": "書かれていないこと：再現率",
    "abstention_f1": "書かれていないこと：F1",
    "abstention_auroc": "書かれていないこと：AUROC",
    "coverage_at_95": "自信：正しさ95%で答えられる範囲",
    "calibration_error": "自信：正しさとのずれ（小さいほどよい）",
    "Success@1": "検索：1番目に見つけた割合",
    "Success@5": "検索：5番目までに見つけた割合",
    "R@5": "検索：5番目までに入った該当箇所の割合",
    "RR": "検索：最初に見つけた順位の逆数（RR）",
    "nDCG@10": "検索：順位の良さ（nDCG@10）",
    "AP": "検索：平均適合率（AP）",
}
MEASURE_COLUMNS = ("指標", "値", "95%信頼区間")
MISTAKES_TEXT = (
    "不正解の{count}問を、満たさなかった条件で分けました"
    "（一つの質問が二つ以上に当たることがあります）。"
)
MISTAKE_NAMES = {
    "kind": "答えるべきか、断るべきかを誤った",
    "contains": "返答に期待した言葉がない",
    "not_contains": "返答にあってはならない言葉がある",
    "citation_contains": "期待した箇所を引用していない",
    "heading": "期待した見出しの下から引用していない",
    "page": "期待したページから引用していない",
    "facts": "期待した事実が返っていない",
}
MISTAKE_COLUMNS = ("満たさなかった条件", "質問数")
COMPARISON_TITLE = "計画書アシスタント 評価の比較"
BOTH_RUNS = "前：{first} ／ 後：{second}"
COMPARED = (
    "同じ{questions}問のうち、正解に変わったのは{better}問、不正解に変わったのは{worse}問です。"
)
COMPARED_COLUMNS = ("指標", "前", "後", "差", "良くなった", "悪くなった", "p値", "判定")
COMPARED_NOTE = (
    "p値は、二つの結果を質問ごとに入れ替える検定によるもので、指標の数だけ厳しくしてあります（Holm）。"
    "0.05未満のときだけ、偶然ではない差とみなします。"
)
COMPARED_NAMES = {key: name for key, name, _ in CARDS} | {
    "written_out_accuracy": "会話を書き下した場合の正答率",
    "abstention_accuracy": "答えるか断るかの正しさ",
    **MEASURE_NAMES,
}
WORSE, BETTER, NO_DIFFERENCE = "悪くなった", "良くなった", "差とは言えない"
BECAME_WRONG, BECAME_RIGHT = "不正解に変わった質問", "正解に変わった質問"
REWORDED = "判定は同じで、返答が変わった質問"
ASKED, NOT_COMPARED = "質問", "比べなかった質問"
ALTERED, ONLY_FIRST, ONLY_SECOND = (
    "質問の内容が変わったもの",
    "前にだけあるもの",
    "後にだけあるもの",
)
