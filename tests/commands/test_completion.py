import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import main
from commands.completion import SHELLS, VARIABLE
from commands.group import COMMANDS


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_that_asks_the_program(shell: str) -> None:
    ran = CliRunner().invoke(main, ["completion", shell])
    assert ran.exit_code == 0
    assert f"{VARIABLE}={shell}_complete" in ran.stdout


@pytest.mark.parametrize("shell", [one for one in SHELLS if shutil.which(one)])
def test_a_shell_takes_its_script(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(CliRunner().invoke(main, ["completion", shell]).stdout)
    subprocess.run([shell, "-n", str(script)], check=True)


def offered(words: str) -> set[str]:
    """Return what bash would offer at the end of some words."""
    environment = {
        **os.environ,
        VARIABLE: "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    code = "from commands import main; main(prog_name='sahelscope')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return {line.partition(",")[2] for line in done.stdout.splitlines()}


def test_commands_options_and_codes_are_offered() -> None:
    assert offered("sahelscope ") == set(COMMANDS)
    assert "--window" in offered("sahelscope at 2024-09-16 --w")
    assert offered("sahelscope at 2024-09-16 --country N") == {"NER", "NGA"}


def test_help_loads_no_maps() -> None:
    code = (
        "import sys; from commands import main\n"
        "try: main(['--help'], prog_name='sahelscope')\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('geopandas', 'streamlit', 'pandas')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
