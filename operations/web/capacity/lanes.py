"""Lanes: run a limited number of tasks at a time, each on one of the lane's threads.

There are only as many threads as needed: the most recently used thread works next, and an idle one
ends after a while. This also limits what threads hold, such as database connections.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Any

Work = Callable[[], Any]


class Full(Exception):
    """The task was not begun: the queue was full or the wait too long."""


class _Task:
    __slots__ = ("_done", "_error", "_result", "_work", "begun")

    def __init__(self, work: Work):
        context = copy_context()
        self._work: Work = lambda: context.run(work)
        self._done = threading.Event()
        self._result: Any = None
        self._error: BaseException | None = None
        self.begun = False

    def do(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:
            self._error = error  # raised in the thread that waits for the result
        finally:
            self._done.set()

    def is_done(self, seconds: float | None = None) -> bool:
        return self._done.wait(seconds)

    def result(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result


class Lane:
    def __init__(
        self,
        name: str,
        places: int,  # threads
        *,
        waiting: int,  # so many may wait for a place ...
        patience: float,  # ... for so many seconds
        idle: float = 60,  # seconds after which a thread without work ends
        before_ending: Work = lambda: None,  # what such a thread does last
    ):
        self._name = name
        self._places = places
        self._most_waiting = waiting
        self._patience = patience
        self._idle_seconds = idle
        self._before_ending = before_ending
        self._lock = threading.Lock()
        self._queue: deque[_Task] = deque()
        self._idle: list[SimpleQueue[_Task]] = []
        self.threads = 0

    @property
    def waiting(self) -> int:
        return len(self._queue)

    @property
    def resting(self) -> int:
        """Return the number of idle threads."""
        return len(self._idle)

    def do(self, work: Work) -> Any:
        """Run the task when its turn comes and return the result. Raises Full if it was not
        begun.
        """
        task = _Task(work)
        self._hand_over(task)
        if not task.is_done(self._patience):
            self._withdraw(task)
            task.is_done()
        return task.result()

    def _hand_over(self, task: _Task) -> None:
        with self._lock:
            if self._idle:
                task.begun = True
                self._idle.pop().put(task)
            elif self.threads < self._places:
                task.begun = True
                self.threads += 1
                thread = threading.Thread(
                    target=self._go_on, args=(task,), name=self._name, daemon=True
                )
                thread.start()
            elif len(self._queue) < self._most_waiting:
                self._queue.append(task)
            else:
                raise Full(self._name)

    def _withdraw(self, task: _Task) -> None:
        """Remove the task from the queue and raise Full; do nothing if it was begun."""
        with self._lock:
            if not task.begun:
                self._queue.remove(task)
                raise Full(self._name)

    def _go_on(self, task: _Task | None) -> None:
        inbox: SimpleQueue[_Task] = SimpleQueue()
        while task is not None:
            task.do()
            task = None  # otherwise it would live as long as the thread waits
            task = self._next(inbox)

    def _next(self, inbox: SimpleQueue[_Task]) -> _Task | None:
        with self._lock:
            if self._queue:
                task = self._queue.popleft()
                task.begun = True
                return task
            self._idle.append(inbox)
        try:
            return inbox.get(timeout=self._idle_seconds)
        except Empty:
            return self._end(inbox)

    def _end(self, inbox: SimpleQueue[_Task]) -> _Task | None:
        with self._lock:
            ends = inbox in self._idle
            if ends:
                self._idle.remove(inbox)
                self.threads -= 1
        if not ends:
            return inbox.get()  # something came at the last moment
        self._before_ending()
        return None
