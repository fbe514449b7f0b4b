"""The Tab key: the printed scripts, and what bash gets from the one that is made for it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlsx_lkip.cli.app import cli

PROGRAM = Path(sys.executable).with_name("xlsx-lkip")
ASK = """
source <({program} completion bash)
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
compopt() {{ shift; echo "by the shell: $*"; }}
_xlsx_lkip_completion {program}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def completed(*words: str) -> list[str]:
    """What bash offers after these words, the last of which is begun."""
    line = " ".join(shlex.quote(word) for word in (str(PROGRAM), *words))
    script = ASK.format(program=shlex.quote(str(PROGRAM)), words=line)
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return [reply for reply in done.stdout.splitlines() if reply]


@pytest.mark.skipif(
    not shutil.which("bash") or not PROGRAM.exists(), reason="no bash, or not installed"
)
class TestBash:
    def test_a_command_is_completed(self) -> None:
        assert completed("va") == ["validate"]

    def test_commands_are_listed_in_order_of_use(self) -> None:
        assert completed("") == list(cli.commands)

    def test_options_are_listed(self) -> None:
        assert {"--format", "--strict", "--lang"} <= set(completed("validate", "--"))

    def test_a_choice_is_completed(self) -> None:
        assert completed("validate", "--format", "j") == ["json"]
        assert completed("--lang", "") == ["id", "en"]

    def test_a_rule_is_completed_in_whatever_case(self) -> None:
        assert completed("rules", "a20") == ["A201", "A202", "A203", "A204", "A205"]

    @pytest.mark.parametrize("words", [("validate", ""), ("validate", "x", "--config", "")])
    def test_files_are_left_to_the_shell(self, words: tuple[str, ...]) -> None:
        assert completed(*words)[0] == "by the shell: default"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_for_its_shell(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert f"_XLSX_LKIP_COMPLETE={shell}_complete" in result.stdout
    program = shutil.which(shell)
    if program:  # It can at least be read by it.
        subprocess.run([program, "-n"], input=result.stdout, text=True, check=True, timeout=60)


def test_another_shell_is_refused() -> None:
    result = CliRunner().invoke(cli, ["completion", "tcsh"])
    assert result.exit_code == 2
    assert result.stderr.endswith("Galat: SHELL harus salah satu dari bash, zsh, fish.\n")
