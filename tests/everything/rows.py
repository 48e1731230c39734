def rows():
    return [{"year": 2019, "exports": 250}]
