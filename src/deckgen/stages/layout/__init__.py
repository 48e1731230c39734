"""layout: Deck -> Document. Only this stage uses what stands here: slides that come by themselves."""
