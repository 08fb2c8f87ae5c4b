"""The provincial desk: what no ward station can or may do, and what keeps the stations working."""
