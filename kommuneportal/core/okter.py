"""Log-in sessions in the database: Django's own, asked for and kept with one statement each."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import DatabaseError, models
from django.db.models import QuerySet
from django.utils import timezone

from kommuneportal.core.forberedt import forberedt


@forberedt(nokkel=models.CharField(), now=models.DateTimeField())
def _okt(*, nokkel: Any, now: Any) -> QuerySet:
    return Session.objects.filter(session_key=nokkel, expire_date__gt=now)


class SessionStore(db.SessionStore):
    """Django's sessions, without a transaction around the one row that every page renews."""

    def _get_session_from_db(self) -> Session | None:
        rader = _okt(nokkel=self.session_key, now=timezone.now())
        if not rader:
            self._session_key = None
        return rader[0] if rader else None

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        """
        This function will keep the session; one that was deleted meanwhile is not made again.

        Raises: UpdateError, CreateError.
        """
        if must_create or self.session_key is None:
            return super().save(must_create=must_create)
        felt = {
            "session_data": self.encode(self._get_session()),
            "expire_date": self.get_expiry_date(),
        }
        try:
            antall = self.model.objects.filter(session_key=self.session_key).update(**felt)
        except DatabaseError as feil:
            raise UpdateError from feil
        if not antall:
            raise UpdateError
        return None
