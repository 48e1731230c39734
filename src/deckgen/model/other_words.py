"""Words of other programs for what has another word here, each with the hint that answers it."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.model.hints import Hint


def _meaning(**meant: str) -> Mapping[str, str]:
    """For each of the words that stand behind a word of deckgen: which word to write."""
    return {word: Hint.write(word, here) for here, words in meant.items() for word in words.split()}


CHART_WORDS: Mapping[str, str] = {
    **_meaning(
        donut="pie doughnut ring",
        bar="column columns bars barchart columnchart vertical_bar",
        ranking="hbar barh horizontal_bar horizontal lollipop",
        scatter="points point dots xy scatterplot",
        line="lines timeseries spline curve",
        area="areas stacked_area streamgraph",
        grouped="clustered clustered_bar clustered_column grouped_bar multibar",
        stacked="stack stacked_bar stacked_column",
        share="percent percent_stacked stacked100 normalized",
        slope="slopegraph bump",
        diverging="likert",
        waterfall="bridge cascade",
        parliament="hemicycle seats",
        map="choropleth geo geomap world_map",
        tilemap="tile_grid cartogram",
        combo="mixed pareto bar_line dual_axis",
        dot="dumbbell cleveland dotplot",
        heatmap="heat_map heat matrix",
        gantt="gantt_chart schedule roadmap project_plan",
        histogram="hist histo distribution frequency",
        box="boxplot box_plot whisker box_and_whisker violin beeswarm strip",
        pictogram="pictograph isotype icon_array icons waffle",
    ),
    "bubble": "write 'scatter', with the column of the sizes under 'size'",
    "treemap": "write 'ranking', or 'donut' for a few parts",
    "funnel": "write 'ranking', which sorts by 'sort: -column'",
    "sunburst": "write 'ranking', or 'donut' for a few parts",
    "panels": "write 'small_multiples'",
    "facets": "write 'small_multiples'",
}
BLOCK_WORDS: Mapping[str, str] = {
    **_meaning(
        bullets="list ul ol bullet points items",
        text="paragraph body_text content p",
        image="img picture photo",
        table="grid datatable",
        stats="numbers kpi kpis metrics metric big_number",
        callout="takeaway conclusion highlight_box",
        quote="blockquote citation",
        steps="process",
        flow="flowchart diagram smartart cycle tree org_chart process_flow",
        compare="comparison versus vs pros_cons",
        timeline="milestones",
        columns="cols",
        notes="speaker_notes comments",
        title="heading headline",
        video="movie film clip mp4 youtube",
    ),
    "figure": "write 'image' for a picture, 'figures' for named numbers",
    "plot": "write 'chart: {type: …}'",
    "graph": "write 'chart: {type: …}'",
    "barchart": "write 'chart: {type: bar}'",
    "piechart": "write 'chart: {type: donut}'",
    "linechart": "write 'chart: {type: line}'",
    **dict.fromkeys(("animate", "animation", "animations", "build", "fragments"), "write 'reveal: true'"),
    "map": "write 'chart: {type: map}'",
}
ICON_WORDS: Mapping[str, str] = _meaning(
    flame="fire",
    pencil="edit pen_to_square",
    trash="delete bin",
    settings="gear cog",
    mail="email envelope",
    house="home",
    search="magnifier magnifying_glass",
    users="people group",
    user="person profile",
    banknote="money cash",
    car="auto automobile",
    trophy="award",
    globe="world",
    factory="industry",
    lightbulb="idea bulb",
    check="tick checkmark",
    x="close cross",
)
FUNCTION_WORDS: Mapping[str, str] = {
    **_meaning(
        mean="avg average",
        max="maximum largest highest",
        min="minimum smallest lowest",
        sum="total add",
        count="len counta rows number",
        floor="int trunc rounddown",
        names="list words join",
    ),
    "if": "no formula decides; write two figures, or a query",
    "sqrt": "a formula knows + - * /; ask for more in a query",
}
