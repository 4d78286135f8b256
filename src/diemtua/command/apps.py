from django.apps import AppConfig


class CommandConfig(AppConfig):
    name = "diemtua.command"
    label = "command"
