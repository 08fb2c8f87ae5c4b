"""Letters to the Front's staff: `/gui/lien-he/`."""
