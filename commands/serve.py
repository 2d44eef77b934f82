"""``sahelscope serve``: the map in a browser, with the API beside it."""

from __future__ import annotations

from pathlib import Path

import click

PORTS = click.IntRange(1, 65535)


def application() -> Path:
    """Find the file that Streamlit starts: inside an installed package, else in a checkout.

    Raises
    ------
    click.ClickException
        When it is in neither.

    Examples
    --------
    >>> application().name
    'app.py'
    """
    here = Path(__file__).resolve().parent
    for place in (here / "served" / "app.py", here.parent / "app.py"):
        if place.is_file() and (place.parent / ".streamlit" / "config.toml").is_file():
            return place
    raise click.ClickException(f"app.py is not in {here} nor beside it: install Sahelscope again")


@click.command(name="serve")
@click.option("--port", type=PORTS, default=8501, show_default=True, help="Port to listen on.")
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 for every network of this machine.",
)
@click.option("--base-path", default="", help="Path below which a proxy offers the map.")
@click.option("--open/--no-open", "browser", default=False, help="Open a browser too.")
def command(port: int, address: str, base_path: str, *, browser: bool) -> None:
    """Start the map for a browser, and the API at /api/. Ctrl-C ends it."""
    from streamlit.web import cli

    flags = {
        "server.port": port,
        "server.address": address,
        "server.baseUrlPath": base_path.strip("/"),
        "server.headless": str(not browser).lower(),
    }
    words = [word for name, value in flags.items() for word in (f"--{name}", str(value))]
    cli.main(["run", str(application()), *words], prog_name="streamlit")
