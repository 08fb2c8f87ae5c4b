"""The officers' desk: one document at /truc-ban/, where sealed tips are opened in the browser."""
