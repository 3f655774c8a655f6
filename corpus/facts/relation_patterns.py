"""The ways in which a plan says how it stands to others, over a sentence whose names are masked."""

import re

from corpus.facts.relation_names import LAW, PLAN, PLAN_END, Relation

_AND = (
    r"(?:等|など|ほか)?(?:、|,|・|や|と|及び|および|並びに|ならびに|又は|\s)*"
    r"(?:(?:国|政府|都|道|府|県|[本当]?[市町村])の)?"
)
_PLANS = rf"{PLAN}(?:{_AND}{PLAN})*"
_LAWS = rf"{LAW}(?:{_AND}{LAW})*"
# 上位計画である総合計画, 関連計画には環境計画, 関連計画(景観計画
_LINK = (
    r"(?:\s*[】〕〉\]}→]|である|となる|とは|が|に当たる|に位置する|に位置[付づ]けられる"
    r"|として(?:の|は|位置[付づ]けられ(?:る|た|ている))?|に(?:は)?|については|の|は|:|\s|(?=[(【〔\[]))"
    r"[、\s]*[(【〔\[]?(?:(?:国|政府|都|道|府|県|[本当]?[市町村区])の)?"
)
# where the kind in front of _LINK is not said of a plan before it: 総合計画を上位計画として、…
_FREE = r"(?<![をはが])"
# How a plan is heeded: 整合を図る, 調整し, 抵触しない, 両輪となり
HEEDED = r"(?:整合|連携|調和|連動|補完|調整|協調|歩調|両輪|役割分担|矛盾しな|矛盾のな|齟齬|一体)"
_ALSO = r"(?:について)?(?:を|も)"
_BESIDE = r"(?:横並び|並列|並立|同列|同格|並ぶ)"
SOME = r"(?:等|など)?"
# 「観光計画」等の個別計画と整合を図る: beside this plan, whatever kind they are called
_SO_CALLED = (
    r"(?:、?(?:の|といった|をはじめ(?:とする|とした|、))?(?:その)?(?:他の)?各?種?"
    r"(?:個別|部門別|分野別|関[連係](?:する)?|諸)の?計画等?)"
)
_HEEDED_WITH = rf"{SOME}{_SO_CALLED}?(?:との?|に)[^。{PLAN}]{{0,8}}{HEEDED}"
PATTERNS: tuple[tuple[Relation, re.Pattern[str], float], ...] = tuple(
    (relation, re.compile(pattern), confidence)
    for relation, pattern, confidence in (
        # 最上位計画である総合計画; 上位計画:海南市総合戦略
        (
            Relation.UPPER,
            rf"{_FREE}最?上位(?:の?{PLAN_END})?(?:{_LINK}|(?<=画))(?P<names>{_PLANS})(?!{SOME}の関連)",
            0.95,
        ),
        # 総合計画を上位計画とし
        (
            Relation.UPPER,
            rf"(?P<names>{_PLANS}){SOME}を[^。{PLAN}]{{0,8}}最?上位の?計画(?:と|に)",
            0.95,
        ),
        (Relation.UPPER, rf"(?P<names>{PLAN})が[^。、は{PLAN}]{{0,6}}上位?に(?:あ|位置|立)", 0.8),
        (Relation.UPPER, rf"最も上位[^。は、{PLAN}]{{0,10}}は、?(?P<names>{_PLANS})", 0.9),
        (Relation.UPPER, rf"(?P<names>{PLAN})を[^。、は]{{0,4}}頂点", 0.85),
        # 総合計画は、市の最上位計画であり
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})は、?[^。は{PLAN}]{{0,20}}最?上位の?計画(?:で|と|に|。|$)",
            0.9,
        ),
        # 本計画は、総合計画の部門別計画として; 総合計画に基づき策定する個別計画であり
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})(?:の[^。は、{PLAN}]{{0,16}}|[にを][^。は、{PLAN}]{{2,32}})"
            rf"(?:個別(?:施設)?|部門別|分野別|部門|分野|下位)の?計画(?!として、{PLAN}(?!と|{_AND}{PLAN}{_HEEDED_WITH}))(?:と|で|に|。|$)",
            0.8,
        ),
        # 本計画は、第5次総合計画に即し; only what is above by its name
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN}){SOME}(?:(?:の[^、。は]{{1,6}})?に即|に基づ|を受け|に示され|の(?:もと|下)で?、)",
            0.75,
        ),
        # 総合計画を踏まえ
        (Relation.UPPER, rf"(?P<names>{PLAN})を踏まえ", 0.7),
        (Relation.UPPER, rf"(?P<names>{PLAN})を最上位(?:の計画)?と(?:し|す)", 0.9),
        # 「地域福祉計画」の下に位置づけます
        (Relation.UPPER, rf"(?P<names>{_PLANS})の(?:下|もと|下位)に位置", 0.85),
        # 総合計画の将来像を情報化の面から実現するための計画
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})(?:(?:の|に掲げ|で掲げ|に定め)[^。は{PLAN}]{{0,30}})?[をの][^。は{PLAN}]{{0,20}}"
            r"(?:(?:実現|具体化|具現化|補完|推進)(?:する|していく|を図る|を目指す|に向けた)|支える|担う|受け持つ)"
            r"[^。、は]{0,12}(?:計画|もの|指針)(?:と|で|に|。|$)",
            0.8,
        ),
        (Relation.UPPER, rf"(?P<names>{PLAN})に(?:包含|内包)され", 0.8),
        (Relation.UPPER, rf"計画は、(?P<names>{PLAN})を(?:具体化|具現化)(?:し|する)", 0.8),
        # 本計画は、行財政改革大綱の実施計画として
        (
            Relation.UPPER,
            rf"[本この]+{PLAN_END}は、(?P<names>{PLAN})の(?:実施|実行|行動)計画(?:と|で(?:す|あ)|に(?:当た|位置))",
            0.8,
        ),
        # 本計画の下に、「実施計画」を定めます; 別に定める「行動プラン」
        (
            Relation.INDIVIDUAL,
            rf"(?:[本この]+計画)の(?:下|もと)に、?[^。は{PLAN}]{{0,12}}(?P<names>{_PLANS})を(?:[^。、は]{{0,6}}計画として)?(?:定め|策定|作成|置)",
            0.85,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?:具体的?な|具体の|詳細な?|個々の|必要な|本計画の|[^。、は]{{1,6}}ごとの)[^。{PLAN}]{{0,16}}は、?[^。{PLAN}]{{0,20}}"
            rf"(?P<names>{PLAN})(?:(?:において|で|に)、?[^。]{{0,12}}(?:定め|示|記載|委ね|具体化|明らか)|によ(?:る|り))",
            0.8,
        ),
        (
            Relation.INDIVIDUAL,
            rf"別[に途](?:定める|策定する|作成する)[、\s]*(?P<names>{_PLANS})",
            0.85,
        ),
        # 本ビジョンを上位計画として、「経営戦略」を策定します
        (
            Relation.INDIVIDUAL,
            rf"[本この]+(?:計画|構想|方針|大綱|指針|ビジョン|プラン|戦略)を最?上位の?計画と(?:し|する)[^。{PLAN}]{{0,12}}(?P<names>{_PLANS})を",
            0.85,
        ),
        # 個別計画である情報化計画; 実施計画として「行動プラン」を
        (
            Relation.INDIVIDUAL,
            rf"{_FREE}(?:(?:個別(?:施設)?|下位|部門別|分野別)の?計画{_LINK}|下位に(?:は|、)?)(?P<names>{_PLANS})(?!{_AND}{PLAN}|{_HEEDED_WITH})",
            0.9,
        ),
        # 本方針に基づく「個別施設計画」を策定する
        (
            Relation.INDIVIDUAL,
            rf"(?:本|この)(?:計画|構想|方針|大綱|指針|ビジョン|プラン|戦略)に基づ(?:く|き、?)[^。は{PLAN}]{{0,12}}(?P<names>{_PLANS})を[^。]{{0,16}}(?:策定|定め|作成)",
            0.85,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?:実施|行動|実行)計画(?:である|として|が)[、\s]*(?P<names>{_PLANS})",
            0.85,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?P<names>{PLAN}{_AND}{_PLANS}{SOME}|{PLAN}(?:等|など))(?:の|といった)(?:個別(?:施設)?|部門別|分野別)の?計画(?!との?[^。{PLAN}]{{0,8}}{HEEDED})",
            0.85,
        ),
        # 前計画である第4期計画; 第2次計画の期間が終了する; 第1次計画を引き継ぐ
        (
            Relation.FORMER,
            rf"(?:前|旧|前回の?|前期の?|現行|前身(?:となる|の)|従前の)計画(?:{_LINK})?(?P<names>{PLAN})",
            0.95,
        ),
        (
            Relation.FORMER,
            rf"(?:従来の|現行の|これまでの)(?P<names>{PLAN})(?:に(?:代わ|替わ)|を(?:全面的?に?|一部)?(?:見直|改定|改訂|引き継|発展|統合))",
            0.85,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:の(?:計画)?の?期間)?(?:が[^。{PLAN}]{{0,20}}(?:満了|終了|最終年度|終期|終わ)|の?(?:満了|終了))",
            0.8,
        ),
        # 第1期計画を策定し、…期間が満了することから、第2期計画を策定しました
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})を(?:策定|作成|定め)[^。{PLAN}]{{0,50}}期間が[^。{PLAN}]{{0,16}}(?:満了|終了)",
            0.8,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:の[^。、{PLAN}]{{1,16}}を|[をの])[^。、{PLAN}]{{0,5}}(?:引き?継|受け継|継承|承継|踏襲|改定|見直|改訂|後継|次期)"
            r"(?P<done>(?:し|い)だ?た(?:もの)?|しを行(?:い|った))?",
            0.8,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:で|に)(?:掲げ|定め)[^。{PLAN}]{{0,12}}を(?:継承|引き継|発展)",
            0.75,
        ),
        # 本計画は、「町振興計画」に代わるものです; 第3次大綱の後を受けて
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:(?P<done>に(?:代わ|替わ|代え))|の後(?:を受け|に続))",
            0.8,
        ),
        # 令和6年3月に終了した第2次計画
        (Relation.FORMER, rf"(?:終了|満了)した(?P<names>{PLAN})", 0.8),
        (Relation.FORMER, rf"(?P<names>{PLAN})(?P<done>(?:は|を)廃止)", 0.75),
        # 第1次計画、第2次計画に続き; 「第1期計画」の評価を踏まえ
        (Relation.FORMER, rf"(?P<names>{_PLANS})に(?:引き?)?(?:続|次)[きくいぐ]", 0.8),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})の(?:評価|成果|課題|検証|実績|取組|進捗)[^。{PLAN}]{{0,20}}(?:踏まえ|受け|基に|もとに)",
            0.75,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})に基づ[^。{PLAN}]{{0,30}}(?:きました|きた|まいりました)",
            0.7,
        ),
        # 関連する「環境基本計画」; 地域防災計画と整合・連携を図る; 福祉計画等の関連計画
        (
            Relation.RELATED,
            rf"{_FREE}関(?:[連係]|わり)(?:する|した|[のが]深い)?(?:主な|個別|各種)?(?:の?計画)?(?:{_LINK})?(?P<names>{_PLANS})",
            0.85,
        ),
        (Relation.RELATED, rf"(?P<names>{_PLANS}){SOME}(?:を|が)関連計画(?:と|に|で)", 0.85),
        # 横並びの計画として地域福祉計画がある
        (
            Relation.RELATED,
            rf"{_BESIDE}(?:する|の)?(?:位置)?(?:の?{PLAN_END})?(?:{_LINK})(?P<names>{_PLANS})",
            0.8,
        ),
        (Relation.RELATED, rf"(?P<names>{_PLANS}){SOME}と[は]?{_BESIDE}", 0.8),
        # 本計画と整合を図るべき計画は、国土利用計画である; 母子保健計画を包含する
        (
            Relation.RELATED,
            rf"(?:整合|調和|連携)[^。、{PLAN}]{{0,8}}計画は、?(?P<names>{_PLANS}){SOME}(?:で|と|。|$)",
            0.85,
        ),
        (Relation.RELATED, rf"(?P<names>{_PLANS})と一体", 0.75),
        (Relation.RELATED, rf"(?P<names>{_PLANS})を[^。、は]{{0,10}}(?:包含|内包)", 0.8),
        (Relation.RELATED, rf"(?P<names>{_PLANS}){SOME}の定めるところによ", 0.75),
        # 国の「推進計画」及び県の「推進戦略」を踏まえて策定します; 「推進戦略」の内容を踏まえました
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){SOME}\)?(?:の(?:内容|趣旨|方向性?|考え方|視点|理念))?{_ALSO}(?:十分に?)?(?:勘案|参酌|しん酌|斟酌|反映|取り入れ"
            r"|(?:踏まえ|考慮)(?:[^。]{0,24}(?:策定|定め|作成)|(?:し?た|する)(?:もの|内容|計画)|て(?:い|お)(?:ます|る|り)"
            r"|(?:し?まし)?た(?:。|$)|るとともに))",
            0.8,
        ),
        (
            Relation.RELATED,
            rf"策定に(?:当たって|あたって|際して?)[^。{PLAN}]*(?P<names>{_PLANS}){SOME}を参考",
            0.75,
        ),
        (Relation.RELATED, rf"(?P<names>{_PLANS}){SOME}を参考(?:に|と)[^。]{{0,20}}策定", 0.75),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){SOME}\)?(?:{_SO_CALLED}|(?:の|における|に示す|に掲げる)[^。、は{PLAN}]{{1,16}})?(?:と(?!し)|に(?=も?整合))[^。{PLAN}]{{0,8}}{HEEDED}",
            0.85,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){SOME}に(?:(?:抵触|反|矛盾)(?:す|し(?!ない範囲))|準拠|適合|対応し[てた])",
            0.8,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){SOME}[、]?(?:の|その他の?|をはじめ(?:とする|、))?関連(?:する)?(?:個別|各種|諸)?の?計画",
            0.9,
        ),
        # 環境基本法第36条に基づき; 根拠法令:まち・ひと・しごと創生法
        (
            Relation.LAW,
            rf"根拠(?:(?:となる|の)?(?:法令?|法律|条例))?{_LINK}(?P<names>{_LAWS})",
            0.95,
        ),
        (Relation.LAW, rf"(?P<names>{_LAWS})を根拠", 0.9),
        # 障害者基本法第11条第3項の「市町村障害者計画」, 森林法第10条の5の市町村計画とする
        (
            Relation.LAW,
            rf"(?P<names>{LAW})の(?={PLAN}|[^。、は]{{0,24}}{PLAN_END}(?:と|で|に(?:当た|該当|相当|位置)))",
            0.85,
        ),
        (
            Relation.LAW,
            rf"(?P<names>{_LAWS})(?:(?:の(?:趣旨|理念|規定|考え方))?を(?:踏まえ|受け|尊重し)|の(?:趣旨|理念)に(?:基づ|のっと|則))[^。]{{0,40}}(?:策定|定め|作成)",
            0.8,
        ),
        (
            Relation.LAW,
            rf"(?P<names>{_LAWS})(?:の規定)?に(?:基づ|規定|定め|より|よる|位置|おける|掲げる|いう|のっと|則)",
            0.85,
        ),
    )
)
