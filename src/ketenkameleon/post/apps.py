from django.apps import AppConfig
from django.conf import settings
from django.utils import timezone

from ketenkameleon.post.mappen import check_folders
from ketenkameleon.post.sjabloon import SjabloonFout
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.start.fout import StartFout


class PostConfig(AppConfig):
    name = "ketenkameleon.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A template that cannot be used is told before anybody needs it. Raises StartFout with every reason."""
        try:
            check_folders(settings.BRIEVEN_MAP, on=timezone.localdate(), wet=shipped())
        except SjabloonFout as fout:
            raise StartFout("Een brief is niet goed:\n" + "\n".join(f"- {zin}" for zin in fout.zinnen)) from fout
