from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from news.documents import receivers as documents
        from news.questions import receivers as questions

        documents.connect()
        questions.connect()
