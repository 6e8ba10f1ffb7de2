"""docs/command-line.md and the program name the same commands, and each shows an example."""
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("REMBUK_BINARY", str(ROOT / ".build/debug/rembuk"))


def help_of(*command):
    return subprocess.run([BINARY, "help", *command], capture_output=True, text=True, timeout=30, check=True).stdout


def leaves(*command):
    """The commands below, that do something themselves."""
    text = help_of(*command)
    if "SUBCOMMANDS:" not in text:
        return {" ".join(command)}
    below = re.findall(r"^  ([a-z-]+)", text.split("SUBCOMMANDS:")[1], re.M)
    return set().union(*(leaves(*command, name) for name in below if name != "help"))


def test_the_page_names_every_command_and_no_other():
    page = (ROOT / "docs/command-line.md").read_text()
    named = set(re.findall(r"^\| `rembuk ([a-z ]+)`", page, re.M))
    assert named == leaves()


def test_every_command_shows_an_example():
    assert [name for name in sorted(leaves()) if "Example:" not in help_of(*name.split())] == []


def test_every_option_says_what_it_does():
    """The words stand beside the option, or, where its name is long, in the next line."""
    silent = []
    for name in sorted(leaves()):
        lines = help_of(*name.split()).splitlines() + [""]
        for line, following in zip(lines, lines[1:]):
            option = re.match(r"  (-\w, )?(--[a-z-]+)( <[a-z-]+>)?", line)
            if option and not line[option.end():].strip() and not following.startswith(" " * 20):
                silent.append((name, option[2]))
    assert silent == []


def test_wrong_usage_is_64():
    for wrong in (["nonsense"], ["account", "add"], ["backup"], ["sample", "growth", "--children", "0", "-o", "x"]):
        assert subprocess.run([BINARY, *wrong], capture_output=True, timeout=30).returncode == 64, wrong
