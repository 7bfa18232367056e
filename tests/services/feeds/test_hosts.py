from __future__ import annotations

from threading import Event, Thread

from reader.services.feeds.hosts import HostQueue, host_of
from tests.waiting import until

A1, A2, B1 = "https://a.example/1", "https://a.example/2", "https://b.example/1"


def test_a_host_that_was_handed_out_is_left_alone_until_it_is_done() -> None:
    queue = HostQueue([A1, A2, B1])
    assert (queue.next(), queue.next()) == (A1, B1)
    taken: list[str | None] = []
    waiting = Thread(target=lambda: taken.append(queue.next()))
    waiting.start()
    queue.done(B1)
    assert taken == []
    queue.done(A1)
    waiting.join()
    assert taken == [A2]
    assert queue.next() is None


def test_nothing_is_handed_out_once_it_is_over() -> None:
    queue = HostQueue([A1, A2])
    queue.next()
    taken: list[str | None] = []
    waiting = Thread(target=lambda: taken.append(queue.next()))
    waiting.start()
    queue.stop()
    waiting.join()
    assert (taken, queue.is_over) == ([None], True)


def test_a_host_is_asked_for_one_thing_at_a_time_whoever_led_to_it() -> None:
    queue, inside, leave = HostQueue([]), Event(), Event()
    order: list[str] = []

    def first() -> None:
        with queue.asking("a.example"):
            inside.set()
            leave.wait(30)
            order.append("first")

    def second() -> None:
        with queue.asking("a.example"):
            order.append("second")

    threads = [Thread(target=first), Thread(target=second)]
    threads[0].start()
    inside.wait(30)
    threads[1].start()
    with queue.asking("b.example"):
        pass
    assert order == []
    leave.set()
    until(lambda: len(order) == 2)
    assert order == ["first", "second"]
    for thread in threads:
        thread.join()


def test_an_address_without_a_host_is_its_own() -> None:
    assert host_of("https://A.example:80/x") == "a.example"
    assert host_of("nowhere") == "nowhere"
    assert host_of("http://[") == "http://["
