"""A small program that eval can be tried on: it answers with the sentence that shares most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.records import DocId
from eval.dataset import ReplyKind
from eval.json_values import JsonValue
from eval.reply import Cited, Found, KnownChunk, KnownDocument, Reply

TEXT = (
    "第1章 総論\n計画期間は令和6年度から令和10年度までの5年間です。\n"
    "第2章 体制\n市長を本部長とする推進本部を設けます。\n庶務は企画課が行います。"
)
DOC_ID = DocId("wakaba-plan")
SHA256 = "ab" * 32


def chunks_of(text: str) -> tuple[KnownChunk, ...]:
    """Each sentence of the twin's document under the heading above it."""
    chunks: list[KnownChunk] = []
    heading, start = "", 0
    for line in text.split("\n"):
        if line.startswith("第"):
            heading = line
        else:
            name = f"{DOC_ID}#{len(chunks)}"
            end = start + len(line)
            chunks.append(KnownChunk(name, DOC_ID, (heading,), start, end, None))
        start += len(line) + 1
    return tuple(chunks)


@dataclass
class Twin:
    """Ranks chunks by shared characters; abstains when too few are shared."""

    least_shared: int = 5
    asked: list[tuple[str, ...]] = field(default_factory=list)
    setting: Mapping[str, JsonValue] = field(default_factory=lambda: {"encoder": "none"})
    digest: str = "twin"

    @property
    def documents(self) -> Mapping[DocId, KnownDocument]:
        return {DOC_ID: KnownDocument(DOC_ID, SHA256, "若葉市計画", TEXT)}

    @property
    def chunks(self) -> Sequence[KnownChunk]:
        return chunks_of(TEXT)

    def ask(self, turns: Sequence[str], *, today: date, documents: Sequence[DocId]) -> Reply:
        self.asked.append(tuple(turns))
        query = "".join(turns)
        best = self._ranked(query)[0]
        shared = self._shared(query, best)
        if shared < self.least_shared:
            return Reply(ReplyKind.ABSTENTION, "書かれていません。", confidence=shared / 10)
        quote = TEXT[best.start : best.end]
        cited = Cited(DOC_ID, best.heading_path, None, best.start, best.end, quote)
        return Reply(
            ReplyKind.ANSWER,
            f"{quote}［1］",
            (cited,),
            confidence=min(1.0, shared / 10),
            seconds=0.01,
        )

    def search(self, query: str, *, top_k: int, documents: Sequence[DocId]) -> list[Found]:
        return [Found(chunk.chunk_id, chunk.doc_id) for chunk in self._ranked(query)[:top_k]]

    def _ranked(self, query: str) -> list[KnownChunk]:
        return sorted(self.chunks, key=lambda chunk: -self._shared(query, chunk))

    def _shared(self, query: str, chunk: KnownChunk) -> int:
        return len(set(query) & set(TEXT[chunk.start : chunk.end]))
