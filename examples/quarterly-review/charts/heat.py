"""A heat map of hours and weekdays, drawn for this deck alone: it sets off the hours of its title.

deckgen has a heat map of its own, `type: heatmap`, which writes every number that has room.
"""

from matplotlib.colors import LinearSegmentedColormap

RUSH = {8: "8 am", 17: "5 pm"}
WEEKEND = ("Sat", "Sun")


def draw(rows, axes, brand):
    """Draw a square for each row's weekday and hour, the darker the more trips; rush hours with their number."""
    days = list(dict.fromkeys(row["weekday"] for row in rows))
    hours = sorted({row["hour"] for row in rows})
    trips = {(row["weekday"], row["hour"]): row["trips"] for row in rows}
    colors = brand.colors
    shades = LinearSegmentedColormap.from_list("shades", [colors.panel, colors.accent, colors.ink])
    axes.pcolormesh(
        [[trips[day, hour] for hour in hours] for day in days],
        cmap=shades,
        vmin=0,
        edgecolors=colors.paper,
        linewidth=2.5,
    )
    for row, day in enumerate(days):
        for column, hour in enumerate(hours):
            if hour in RUSH and day not in WEEKEND:
                axes.text(
                    column + 0.5,
                    row + 0.5,
                    trips[day, hour],
                    color=colors.paper,
                    size=brand.sizes.largest,
                    ha="center",
                    va="center_baseline",
                )
    axes.invert_yaxis()
    axes.set_yticks([row + 0.5 for row in range(len(days))], days)
    clock = [RUSH.get(hour) or ("noon" if hour == 12 else str(hour % 12)) for hour in hours]
    axes.set_xticks([column + 0.5 for column in range(len(hours))], clock)
    axes.xaxis.tick_top()
    for words, hour in zip(axes.get_xticklabels(), hours, strict=True):
        if hour in RUSH:
            words.set(color=colors.ink, weight="bold")
    axes.tick_params(length=0, pad=6)
    for side in axes.spines.values():
        side.set_visible(False)
