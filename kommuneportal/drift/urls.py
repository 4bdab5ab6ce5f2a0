"""The address that links in mails begin with."""

from django.urls import path

from kommuneportal.drift.views import offentlig


app_name = "drift"
urlpatterns = [path("<str:nokkel>", offentlig.lenke_apne, name="lenke_apne")]
