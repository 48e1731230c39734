"""bind: Outline -> Deck. Only this stage uses what stands here: ages of tables, values of figures, said titles."""
