"""From a bound slide to a page: the studio that slides are laid out in, and what several kinds set alike."""
