"""Pages that anybody may see: the front door and the health of the portal."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from kommuneportal.core.access import offentlig
from kommuneportal.core.models import Kommune


@offentlig
def forside(request: HttpRequest) -> HttpResponse:
    """This function will show the kommuner that use the portal."""
    kommuner = Kommune.objects.aktive().order_by("navn", "pk")
    return render(request, "core/forside.html", {"kommuner": kommuner})


@offentlig
def helse(request: HttpRequest) -> HttpResponse:
    """This function will answer a load balancer: the server runs and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})
