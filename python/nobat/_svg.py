"""A picture that is its text, and that notebooks show. Draws nothing."""


class Svg(str):
    """A chart as SVG. Write it to a file, or let a notebook show it."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)
