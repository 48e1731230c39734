"""The words of a deck in another language: catalogues, and who looks words up in them."""
