"""Marked once for all tests of this folder: the published report."""

from __future__ import annotations

import pytest

from tests.annotate.marking import PUBLISHED, Run, mark
from xlsx_lkip.agency.settings import settings_for


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The copies of `samples/as_published`, checked with its settings."""
    settings = settings_for(PUBLISHED / "lkip.toml", [PUBLISHED])
    return mark(PUBLISHED, tmp_path_factory.mktemp("salinan"), settings)
