"""draw: chart boxes -> pictures. Only this stage uses what stands here: native charts, own drawings, the cache."""
