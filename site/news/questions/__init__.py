"""Questions that readers send: `/gui/cau-hoi/`."""
