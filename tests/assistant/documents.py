"""Small plans written for these tests, unlike the two plans that are shipped, and their index."""

import atexit
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from assistant.service import Assistant
from index import open_index
from index.build import build_index

# A town's plan in Markdown: few numbers, a table, a body with an external chair.
READING_PLAN = """\
# 若葉町子ども読書活動推進計画

## 第1章 計画の概要

### 1 計画の目的

この計画は、すべての子どもが本に親しむ機会を広げることを目的として策定しました。

### 2 計画の期間

本計画の期間は、令和7年度（2025年度）から令和11年度（2029年度）までの5年間とします。

前計画の期間は、令和2年度から令和6年度まででした。

### 3 上位計画

若葉町総合計画（令和3年度から令和12年度まで）を上位計画とします。

## 第2章 推進のしくみ

### 1 推進委員会

教育長を委員長とする子ども読書活動推進委員会を設置します。副委員長は図書館長とします。

推進委員会の事務局は、若葉町立図書館に置きます。

推進委員会の下に、学校連携部会と地域連携部会を置きます。

### 2 予算

令和7年度の図書購入費は、350万円です。

## 第3章 施策

### 1 基本方針

本計画では、次の3つの基本方針を定めます。

- 家庭での読書を支える
- 学校での読書を広げる
- 地域の読書の場をつくる

### 2 読み聞かせ

図書館では、毎月第2土曜日の午前10時から読み聞かせの会を開きます。

若葉町立図書館（電話 0123-45-6789）で受け付けています。

## 用語解説

- ブックスタート：赤ちゃんに絵本を手渡し、親子のふれあいを応援する活動のこと。
- 団体貸出：学校や施設にまとめて本を貸し出すしくみのこと。
"""

# A village's plan in plain text: kanji numerals, an open end, a secretariat, nothing on the past.
DISASTER_PLAN = """\
霧山村地域防災力強化計画

第一章　総則

第一節　計画の期間

この計画は、令和五年度を初年度とし、令和十四年度を最終年度とする十年間の計画です。

第二節　基本目標

本計画は、次の四つの目標を掲げます。

一　逃げ遅れをなくす
二　備えを日常にする
三　助け合いの輪を広げる
四　早く立ち直る

第二章　推進体制

第一節　防災会議

村長は防災会議の会長となります。副会長は消防団長をもって充てます。

防災会議の庶務は、総務課が行います。

防災専門員は、会長を補佐します。

第二節　自主防災組織

村内には、自主防災組織が十二団体あります。各団体は、年一回の避難訓練を行います。

図１　避難の流れ
"""

# A city's plan with figures by year, a term with its abbreviation, a body described by its work.
WATER_PLAN = """\
# 湖北市水道ビジョン

## 1 計画の期間

計画期間は、2022年度から2031年度までの10年間とします。

## 2 指標

水道の状態を測るため、表1のとおり目標値を設けます。

表1 指標と目標値

| 指標 | 現状値（2020年度） | 目標値（2031年度） |
|---|---|---|
| 管路の耐震化率 | 31.5％ | 48.0％ |
| 年間の漏水量 | 820千立方メートル | 610千立方メートル |

## 3 体制

水道事業管理者を本部長とする水道ビジョン推進本部（以下「推進本部」という。）を設置します。推進本部は、計画の進み具合を毎年度点検します。

AMI（自動検針の仕組み）を段階的に導入します。

図1 管路の更新の流れ
"""

# What a follow-up may be about: a body and what it does, a table with a head.
FOLLOWED_PLAN = """\
# 青葉村地域計画

## 1 計画の点検

青葉村地域計画協議会が進み具合を点検します。協議会は令和7年1月までに6回の審議を行いました。

計画の進み具合の点検は、年に2回行います。

## 2 ごみの収集

| ごみの種類 | 収集の回数 | 出す場所 |
|---|---|---|
| プラスチックのごみ | 週1回 | 集積所 |
| 燃やさないごみ | 月1回 | 集積所 |

## 3 図書館

図書館は月曜日を休館日とします。
"""


@cache
def assistant_over(*texts: tuple[str, str]) -> Assistant:
    """An assistant over documents given as (file name, text), indexed as files on disk are."""
    folder = _folder()
    for name, text in texts:
        (folder / "documents").mkdir(exist_ok=True)
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    return _indexed([folder / "documents"], folder / "index")


@cache
def assistant_of(root: Path) -> Assistant:
    """An assistant over the documents below a folder."""
    return _indexed([root], _folder())


def _folder() -> Path:
    """A folder that lasts as long as the tests: what is indexed in it is read by many of them."""
    folder = Path(mkdtemp(prefix="plan-assistant-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def _indexed(roots: Sequence[Path], directory: Path) -> Assistant:
    build_index(roots, directory)
    return Assistant(open_index(directory))
