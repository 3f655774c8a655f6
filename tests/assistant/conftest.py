"""Assistants over small plans, each indexed once for all tests of the assistant."""

import pytest

from assistant.service import Assistant
from tests.assistant.documents import DISASTER_PLAN, READING_PLAN, WATER_PLAN, assistant_over


@pytest.fixture(scope="session")
def reading() -> Assistant:
    return assistant_over(("reading.md", READING_PLAN))


@pytest.fixture(scope="session")
def disaster() -> Assistant:
    return assistant_over(("disaster.txt", DISASTER_PLAN))


@pytest.fixture(scope="session")
def water() -> Assistant:
    return assistant_over(("water.md", WATER_PLAN))
