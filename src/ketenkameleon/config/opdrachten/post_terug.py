"""`./kameleon post terug BERICHT`: mail came back. Nothing goes to that address until its owner writes it anew."""

from __future__ import annotations

import re
import sys
from uuid import UUID

from django.utils import timezone

from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.koppelingen.mail.terug import note_bounce
from ketenkameleon.start.fout import StartFout


def run(args: list[str]) -> int:
    """Note that the mail with this Message-ID came back. Errors: StartFout for a number that is of no message."""
    parser = Opdrachtregel(prog="./kameleon post terug")
    parser.add_argument("bericht", help="het Message-ID uit de mail die terugkwam")
    found = re.search(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", parser.parse_args(args).bericht.lower())
    if found is None or not note_bounce(UUID(found[0]), at=timezone.now()):
        raise StartFout("Dit nummer is van geen bericht. Neem het Message-ID over uit de mail die terugkwam.")
    sys.stdout.write("Genoteerd. Naar dit adres gaat geen bericht meer tot de eigenaar het opnieuw opschrijft.\n")
    return 0
