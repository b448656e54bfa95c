"""What the system is asked for while a report is converted: no network, and no files but those one expects."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")
REPORT = ("临江市公安局上半年工作总结", "一、主要工作", "今年以来，全市刑事立案1234起，同比下降5.6%。")
CALL = re.compile(r'(?:open|openat|creat)\((?:[^"]*, )?"([^"]*)", ([A-Z_|]+)')
ALLOWED = (
    *{sys.prefix, sys.base_prefix, str(ROOT), str(Path(sys.executable).resolve().parents[1])},
    *filter(None, sys.path),
    "/usr", "/lib", "/etc", "/proc", "/sys", "/dev/null", "/dev/urandom", "/dev/tty",
)  # fmt: skip
"""Where Python, its packages and the system's libraries lie; nothing else is read but the report."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(STRACE is None, reason="there is no strace here")]


def source(folder: Path, kind: str) -> Path:
    path = folder / f"report.{kind}"
    if kind == "docx":
        document = docx.Document()
        for line in REPORT:
            document.add_paragraph(line)
        document.save(str(path))
    else:
        lines = [f"<p>{line}</p>" for line in REPORT] if kind == "html" else REPORT
        path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_no_socket_is_opened_and_no_file_that_is_not_expected(tmp_path: Path, kind: str) -> None:
    trace = tmp_path / "trace"
    made = tmp_path / "out"
    command = [sys.executable, "-m", "converter", "convert", str(source(tmp_path, kind)), "-o", str(made)]
    calls = "trace=network,open,openat,creat,execve"
    run = subprocess.run(
        [str(STRACE), "-f", "-qq", "-o", str(trace), "-e", calls, *command],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}, check=False,
    )  # fmt: skip
    if not trace.exists() or "ptrace" in run.stderr:
        pytest.skip("processes may not be traced here")
    assert run.returncode == 0, run.stderr
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    assert not [line for line in lines if re.search(r"\b(socket|connect|sendto|bind)\(", line)]
    assert sum("execve(" in line for line in lines) == 1, "no other program is started"
    opened = [match.groups() for line in lines if (match := CALL.search(line)) and " = -1 " not in line]
    written = {path for path, how in opened if "O_WRONLY" in how or "O_RDWR" in how}
    read = {path for path, how in opened if "O_RDONLY" in how}
    assert {path for path in written if not path.startswith((str(made), "/dev/null"))} == set()
    strange = {
        path for path in read if path.startswith("/") and not path.startswith((*ALLOWED, str(tmp_path)))
    }
    assert strange == set()
    assert sorted(path.name for path in made.iterdir()) == ["report.docx", "report.pdf"]
