"""The page that shows how to log in, and what was mailed: only in the demo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kommuneportal.core.access import offentlig
from kommuneportal.core.models import Kommune
from kommuneportal.demo import koder, post


ANTALL_BREV = 30


@offentlig
def demo_vis(request: HttpRequest) -> HttpResponse:
    """This function will show the invented accounts with their codes, and the latest mails."""
    innhold = {
        "kommuner": Kommune.objects.aktive().order_by("pk"),
        "innlogginger": koder.innlogginger(),
        "passord": koder.PASSORD,
        "sekunder": koder.sekunder_igjen(),
        "brev": post.siste(ANTALL_BREV),
    }
    return render(request, "demo/demo_vis.html", innhold)
