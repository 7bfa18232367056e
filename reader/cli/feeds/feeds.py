"""`reader feeds ACTION`: finds the person's files, and runs one action."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reader.cli.feeds.options import FEED_ACTIONS
from reader.cli.feeds.workplace import Workplace
from reader.cli.output import WRONG, say, step
from reader.cli.parsing.parser import Arguments
from reader.errors import ReaderError
from reader.memory.feeds.store import FeedStore
from reader.model.clean import with_full_stop
from reader.services.feeds.subscriptions import SubscriptionFile
from reader.settings.feed_settings import AllFeedSettings
from reader.settings.folders import config_file, state_folder
from reader.settings.settings import Settings


def feeds(arguments: Arguments) -> int:
    """Runs the action; 1 where something failed or nothing was found, 2 for wrong use."""
    if wrong := FEED_ACTIONS.misplaced(arguments):
        say(wrong)
        return WRONG
    config, state = config_file(), state_folder()
    if config is None or state is None:
        say("reader feeds: there is no home folder to keep subscriptions in.")
        return WRONG
    found = _settings(arguments.config, config)
    try:
        with closing(FeedStore.open(state)) as store:
            if fault := store.pop_fault():
                say(fault)
            file = SubscriptionFile(config.parent)
            work = Workplace(file, store, found.feeds or AllFeedSettings(), found)
            return _run(work, arguments)
    except ReaderError as fault:
        step("")
        say(with_full_stop(f"reader feeds {arguments.action}: {fault}"))
        return WRONG


def _settings(asked: Path | None, own: Path) -> Settings:
    """The person's settings; the defaults where there is no file of them."""
    if asked is None and not own.exists():
        return Settings(file=own)
    from reader.app.commands.names import command_names  # what settings may name, only where there are any
    from reader.cli.user_settings import settings

    return settings(asked, command_names())


def _run(work: Workplace, arguments: Arguments) -> int:
    """Runs one action, whose module alone is loaded."""
    if arguments.action == "fetch":
        from reader.cli.feeds.fetching import fetch  # as said

        return fetch(work, arguments)
    if arguments.action == "entries":
        from reader.cli.feeds.entries import entries  # as said

        return entries(work, arguments)
    from reader.cli.feeds import subscriptions  # as said

    actions = {
        "add": subscriptions.add,
        "list": subscriptions.list_feeds,
        "remove": subscriptions.remove,
        "import": subscriptions.import_files,
        "export": subscriptions.export,
    }
    return actions[arguments.action](work, arguments)
