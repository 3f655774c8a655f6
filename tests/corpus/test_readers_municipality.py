import pytest

from corpus.readers.municipality import find_municipality


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("西東京市 第3期地域情報化基本計画", "西東京市"),
        ("東京都西東京市総合計画", "西東京市"),
        ("北海道札幌市計画", "札幌市"),
        ("ひかり町デジタル推進計画", "ひかり町"),
        ("潮見野市第三次環境基本計画", "潮見野市"),
        ("第2次さいたま市環境計画", "さいたま市"),
        ("世田谷区基本計画", "世田谷区"),
        ("四日市市総合計画", "四日市市"),
        ("市川市計画", "市川市"),
        ("武蔵村山市計画", "武蔵村山市"),
        ("京都市計画", "京都市"),
        ("京都府計画", "京都府"),
        ("北海道総合計画", "北海道"),
        ("都市計画マスタープラン", ""),
        ("市町村合併計画", ""),
        ("都道府県計画", ""),
        ("中心市街地活性化計画", ""),
        ("本市の情報化計画", ""),
        ("村づくり計画", ""),
    ],
)
def test_names_by_hand(title: str, name: str) -> None:
    assert find_municipality(title, "") == name


def test_the_text_says_what_the_title_does_not() -> None:
    assert find_municipality("情報化計画", "令和6年3月　潮見野市\n計画です。") == "潮見野市"
    assert (
        find_municipality("情報化計画", "計画です。市長を本部長、副市長を副本部長とします。") == ""
    )


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("霧ヶ瀬市地域防災計画", "霧ヶ瀬市防災会議が作成する。霧ヶ瀬市は…", "霧ヶ瀬市"),
        ("雲沢村高齢者福祉計画", "令和6年3月　雲沢村\n本村の高齢化率は…雲沢村では", "雲沢村"),
        ("第5次津賀城市行財政改革大綱", "本市では、昭和60年に", "津賀城市"),
        ("霧ヶ浦市都市計画マスタープラン", "市民が安心して", "霧ヶ浦市"),
        ("第3次健康なるわた21（鳴渡市健康増進計画）", "鳴渡市では、鳴渡市の", "鳴渡市"),
        ("有識者会議", "沢柳村（以下「本村」という。）の病院", "沢柳村"),
        ("新市建設計画", "本市の市民", ""),
        ("地区防災計画", "市民の地区防災計画と地区の地区防災計画", ""),
    ],
)
def test_names_that_no_dictionary_holds(title: str, text: str, name: str) -> None:
    assert find_municipality(title, f"{title}\n{text}") == name
