"""Writers: finished values become files. They decide nothing about content or layout."""
