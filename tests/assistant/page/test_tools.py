"""The two tools for language models, called as their protocol says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app import make_app
from assistant.answer import answer_to_dict
from assistant.page.replies import AnswerJson, CitationJson
from index import OpenIndex
from tests.assistant.page.conftest import TODAY, desk_of

pytest.importorskip("mcp", reason="the library of the Model Context Protocol is not installed")


@pytest.fixture(scope="module")
def client(open_plans: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("tools")
    with TestClient(make_app(desk_of(open_plans, folder))) as opened:
        yield opened


def rpc(client: TestClient, method: str, path: str = "/mcp", **params: Any) -> Any:  # noqa: ANN401 - JSON
    answered = client.post(
        path,
        json={"jsonrpc": "2.0", "id": 1, "method": method, "params": params},
        headers={"accept": "application/json, text/event-stream"},
    )
    assert answered.status_code == 200
    return answered.json()["result"]


@pytest.mark.parametrize("path", ["/mcp", "/mcp/", "/gradio_api/mcp/"])
def test_there_are_two_tools_with_typed_arguments_and_replies(
    client: TestClient, path: str
) -> None:
    tools = {tool["name"]: tool for tool in rpc(client, "tools/list", path)["tools"]}
    assert set(tools) == {"ask", "search"}
    assert tools["ask"]["inputSchema"]["required"] == ["question"]
    assert tools["search"]["inputSchema"]["properties"]["top_k"]["type"] == "integer"
    assert "citations" in tools["ask"]["outputSchema"]["properties"]
    assert "context" not in tools["ask"]["inputSchema"]["properties"]


def test_ask_gives_the_reply_with_its_quotes(client: TestClient, open_plans: OpenIndex) -> None:
    given = rpc(
        client, "tools/call", name="ask", arguments={"question": "CIOを補佐するのは誰ですか"}
    )
    reply = given["structuredContent"]
    assert "情報政策専門員" in reply["text"]
    for cited in reply["citations"]:
        text = open_plans.documents[cited["doc_id"]].text
        assert cited["quote"] == text[cited["start"] : cited["end"]]


def test_search_gives_passages(client: TestClient) -> None:
    arguments = {"query": "情報化推進本部", "top_k": 2}
    given = rpc(client, "tools/call", name="search", arguments=arguments)
    assert [hit["rank"] for hit in given["structuredContent"]["hits"]] == [1, 2]


def test_a_wrong_call_is_told_what_was_wanted(client: TestClient) -> None:
    given = rpc(client, "tools/call", name="ask", arguments={"question": ""})
    assert given["isError"]
    assert "the question has 0 characters; wanted 1 to 300" in given["content"][0]["text"]


def test_no_key_of_a_reply_is_left_out_of_its_type(open_plans: OpenIndex, tmp_path: Path) -> None:
    assistant = desk_of(open_plans, tmp_path).assistant()
    answer = assistant.ask("計画期間はいつまでですか", today=TODAY)
    given = answer_to_dict(answer, dict(open_plans.documents))
    assert set(given) == set(AnswerJson.__annotations__)
    assert set(given["citations"][0]) == set(CitationJson.__annotations__)
