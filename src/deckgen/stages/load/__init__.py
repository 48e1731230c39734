"""load: deck.yaml -> Outline. Only this stage uses what stands here: includes, slides used again, references."""
