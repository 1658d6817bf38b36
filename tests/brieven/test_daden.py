"""Where releasing a letter is an act of law, it asks for its proofs; who lacks them is refused with the sentence."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.actions.versturen import release
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.delen.actions.deling import ask_share
from ketenkameleon.delen.actions.verstrekken import preview
from ketenkameleon.delen.invoer import DelingInvoer, UitlegInvoer
from ketenkameleon.delen.models import Deling, Verstrekking
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.post.mappen import MEEGELEVERD
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.brieven import letters, outgoing
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.texts import weigering
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.models import Plek
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import BEGIN, NU, VANDAAG, give_chain

pytestmark = pytest.mark.acties
TOT = VANDAAG + timedelta(days=60)
UITLEG = UitlegInvoer("alleen dit", "niet anders", VANDAAG, "in een gesprek")
VTO = DelingInvoer("rvdk", ("verzuim", "zorgen"), "onderzoek vragen", TOT)


def mandate(hier, soort, naam="samira", gemeente="Duinstad"):
    Bevoegdheid.objects.create(regio=hier.regio, professional=hier.professionals[naam], rol="", soort=soort,
                               gemeente=hier.gemeenten[gemeente], bron="Mandaatbesluit 2026-3", van=BEGIN)


def whole(actor, gezin, soort, persoon=None):
    key = make(actor, gezin.zaak.id, NieuweBrief(soort, persoon), at=NU)
    change(actor, key, BriefInvoer(("De ontvanger",), VOORBEELD), at=NU)
    return key


@pytest.mark.parametrize(("rol", "soort", "naar_gezin", "mist"), [
    ("leerplicht_verhoor", "proces_verbaal", False, "de akte van beëdiging als BOA"),
    ("leerplicht_verhoor", "halt_verwijzing", False, "de akte van beëdiging als BOA"),
    ("", "vto", False, "het mandaat om een onderzoek van de Raad te vragen"),
    ("", "besluit_vrijstelling", True, "het mandaat voor vrijstellingen")])
def test_who_lacks_the_proof_prepares_the_letter_and_does_not_release_it(als, gezin, rol, soort, naar_gezin, mist):
    with als("samira", rol=rol) as actor:
        key = whole(actor, gezin, soort, gezin.moeder if naar_gezin else None)
        with pytest.raises(NotNow, match="proof_missing") as no:
            release(actor, key, at=NU)
    assert mist in weigering(no.value.refusal).waarom + weigering(no.value.refusal).wat_niet
    assert Brief.objects.get(pk=key).vrijgegeven_at is None


def test_a_decision_on_leave_is_released_by_who_is_designated_and_sworn(als, gezin):
    with als("samira") as actor:
        release(actor, whole(actor, gezin, "besluit_verlof", gezin.moeder), at=NU)
        assert Brief.objects.get(soort="besluit_verlof").vrijgegeven_at == NU


def test_a_referral_to_halt_leaves_with_the_deed_on_the_share_of_the_verhoor(als, gezin, wereld):
    give_chain(wereld.hier, wereld.hier.professionals["samira"], Rol.LEERPLICHT_VERHOOR)
    with als("samira", rol="leerplicht_verhoor") as actor:
        ask_share(actor, gezin.zaak.id, DelingInvoer("halt", ("verwijzing",), "verwijzen", TOT), UITLEG, at=NU)
        release(actor, whole(actor, gezin, "halt_verwijzing"), at=NU)
    assert Verstrekking.objects.get().ontvanger == "halt"


def test_a_verzoek_tot_onderzoek_is_of_the_college_and_leaves_on_its_share_with_its_mandate(als, gezin, wereld):
    mandate(wereld.hier, "mandaat_vto")
    with als("samira") as actor:
        share = ask_share(actor, gezin.zaak.id, VTO, UITLEG, at=NU)
        zicht = zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)
        assert preview(actor, zicht, share)[1]
        release(actor, whole(actor, gezin, "vto"), at=NU)
    row = Deling.objects.get()
    assert (row.gever, row.grond, row.regime) == ("college", "wet", "jeugdwet")
    assert row.artikel.startswith("Jeugdwet art. 2.4")
    assert Verstrekking.objects.get().deling_id == row.id


def test_a_mandate_of_another_gemeente_gives_for_nobody(als, gezin, wereld):
    mandate(wereld.hier, "mandaat_vto", gemeente="Zeedorp")
    with als("samira") as actor:
        ask_share(actor, gezin.zaak.id, VTO, UITLEG, at=NU)
        with pytest.raises(NotNow, match="proof_elsewhere"):
            release(actor, whole(actor, gezin, "vto"), at=NU)
    assert Deling.objects.get().gever == "leerplicht"


def test_the_college_gives_nothing_in_a_rol_and_nothing_that_its_article_does_not_name(als, gezin, wereld):
    mandate(wereld.hier, "mandaat_vto")
    with als("samira") as actor:
        ask_share(actor, gezin.zaak.id, DelingInvoer("rvdk", ("waarom",), "onderzoek", TOT), UITLEG, at=NU)
    with als("samira", rol="halt") as actor:
        ask_share(actor, gezin.zaak.id, VTO, UITLEG, at=NU)
    assert {row.gever for row in Deling.objects.all()} == {"leerplicht", "halt"}


def test_the_first_letter_of_a_zaak_has_at_most_150_words_and_names_everyone_who_knows(als, gezin):
    with als("samira") as actor:
        key = make(actor, gezin.zaak.id, NieuweBrief("eerste_brief", gezin.moeder), at=NU)
        row = Briefversie.objects.get(brief_id=key)
        more = {"afspraak": "dinsdag 13 oktober om 16.00 uur bij u thuis", "uren": "18", "telefoon": "06-55501234"}
        change(actor, key, BriefInvoer(tuple(row.aan), {**row.waarden, **more}), at=NU)
        release(actor, key, at=NU)
    said = Briefversie.objects.get(brief_id=key, nummer=2)
    words = " ".join([said.onderwerp, *(tekst for _, tekst, _ in said.blokken)]).split()
    assert len(words) <= 150
    text = " ".join(words)
    for known in ("De school", "DUO", "coördinator", "Samira de Wit", "Lukt dat niet?", "Uiterlijk"):
        assert known in text


@pytest.fixture
def eigen_brieven(tmp_path, settings):
    """A region with a letter of its own, which somebody spoils while the site runs."""
    folder = tmp_path / "25"
    folder.mkdir()
    shutil.copy(MEEGELEVERD / "uitnodiging.txt", folder / "uitnodiging.txt")
    settings.BRIEVEN_MAP = str(tmp_path)
    return folder / "uitnodiging.txt"


def test_a_template_that_breaks_while_the_site_runs_keeps_the_draft_and_says_why(als, gezin, af, eigen_brieven):
    with als("samira") as actor:
        key = af(actor)
        eigen_brieven.write_text("Onderwerp: {bestaat_niet}\n\n[groet]\nHallo", encoding="utf-8")
        change(actor, key, BriefInvoer(("Mevrouw Vos",), {"onderwerp": "school"}), at=NU)
        with pytest.raises(NotNow, match="letter_template"):
            release(actor, key, at=NU)
    kept = Briefversie.objects.get(brief_id=key, nummer=3)
    assert (kept.waarden, kept.blokken) == ({"onderwerp": "school"}, [])


def test_every_letter_that_goes_out_of_a_zaak_can_be_made_with_what_is_known_in_it(als, gezin, wereld):
    """In the rol it belongs to; what is known of who writes and of the zaak is asked nowhere."""
    give_chain(wereld.hier, wereld.hier.professionals["samira"], Rol.LEERPLICHT_VERHOOR)
    kinds = letters(on=VANDAAG, wet=shipped())
    for code, out in outgoing(on=VANDAAG, wet=shipped()).items():
        with als("samira", rol="leerplicht_verhoor" if kinds[code].regime == "wpg" else "") as actor:
            key = make(actor, gezin.zaak.id, NieuweBrief(code, gezin.moeder if out.gezin else None), at=NU)
            known = Briefversie.objects.get(brief_id=key).waarden
        must = {"kind", "kind_naam", "geboren", "school", "gezag", "gemeente", "melding_op", "verbalisant", "akte",
                "akte_tot", "verwijzer", "uitvoerende", "beslisser", "identificatie", "startdatum", "registratiedatum",
                "professional", "organisatie"} & kinds[code].velden
        assert {veld for veld in must if not known.get(veld)} == set(), code


@pytest.mark.parametrize("soort", ["besluit_verlof", "besluit_vrijstelling"])
def test_a_decision_always_says_from_when_till_when_why_and_how_to_object(soort):
    parts = letters(on=VANDAAG, wet=shipped())[soort].delen
    for part, fields in {"besluit": {"besluit", "van", "tot"}, "redenen": {"redenen"},
                         "bezwaar": {"bezwaar_tot", "bezwaar_adres"}}.items():
        assert set(parts[part].velden) == fields
        assert parts[part].als == "", "it is never left out"


def test_the_outcome_to_the_school_has_the_plek_that_started(als, gezin):
    Plek.objects.create(regio_id=gezin.zaak.regio_id, zaak=gezin.zaak, soort="eigen_school_hervat", waar="De Vlier",
                        stand="gestart", aangeboden_op=VANDAAG, aangeboden_door=new_id(), gestart_op=VANDAAG,
                        gestart_door=new_id())
    with als("samira") as actor:
        key = make(actor, gezin.zaak.id, NieuweBrief("uitkomst_school"), at=NU)
    known = Briefversie.objects.get(brief_id=key).waarden
    assert (known["plek"], known["uitkomst_op"]) == ("De Vlier", "8 oktober 2026")
