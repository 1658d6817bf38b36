"""The WSGI application that the server runs, logged in to the database as `web`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
application = get_wsgi_application()
