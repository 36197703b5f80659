"""`python -m tests.docs`: draw the picture in the README anew."""

from __future__ import annotations

from tests.docs.picture import redraw

redraw()
