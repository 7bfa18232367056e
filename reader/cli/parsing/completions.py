"""Completions for bash, zsh and fish, made from the parsers, so that they know what the commands know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.cli.output import FINE, write
from reader.cli.parsing.arguments import COMMANDS, open_parser
from reader.cli.parsing.parser import Arguments, Parser

PROGRAMS = "reader closeread"


@dataclass(frozen=True, slots=True)
class Value:
    """Something to be completed: an option by its names, or a positional without any.

    `takes` is what it takes, None for a flag: `PATH` is an article or a folder, `FILE` any file; `choices` are all
    there are.
    """

    names: tuple[str, ...]
    help: str
    takes: str | None
    choices: tuple[str, ...]

    @property
    def is_path(self) -> bool:
        return self.takes is not None and "PATH" in self.takes

    @property
    def is_file(self) -> bool:
        return self.takes is not None and "FILE" in self.takes

    @property
    def files(self) -> str:
        """The files that are offered, as bash names those that are not; nothing where none are."""
        return "!*.y*ml" if self.is_path else "!*" if self.is_file else ""


def values_of(parser: Parser) -> Iterator[Value]:
    # argparse has no public way to ask a parser what it knows; `_actions` has been there since it exists.
    for action in parser._actions:
        takes = None if action.nargs == 0 else str(action.metavar or action.dest).upper()
        choices = tuple(map(str, action.choices or ()))
        yield Value(tuple(action.option_strings), action.help or "", takes, choices)


def _parsers() -> Iterator[tuple[str, list[Value]]]:
    """What can be completed after each command, and after none."""
    yield "", list(values_of(open_parser()))
    for command in COMMANDS:
        yield command.name, list(values_of(command.parser()))


def _names() -> list[str]:
    return [command.name for command in COMMANDS]


# -- bash, from 3.2 on

_BASH = """\
# closeread: completions for bash. Put  eval "$(reader completions bash)"  into ~/.bashrc
_reader() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= words= files= i line
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --config) ((i++)) ;;
            -*) ;;
            NAMES) command=${COMP_WORDS[i]}; break ;;
            *) break ;;
        esac
    done
    case $command:$before in
VALUES
        *)
            case $command in
OPTIONS
            esac
            case $current in -*) words=$options files= ;; esac ;;
    esac
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(
        compgen -W "$words" -- "$current"
        if [[ $files ]]; then
            compgen -d -- "$current"
            compgen -f -X "$files" -- "$current"
        fi
    )
}
complete -o filenames -F _reader PROGRAMS
"""


def bash() -> str:
    """The script for bash."""
    values, options = [], []
    for name, known in _parsers():
        names: list[str] = []
        words = [] if name else _names()
        files = ""
        for value in known:
            if value.names and value.takes is not None:
                patterns = "|".join(f"{name}:{option}" for option in value.names)
                does = f"files='{value.files}'" if value.files else f"words='{' '.join(value.choices)}'"
                values.append(f"        {patterns}) {does} ;;")
            names += value.names
            words += () if value.names else value.choices
            files = files if value.names else value.files or files
        sets = f"options='{' '.join(names)}' words='{' '.join(words)}' files='{files}'"
        options.append(f"                '{name}') {sets} ;;")
    script = _BASH.replace("NAMES", "|".join(_names())).replace("VALUES", "\n".join(values))
    return script.replace("OPTIONS", "\n".join(options)).replace("PROGRAMS", PROGRAMS)


# -- zsh

_ZSH = """\
#compdef PROGRAMS
# closeread: completions for zsh. Put  source <(reader completions zsh)  into ~/.zshrc, after compinit
_reader_articles() {
    _files -g '*.(yaml|yml)(-.)'
}
_reader_start() {
    local -a commands
    commands=(
NAMES
    )
    _describe -t commands command commands
    _reader_articles
}
_reader() {
    local curcontext=$curcontext
    if (( CURRENT > 2 )); then
        case $words[2] in
COMMANDS
        esac
    fi
    _arguments -s -S \\
START
}
if [[ $funcstack[1] == _reader ]]; then
    _reader "$@"
else
    compdef _reader PROGRAMS
fi
"""


def zsh() -> str:
    """The script for zsh."""
    commands, start = [], ""
    for name, known in _parsers():
        specs = [spec for value in known for spec in _zsh_specs(value, start=not name)]
        if name:
            indented = " \\\n".join(f"                    {spec}" for spec in specs)
            lines = ("shift words; (( CURRENT-- ))", f"_arguments -s -S \\\n{indented}", "return ;;")
            commands.append(f"            {name})\n" + "\n".join(f"                {line}" for line in lines))
        else:
            start = " \\\n".join(f"        {spec}" for spec in specs)
    names = "\n".join(f"        {_quoted(f'{command.name}:{command.does}')}" for command in COMMANDS)
    script = _ZSH.replace("NAMES", names).replace("COMMANDS", "\n".join(commands))
    return script.replace("START", start).replace("PROGRAMS", PROGRAMS)


def _zsh_specs(value: Value, start: bool) -> Iterator[str]:
    completes = (
        "_reader_articles" if value.is_path else f"({' '.join(value.choices)})" if value.choices else " "
    )
    completes = "_files" if value.is_file or value.names == ("--config",) else completes
    if not value.names:
        yield _quoted(f"*: :{'_reader_start' if start else completes}")
        return
    takes = "" if value.takes is None else f":{value.takes}:{completes}"
    about = re.sub(r"([\[\]:\\])", r"\\\1", value.help)
    for option in value.names:
        yield _quoted(f"{option}[{about}]{takes}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# -- fish


def fish() -> str:
    """The script for fish."""
    lines = [
        "# closeread: completions for fish."
        " Put  reader completions fish | source  into ~/.config/fish/config.fish",
        "complete -c reader -f",
        "complete -c closeread -w reader",
    ]
    for command in COMMANDS:
        name, does = command.name, _in_fish(command.does)
        lines += [f"complete -c reader -n __fish_use_subcommand -a {name} -d {does}"]
    for name, known in _parsers():
        when = _in_fish(f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand")
        lines += (f"complete -c reader -n {when} {_fish_value(value)}" for value in known)
    return "\n".join(lines) + "\n"


def _fish_value(value: Value) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in value.names]
    about = [f"-d {_in_fish(value.help)}"] if names else []
    if value.is_path:
        words = ["-k", "-a", _in_fish("(__fish_complete_suffix .yaml)")]
    elif value.is_file:
        words = ["-F"]
    else:
        words = ["-a", _in_fish(" ".join(value.choices))] if value.choices else []
    takes = ["-x"] if names and value.takes is not None else []
    return " ".join((*names, *takes, *words, *about))


def _in_fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def completions(arguments: Arguments) -> int:
    """Print the script for a shell."""
    write([SCRIPTS[arguments.shell]()])
    return FINE


SCRIPTS: Mapping[str, Callable[[], str]] = MappingProxyType({"bash": bash, "zsh": zsh, "fish": fish})
