"""What is wrong on the command line is said in Dutch, with the name of the choice."""

from __future__ import annotations

import pytest

from ketenkameleon.config.opdrachten import simuleer, voorspel


@pytest.mark.parametrize(("run", "words", "said"), [
    (simuleer.run, [], "geef ook op: scenario"),
    (simuleer.run, ["pilot-van-zes", "--replicaties", "nul"], "--replicaties: 'nul' is geen heel getal"),
    (simuleer.run, ["pilot-van-zes", "--replicaties", "0"], "--replicaties moet een getal van 1 tot 1000000 zijn"),
    (simuleer.run, ["pilot-van-zes", "--zaad"], "--zaad: geef er een waarde bij"),
    (simuleer.run, ["pilot-van-zes", "--json=ja"], "--json: hier hoort geen waarde bij, ook niet 'ja'"),
    (simuleer.run, ["pilot-van-zes", "--snel"], "onbekend: --snel"),
    (simuleer.run, ["pilot-van-zes", "--d", "2"], "--d is niet duidelijk; bedoelt u een van --draden, --dask"),
    (voorspel.run, ["weken.csv"], "geef ook op: --regio-vakantie"),
    (voorspel.run, ["weken.csv", "--regio-vakantie", "oost"],
     "--regio-vakantie: 'oost' kan niet; kies uit 'noord', 'midden', 'zuid'"),
    (voorspel.run, ["weken.csv", "--regio-vakantie", "noord", "--weken", "99"],
     "--weken: kies een heel getal van 1 tot en met 52"),
    (voorspel.run, ["weken.csv", "--regio-vakantie", "noord", "--vrijhouden", "veel"],
     "--vrijhouden: 'veel' is geen getal"),
    (voorspel.run, ["weken.csv", "--regio-vakantie", "noord", "--lijkt-op", "a.csv"],
     "--lijkt-op: geef er 2 waarden bij"),
])
def test_a_wrong_choice_is_named_in_dutch(run, words, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(words)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.startswith("gebruik: ./kameleon ")
    assert told.endswith(f": {said}.\n")


@pytest.mark.parametrize("run", [simuleer.run, voorspel.run])
def test_help_has_no_english_words(run, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["--help"])
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert not any(word in told for word in ("usage", "positional", "options:", "show this"))
