from django.urls import path

from actors import merging_views, settling_views, suggestion_views, views

app_name = "actors"
urlpatterns = [
    path("", views.actor_list, name="actor-list"),
    path("suggest/", views.actor_suggest, name="actor-suggest"),
    path("<int:pk>/", views.actor_detail, name="actor-detail"),
    path("merge/", merging_views.merge_many, name="merge-many"),
    path("<int:pk>/merge/", merging_views.actor_merge, name="merge"),
    path("regroupings/<int:pk>/", merging_views.regrouping_detail, name="regrouping"),
    path("regroupings/<int:pk>/undo/", merging_views.regrouping_undo, name="merge-undo"),
    path("suggestions/", suggestion_views.suggestion_list, name="suggestion-list"),
    path("suggestions/<int:pk>/", suggestion_views.suggestion_row, name="suggestion"),
    path("<int:pk>/not/<int:other>/", suggestion_views.actor_keep_apart, name="keep-apart"),
    path("<int:pk>/rename/", settling_views.actor_rename, name="rename"),
    path("<int:pk>/decide/", settling_views.actor_decide, name="decide"),
    path("aliases/<int:pk>/reject/", settling_views.alias_reject, name="alias-reject"),
]
