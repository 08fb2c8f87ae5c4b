"""What an officer writes to a tip: a note, a question, the reason for looking at a contact."""
