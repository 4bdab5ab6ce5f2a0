"""The demo's one address; included only when DEMO is on."""

from django.urls import path

from kommuneportal.demo.views import offentlig


app_name = "demo"
urlpatterns = [path("", offentlig.demo_vis, name="demo_vis")]
