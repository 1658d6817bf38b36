"""What each database user may do, table by table. Written by hand: a new grant is a decision."""

from __future__ import annotations

# No row security: these hold no child data (design.md 6, Walls).
EXEMPT = {
    "toegang_account", "toegang_cache", "django_session", "django_migrations", "django_content_type",
    "auth_group", "auth_group_permissions", "auth_permission", "account_emailaddress", "account_emailconfirmation",
    "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers", "procrastinate_workers",
}

R, W, RW, RWD = {"SELECT"}, {"INSERT"}, {"SELECT", "INSERT"}, {"SELECT", "INSERT", "UPDATE", "DELETE"}
RWU = {"SELECT", "INSERT", "UPDATE"}

# table: (web, jobs); an UPDATE that is granted on columns stands in COLUMNS.
GRANTS = {
    "logboek_regel": (W, W),
    "logboek_inhoud": (W, W),
    "logboek_inzage": (W, W),
    "toegang_account": (R, R),
    "toegang_cache": (RWD, set()),
    "django_session": (RWD, {"SELECT", "DELETE"}),
    "toegang_relatie": (RW, RW),
    "wetboek_wetboekrij": (R, R),
    "regio_regio": (R, R),
    "regio_organisatie": (R, R),
    "regio_gemeente": (R, R),
    "regio_school": (R, R),
    "regio_aanstelling": (R, R),
    "personen_persoon": (RWU, RWU),
    "personen_gezag": (RWU, RWU),
    "personen_verwant": (RWU, RWU),
    "team_professional": (R, R),
    "team_bevoegdheid": (R, R),
    "zaken_zaaknummer": (RW, RW),
    "zaken_zaak": (RWU, RWU),
    "zaken_termijn": (RW, RW),
    "zaken_wachtop": (RW, RW),
    "zaken_afspraak": (RW, R),
    "zaken_gebeurtenis": (RW, RW),
    "zaken_toewijzing": (RWU, R),
    "zaken_contact": (RW, R),
    "zaken_notitie": (RW, set()),
    "zaken_aanvulling": (RW, set()),
    "zaken_veiligheidssignaal": (RW, set()),
    "zaken_verhaal": (RW, set()),
    "zaken_plek": (RWU, R),
    "zaken_concept": (RWD, set()),
    "meldingen_levering": (R, RWU),
    "meldingen_melding": (RWU, RWU),
    "meldingen_mutatie": (RW, RW),
    "meldingen_tevouwen": (RW | {"DELETE"}, RW | {"DELETE"}),
    "meldingen_afgekeurderegel": (RW, RW),
    "meldingen_schoolaanvulling": (RW, R),
}

_KLAAR = {"verbeterd_at", "verbeterd_door", "verbetering"}
COLUMNS = {
    "toegang_account": ({"password", "last_login"}, set()),
    "toegang_relatie": ({"tot"}, {"tot"}),
    "zaken_zaaknummer": ({"laatste"}, {"laatste"}),
    "zaken_wachtop": ({"klaar_op"}, {"klaar_op"}),
    "zaken_afspraak": ({"klaar_at", "klaar_hoe"}, set()),
    "zaken_contact": (
        {"begonnen_at", "geeindigd_at", "wijze", "opnieuw_verteld", "geen_afspraak", "ouderregel", "bewaard_at",
         "afgebroken_at"}, set()),
    "zaken_veiligheidssignaal": ({"gezien_door", "gezien_at"}, set()),
    "zaken_verhaal": ({"voorgelezen_op", "klopt"}, set()),
    "meldingen_mutatie": ({"geweigerd"}, {"geweigerd"}),
    "meldingen_afgekeurderegel": (_KLAAR, _KLAAR),
    "meldingen_schoolaanvulling": ({"melding_id", "gelezen_at", "gelezen_door"}, {"melding_id"}),
}
