"""Where somebody lands after log-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kommuneportal.core.access import innlogget
from kommuneportal.core.selectors import kommuner_for, roller_for
from kommuneportal.design.kontekst import meny


@innlogget
def hjem(request: HttpRequest) -> HttpResponse:
    """This function will send the person to the first page of the own kommune, or let choose."""
    kommuner = kommuner_for(request.user)
    if not kommuner and request.user.is_staff:  # type: ignore[union-attr]
        return redirect("admin:index")
    sider = [(kommune.navn, _forste_side(request, kommune)) for kommune in kommuner]
    if len(sider) == 1:
        return redirect(sider[0][1])
    return render(request, "core/hjem.html", {"sider": sider})


def _forste_side(request: HttpRequest, kommune: object) -> str:
    sider = meny(request, kommune, roller_for(request.user, kommune))  # type: ignore[arg-type]
    return sider[0][1] if sider else f"/{kommune.slug}/"  # type: ignore[attr-defined]
