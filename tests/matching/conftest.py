from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher
from tests.matching.library import library


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return library()
