from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "diemtua.shared.ui"
    label = "ui"
