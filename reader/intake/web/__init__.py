"""Pages by their address: which may be asked, one request, its limits and errors."""
