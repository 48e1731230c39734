"""A drawing of the author's own: batches by day and time, the darker the more."""


def draw(rows, axes, brand) -> None:
    """Draw a square for each day and time."""
    times = ("night", "morning", "noon")
    for y, time in enumerate(reversed(times)):
        for x, row in enumerate(rows):
            axes.scatter(x, y, s=2600, marker="s", color=brand.colors.accent, alpha=0.12 + 0.27 * float(row[time]))
            axes.text(x, y, row[time], ha="center", va="center", color=brand.colors.ink)
    axes.set_xticks(range(len(rows)), [row["day"] for row in rows])
    axes.set_yticks(range(len(times)), reversed(times))
    axes.set(xlim=(-0.6, len(rows) - 0.4), ylim=(-0.6, 2.6))
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
