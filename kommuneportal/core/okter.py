"""Log-in sessions in the database: Django's own, asked for and kept with one statement each."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import DatabaseError, models
from django.db.models import QuerySet
from django.utils import timezone

from kommuneportal.core.forberedt import forberedt


# A log-in that only looks is renewed at most so often: it lives 29 to 30 idle minutes.
FORNYES_ETTER = timedelta(minutes=1)


@forberedt(nokkel=models.CharField(), now=models.DateTimeField())
def _okt(*, nokkel: Any, now: Any) -> QuerySet:
    return Session.objects.filter(session_key=nokkel, expire_date__gt=now)


class SessionStore(db.SessionStore):
    """Django's sessions, without a transaction around the one row, and without needless writes."""

    _gjelder_til: datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        rader = _okt(nokkel=self.session_key, now=timezone.now())
        if not rader:
            self._session_key = None
            return None
        self._gjelder_til = rader[0].expire_date
        return rader[0]

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        """
        This function will keep the session; one that was deleted meanwhile is not made again.

        Raises: UpdateError, CreateError.
        """
        if must_create or self.session_key is None:
            return super().save(must_create=must_create)
        utlop = self.get_expiry_date()
        if not self.modified and self._gjelder_til and utlop - self._gjelder_til < FORNYES_ETTER:
            return None
        felt = {"session_data": self.encode(dict(self.items())), "expire_date": utlop}
        try:
            antall = self.model.objects.filter(session_key=self.session_key).update(**felt)
        except DatabaseError as feil:
            raise UpdateError from feil
        if not antall:
            raise UpdateError
        return None
