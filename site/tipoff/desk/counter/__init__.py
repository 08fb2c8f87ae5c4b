"""At the counter: tips that come by phone, in person or by letter, practice tips, paper and CSV."""
