"""Staff login: user name and password, then a second factor. Citizens have no accounts."""
