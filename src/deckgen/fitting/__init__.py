"""How large words are and what fits where: fonts, measures, the sizes of type, and the arranging of contents."""
