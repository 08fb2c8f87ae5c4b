"""Legal education besides documents: guides, questions with answers, quizzes."""
