"""The version, which everything that is made bears."""

from __future__ import annotations

__version__ = "0.2.0"
