"""Each kind of bad input, end to end: the run goes on, what is good goes in, what is bad is kept sealed."""

from __future__ import annotations

import hashlib
import io

import pytest

from intake_bouw import BSN, BSN_2, bestand, melding, regel, uitvoer
from ketenkameleon.koppelingen.duo.columns import KOPREGEL
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.koppelingen.verbeteren import correct_line, leave_line
from ketenkameleon.meldingen.actions.aankomst import PLAATS_AFGEKEURD
from ketenkameleon.meldingen.models import AfgekeurdeRegel, Melding, Mutatie
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.refusals import NotAllowed, NotNow
from ketenkameleon.toegang.sleutels import unseal
from wereld import NU

pytestmark = pytest.mark.acties
NA = regel(meldingsnummer="700000009", bsn=BSN_2)
SLECHT = [
    ("kolommen", regel()[:-20] + b"\n"),
    ("regel_afgebroken", regel()[:-20]),
    ("codering", regel(melder="Zoë").decode().encode("latin-1")),
    ("nul_teken", regel(melder="A\0B")),
    ("negatieve_uren", regel(verzuimspecificatie="2026-09-01=-3")),
    ("datum_in_toekomst", regel(begindatum="2026-12-01", einddatum="2026-12-02", verzuimspecificatie="")),
    ("mutatie_in_toekomst", regel(laatste_mutatie="2027-01-01T10:00:00")),
    ("code_onbekend", regel(soort="V9")),
    ("afgesloten_voor_begin", regel(status="G", reden_afgesloten="a", laatste_mutatie="2026-08-01T10:00:00")),
    ("bsn_ongeldig", regel(bsn="999990343")),
    ("onderwijsnummer_in_bsn", regel(bsn="101222331")),
    ("einde_voor_begin", regel(einddatum="2026-08-31", verzuimspecificatie="")),
    ("status_w", regel(status="W")),
    ("lege_regel", b"\n"),
    ("andere_regio", regel(uitvoerder="009801")),
]


@pytest.mark.parametrize(("code", "slecht"), SLECHT, ids=[code for code, _ in SLECHT])
def test_a_bad_line_is_kept_sealed_and_the_lines_around_it_go_in(inlezen, wereld, code, slecht):
    lines = (regel(meldingsnummer="700000008"), NA, slecht) if code == "regel_afgebroken" else (
        regel(meldingsnummer="700000008"), slecht, NA)
    told = inlezen(*lines)
    kept = AfgekeurdeRegel.objects.get()
    assert (told.regels, told.nieuw, told.afgekeurd, kept.code) == (3, 2, 1, code)
    assert sorted(Melding.objects.values_list("meldingsnummer", flat=True)) == [700000008, 700000009]
    assert (bytes(kept.sha256), kept.lengte, kept.heel) == (hashlib.sha256(slecht).digest(), len(slecht), True)
    opened = unseal(bytes(kept.inhoud), regio_id=wereld.hier.regio.id, place=PLAATS_AFGEKEURD, row=kept.id)
    assert opened == slecht
    assert slecht.strip() not in bytes(kept.inhoud) or not slecht.strip()
    assert kept.kolommen == KOPREGEL
    assert BSN not in kept.zin


def test_a_line_over_64_kib_is_kept_by_place_length_hash_and_begin(inlezen, wereld):
    long = regel(ondernomen_actie="x" * 200_000)
    inlezen(regel(meldingsnummer="700000008"), long, NA)
    kept = AfgekeurdeRegel.objects.get()
    opened = unseal(bytes(kept.inhoud), regio_id=wereld.hier.regio.id, place=PLAATS_AFGEKEURD, row=kept.id)
    assert (kept.code, kept.heel, kept.lengte, opened) == ("regel_te_lang", False, len(long), long[:4096])
    assert bytes(kept.sha256) == hashlib.sha256(long).digest()
    assert Melding.objects.count() == 2


def test_a_doubled_line_counts_once(inlezen):
    told = inlezen(regel(), regel(), regel())
    assert (told.regels, told.nieuw, Mutatie.objects.count(), melding().mutaties) == (3, 1, 1, 1)


def test_the_same_bad_line_is_kept_once_however_often_it_comes(inlezen):
    inlezen(regel(soort="V9"), regel(soort="V9"))
    assert inlezen(regel(soort="V9")).afgekeurd == 0
    assert AfgekeurdeRegel.objects.count() == 1


def test_a_file_with_a_byte_order_mark_goes_in(inlezen):
    kop = b"\xef\xbb\xbf" + bestand()
    assert inlezen(regel(), kop=kop).nieuw == 1


@pytest.mark.parametrize(("data", "code"), [
    (b"", "leeg_bestand"), ("\ufeffmeldingen".encode("utf-16"), "utf16"), (b"naam;datum\n1;2\n", "versie_onbekend"),
])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_and_leaves_nothing(data, code):
    with pytest.raises(OnleesbaarBestand) as refused:
        read(io.BytesIO(data), formaat="csv", wet=shipped(), today=NU.date())
    assert (refused.value.code, "\n" in str(refused.value)) == (code, False)


def test_a_corrected_line_is_read_again_and_opens_its_zaak(inlezen, als):
    inlezen(regel(soort="V9"))
    kept = AfgekeurdeRegel.objects.get()
    with als("farah") as farah:
        still = correct_line(farah, kept.id, regel(soort="V8").decode(), at=NU)
        assert (still.gelukt, still.veld, Melding.objects.count()) == (False, "soort", 0)
        assert correct_line(farah, kept.id, regel().decode(), at=NU).gelukt
    assert (melding().aanleiding, melding().zaak.soort) == ("zestien_uur", "verzuim")
    kept.refresh_from_db()
    assert (kept.verbetering, kept.verbeterd_door) == ("verbeterd", farah.account_id)
    with als("farah") as farah, pytest.raises(NotNow):
        correct_line(farah, kept.id, regel().decode(), at=NU)


def test_who_is_no_coordinator_corrects_no_line(inlezen, als):
    inlezen(regel(soort="V9"))
    line = AfgekeurdeRegel.objects.get().id
    with als("peter") as peter, pytest.raises(NotAllowed):
        correct_line(peter, line, regel().decode(), at=NU)


def test_a_bad_line_that_needs_nothing_is_left_and_stays_kept(inlezen, als):
    inlezen(b"\n")
    kept = AfgekeurdeRegel.objects.get()
    with als("farah") as farah:
        leave_line(farah, kept.id, at=NU)
    kept.refresh_from_db()
    assert (kept.verbetering, Melding.objects.count()) == ("niet_nodig", 0)



def test_csv_and_json_lines_give_the_same(inlezen, als_plicht):
    from intake_bouw import GOED
    from ketenkameleon.koppelingen.duo.columns import NAMEN
    from ketenkameleon.koppelingen.duo.writer import as_line
    inlezen(regel())
    before = uitvoer()
    told = inlezen(as_line([GOED.get(naam, "") for naam in NAMEN], "jsonl"), formaat="jsonl")
    assert (told.nieuw, uitvoer()) == (0, before)
