from django.urls import path

from diemtua.office.web import views

app_name = "office"
urlpatterns = [path("hom-nay/", views.today, name="today")]
