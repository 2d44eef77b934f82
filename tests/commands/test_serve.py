"""The server starts from a checkout and from an installed package."""

import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from commands import main

ROOT = Path(__file__).parents[2]
PATIENCE = 60


def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(code: Path, folder: Path, *words: str) -> Iterator[str]:
    """Run the command with the code in one folder, from another, until it answers."""
    number = port()
    command = [sys.executable, "-m", "commands", "serve", "--port", str(number), *words]
    environment = {**os.environ, "PYTHONPATH": str(code), "HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{number}"
    try:
        limit = time.monotonic() + PATIENCE
        while not answers("/".join([address, *words[1:]])):
            told = (folder / "log").read_text("utf-8")
            assert running.poll() is None, told
            assert time.monotonic() < limit, told
            time.sleep(0.2)
        yield address
    finally:
        running.terminate()
        running.wait()


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/_stcore/health", trust_env=False).text == "ok"
    except httpx.TransportError:
        return False


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Lay the files out as the wheel does, by the project's own build settings."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    target = tmp_path / "site-packages"
    for package in wheel["packages"]:
        shutil.copytree(ROOT / package, target / package)
    for source, place in wheel["force-include"].items():
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, target / place)
    return target


def test_an_installed_package_serves_the_map_and_the_api(installed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with served(installed, elsewhere) as address:
        sites = httpx.get(f"{address}/api/v1/sites?day=2024-09-16", trust_env=False, timeout=60)
        assert sites.headers["content-type"] == "application/geo+json"
        assert "text/html" in httpx.get(address, trust_env=False).headers["content-type"]
        lost = httpx.get(f"{address}/api/v1/nothing", trust_env=False)
        assert lost.headers["content-type"] == "application/problem+json"


def test_a_checkout_serves_below_a_path(tmp_path: Path) -> None:
    with served(ROOT, tmp_path, "--base-path", "sahel") as address:
        description = httpx.get(
            f"{address}/sahel/api/v1/openapi.json", trust_env=False, timeout=60
        ).json()
        assert description["servers"] == [{"url": "/sahel/api/v1"}]


def test_a_port_that_is_none_ends_with_two() -> None:
    assert CliRunner().invoke(main, ["serve", "--port", "99999"]).exit_code == 2
