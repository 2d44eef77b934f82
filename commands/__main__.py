"""``python -m commands`` does what ``sahelscope`` does, where that is not installed."""

from commands.group import main

main(prog_name="sahelscope")
