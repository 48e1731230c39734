"""For whom and when: audiences, which the talk is tailored for, and events, at which it is given."""

from __future__ import annotations

from deckgen.model.marks import Str
from deckgen.model.node import Day, Flag, Names, Node
from deckgen.model.times import Minutes, TimeOfDay


class Audience(Node):
    """How the talk is tailored for one audience."""

    noun = "an audience"
    title: Str | None = None
    """The talk's title for this audience."""
    minutes: Minutes | None = None
    """The slot; slides stay by priority until it is spent."""
    hide: Names = ()
    """Tags that are left out."""
    show: Names = ()
    """Tags that are brought back."""
    must: Names = ()
    """Slides, by their ids, that this audience must see, whatever their priority."""
    set: dict[Str, Str] = {}
    """Values of the names that the text quotes."""
    language: Str | None = None
    """The language of the slides, as BCP 47."""
    brand: Str | None = None
    """A brand file."""
    appendix: Flag = True
    """Whether what was cut for time is kept as hidden slides at the end."""
    clock: Flag = False
    """Whether the notes say when each slide begins."""


class Event(Node):
    """An occasion on which the talk is given."""

    noun = "an event"
    audience: Str | None = None
    """The audience whose tailoring holds."""
    name: Str
    """What the occasion is called."""
    place: Str | None = None
    """Where it is."""
    date: Day
    """The day, against which the age of data is judged."""
    start: TimeOfDay | None = None
    """The time of day at which the talk begins, such as 9:30."""
    minutes: Minutes | None = None
    """The slot, in place of the audience's."""
    clock: Flag = False
    """Whether the notes say when each slide begins."""
    language: Str | None = None
    """The language, in place of the audience's."""
    brand: Str | None = None
    """The brand file, in place of the audience's."""
    set: dict[Str, Str] = {}
    """Values of names, over the audience's."""
