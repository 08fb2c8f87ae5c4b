"""Addresses that machines ask for; the same in every language."""

from django.urls import path

from home.machines import cards, security, sitemaps

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemaps.sitemap, name="sitemap-part"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news-sitemap"),
    path("sitemap-cong-an.xml", sitemaps.stations_sitemap, name="sitemap-stations"),
    path(".well-known/security.txt", security.security_txt),
    path("the-chia-se/<int:pk>-<str:digest>.png", cards.share_card, name="share-card"),
    path(
        "the-chia-se/cong-an/<slug:key>/<str:digest>.png", cards.station_card, name="station-card"
    ),
]
