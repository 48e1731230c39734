def draw(rows, axes, brand) -> None:
    axes.barh([row["mode"] for row in rows], [row["n"] for row in rows], color=brand.palette[0])
