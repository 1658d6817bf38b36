"""`./kameleon sleutels wissel`: new keys for the sealed fields, every row sealed anew, the old keys thrown away."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.conf import settings

from ketenkameleon.start.fout import StartFout
from ketenkameleon.start.messages import Progress
from ketenkameleon.start.sleutelring import begin_change, end_change
from ketenkameleon.toegang.sleutels import ring
from ketenkameleon.toegang.wissel.wisselen import BATCH, reseal_all

_ZELF = (
    "De sleutels komen uit de omgeving, dus deze opdracht kan ze niet wegschrijven. Zet de oude in "
    "KAMELEON_SLEUTEL_VERSLEUTEL_OUD, _ZOEK_OUD en _SLEUTEL_OUD, de nieuwe in _VERSLEUTEL, _ZOEK en _SLEUTEL, "
    "en geef de opdracht opnieuw. Zie docs/veiligheid/sleutels.md."
)


def run(args: list[str]) -> int:
    """Change the keys, or go on with a change that was broken off. Errors: StartFout."""
    parser = argparse.ArgumentParser(prog="./kameleon sleutels wissel")
    parser.add_argument("--alleen-maken", action="store_true",
                        help="maak alleen de nieuwe sleutels, om ze eerst naar de andere machines te brengen")
    parser.add_argument("--per", type=int, default=BATCH, metavar="N", help=f"zoveel rijen per keer (anders {BATCH})")
    chosen = parser.parse_args(args)
    path = Path(settings.GEHEIM_PAD) if settings.GEHEIM_PAD else None
    if path is None and len(ring()) == 1:
        raise StartFout(_ZELF)
    if path is not None:
        begun = begin_change(path)
        _say("Nieuwe sleutels gemaakt." if begun else "Een eerdere wissel was niet af; die gaat nu verder.")
        if chosen.alleen_maken:
            _say(f"Breng {path} naar de andere machines en geef daarna de opdracht opnieuw, zonder --alleen-maken.")
            return 0
    shown = Progress()
    done = reseal_all(batch=max(1, chosen.per), progress=lambda where, count: shown.count(where, count, count))
    if path is not None:
        end_change(path)
    _say(f"{done} waarden opnieuw verzegeld met sleutel {ring()[0].id}. De oude sleutels zijn niet meer nodig"
         + (" en weggegooid." if path is not None else ": haal de drie _OUD-instellingen weg."))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
