"""The documentation says what the code does: what it lists is compared with the code."""

import datetime as dt
import re
from pathlib import Path

import pytest

from components import filter_bar, view
from components.timemap.files import SCRIPTS
from components.timemap.style import FOLDER

ROOT = Path(__file__).parents[1]
LINKS = (ROOT / "docs" / "links.md").read_text(encoding="utf-8")
LIMITS = view.Limits(dt.date(2012, 1, 1), dt.date(2026, 1, 1))


def test_every_parameter_of_a_link_is_documented() -> None:
    names = {key.name for key in view.keys(LIMITS)} | set(filter_bar.CHOICES) | {filter_bar.TEXT}
    documented = set(re.findall(r"`([a-z]+)`", LINKS.split("## Keys")[0]))
    assert names <= documented


def test_every_key_of_the_keyboard_is_documented() -> None:
    script = (FOLDER / "js" / "keys.js").read_text(encoding="utf-8")
    acts = script[script.index("const acts = {") : script.index("document.addEventListener")]
    bound = set(re.findall(r'^ +(?:"(.)"|(\w+)): ', acts, flags=re.MULTILINE))
    words = {"ArrowRight": "→", "ArrowLeft": "←", "PageUp": "Page up", "PageDown": "Page down"}
    words |= {" ": "Space", "-": "−"}
    for key in (one or other for one, other in bound):
        assert words.get(key, key) in LINKS, key


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = 'pip install ".[test]" && pytest'
    assert command in readme
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(" --quiet", "")


def test_every_link_between_documents_leads_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_script_of_the_map_is_loaded() -> None:
    assert {path.stem for path in (FOLDER / "js").glob("*.js")} == set(SCRIPTS)


def test_the_geodata_layer_imports_neither_streamlit_nor_folium() -> None:
    for module in (ROOT / "geodata").rglob("*.py"):
        imported = re.findall(
            r"^\s*(?:from|import) (\w+)", module.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert not {"streamlit", "folium", "streamlit_folium", "components"} & set(imported), module


def test_the_example_of_the_readme_runs_and_writes_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own example
    written = (tmp_path / "sahel.html").read_text(encoding="utf-8")
    assert "sahelscope.dock(" in written
    assert len(written) < 3_000_000
