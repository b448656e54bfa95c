"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# The suite gives the same verdict every time; DUIZHAO_SEARCH=1 looks for new examples instead.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("search" if os.environ.get("DUIZHAO_SEARCH") else "steady")
