"""この案内について: what this is, what it rests on, what it keeps."""

from assistant.markup import Html, element, join
from assistant.service import JAPAN
from assistant.wording.page import PageWords
from corpus.records import Document
from index import OpenIndex

_POINTS = ("automatic", "basis", "private", "kept", "offline")


def about_html(index: OpenIndex, words: PageWords) -> Html:
    """The tab's text, and the documents that are held."""
    points = [
        element(
            "div",
            element("h3", words(f"about.{point}.title")),
            element("p", words(f"about.{point}")),
        )
        for point in _POINTS
    ]
    contacts = dict.fromkeys(
        document.contact or words("about.desk") for document in index.documents.values()
    )
    return join(
        [
            element("h2", words("about.title")),
            *points,
            element(
                "div",
                element("h3", words("about.contact.title")),
                element(
                    "p",
                    words(
                        "about.contact",
                        contact=words("list.separator").join(contacts) or words("about.desk"),
                    ),
                ),
            ),
            element("h2", words("about.documents")),
            *(_document(document, words) for document in index.documents.values()),
            element(
                "p",
                words("about.index", day=words.day(index.built_at.astimezone(JAPAN).date())),
                class_="fine",
            ),
        ]
    )


def _document(document: Document, words: PageWords) -> Html:
    rows = [
        (words("about.municipality"), document.municipality),
        (words("about.publisher"), document.publisher),
        (words("about.date"), document.date),
        (words("about.coverage"), document.coverage or words("about.whole")),
        (words("about.pages"), str(len(document.pages)) if document.pages else ""),
        (words("about.note"), document.note),
        (words("about.source"), document.source_url),
    ]
    return element(
        "section",
        element("h3", document.title, lang="ja"),
        element(
            "dl",
            *(
                element("div", element("dt", name), element("dd", said, lang="ja"))
                for name, said in rows
                if said
            ),
            class_="pairs",
        ),
        class_="held",
    )
