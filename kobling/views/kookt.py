"""What a log-in remembers of the queue: last visit, what was seen, chosen and decided."""

from datetime import datetime

from kobling.selectors import ko


ANGRENOKKEL = "ko_angre"
VISTNOKKEL = "ko_vist"
VALGTNOKKEL = "ko_valgte"
SIDENNOKKEL = "ko_siden"
# How many can be accepted at once: what fits on one page that a person really reads.
MEST_VALGTE = 20


def siden_sist(request, *, now: datetime) -> datetime | None:
    """Tell when this coordinator was at the queue before this log-in; None the first time."""
    if SIDENNOKKEL not in request.session:
        sist = ko.forrige_besok(request.user, now=now)
        request.session[SIDENNOKKEL] = sist.isoformat() if sist else ""
    lagret = request.session[SIDENNOKKEL]
    return datetime.fromisoformat(lagret) if lagret else None


def husk_vist(request, public_id) -> None:
    """Remember which suggestions this log-in has been shown."""
    if request.session.get(VISTNOKKEL, [])[-1:] == [str(public_id)]:
        return
    viste = [x for x in request.session.get(VISTNOKKEL, []) if x != str(public_id)]
    request.session[VISTNOKKEL] = [*viste, str(public_id)][-20:]


def er_vist(request, public_id) -> bool:
    """Tell whether this log-in has been shown the suggestion."""
    return str(public_id) in request.session.get(VISTNOKKEL, [])


def husk_siste(request, public_ids) -> None:
    """Remember what was decided at once, so that it can be undone at once."""
    siste = [*request.session.get(ANGRENOKKEL, []), [str(x) for x in public_ids]]
    request.session[ANGRENOKKEL] = siste[-10:]


def siste_avgjorte(request) -> list[str]:
    """Give the suggestions of the last decision of this log-in."""
    return (request.session.get(ANGRENOKKEL) or [[]])[-1]


def glem_siste(request) -> None:
    """Forget the last decision: it is undone, or cannot be."""
    request.session[ANGRENOKKEL] = request.session.get(ANGRENOKKEL, [])[:-1]


def valgte(request) -> list[str]:
    """Give the suggestions that are chosen to be accepted together."""
    return request.session.get(VALGTNOKKEL, [])


def velg(request, public_id) -> bool:
    """Choose a suggestion, or take the choice back; tells whether it is chosen now."""
    na, denne = valgte(request), str(public_id)
    if denne in na:
        request.session[VALGTNOKKEL] = [x for x in na if x != denne]
        return False
    request.session[VALGTNOKKEL] = [*na, denne][-MEST_VALGTE:]
    return True


def velg_bort(request, public_ids=None) -> None:
    """Take back the choice of these, or of all."""
    borte = set(valgte(request)) if public_ids is None else {str(x) for x in public_ids}
    request.session[VALGTNOKKEL] = [x for x in valgte(request) if x not in borte]
