"""The desk: Django behind a loopback address."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colporteur.config.settings")
application = get_wsgi_application()
