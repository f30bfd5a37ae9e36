"""Work on hostile bytes in processes of its own, which it may crash, exhaust or keep busy, and nothing else.

    with Crew() as crew:
        tasks = [crew.begin(read_page, page, LIMITS) for page in pages]
        found = [crew.end(task).found for task in tasks]

A child is started when there is first something to do, does one task after the other, and ends with this process.
"""

from bulletin.apart.crew import MOST_CHILDREN, Crew
from bulletin.apart.task import Limits, Task

__all__ = ["MOST_CHILDREN", "Crew", "Limits", "Task"]
