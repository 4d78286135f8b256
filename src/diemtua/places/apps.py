from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "diemtua.places"
    label = "places"
