"""Every run draws the same examples."""

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")


@pytest.fixture(autouse=True)
def an_archive_of_the_test_s_own(tmp_path, monkeypatch):
    """No test sees or touches the archive of whoever runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path.with_name(f"{tmp_path.name}-data")))
