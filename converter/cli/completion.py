"""`duizhao completion`: what a shell needs to complete commands, options and values by the tab key."""

from __future__ import annotations

import os
from typing import Any, Final

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter
from converter.cli.help import SpokenCommand
from converter.cli.options import reporting_options

VARIABLE: Final = "_DUIZHAO_COMPLETE"
"""What a shell sets to ask for completions, as click has it."""
SHELLS: Final = ("bash", "zsh", "fish", "powershell")

_POWERSHELL: Final = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:%(complete_var)s = "powershell_complete"
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    try {
        %(prog_name)s | Where-Object { $_ } | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $help)
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD -ErrorAction SilentlyContinue
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion in PowerShell, which completes names of files by itself where it is given nothing."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and that."""
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))[1:]
        begun = os.environ.get("COMP_CWORD", "")
        if begun and words and words[-1] == begun:
            words.pop()
        return words, begun

    def format_completion(self, item: CompletionItem) -> str:
        """A line: the value, and what it is."""
        return f"{item.value}\t{item.help or ''}"

    def complete(self) -> str:
        """The lines of all completions."""
        found = self.get_completions(*self.get_completion_args())
        return "\n".join(self.format_completion(each) for each in found if each.type == "plain")


def register() -> None:
    """Let click know the shells it has not by itself."""
    add_completion_class(PowerShellComplete)


@click.command(
    cls=SpokenCommand,
    short_help="Print what a shell needs to complete by the tab key.",
    epilog="\b\nExamples:\n"
    '  eval "$(duizhao completion bash)"              in ~/.bashrc\n'
    '  eval "$(duizhao completion zsh)"               in ~/.zshrc, below compinit\n'
    "  duizhao completion fish > ~/.config/fish/completions/duizhao.fish\n"
    "  duizhao completion powershell | Out-String | Invoke-Expression   in $PROFILE",
)
@click.argument("shell", metavar="SHELL", type=SpokenChoice(SHELLS))
@reporting_options
def completion(_reporter: Reporter, shell: str) -> None:
    """Print a script by which SHELL (bash, zsh, fish, powershell) completes commands, options and values."""
    register()
    kind: Any = get_completion_class(shell)
    made = kind(click.get_current_context().find_root().command, {}, "duizhao", VARIABLE)
    click.echo(ShellComplete.source(made), nl=False)  # without asking which shell runs this
