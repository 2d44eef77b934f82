"""``sahelscope check``: what is wrong with the tables."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="check")
@click.argument(
    "path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.pass_context
def command(ctx: click.Context, path: Path | None) -> None:
    """Hold the tables against every rule, and name each fault with its row and remedy.

    PATH is the folder of a data package; without it, the one that the map uses. Exit code 1 when
    there are faults.
    """
    from geodata.__main__ import main

    ctx.exit(main(["check", *([str(path)] if path else [])]))
