from django.db import models
from django.db.models import Q


class Place(models.Model):
    """A place of the gazetteer, or one that a person added. Coordinates are WGS 84 degrees."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "country"
        REGION = "region", "region"
        CITY = "city", "city"
        WATER = "water", "water"
        OTHER = "other", "other"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.OTHER)
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    source_id = models.CharField(
        max_length=50, blank=True, help_text='For instance "geonames:2950159"'
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "kind", "country", "source_id"], name="articles_place_once"
            ),
            models.CheckConstraint(
                name="articles_place_coordinates",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
            ),
            models.CheckConstraint(
                name="articles_place_country",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
