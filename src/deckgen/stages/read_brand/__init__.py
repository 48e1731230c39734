"""brand: brand.yaml -> Brand. Only this stage uses what stands here: the look of a template, and its places."""
