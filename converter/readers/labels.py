"""Where a paragraph begins and where a line ends one, by its words: for sources that break lines anywhere."""

from __future__ import annotations

import re

from converter.lexicon.characters import HALF_ENDS
from converter.lexicon.series import ORDER_WORD

_HAN = "〇零一二三四五六七八九十百"
OPENING = re.compile(
    rf"第?[{_HAN}]{{1,4}}(?:、|章|[节節]|部[分份])|[壹贰貳叁參肆伍陆陸柒捌玖拾]{{1,3}}、|[（(][{_HAN}\d]{{1,3}}[）)]"
    rf"|\d{{1,2}}[、.．](?!\d)|[①-⑳]|[{_HAN}]{{1,3}}[是要]|(?:其[一二三四五六七八九]|{ORDER_WORD})[，,]|——"
)
"""What a line that begins with it begins a paragraph or an item with."""
CLOSED = (*HALF_ENDS, *"：:…”」』）)")
"""What a line ends with that ends its paragraph."""
