"""The command line as a whole."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "at": "commands.at",
    "check": "commands.check",
    "code": "commands.code",
    "compare": "commands.compare",
    "completion": "commands.completion",
    "export": "commands.export",
    "import": "commands.import_",
    "serve": "commands.serve",
}
"""Sub-commands and the modules that hold each as ``command``."""


class _Loaded(click.Group):
    """A group that imports a sub-command when it is used: `--help` need not load geopandas."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Loaded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sahelscope")
def main() -> None:
    """Ask, extend and hand on the map of the Sahel's security over time."""
