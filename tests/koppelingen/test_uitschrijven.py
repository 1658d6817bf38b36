"""Lines written out for the database: the quick way says the same, to the byte, as the way over a Mutatie."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketenkameleon.koppelingen.duo.columns import KOLOMMEN, Controle
from ketenkameleon.koppelingen.duo.keuring import Gekeurd, Keuring, as_mutatie
from ketenkameleon.koppelingen.duo.maak import write_file
from ketenkameleon.koppelingen.duo.reader import read_checked
from ketenkameleon.koppelingen.duo.uitschrijven import Bereik, ready, written_out
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.meldingen.feiten import AfgekeurdFeit
from ketenkameleon.meldingen.gereed import Gereed, packed, prepare
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import BSN, ONDERWIJSNUMMER, TODAY, line

KEY = b"sleutel van de regio, 32 bytes.."
FREE = [kolom.naam for kolom in KOLOMMEN if kolom.controle is Controle.TEKST and kolom.lengte >= 20]
NASTY = st.sampled_from('"\\\x7f\t\r é\u202e\xa0;|')
TEXTS = st.text(st.one_of(NASTY, st.characters(exclude_characters="\0", codec="utf-8")), max_size=20)
SAID = st.fixed_dictionaries({
    "status": st.sampled_from("RB"), "actie_gewenst": st.just("ja"),
    "einddatum": st.sampled_from(["", "2026-09-11"]), "meldingsdatum": st.sampled_from(["", "2026-09-14"]),
    "laatste_mutatie": st.sampled_from(["2026-09-14T10:00:00", "2026-09-14T10:00", "2026-09-14T10:00:00.25+02:00",
                                        "2026-03-29T02:30:00"]).filter(lambda at: at > "2026-09"),
    "verzuimspecificatie": st.sampled_from(["", "2026-09-02=5,1|2026-09-01=heel"]),
    "bsn": st.just(""), "onderwijsnummer": st.just(ONDERWIJSNUMMER),
}) | st.just({})


def checked(data: bytes, formaat: str = "csv") -> list[Gekeurd]:
    keuring = Keuring(wet=shipped(), today=TODAY)
    return list(read_checked(io.BytesIO(header(formaat) + data), formaat=formaat, keuring=keuring))


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=SAID, free=st.dictionaries(st.sampled_from(FREE), TEXTS, max_size=4))
def test_a_line_written_out_at_once_is_the_line_of_its_mutatie(formaat, said, free):
    for g in checked(line(formaat, **said, **free), formaat):
        if isinstance(g, Gekeurd):
            assert ready(g, KEY) == prepare(as_mutatie(g), KEY)


def test_a_quote_and_a_backslash_in_free_text_come_back_out_of_the_json():
    text = 'Zegt: "ik kom\\ga niet".'
    (g,) = checked(line(vermoedelijke_reden=text))
    content = ready(g, KEY).na.split("\t")[-2]
    assert json.loads(content.replace("\\\\", "\\"))["vermoedelijke_reden"] == text


def test_what_stands_in_the_line_depends_on_the_key_of_the_regio():
    (g,) = checked(line())
    assert ready(g, KEY).voor != ready(g, KEY[::-1]).voor
    assert ready(g, KEY).nummer == ("bsn", BSN)


@pytest.mark.parametrize("size", [1, 7, 60, 61])
def test_packets_hold_every_line_once_and_in_order(size):
    stream = io.BytesIO()
    write_file(stream, lines=60, seed=3, today=TODAY, kinderen=9, gemeenten=("9901", "9801"), slecht=11)
    bytes_read = Terugkijker(io.BytesIO(stream.getvalue()))
    records = read_checked(bytes_read, formaat="csv", keuring=Keuring(wet=shipped(), today=TODAY))
    lines = list(written_out(records, Bereik(frozenset(("9901",)), KEY), bytes_read))
    packets = list(packed(lines, size))
    good = [made for made in lines if isinstance(made, Gereed)]
    persons = {made.nummer: f"<{made.nummer[1]}>" for made in good}
    assert 20 < len(good) < 50
    assert [p.regels for p in packets] == [min(size, 60 - done) for done in range(0, 60, size)]
    assert "".join(p.text(persons) for p in packets) == "".join(m.voor + persons[m.nummer] + m.na for m in good)
    assert [bad for p in packets for bad in p.slecht] == [made for made in lines if isinstance(made, AfgekeurdFeit)]


def test_half_a_sign_that_json_can_name_and_no_file_can_hold_is_left_out():
    said = json.loads(line("jsonl")) | {"vermoedelijke_reden": "kan\ud800 niet"}
    (g,) = checked(json.dumps(said).encode() + b"\n", "jsonl")
    assert json.loads(ready(g, KEY).na.split("\t")[-2].encode())["vermoedelijke_reden"] == "kan niet"
