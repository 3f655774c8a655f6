"""Texts that hypothesis makes for the tests of this package."""

from hypothesis import strategies as st

from corpus.cleaning import clean_text

# What plans are made of, so that random texts meet the rules: numbering, notes, rows, quotes.
_PARTS = (
    """
第1章　基本理念|2.1 計画の位置づけ|(1) 窓口|ア　体制|①|・|図1|表2-1：指標|※1|⁹|¹⁰ CIO：責任者|注3）
平成 26 年度|令和6年度|市長は、|本部長とします。|「協働」|（以下「市」という。）|。|、|目次|…… 3
ｶﾞ|⼀|[1]|①10|CIO|10|～|?|！|# |- |---|あいうえおあいうえおあいうえおあいうえおあいうえおあいうえお
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
_SIGNS = [
    "\n",
    "\n\n",
    "\u3000",
    " ",
    "\t",
    "|",
    "\f",
    "か\u3099",
    "\u200b",
    "\u202e",
    "\0",
    "\r\n",
]

plan_like = st.lists(
    st.one_of(st.sampled_from(_PARTS), st.sampled_from(_SIGNS), st.text(max_size=3)), max_size=40
).map("".join)
# Anything that Python can hold, lone surrogates included.
texts = st.one_of(plan_like, st.text(st.characters(exclude_categories=()), max_size=200))
clean_texts = texts.map(lambda text: clean_text(text)[0])
