"""An almanac for deckgen: one block, one chart, one check, one kind of table file and one origin of tables."""
