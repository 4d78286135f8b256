from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "diemtua.portal"
    label = "portal"
