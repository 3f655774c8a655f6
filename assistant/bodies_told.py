"""What a sentence must say where something of a body or a post is asked: 任期, 事務局, 代理."""

import re

from assistant.drafts import Context
from assistant.names import canonical
from assistant.topics.bodies import Mentions, mentions_name
from assistant.topics.governance_asks import GovernanceAsk, guess_governance_ask

_SURE = 0.7  # probability of what is asked from which a sentence that says nothing of it is doubted
_STANDS = (
    r"下に|下部|傘下|置[かくき]|設[けく置]|附属|所属|属[しす]|[内中]に|外局|[課部局室]"
    r"|部会|分科会|班|チーム|ワーキング"
)
_TOLD = {
    GovernanceAsk.DEPUTY: (
        r"代理|代行|代わ|代役|副(?![市町村区]長|知事)[一-鿿]{1,4}長|職務を|指名|穴を"
    ),
    GovernanceAsk.TERM: (
        r"任期|再任|[0-9]年(?:間)?(?:とし|とす|です|交代|ごと|以上|在任)|年交[代替]|在任"
    ),
    GovernanceAsk.SECRETARIAT: r"事務局|庶務|事務を|事務の|窓口",
    GovernanceAsk.HEAD: (
        r"の長は|(?:本部|部会|会|委員|座|議|幹事|隊|班|室|所|館|校|園|団|センター)長|を代表|代表(?:者?は|[がを])|責任者"
        r"|リーダー|C[A-Z]+O|主宰|率い|統括|束ね|充て|務め|就[くい任]|登用"
    ),
    GovernanceAsk.APPOINTS: (
        r"委嘱|任命|選任|選出|互選|指名|公募|推薦|選[ばびぶん]|募集|充て|任じ|登録|採用|認定"
        r"|修了|受講|研修|養成|資格|派遣|雇"
    ),
    GovernanceAsk.QUORUM: (
        r"過半数|半数|出席|定足|議決|可否|全会|成立|決する|多数|賛成|同意|持ち回り|書面|分の|点以上"
    ),
    GovernanceAsk.MEETS: (
        r"開[きくいかけ催]|招集|[0-9]回|毎[年月週日]|随時|必要に応じ|定例|四半期|ごと|月に"
    ),
    GovernanceAsk.CHILDREN: (
        r"下に|傘下|(?:部会|分科会|班|チーム|ワーキング|委員会|会議|課|係)[^。]{0,24}(?:置|設|分か)"
    ),
    GovernanceAsk.CHECK_PARENT: _STANDS,
}
_CUES = {ask: re.compile(words) for ask, words in _TOLD.items()}
_KIND = re.compile(
    r"本部|部会|分科会|委員会|審議会|協議会|懇話会|懇談会|連絡会|検討会|会議|センター|審査会"
)
_POST = re.compile(
    r"副?(?:本部|部会|分科会|幹事|(?<!部)会|委員|座|議)長|(?<!委)専門[員官]|推進員|補佐官|アドバイザー|顧問"
    r"|リーダー|コーディネーター|責任者|C[A-Z]+O|委員(?!会|長)"
)
_MAYOR = re.compile(r"(?P<mayor>副?[市町村区]長|教育長|議員)の任期")
_WHAT_LIKE = re.compile(r"(?:どんな|どういう)(?:人|方|役)(?:です|なの|なん|[?？]|$)")  # what it is
_OF_ONE_POST = frozenset({GovernanceAsk.DEPUTY, GovernanceAsk.TERM, GovernanceAsk.APPOINTS})


class AskedOfBody:
    """What is asked of which body or post, where that is sure; else every sentence may tell."""

    def __init__(self, context: Context) -> None:
        ask, probability = guess_governance_ask(context.question)
        is_sure = probability >= _SURE and not _WHAT_LIKE.search(context.question.text)
        self._cue = _CUES.get(ask) if is_sure else None
        if self._cue is None:
            return
        mentions = Mentions(context)
        self._bodies = [canonical(name) for name in mentions.bodies]
        known = {canonical(entry.role.body) for entry in mentions.entries}
        self._others = [
            name
            for name in known
            if name and not any(name in one or one in name for one in self._bodies)
        ]
        posts = set(_POST.findall(context.question.text))
        self._post = posts.pop() if ask in _OF_ONE_POST and len(posts) == 1 else ""
        mayor = _MAYOR.search(context.question.text) if ask is GovernanceAsk.TERM else None
        self._mayor = mayor["mayor"] if mayor and not self._post else ""

    def is_told(self, text: str) -> bool:
        """Whether a normalised sentence says something of the kind, and not of another body."""
        if self._cue is None:
            return True
        is_row = "\t" in text  # what its cells are stands above
        is_said = is_row or self._cue.search(text) is not None
        # 「任期は2年とし、再任を妨げない。」 says under its heading whose.
        posts = _POST.findall(text)
        is_of_post = not self._post or self._post in posts or not posts
        is_of_post = is_of_post and (not self._mayor or self._mayor in text)
        return is_said and is_of_post and not self._is_of_another(text)

    def _is_of_another(self, text: str) -> bool:
        """Whether a sentence names another body, and not the one that is asked about."""
        key = canonical(text)
        if not self._bodies or any(mentions_name(key, name) for name in self._bodies):
            return False
        kinds = {kind for name in self._bodies for kind in _KIND.findall(name)[-1:]}
        said = set(_KIND.findall(key))
        is_other_kind = bool(said and kinds) and not said & kinds
        return is_other_kind or any(name in key for name in self._others)
