"""Fixtures of kartlegging: a centre, who works, and what happens after a commit."""

import pytest

from kommuneportal.core.tenancy import kommune_scope
from tests import factories


@pytest.fixture
def sted(i_kommune):
    return factories.mottak(navn="Fjordvik mottak")


@pytest.fixture
def by(koordinator):
    return koordinator.bruker


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def eget_sted(kommune, mottaksansatt):
    """Make the centre where the logged-in staff works; the pages open the scope themselves."""
    with kommune_scope(kommune):
        mottak = factories.mottak(navn="Fjordvik mottak")
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
        return mottak
