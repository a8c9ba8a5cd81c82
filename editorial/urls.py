from django.urls import path

from . import views

urlpatterns = [path("<str:uid>/<str:token>/", views.invitation, name="invitation")]
