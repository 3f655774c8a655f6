"""What the server sends: documents, headers, the two endpoints, and nothing else."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app import make_app
from assistant.markup import Html
from assistant.page.document import own_document
from index import OpenIndex
from tests.assistant.page.conftest import desk_of


@pytest.fixture(scope="module")
def app(open_three: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return make_app(desk_of(open_three, tmp_path_factory.mktemp("served")))


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Any:  # noqa: ANN401 - starlette's client
    with TestClient(app) as opened:
        yield opened


def call(client: TestClient, name: str, *arguments: object) -> Any:  # noqa: ANN401 - the client's own response
    return client.post(f"/gradio_api/run/{name}", json={"data": list(arguments)})


def test_the_document_is_ours_before_any_script_runs(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html\n\tlang="ja"' in page or '<html lang="ja"' in page
    assert "og:title" not in page
    assert "twitter:" not in page
    assert page.index('name="color-scheme" content="light"') < page.index("gradio_config")
    assert "interactive-widget=resizes-content" in page


@pytest.mark.parametrize(("path", "language"), [("/en/", "en"), ("/easy/", "ja")])
def test_every_language_has_its_own_document(client: TestClient, path: str, language: str) -> None:
    page = client.get(path).text
    assert f'lang="{language}"' in page[:200]


def test_a_language_without_its_slash_leads_to_it_with_its_question(client: TestClient) -> None:
    answered = client.get("/en?q=CIO", follow_redirects=False)
    assert answered.headers["location"] == "en/?q=CIO"


def test_the_browser_is_told_to_stay_here(client: TestClient) -> None:
    for path in ("/", "/healthz", "/config"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "connect-src 'self'" in policy
        assert "http" not in policy


def test_the_document_can_be_asked_for_compressed(client: TestClient) -> None:
    page = client.get("/", headers={"accept-encoding": "br, gzip"})
    assert page.headers["content-length"] == str(len(page.content))
    assert "計画書アシスタント" in page.text


def test_another_document_of_gradio_is_left_alone() -> None:
    page = '<html lang="en"><head><meta name="viewport" content="x"><p>a</p></head></html>'
    assert own_document(page, "ja", "計画", Html("<b></b>")).startswith(
        '<html lang="ja"><head><title>計画</title><b></b>'
        '<meta name="viewport" content="width=device-width'
    )


def test_it_says_whether_it_is_ready(client: TestClient) -> None:
    answered = client.get("/healthz")
    assert answered.status_code == 200
    assert answered.json()["status"] == "ready"
    assert answered.json()["documents"] == 3


def test_two_endpoints_are_named_and_no_other(client: TestClient) -> None:
    described = client.get("/gradio_api/info").json()
    assert set(described["named_endpoints"]) == {"/ask", "/search"}
    assert described["unnamed_endpoints"] == {}
    for path in ("/en", "/easy"):
        assert client.get(f"{path}/gradio_api/info").json()["named_endpoints"] == {}


def test_ask_answers_with_proved_quotes(client: TestClient, open_three: OpenIndex) -> None:
    given = call(client, "ask", "CIOを補佐するのは誰ですか", [], "ja").json()["data"][0]
    assert given["kind"] == "answer"
    assert "情報政策専門員" in given["text"]
    for cited in given["citations"]:
        text = open_three.documents[cited["doc_id"]].text
        assert cited["quote"] == text[cited["start"] : cited["end"]]


def test_ask_may_be_told_where_to_look(client: TestClient) -> None:
    question = "計画期間はいつからいつまでですか"
    given = call(client, "ask", question, ["shiomino-3rd-environment"], "ja").json()
    cited = {citation["doc_id"] for citation in given["data"][0]["citations"]}
    assert cited == {"shiomino-3rd-environment"}


def test_search_says_why_each_hit_is_there(client: TestClient) -> None:
    given = call(client, "search", "情報化推進本部", 2, []).json()["data"][0]
    assert len(given["hits"]) == 2
    first = given["hits"][0]
    assert first["rank"] == 1
    assert first["lexical_rank"] is not None
    assert first["matched_terms"]
    assert "情報化推進本部" in first["text"]


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask", ["", [], "ja"], "the question has 0 characters; wanted 1 to 300"),
        ("ask", ["あ" * 301, [], "ja"], "the question has 301 characters; wanted 1 to 300"),
        ("ask", ["期間は", ["nothing"], "ja"], "no such document: nothing"),
        ("ask", ["期間は", [], "fr"], "language is 'fr'; wanted one of ja, easy, en"),
        ("search", ["期間", 51, []], "top_k is 51; wanted 1 to 50"),
    ],
)
def test_a_wrong_call_is_told_what_was_wanted(
    client: TestClient, name: str, arguments: list[object], said: str
) -> None:
    answered = call(client, name, *arguments)
    assert answered.status_code >= 400
    assert said in answered.json()["error"]
