import pytest

from assistant.ranked_shares import ranked_share

SURVEY = "理由は、「車がある」71.4％、「時間が合わない」38.0％、「遠い」16.5％の順でした。"
COUNTS = "苦情は22件で、内訳は野焼きが10件、騒音が5件、その他が3件でした。"


@pytest.mark.parametrize(
    ("question", "printed", "told"),
    [
        ("理由で一番多いのは", SURVEY, ("車がある", "71.4％")),
        ("理由で2番目に多いのは", SURVEY, ("時間が合わない", "38.0％")),
        ("理由で一番少ないのは", SURVEY, ("遠い", "16.5％")),
        ("苦情で一番多かったものは何ですか", COUNTS, ("野焼き", "10件")),
    ],
)
def test_what_is_counted_in_one_sentence_is_ranked(
    question: str, printed: str, told: tuple[str, str]
) -> None:
    share = ranked_share(question, printed)
    assert share is not None
    assert (share.name.of(printed), share.value.of(printed)) == told


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("理由は何ですか", SURVEY),
        ("理由で4番目に多いのは", SURVEY),
        ("一番多いのは", "「車がある」が71.4％でした。"),
        ("一番多いのは", "「賛成」が40％、「反対」が40％でした。"),
        ("一番少ないのは", "「車がある」が71.4％、「遠い」が16.5％と高くなっています。"),
    ],
)
def test_nothing_is_ranked_that_is_not_counted_so(question: str, printed: str) -> None:
    assert ranked_share(question, printed) is None
