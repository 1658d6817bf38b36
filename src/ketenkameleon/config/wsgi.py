"""The WSGI application that the server runs, logged in to the database as `web`."""

import os
import sys

from django.core.wsgi import get_wsgi_application
from django.db import connection

from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.zicht import check_zicht

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
application = get_wsgi_application()
try:
    # Both walls come from one matrix: with another one in the database nothing is served.
    check_zicht()
except StartFout as wrong:
    sys.exit(str(wrong))
finally:
    connection.close()
