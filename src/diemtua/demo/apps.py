from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "diemtua.demo"
    label = "demo"
