import pytest

from commands import terminal
from geodata import DataError, Fault


def test_what_would_act_on_the_terminal_is_replaced(capsysbinary: pytest.CaptureFixture) -> None:
    terminal.write("Gao\x1b[31m\r\nMénaka\n")
    assert capsysbinary.readouterr().out == "Gao\ufffd[31m\ufffd\nMénaka\n".encode()


def test_bytes_are_written_as_they_are(capsysbinary: pytest.CaptureFixture) -> None:
    terminal.write(b"\x1f\x8b\x00")
    assert capsysbinary.readouterr().out == b"\x1f\x8b\x00"


def test_faults_of_data_and_of_files_are_told_in_words() -> None:
    with pytest.raises(terminal.Fault, match=r"events\.csv row 3"), terminal.told():
        raise DataError([Fault("events.csv", 3, None, "is wrong", "correct it")])
    with pytest.raises(terminal.Fault, match=r"x\.csv: Permission denied"), terminal.told():
        raise PermissionError(13, "Permission denied", "x.csv")
