"""What the worker does for the matching after a change; tasks carry keys, never values."""

from django.utils import timezone
from django_tasks import task

from kobling.models import Vektsett
from kobling.services.foresla import KjoringPagar, foresla
from kobling.services.rutiner import hver_time
from kobling.services.udekket import regn_udekket
from kobling.services.vekter import prov
from kommuneportal.core import endringsmerke
from kommuneportal.core.enums import Endringsslag
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope


@task
def foresla_for_kommune(kommune_id: int) -> None:
    """This function will make new suggestions; while another run is going on it asks again."""
    now = timezone.now()
    with kommune_scope(Kommune.objects.get(pk=kommune_id)):
        # Nothing is sent or held for somebody who has been deleted, or an offer that is over.
        hver_time(now=now)
        try:
            foresla(by=None, utlost_av="endring", now=now)
        except KjoringPagar:
            endringsmerke.sett(Endringsslag.KOBLING, now=now)


@task
def prov_vekter(kommune_id: int, vektsett_id: int) -> None:
    """This function will try proposed weights by a whole run that saves only counts."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)):
        utkast = Vektsett.objects.filter(pk=vektsett_id, versjon__isnull=True).first()
        if utkast is not None:
            prov(utkast, now=timezone.now())


@task
def regn_udekket_for_kommune(kommune_id: int) -> None:
    """This function will work out what would help those who got no suggestion."""
    with kommune_scope(Kommune.objects.get(pk=kommune_id)):
        regn_udekket(now=timezone.now())
