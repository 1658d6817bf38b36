"""A persona in front of the website: logs in, opens pages, fills in forms, with Django's own test client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from ketenkameleon.rules.roles import Rol

DOORGESTUURD = 302
GOED = 200
GEWEIGERD = 403
Velden = Mapping[str, str | Sequence[str]]


class NietGelukt(Exception):
    """A page did not do what it should; the text says which, with its status."""


class Bezoeker:
    """One persona with one session, through the login page like everybody."""

    def __init__(self, naam: str, wachtwoord: str) -> None:
        self.naam = naam
        self.client = Client(headers={"host": "localhost"})
        self.post("account_login", data={"login": naam, "password": wachtwoord})

    def open(self, name: str, *args: object) -> None:
        """Open a page. Errors: NietGelukt unless it is there."""
        found = self.client.get(reverse(name, args=args))
        if found.status_code != GOED:
            raise NietGelukt(f"{self.naam}: de pagina '{name}' gaf {found.status_code}.")

    def post(self, name: str, *args: object, data: Velden | None = None) -> str:
        """Send a form; the address of the next page comes back. Errors: NietGelukt unless it was taken."""
        return self._sent(name, self.client.post(reverse(name, args=args), data or {}))

    def _sent(self, name: str, found: HttpResponseBase) -> str:
        if found.status_code != DOORGESTUURD:
            raise NietGelukt(f"{self.naam}: het formulier '{name}' gaf {found.status_code}.")
        return found["Location"]

    def give(self, nummer: str, account_id: UUID) -> None:
        """Ask a professional."""
        self.post("overdragen", nummer, data={"stap": "geven", "wie": str(account_id), "reden": ""})

    def take(self, nummer: str) -> None:
        """Say yes."""
        self.open("verzoek", nummer)
        self.post("verzoek", nummer, data={"stap": "aanvaarden"})

    def talk(self, nummer: str, rollen: Sequence[Rol]) -> Rol:
        """Begin a contact in the first rol that is not refused, and save it; the rol comes back."""
        self.open("contact_begin", nummer)
        address = reverse("contact_begin", args=[nummer])
        for rol in rollen:
            found = self.client.post(address, {"met": ["kind"], "rol": rol.value, "uitgelegd": "ja"})
            if found.status_code == GEWEIGERD:
                continue
            self._save(self._sent("contact_begin", found))
            return rol
        raise NietGelukt(f"{self.naam}: geen enkele rol mag in zaak {nummer}.")

    def _save(self, address: str) -> None:
        if self.client.get(address).status_code != GOED:
            raise NietGelukt(f"{self.naam}: de pagina van het contact is er niet.")
        self._sent(
            "contact",
            self.client.post(
                address,
                {
                    "wijze": "school",
                    "geen_afspraak": "on",
                    "feiten": "Kennisgemaakt op school. Samen het rooster bekeken.",
                },
            ),
        )

    def offer(self, nummer: str) -> None:
        """Offer a plek at the child's own school."""
        self.open("plek", nummer)
        self.post(
            "plek",
            nummer,
            data={
                "soort": "eigen_school_hervat",
                "waar": "Eigen school, aangepast rooster",
                "bij_school": "on",
            },
        )

    def begin_plek(self, nummer: str, plek_id: UUID, op: date) -> None:
        """Child and parents say yes, and the plek starts."""
        self.post("plek_stap", nummer, plek_id, "aanvaarden")
        self.post("plek_stap", nummer, plek_id, "starten", data={"op": op.strftime("%d-%m-%Y")})

    def confirm(self, plek_id: UUID) -> None:
        """The school says that it started."""
        self.open("mijn_meldingen")
        self.post("plek_bevestigen", plek_id)
