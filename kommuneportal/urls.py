"""The table of contents: every address and the app that answers it."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path


urlpatterns = [
    path("", include("kommuneportal.core.urls")),
    path("stil/", include("kommuneportal.design.urls")),
    path("konto/", include("allauth.urls")),
    path("forvaltning/", admin.site.urls),
    path("l/", include("kommuneportal.drift.urls")),
    *([path("demo/", include("kommuneportal.demo.urls"))] if settings.DEMO else []),
    path("<slug:kommune>/", include("kommuneportal.rapport.urls")),
    path("<slug:kommune>/", include("organisasjoner.urls")),
    path("<slug:kommune>/", include("mottak.urls")),
    path("<slug:kommune>/", include("kartlegging.urls")),
    path("<slug:kommune>/", include("kobling.urls")),
]
