"""The three standards of Chinese script, and the tags by which the rest of the world knows them."""

from __future__ import annotations

from typing import Final, Literal

Script = Literal["Hant", "Hans"]
Variant = Literal["tw", "hk", "cn"]
"""Taiwan, Hong Kong, Mainland."""

LANG: Final[dict[Variant, str]] = {"tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "cn": "zh-Hans-CN"}
"""BCP 47 tag of each variant."""
