"""One engine a process; what is missing, doubled or broken is said with its remedy."""

from __future__ import annotations

import pytest

from converter.errors import EngineError
from converter.variants.engine import choose_engine, engine_label, load_engine


def test_the_engine_of_the_process_is_one_and_named() -> None:
    assert load_engine() is load_engine()
    assert engine_label() == f"{load_engine().name} {load_engine().version}"


def test_no_engine_is_an_error_with_a_remedy() -> None:
    with pytest.raises(EngineError, match="pip install opencc-python-reimplemented"):
        choose_engine(())


def test_two_distributions_of_one_package_are_refused() -> None:
    with pytest.raises(EngineError, match="opencc and opencc-py overwrite each other"):
        choose_engine((("opencc", "1.4.2"), ("opencc-py", "1.4.2")))


def test_a_broken_engine_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import opencc

    monkeypatch.setattr(opencc.OpenCC, "convert", lambda self, text: text)
    with pytest.raises(EngineError, match="converts wrongly"):
        choose_engine((("opencc-python-reimplemented", "0.1.7"),))
