"""``sahelscope completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

from commands import terminal

SHELLS = ("bash", "zsh", "fish")
PROGRAM, VARIABLE = "sahelscope", "_SAHELSCOPE_COMPLETE"


HELP = """Print the completion script for SHELL.

\b
bash:  sahelscope completion bash >> ~/.bashrc
zsh:   sahelscope completion zsh >> ~/.zshrc
fish:  sahelscope completion fish > ~/.config/fish/completions/sahelscope.fish
"""
"""The help; its second paragraph keeps its lines."""


@click.command(name="completion", help=HELP)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise terminal.Fault(f"this version of click does not complete for {shell}")
    script = kind(ctx.find_root().command, {}, PROGRAM, VARIABLE)
    terminal.write((script.source_template % script.source_vars()).encode())
