"""Keys at the desk: certifying, taking back, new epochs, heirs of stations, a new root."""
