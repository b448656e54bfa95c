"""What the build adds to a wheel: the catalogues of messages, compiled.

A `.po` file is read and a `.mo` file written by `converter/languages/catalogues.py`, which reads them in a
checkout too and needs the standard library alone: so a wheel can be built of the sdist, or of a checkout,
wherever hatchling is, without network, and is the same bytes each time. Nothing compiled lies about.
"""

from __future__ import annotations

import shutil
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; an editable install reads them as they stand."""
        self._made = Path(tempfile.mkdtemp(prefix="duizhao-catalogues-"))
        if version == "editable":
            return
        catalogues = _catalogues(Path(self.root))
        for source in sorted(Path(self.root, "converter", "locale").rglob("*.po")):
            inside = source.relative_to(self.root).with_suffix(".mo")
            target = self._made / inside
            target.parent.mkdir(parents=True)
            target.write_bytes(catalogues.to_mo(catalogues.read_po(source.read_text("utf-8"))))
            build_data["force_include"][str(target)] = inside.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Nothing is left behind."""
        shutil.rmtree(self._made)


def _catalogues(root: Path) -> ModuleType:
    """The module of the source that is built; the package cannot be imported without what it depends on."""
    spec = spec_from_file_location("catalogues", root / "converter" / "languages" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
