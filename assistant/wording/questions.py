"""Questions that are suggested: Japanese in every language, because they are asked as they stand."""

PHRASES = {
    "suggest.period": "計画期間はいつからいつまでですか",
    "suggest.over": "この計画はもう終わりましたか",
    "suggest.holder": "{body}の{role}は誰ですか",
    "suggest.assists": "{whom}を補佐するのは誰ですか",
    "suggest.children": "{body}の下にはどんな組織がありますか",
    "suggest.meaning": "{term}とは何ですか",
    "suggest.list": "{subject}をすべて教えてください",
    "suggest.figure": "{label}の題は何ですか",
}
