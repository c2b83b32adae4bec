from django.urls import path

from actors import views

app_name = "actors"
urlpatterns = [
    path("", views.actor_list, name="actor-list"),
    path("suggest/", views.actor_suggest, name="actor-suggest"),
    path("<int:pk>/", views.actor_detail, name="actor-detail"),
]
