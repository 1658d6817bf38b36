"""`./kameleon post verstuur`: send what waits in the outbox. Two at once send nothing twice."""

from __future__ import annotations

import sys

from django.utils import timezone

from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.koppelingen.mail.inrichten import carrier
from ketenkameleon.koppelingen.mail.versturen import send_due
from ketenkameleon.start.fout import StartFout


def run(args: list[str]) -> int:
    """Print how many were sent, wait longer and stopped. Errors: StartFout when no mail is set up."""
    Opdrachtregel(prog="./kameleon post verstuur").parse_args(args)
    bezorger = carrier()
    if bezorger is None:
        raise StartFout("Er is geen mailserver ingesteld. Zet KAMELEON_MAIL en KAMELEON_MAIL_VAN (docs/run/post.md).")
    told = send_due(bezorger, at=timezone.now())
    sys.stdout.write(f"Verstuurd: {told['verstuurd']}. Later nog eens: {told['later']}. Gestopt: {told['gestopt']}.\n")
    return 0
