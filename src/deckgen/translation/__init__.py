"""The words of a deck in another language: the catalogues of translations, and looking words up in them."""
