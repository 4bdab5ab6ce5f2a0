"""The portal's addresses with the demo's page among them."""

from django.urls import include, path

from kommuneportal.urls import urlpatterns as portalens


urlpatterns = [path("demo/", include("kommuneportal.demo.urls")), *portalens]
