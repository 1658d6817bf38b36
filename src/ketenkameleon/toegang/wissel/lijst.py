"""Every place in the database where something sealed stands. The one list that a change of keys goes by.

A test compares it with the models, and with every place that the code seals for. Source: docs/veiligheid/sleutels.md.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Plaats(NamedTuple):
    """A sealed column, by SQL: `sealed` gives the bytes, `place` and `row` what was bound in, `regio` whose key it is.

    `zoek`: the column of the keyed look-up of the same number, and `soort` the kind it was made with. `zet`: how the
    new bytes (%(nieuw)s) are put back where it is no plain column.
    """

    tabel: str
    kolom: str
    place: str
    row: str = "id"
    regio: str = "regio_id"
    sealed: str = ""
    zet: str = ""
    zoek: str = ""
    soort: str = ""

    @property
    def bytes_sql(self) -> str:
        """SQL for the sealed bytes of a row."""
        return self.sealed or self.kolom

    @property
    def set_sql(self) -> str:
        """SQL that puts the new bytes in a row, and the new look-up where there is one."""
        set_column = f"{self.kolom} = {self.zet or '%(nieuw)s'}"
        return f"{set_column}, {self.zoek} = %(zoek)s" if self.zoek else set_column


def _mfa(sleutel: str) -> Plaats:
    """A secret of a second factor, inside the JSON of django-allauth; it is bound to no regio and no row."""
    nobody = "'00000000-0000-0000-0000-000000000000'::uuid"
    return Plaats(
        "mfa_authenticator", "data", "'mfa_authenticator.data'", row=nobody, regio=nobody,
        sealed=f"decode(nullif(data->>'{sleutel}', ''), 'base64')",
        zet=f"jsonb_set(data::jsonb, '{{{sleutel}}}', to_jsonb(translate(encode(%(nieuw)s, 'base64'), E'\\n', '')))")


VERZEGELD: Final = (
    Plaats("personen_persoon", "bsn", "'personen_persoon.bsn'", zoek="bsn_zoek", soort="bsn"),
    Plaats("personen_persoon", "onderwijsnummer", "'personen_persoon.onderwijsnummer'", zoek="onderwijsnummer_zoek",
           soort="onderwijsnummer"),
    Plaats("zaken_concept", "inhoud", "'zaken_concept.inhoud/' || formulier", row="object_id"),
    Plaats("meldingen_afgekeurderegel", "inhoud", "'meldingen_afgekeurderegel.inhoud'"),
    Plaats("post_berichtadres", "adres", "'post_berichtadres.adres'"),
    Plaats("meldingen_signaal", "nummer", "'meldingen_signaal.nummer'", zoek="nummer_zoek", soort="signaal"),
    Plaats("toegang_inlogbrief", "belcode", "'toegang_inlogbrief.belcode'"),
    _mfa("secret"),
    _mfa("seed"),
)
# Bytes that are no sealed content: digests, salts and links of the log, and what was read from a file.
NIET_VERZEGELD: Final = frozenset({
    ("delen_verstrekking", "sha256"), ("inzage_verzoek", "gegeven_sha256"),
    ("logboek_regel", "digest"), ("logboek_inhoud", "zout"), ("logboek_kop", "hash"), ("logboek_schakel", "vorige"),
    ("logboek_schakel", "hash"), ("meldingen_levering", "sha256"), ("meldingen_mutatie", "hash"),
    ("overleg_agendasleutel", "sleutel"),
    ("meldingen_afgekeurderegel", "sha256"), ("toegang_inlogbrief", "code"), ("toegang_inlogbrief", "bewijs"),
})
