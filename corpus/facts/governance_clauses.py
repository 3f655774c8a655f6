"""Tokens -> the elements of a clause (``governance_elements``)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.governance_elements import (
    LABEL,
    NOUN_CODES,
    Clause,
    Element,
    joined_units,
    mark_code,
    named_ranges,
    plain_predicates,
    served_posts,
    without_times,
)
from corpus.facts.governance_nouns import noun_element, noun_elements
from corpus.facts.governance_verbs import VERB_CODES, particle_code, verb_code
from corpus.facts.governance_words import (
    COORDINATORS,
    MAKES_VERBS,
    VENTURES,
)
from corpus.morphology import Token

_INSIDE_NAMES = frozenset({"・", "-", "/", "ヶ", "ケ", "ノ"})  # 霧ノ沢村
_NOUN_POS = frozenset({"名詞", "接尾辞", "接頭辞", "記号"})
_OF_OTHERS = frozenset({"の", "必要", "な", "関係"})  # その他必要な職員
_MAX_QUOTED_CHARS = 40
_NAMES_KIND = re.compile("[ぁ-ん]{3,}い")  # やさしいまち部会; not 新しい部会
# このほか各部長で構成する, 事務局は、いずれも総務課とする: of whom it is said does not change
_ASIDE = re.compile(r"[こそ]のほか(?=[^のに])、?|いずれも(?=[^の])")
_AUXILIARIES = frozenset({"居る", "行く", "来る", "おる", "頂く", "下さる", "貰う"})  # behind て
_BRACKETS = {"【": "】", "[": "]", "〔": "〕"}


def read_clause(
    text: str,
    tokens: Sequence[Token],
    names: frozenset[str] = frozenset(),
    label_end: int = 0,
) -> Clause:
    """The elements of one sentence.

    Args:
        text: The normalised sentence.
        tokens: Its tokens.
        names: Names of bodies that headings and tables give, so that
            しおみの環境市民会議 is one noun.
        label_end: Where a list mark that the caller knows of ends.
    """
    label = LABEL.match(text)
    begin = max(label_end, label.end() if label else 0)
    reader = _Reader(text, [token for token in tokens if token.start >= begin], names)
    plain = without_times(plain_predicates(reader.read()))
    elements = served_posts(joined_units(plain, text))
    return Clause(text, tuple(elements), "".join(element.code for element in elements), begin)


class _Reader:
    """Walks over the tokens of one sentence once."""

    def __init__(self, text: str, tokens: list[Token], names: frozenset[str]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.found: list[Element] = []
        self.named = named_ranges(text, names)

    def read(self) -> list[Element]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.start in self.named:
                self._named(self.named[token.start])
            elif token.surface == "(" or self._opens_gloss(token):
                self._parenthesis()
            elif token.surface in "「『":
                self._quoted()
            elif self._is_coordinator(token):
                self._mark(token)
            elif self._asks(token):
                self._ask()
            elif (aside := _ASIDE.match(self.text, token.start)) is not None:
                self._aside(aside.end())
            elif token.pos in _NOUN_POS or self._is_noun_adjective():
                self._chain()
            elif token.pos == "動詞":
                self._verb(self.at, self._lemma(token), token.start)
            else:
                self._mark(token)
        return self.found

    def _is_coordinator(self, token: Token) -> bool:
        """「課及び室」, where 及び may be read as a verb."""
        behind_noun = bool(self.found) and self.found[-1].code in NOUN_CODES
        return (
            token.surface in {",", "，"}
            or self.text.startswith("並びに", token.start)
            or (behind_noun and token.surface in COORDINATORS)
        )

    def _asks(self, token: Token) -> bool:
        """「会長にお願いする」."""
        after = self.tokens[self.at + 1 : self.at + 2]
        return token.surface in {"お", "御"} and bool(after) and after[0].lemma == "願う"

    def _ask(self) -> None:
        start = self.tokens[self.at].start
        self.at += 1
        after = self.tokens[self.at + 1 : self.at + 2]
        if after and after[0].lemma == "為る":
            self.at += 1
        self._verb(self.at, "願う", start)

    def _aside(self, end: int) -> None:
        """Pass over words that only join."""
        while self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1

    def _lemma(self, token: Token) -> str:
        """The verb's lemma; 就く, which UniDic has under 付く, and あてる behind its object."""
        if token.surface.startswith("就"):
            return "就く"
        is_put = bool(self.found) and self.found[-1].code in {"M", "を"}
        if token.surface == "あ" and is_put and self.text.startswith("あて", token.start):
            return "当てる"
        return token.lemma

    def _add(self, code: str, start: int, end: int, word: str) -> None:
        self.found.append(Element(code, start, end, word))

    def _named(self, end: int) -> None:
        start = self.tokens[self.at].start
        self._add("B", start, end, self.text[start:end])
        while self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1

    def _opens_gloss(self, token: Token) -> bool:
        """推進本部【本部長:村長】: a bracket right behind a noun."""
        beside = bool(self.found) and self.found[-1].end == token.start
        return beside and token.surface in _BRACKETS and self.found[-1].code in NOUN_CODES

    def _parenthesis(self) -> None:
        opening = self.tokens[self.at]
        closes = _BRACKETS.get(opening.surface, ")")
        depth = 0
        closing = None
        for number in range(self.at, len(self.tokens)):
            depth += {opening.surface: 1, closes: -1}.get(self.tokens[number].surface, 0)
            if depth == 0:
                closing = number
                break
        if closing is None:
            self.at += 1
            return
        if self.found and self.found[-1].code in NOUN_CODES and self.found[-1].gloss is None:
            gloss = (opening.end, self.tokens[closing].start)
            self.found[-1] = replace(self.found[-1], gloss=gloss)
        elif self.found and self.found[-1].code in VERB_CODES:  # チームを設置(リーダー:企画課長)
            bodies = [at for at, one in enumerate(self.found) if one.code == "B"]
            if bodies and self.found[bodies[-1]].gloss is None:
                gloss = (opening.end, self.tokens[closing].start)
                self.found[bodies[-1]] = replace(self.found[bodies[-1]], gloss=gloss)
        self.at = closing + 1

    def _quoted(self) -> None:
        opening = self.tokens[self.at]
        closing_mark = {"「": "」", "『": "』"}[opening.surface]
        stop = self.text.find(closing_mark, opening.end)
        inner = [token for token in self.tokens[self.at + 1 :] if token.start < stop]
        # 「推進委員会(以下「委員会」という。)を設置する: the mark that opens here is never closed
        is_cut = stop >= 0 and self.text.count("(", opening.end, stop) != self.text.count(
            ")", opening.end, stop
        )
        if (
            is_cut
            or not inner
            or stop - opening.end > _MAX_QUOTED_CHARS
            or inner[-1].pos not in _NOUN_POS
        ):
            self.at += 1
            return
        self.at += 1 + len(inner) + 1
        tail = [token for token in inner[-6:] if token.pos in _NOUN_POS]
        before = self.found[-1] if self.found else None
        self.found.append(noun_element(self.text, tail, (opening.end, stop), self.found))
        is_given = self.named.get(opening.end) == stop
        is_named = self.found[-1].word.endswith(VENTURES) or is_given
        if self.found[-1].code == "N" and (is_named or self._tells_of_a_body(before)):
            self.found[-1] = replace(self.found[-1], code="B")

    def _tells_of_a_body(self, verb: Element | None) -> bool:
        """住民で組織する「機構」, 町長を会長とする「未来塾」; not 小学生を対象とする「教室」."""
        if verb is None or verb.joins or not verb.is_attributive:
            return False
        codes = "".join(one.code for one in self.found[:-1])
        return verb.code == "C" or re.search("R(?:とS|をT)$", codes) is not None

    def _is_noun_adjective(self) -> bool:
        token = self.tokens[self.at]
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        return (
            (
                token.pos == "形状詞"
                or token.form.startswith("語幹")  # 久|桜市
                or (token.pos == "形容詞" and _NAMES_KIND.fullmatch(token.surface) is not None)
            )
            and after is not None
            and after.start == token.end
            and after.pos in {"名詞", "接尾辞"}
        )

    def _chain(self) -> None:
        first = self.at
        self.at += 1
        while self.at < len(self.tokens) and self._continues():
            self.at += 1
        chain = self.tokens[first : self.at]
        after = self.tokens[self.at] if self.at < len(self.tokens) else None
        if (
            after is not None
            and after.start == chain[-1].end
            and (after.lemma in MAKES_VERBS or self.text.startswith("位置", chain[-1].start))
            and (after.pos == "動詞")
        ):
            self._verb(self.at, chain[-1].surface, chain[0].start)
            return
        if self._ends_in_deed(chain, after):
            return
        self.found += noun_elements(self.text, chain, self.found)

    def _ends_in_deed(self, chain: list[Token], after: Token | None) -> bool:
        """「推進本部を設置」 at the end of a line, as if する stood behind it."""
        before = self.found[-1].code if self.found else ""
        if before not in {"を", "に", "が", "で"} or not (after is None or after.surface in "(。"):
            return False
        word = self.text[chain[0].start : chain[-1].end]
        code = verb_code(word, before, is_beside=self.found[-1].end == chain[0].start)
        if code not in {"O", "P", "T", "C"}:
            return False
        self._add(code, chain[0].start, chain[-1].end, word)
        return True

    def _continues(self) -> bool:
        token, before = self.tokens[self.at], self.tokens[self.at - 1]
        if token.surface in {",", "，"} or before.surface == "ため":
            return False
        if self.text.startswith("並びに", token.start):
            return False
        if token.start != before.end or token.start in self.named:
            return token.surface.isascii() and before.surface.isascii() and before.surface.isalpha()
        if token.surface in _INSIDE_NAMES:
            after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
            if after is None or after.start != token.end:
                return False
            return after.pos in _NOUN_POS or after.pos == "形状詞"
        if before.surface in _INSIDE_NAMES and token.pos in _NOUN_POS:
            return True
        return token.pos in _NOUN_POS or self._is_noun_adjective()

    def _verb(self, number: int, lemma: str, start: int) -> None:
        """Take in the verb at token ``number`` with its auxiliaries."""
        tokens = self.tokens
        if self._compound_particle(number, lemma, start):
            return
        stop = number + 1
        flags = {"past": False, "passive": False, "negative": False}
        joins = tokens[number].form.startswith("連用形")
        form = tokens[number].form
        while stop < len(tokens):
            token = tokens[stop]
            if token.pos == "助動詞" and token.lemma != "だ":
                flags["past"] |= token.lemma == "た"
                flags["passive"] |= token.lemma in {"れる", "られる"}
                is_duty = token.surface == "なけれ"  # 補佐しなければならない
                flags["negative"] |= token.lemma in {"ない", "ず", "ぬ"} and not is_duty
                form = token.form
                joins = form.startswith("連用形")
            elif token.surface in {"て", "で"} and token.pos == "助詞":
                joins, form = True, ""
            elif joins and form == "" and token.pos == "動詞" and token.lemma in _AUXILIARIES:
                form = token.form
                joins = form.startswith("連用形")
            else:
                break
            stop += 1
        end = tokens[stop - 1].end
        code = self._verb_code(lemma)
        is_attributive = form.startswith(("連体形", "終止形"))
        said = (flags["past"], flags["passive"], flags["negative"])
        self.found.append(Element(code, start, end, lemma, None, is_attributive, joins, *said))
        self.at = stop

    def _compound_particle(self, number: int, lemma: str, start: int) -> bool:
        """「において」, 「により」, 「に関する」, 「をもって」: particles made of verbs."""
        tokens = self.tokens
        token = tokens[number]
        before = self.found[-1].code if self.found else ""
        if start != token.start:
            return False
        code = particle_code(before, lemma, token.form)
        after = tokens[number + 1 : number + 2]
        is_said = bool(after) and after[0].surface == "ます"  # 立案に当たります
        if code is None or is_said:
            return False
        stop = number + 1
        while stop < len(tokens) and (
            tokens[stop].surface in {"て", "る", "まし", "ます"}
            and tokens[stop].pos in {"助詞", "助動詞"}
        ):
            stop += 1
        if before == "に":
            start = self.found.pop().start
        self._add(code, start, tokens[stop - 1].end, token.lemma)
        self.at = stop
        return True

    def _verb_code(self, lemma: str) -> str:
        before = self.found[-1].code if self.found else ""
        is_beside = bool(self.found) and self.found[-1].end == self.tokens[self.at].start
        return verb_code(lemma, before, is_beside=is_beside)

    def _mark(self, token: Token) -> None:
        self.at += 1
        surface = token.surface
        before = self.tokens[self.at - 2].surface if self.at > 1 else ""
        if surface in {"なる", "なり", "なっ"} and before in {"から", "より"}:
            is_attributive = surface == "なる"
            self.found.append(
                Element(
                    "C", token.start, token.end, "成る", None, is_attributive, not is_attributive
                )
            )
        elif surface == "から":
            self._add("f", token.start, token.end, surface)
        elif surface in COORDINATORS or (surface == "や" and token.pos == "助詞"):
            self._add("&", token.start, token.end, surface)
        elif surface == "その" and self.text.startswith("他", token.end):
            self._add("&", token.start, token.end + 1, "その他")
            self.at += 1
            while self.at < len(self.tokens) and self.tokens[self.at].surface in _OF_OTHERS:
                self.at += 1
        elif surface == "並び" and self.text.startswith("に", token.end):
            self._add("&", token.start, token.end + 1, "並びに")
            self.at += 1
        elif surface == "又" and self.text.startswith("は", token.end):
            self._add("&", token.start, token.end + 1, "又は")
            self.at += 1
        elif token.pos == "接続詞":
            self._add("J", token.start, token.end, surface)
        elif surface == "など" or surface == "ら":
            self._add("d", token.start, token.end, surface)
        elif surface in {"もって"}:
            self._add("M", token.start, token.end, surface)
        elif token.pos == "助動詞" and token.lemma in {"だ", "です"}:
            if surface not in {"な", "に"}:
                self._copula(token)
        elif token.pos == "助詞":
            is_joint = token.pos2 == "接続助詞" and surface in {"が", "と", "ば", "し", "ながら"}
            code = ";" if is_joint else {"より": "y"}.get(surface, surface[0])
            if token.pos2 != "副助詞" or surface == "まで":
                self._add(code, token.start, token.end, surface)
        elif token.pos == "代名詞":
            self._add("N", token.start, token.end, surface)
        elif surface in {",", "，"}:
            self._add("、", token.start, token.end, surface)
        elif token.pos == "補助記号" and surface.strip("「」『』)*"):
            self._add(mark_code(surface), token.start, token.end, surface)

    def _copula(self, token: Token) -> None:
        end = token.end
        if self.at < len(self.tokens) and self.tokens[self.at].lemma == "有る":
            end = self.tokens[self.at].end
            self.at += 1
        self._add("D", token.start, end, "だ")
