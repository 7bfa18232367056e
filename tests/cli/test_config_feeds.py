from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Reader


def test_config_prints_the_settings_of_feeds_and_what_single_ones_have_otherwise(
    reader: Reader, home: Path
) -> None:
    file = home / ".config" / "closeread" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[feeds]\nretention = "90d"\n[feeds."https://harbour.example/feed"]\ntext = "feed"\n')
    rows = [line.split() for line in reader("config").out.splitlines()]
    assert ["feeds.every", "only", "when", "asked", "default"] in rows
    assert ["feeds.retention", "90d", f"{file}:2:1"] in rows
    assert ["feeds.https://harbour.example/feed.text", "feed", f"{file}:4:1"] in rows
    assert not any(row[0] == "feeds.https://harbour.example/feed.every" for row in rows)
